"""Asks both compilations about the same random histories and compares every field of every duty of every matter."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import lantern.law
from lantern.law import JOURNAL, Carries, Duty, Law, OtherReading, Source, State, duties, load_law
from lantern.law.calendar import LONDON
from lantern.law.census import CENSUS
from lantern.law.columns import Country
from lantern.law.columns_history import entries_to_columns, live_columns
from lantern.law.columns_rows import STATES, DutyColumns, Int, ReadingColumns, SpanColumns
from lantern.law.fact import Span
from lantern.law.history import Entry, live
from lantern.law.loader import load_from
from lantern.law.scalar import moment_of
from lantern.law.vocabulary import vocabulary
from tests.law.histories import ENDS, Shares, random_history, recent_history, shares, tangled_history

AT_ONCE = 500
LAW_FOLDER = Path(lantern.law.__file__).parent
SOURCES = 24


class Outcome(NamedTuple):
    """What a comparison found. `cells` counts the duties under each rule in each state."""

    shares: Shares
    cells: Counter[tuple[str, State]]
    differences: list[str]


@cache
def source(n: int) -> Source:
    """A source of facts: most often the journal, which carries everything, else one that carries less, by number."""
    if n >= SOURCES or n == 0:
        return CENSUS if n == 0 else JOURNAL
    rng = Random(n)
    weights = rng.choice(((85, 5, 5, 5), (55, 15, 15, 15), (94, 2, 2, 2)))
    given = (Carries.DATED, Carries.FIRST_ONLY, Carries.OUTCOME_ONLY, None)
    carried = {kind: rng.choices(given, weights)[0] for kind in vocabulary().facts}
    return Source(f"source {n}", {kind: how for kind, how in carried.items() if how})


@cache
def odd_law() -> Law:
    """The law with every construct that the loader lets through, whether or not an edition uses it."""
    editions = sorted((LAW_FOLDER / "editions").iterdir(), key=lambda file: file.name)
    return load_from(LAW_FOLDER / "sources.toml", editions, [Path(__file__).parent / "odd.toml"])


def any_law(rng: Random) -> Law:
    """The law as it is, with the example of a local protocol, or with the odd one."""
    return rng.choice((load_law(), load_law("example"), odd_law()))


def asked(rng: Random) -> date | datetime:
    """A day, or a moment of one: as often before the first edition as under each of them, and twice under the last."""
    ends = (date(2004, 1, 1), *ENDS, date(2029, 1, 1))
    n = min(rng.randrange(len(ends)), len(ends) - 2)
    day = ends[n] + timedelta(days=rng.randrange((ends[n + 1] - ends[n]).days))
    if rng.random() < 0.5:
        return day
    return datetime.combine(day, time(rng.randrange(24), rng.choice((0, 1, 30))), LONDON)


def compare(seed: int, law: Law | None = None, columns_law: Law | None = None, size: int = AT_ONCE) -> Outcome:
    """Compares the two on some histories that only the seed decides. Two laws, where one is a mutant."""
    rng = Random(seed)
    as_of, told = asked(rng), source(rng.randrange(SOURCES * 2))
    law = law or any_law(rng)
    histories = [random_history(rng, as_of.toordinal()) for _ in range(size - size // 20)]
    histories += [tangled_history(rng, as_of.toordinal()) for _ in range(size // 20)]
    histories += [recent_history(rng, *moment_of(as_of)) for _ in range(size // 20)]
    theirs = by_columns(columns_law or law, histories, as_of, told)
    found: list[str] = []
    cells: Counter[tuple[str, State]] = Counter()
    for n, (history, other) in enumerate(zip(histories, theirs, strict=True)):
        one = duties(law, live(history), as_of, told)
        cells.update((duty.rule, duty.state) for duty in one)
        if len(one) != len(other) or set(one) != set(other):
            found += [f"seed {seed}, child {n}, one child: {duty}" for duty in one if duty not in other]
            found += [f"seed {seed}, child {n}, columns: {duty}" for duty in other if duty not in one]
    return Outcome(shares(histories), cells, found)


@cache
def _country(law: Law, told: Source) -> Country:
    return Country(law, told)


def by_columns(
    law: Law, histories: Sequence[Sequence[Entry]], as_of: date | datetime, told: Source
) -> list[list[Duty]]:
    """The duties of each child, as the columns give them."""
    entries = entries_to_columns(histories)
    facts, first_stated = live_columns(entries)
    ids = [entry.id for history in histories for entry in history]
    names = [ids[row] for row in first_stated.tolist()] + [""]
    answers: list[list[Duty]] = [[] for _ in histories]
    children = facts.child
    for columns in _country(law, told).duties(facts, as_of).values():
        for child, duty in zip(children[columns.matter].tolist(), _rows(columns, names), strict=True):
            answers[child].append(duty)
    return answers


def _rows(columns: DutyColumns, names: list[str]) -> Iterator[Duty]:
    """The columns of one rule as duties of one child: -1 as a row is the last name, which is empty."""

    def named(rows: Int) -> list[str]:
        return [names[row] for row in rows.tolist()]

    readings = [_reading_rows(reading, columns.wants) for reading in columns.readings]
    return map(
        Duty,
        [columns.rule.id] * len(columns.matter), named(columns.matter), [STATES[s] for s in columns.state.tolist()],
        *map(_spans, (columns.started, columns.due, columns.met, columns.ended)),
        [None if late < 0 else late for late in columns.late.tolist()],
        [columns.wants[code] for code in columns.missing.tolist()],
        *map(named, (columns.started_by, columns.met_by, columns.ended_by)),
        zip(*readings, strict=True) if readings else [()] * len(columns.matter),
    )  # fmt: skip


def _reading_rows(reading: ReadingColumns, wants: list[str]) -> Iterator[OtherReading]:
    return map(
        OtherReading, [reading.name] * len(reading.missing), _spans(reading.started), _spans(reading.due),
        [wants[code] for code in reading.missing.tolist()],
    )  # fmt: skip


def _spans(columns: SpanColumns) -> list[Span | None]:
    return [
        (first, last) if first else None for first, last in zip(columns[0].tolist(), columns[1].tolist(), strict=True)
    ]
