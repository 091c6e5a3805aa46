"""Every duty of a whole country at once: the rules that scalar.py compiles for one child, compiled for numpy.

Picking, counting and judging are written afresh, so that each compilation checks the other; what they share is the
rules, the calendar and what a source carries.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple

import numpy as np

from lantern.law.calendar import Calendar, england_and_wales
from lantern.law.carrying import Gaps
from lantern.law.columns_batch import Batch
from lantern.law.columns_count import Counting
from lantern.law.columns_rows import MATTER_CODES, DutyColumns, Facts, Int, ReadingColumns, joined, to_columns
from lantern.law.columns_rule import RuleColumns, Wants
from lantern.law.fact import JOURNAL, Source
from lantern.law.loader import Law
from lantern.law.rule import Edition, Unit
from lantern.law.scalar import BEFORE_ALL, moment_of

__all__ = ["Country", "DutyColumns", "Facts", "Moved", "ReadingColumns", "moved", "to_columns"]

_CHILDREN_AT_ONCE = 50_000  # so that their columns stay in the processor's cache


class Moved(NamedTuple):
    """Duties under one rule that are due on another day than before: their matters, and both last days.

    `reading` is empty where the day that governs moved, else the name of the other reading whose day did.
    """

    rule: str
    reading: str
    matter: Int
    was_due: Int
    is_due: Int


class Country:
    """The law compiled for columns, for one source of facts and one calendar."""

    def __init__(self, law: Law, source: Source = JOURNAL, calendar: Calendar | None = None) -> None:
        self._starts = [edition.from_day for edition in law.editions]
        self._counting = Counting(calendar or england_and_wales())
        self._wants = Wants()
        held = [(edition, "") for edition in law.editions]
        self._editions = [
            self._compiled(law, edition, source, unheld) for edition, unheld in [(law.editions[0], BEFORE_ALL), *held]
        ]

    def duties(self, facts: Facts, as_of: date | datetime, threads: int = 1) -> dict[str, DutyColumns]:
        """Every duty of every matter, by rule, at the end of a day or at an aware moment.

        Raises OutOfRange for days before 1980 or after 2060, ValueError where a child's facts are not together.
        """
        day, minute = moment_of(as_of)
        parts: dict[str, list[DutyColumns]] = {}

        def of_batch(rows: slice) -> list[DutyColumns]:
            return self._of_batch(Batch(facts, rows, day, minute), day, minute)

        with ThreadPoolExecutor(threads) as pool:
            for duties in chain.from_iterable(pool.map(of_batch, _batches(facts.child))):
                parts.setdefault(duties.rule.id, []).append(duties)
        return {rule: joined(parts.pop(rule)) for rule in list(parts)}

    def _compiled(self, law: Law, edition: Edition, source: Source, unheld: str) -> list[RuleColumns]:
        rules = edition.rules + tuple(rule for local in law.local for rule in local.rules)
        return [RuleColumns(rule, Gaps(source, rule, unheld), self._counting, self._wants) for rule in rules]

    def _of_batch(self, batch: Batch, day: int, minute: int) -> list[DutyColumns]:
        edition_of = np.searchsorted(self._starts, batch.earliest[batch.opening], side="right")
        found = []
        for number, rules in enumerate(self._editions):
            under = np.flatnonzero(edition_of == number)
            kinds = batch.matter_kind[under]
            matters = {code: under[kinds == code] for code in np.unique(kinds).tolist()}
            for rule in rules if len(under) else ():
                hours = rule.rule.within.unit is Unit.HOURS
                matter = matters.get(MATTER_CODES[rule.rule.matter], under[:0])
                found.append(rule(batch, matter, minute if hours else day))
        return found


def moved(before: dict[str, DutyColumns], after: dict[str, DutyColumns]) -> list[Moved]:
    """What is due on another day, of duties worked out twice from the same facts (with another calendar, say)."""
    found = []
    for rule, duties in after.items():
        was = before[rule]
        pairs = [("", was.due, duties.due)]
        pairs += [(new.name, old.due, new.due) for old, new in zip(was.readings, duties.readings, strict=True)]
        for reading, old, new in pairs:
            changed = np.flatnonzero(old[1] != new[1])
            if len(changed):
                found.append(Moved(rule, reading, duties.matter[changed], old[1][changed], new[1][changed]))
    return found


def _batches(child: Int) -> Iterator[slice]:
    """Rows of some thousand children at a time, none cut in two."""
    if not (child[1:] >= child[:-1]).all():
        raise ValueError("The facts of one child do not stand together. Sort them by child.")
    start = 0
    while start < len(child):
        end = int(np.searchsorted(child, child[start] + _CHILDREN_AT_ONCE))
        yield slice(start, end)
        start = end
