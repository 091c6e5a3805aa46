"""Asks both compilations about the same random histories and compares every field of every duty of every matter."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

from lantern.law import JOURNAL, Carries, Duty, Law, OtherReading, Source, State, duties, load_law
from lantern.law.calendar import LONDON
from lantern.law.columns import Country
from lantern.law.columns_history import entries_to_columns, live_columns
from lantern.law.columns_rows import STATES, DutyColumns, Int, ReadingColumns, SpanColumns
from lantern.law.fact import Span
from lantern.law.history import Entry, live
from lantern.law.vocabulary import vocabulary
from tests.law.histories import Shares, random_history, shares

AT_ONCE = 500
SOURCES = 16
FIRST_ASKED, LAST_ASKED = date(2004, 6, 1), date(2029, 1, 1)


class Outcome(NamedTuple):
    """What a comparison found. `cells` counts the duties under each rule in each state."""

    shares: Shares
    duties: int
    cells: Counter[tuple[str, State]]
    differences: list[str]


@cache
def source(n: int) -> Source:
    """A source of facts: most often the journal, which carries everything, else one that carries less, by number."""
    if n >= SOURCES:
        return JOURNAL
    rng = Random(n)
    weights = rng.choice(((90, 4, 3, 3), (60, 20, 10, 10), (97, 1, 1, 1)))
    given = (Carries.DATED, Carries.FIRST_ONLY, Carries.OUTCOME_ONLY, None)
    carried = {kind: rng.choices(given, weights)[0] for kind in vocabulary().facts}
    return Source(f"source {n}", {kind: how for kind, how in carried.items() if how})


def asked(rng: Random) -> date | datetime:
    """A day, or a moment of one, from before the first edition to beyond the last."""
    day = FIRST_ASKED + timedelta(days=rng.randrange((LAST_ASKED - FIRST_ASKED).days))
    return (
        datetime(day.year, day.month, day.day, rng.randrange(24), rng.choice((0, 1, 30)), tzinfo=LONDON)
        if rng.random() < 0.5
        else day
    )


def compare(seed: int, law: Law | None = None, columns_law: Law | None = None, size: int = AT_ONCE) -> Outcome:
    """Compares the two on some histories that only the seed decides. Two laws, where one is a mutant."""
    rng = Random(seed)
    as_of, told = asked(rng), source(rng.randrange(SOURCES * 2))
    law = law or load_law("example" if rng.random() < 0.3 else "")
    histories = [random_history(rng, as_of.toordinal()) for _ in range(size)]
    by_columns = _by_columns(columns_law or law, histories, as_of, told)
    found: list[str] = []
    count = 0
    cells: Counter[tuple[str, State]] = Counter()
    for n, (history, other) in enumerate(zip(histories, by_columns, strict=True)):
        one = duties(law, live(history), as_of, told)
        count += len(one)
        cells.update((duty.rule, duty.state) for duty in one)
        if len(one) != len(other) or set(one) != set(other):
            found += [f"seed {seed}, child {n}, one child: {duty}" for duty in one if duty not in other]
            found += [f"seed {seed}, child {n}, columns: {duty}" for duty in other if duty not in one]
    return Outcome(shares(histories), count, cells, found)


@cache
def _country(law: Law, told: Source) -> Country:
    return Country(law, told)


def _by_columns(
    law: Law, histories: Sequence[Sequence[Entry]], as_of: date | datetime, told: Source
) -> list[list[Duty]]:
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
