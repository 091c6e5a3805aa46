"""One child's history to duties: each edition's rules for a kind of matter become one Python function.

The same rules are compiled for a whole country in columns.py. Neither is written by hand for any rule.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from functools import cache
from operator import itemgetter

from lantern.law.calendar import LONDON, Calendar, add_months, england_and_wales, minute_of
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
    return as_of.toordinal(), minute_of(datetime.combine(as_of, time(23, 59), LONDON))


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
        if history[0][1] < FIRST_DAY or max(day, *map(itemgetter(2), history)) > LAST_DAY:
            raise OutOfRange(OUT_OF_RANGE)
        out: list[Duty] = []
        matters, opened = _matters(history)
        for id, opening in opened.items():
            fact = history[opening]
            function = held[bisect_right(starts, fact[1])].get(fact[6])
            if function is not None:
                above = [matters[name] for name in _chain(history, opened, id)]
                parent = matters.get(fact[4], _EMPTY)
                function(history, id, opening, matters[id], parent, above, day, minute, out)
        return out

    return run


def _matters(history: Sequence[Fact]) -> tuple[dict[str, dict[str, list[int]]], dict[str, int]]:
    """The facts by kind of each matter ("" for the child as a whole), and at which fact each was opened."""
    opened = {fact[5]: at for at, fact in enumerate(history) if fact[6]}
    matters: dict[str, dict[str, list[int]]] = {id: {} for id in ("", *opened)}
    for at, (kind, _, _, _, matter, id, opens, _, _) in enumerate(history):
        for held in (matters.get(matter), matters[id] if opens else None):
            if held is None:
                continue
            if kind in held:
                held[kind].append(at)
            else:
                held[kind] = [at]
    return matters, opened


def _chain(history: Sequence[Fact], opened: dict[str, int], id: str) -> list[str]:
    """A matter, those it stands under, and the child as a whole."""
    chain: list[str] = []
    while id in opened and len(chain) < len(opened):
        chain.append(id)
        id = history[opened[id]][4]
    return [*chain, ""]


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
