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
_ORDER = itemgetter(1, 3)
_EMPTY: Matter = {}

Engine = Callable[[Iterable[Fact], int, int], list[Duty]]


class OutOfRange(ValueError):
    """A fact on a day that the calendar cannot count from."""


def duties(law: Law, facts: Iterable[Fact], as_of: date | datetime, source: Source = JOURNAL) -> list[Duty]:
    """Every duty of every matter in one child's history, at the end of a day or at an aware moment.

    Pure. Facts later than `as_of` are not seen. Raises OutOfRange for days before 1980 or after 2060.
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
    first, last = date(1980, 1, 1).toordinal(), date(2060, 12, 31).toordinal()

    def run(facts: Iterable[Fact], day: int, minute: int) -> list[Duty]:
        history = [fact for fact in sorted(facts, key=_ORDER) if fact[1] <= day]
        if not history:
            return []
        if history[0][1] < first or max(map(itemgetter(2), history)) > last:
            raise OutOfRange("A date lies before 1980 or after 2060. Correct it, or leave the child out.")
        out: list[Duty] = []
        matters = _matters(history)
        for id, (opening, matter) in matters.items():
            if opening < 0:
                continue
            fact = history[opening]
            function = held[bisect_right(starts, fact[1])].get(fact[6])
            if function is None:
                continue
            parent = matters[fact[4]][1] if fact[4] in matters else _EMPTY
            function(history, id, opening, matter, parent, _above(matters, history, id), day, minute, out)
        return out

    return run


def _matters(history: Sequence[Fact]) -> dict[str, tuple[int, dict[str, list[int]]]]:
    """Each matter's opening fact and its facts by kind; "" holds the facts of the child as a whole."""
    matters: dict[str, tuple[int, dict[str, list[int]]]] = {"": (-1, {})}
    for at, fact in enumerate(history):
        if fact[6]:
            matters[fact[5]] = (at, {})
    for at, fact in enumerate(history):
        kind = fact[0]
        for id in (fact[4], fact[5]) if fact[6] else (fact[4],):
            if id in matters:
                held = matters[id][1]
                if kind in held:
                    held[kind].append(at)
                else:
                    held[kind] = [at]
    return matters


def _above(matters: dict[str, tuple[int, dict[str, list[int]]]], history: Sequence[Fact], id: str) -> list[Matter]:
    """A matter, those it stands under, and the child as a whole."""
    chain: list[Matter] = []
    while id and id in matters and len(chain) < len(matters):
        opening, matter = matters[id]
        chain.append(matter)
        id = history[opening][4]
    chain.append(matters[""][1])
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
