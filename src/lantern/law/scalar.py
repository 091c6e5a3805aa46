"""One child's history to duties: each edition's rules for a kind of matter become one Python function.

The same rules are compiled for a whole country in columns.py. Neither is written by hand for any rule.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from operator import itemgetter

from lantern.law.calendar import LONDON, Calendar, add_months, day_starts_at, england_and_wales, minute_of
from lantern.law.emit import MatterFunction, compile_matter
from lantern.law.fact import JOURNAL, Duty, Fact, Source
from lantern.law.loader import Law
from lantern.law.picking import Matter
from lantern.law.rule import Edition

BEFORE_ALL = "the guidance in force before April 2006, which Lantern does not hold"
FIRST_DAY, LAST_DAY = date(1980, 1, 1).toordinal(), date(2060, 12, 31).toordinal()
OUT_OF_RANGE = "A date lies before 1980 or after 2060. Correct it, or leave the child out."
_ORDER = itemgetter(1, 3)
_EMPTY: Matter = {}

Engine = Callable[[Iterable[Fact], int, int], list[Duty]]


class OutOfRange(ValueError):
    """A fact on a day that the calendar cannot count from."""


def duties(law: Law, facts: Iterable[Fact], as_of: date | datetime, source: Source = JOURNAL) -> list[Duty]:
    """Every duty of every matter in one child's history, at the end of a day or at an aware moment.

    Pure. Facts later than `as_of` are not seen. Raises OutOfRange for a fact, or a day asked about, before 1980 or
    after 2060.
    """
    day, minute = moment_of(as_of)
    return engine(law, source)(facts, day, minute)


def moment_of(as_of: date | datetime) -> tuple[int, int]:
    """The London day and the minute that `as_of` means: a day means its end."""
    if isinstance(as_of, datetime):
        return as_of.astimezone(LONDON).date().toordinal(), minute_of(as_of)
    day = as_of.toordinal()
    return day, day_starts_at(day + 1) - 1


@cache
def engine(law: Law, source: Source) -> Engine:
    """The compiled law for one source of facts: `engine(facts, day, minute)`."""
    calendar = england_and_wales()
    starts = [edition.from_day for edition in law.editions]
    unheld = _functions(law, law.editions[0], source, calendar, BEFORE_ALL)
    held = [unheld, *(_functions(law, edition, source, calendar, "") for edition in law.editions)]

    def run(facts: Iterable[Fact], day: int, minute: int) -> list[Duty]:
        history = sorted(facts, key=_ORDER)
        if history and _ORDER(history[-1]) > (day, minute):
            del history[bisect_right(history, (day, minute), key=_ORDER) :]
        if not history:
            return []
        kinds, earliest, latest, _, under, ids, opens, _, _ = zip(*history, strict=True)
        if earliest[0] < FIRST_DAY or max(day, *latest) > LAST_DAY:
            raise OutOfRange(OUT_OF_RANGE)
        out: list[Duty] = []
        opened = {id: at for at, id in enumerate(ids) if opens[at]}
        matters = _matters(kinds, under, ids, opened)
        chains: dict[str, list[Matter]] = {"": [matters[""]]}
        for id, opening in opened.items():
            above = under[opening]
            chain = chains[above] if above in chains else _chain(under, matters, opened, above)
            chain = chains[id] = [matters[id], *chain]
            function = held[bisect_right(starts, earliest[opening])].get(opens[opening])
            if function is not None:
                function(history, id, opening, matters[id], matters.get(above, _EMPTY), chain, day, minute, out)
        return out

    return run


def _matters(
    kinds: Sequence[str], under: Sequence[str], ids: Sequence[str], opened: Mapping[str, int]
) -> dict[str, dict[str, list[int]]]:
    """The facts of each matter by kind; "" is the child as a whole. An opening stands in its own matter too."""
    matters: dict[str, dict[str, list[int]]] = {id: {} for id in ("", *opened)}
    openings = set(opened.values())
    for at, (kind, above) in enumerate(zip(kinds, under, strict=True)):
        if above in matters:
            matters[above].setdefault(kind, []).append(at)
        if at in openings:
            matters[ids[at]].setdefault(kind, []).append(at)
    return matters


def _chain(under: Sequence[str], matters: Mapping[str, Matter], opened: Mapping[str, int], id: str) -> list[Matter]:
    """A matter, those it stands under, and the child as a whole."""
    chain: list[Matter] = []
    while id in opened and len(chain) < len(opened):
        chain.append(matters[id])
        id = under[opened[id]]
    chain.append(matters[""])
    return chain


def _functions(
    law: Law, edition: Edition, source: Source, calendar: Calendar, unheld: str
) -> dict[str, MatterFunction]:
    rules = edition.rules + tuple(rule for local in law.local for rule in local.rules)
    kinds = {rule.matter for rule in rules}
    months = cache(add_months)
    return {
        kind: compile_matter([r for r in rules if r.matter == kind], source, calendar, months, unheld)
        for kind in sorted(kinds)
    }
