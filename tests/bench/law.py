"""How long the law takes: one child, beside a workflow engine doing the same pathway; and a whole country."""

import resource
import sys
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from typing import TypeVar

from lantern.law import Fact, duties, load_law
from lantern.law.calendar import build, england_and_wales
from lantern.law.columns import Country, DutyColumns, Facts, moved
from tests.bench.figure import Figure
from tests.law.children import largest_child, median_child
from tests.law.country import country
from tests.law.process import stepped_and_saved

T = TypeVar("T")
CHILDREN, AS_OF = 1_000_000, date(2026, 3, 31)
FIRST, LAST = date(2017, 1, 1).toordinal(), AS_OF.toordinal()
NEW_HOLIDAY = date(2026, 4, 13)
CORES = 2


def measure() -> list[Figure]:
    """The country first: the memory of one process only grows."""
    facts = country(CHILDREN, FIRST, LAST)
    found = _whole_country(facts)
    del facts
    for name, child in (("median", median_child()), ("largest", largest_child())):
        found.append(_one_child(name, child))
    return found


def _whole_country(facts: Facts) -> list[Figure]:
    law = Country(load_law())
    seconds, before = _timed(lambda: law.duties(facts, AS_OF, CORES))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    seconds = median([seconds, *(_timed(lambda: law.duties(facts, AS_OF, CORES))[0] for _ in range(2))])
    again, changed = _timed(lambda: _moved_by_a_holiday(facts, before))
    size = f"{CHILDREN:,} children, {len(facts.child):,} facts"
    count = sum(len(columns.matter) for columns in before.values())
    return [
        Figure(f"{size}: {count:,} duties, all readings", seconds, "s", "< 4 s, stretch 2 s", seconds < 4),
        Figure("the same: peak memory, with the facts", memory, "MB", "< 1,500 MB", memory < 1500),
        Figure(f"one bank holiday more: {changed:,} dates moved, all recomputed", again, "s", "< 4 s", again < 4),
    ]


def _moved_by_a_holiday(facts: Facts, before: dict[str, DutyColumns]) -> int:
    known = england_and_wales()
    days = known.holidays | {NEW_HOLIDAY.toordinal(): "A new bank holiday"}
    calendar = build(known.name, days, known.known_from, known.published_up_to)
    after = Country(load_law(), calendar=calendar).duties(facts, AS_OF, CORES)
    return sum(len(dates.matter) for dates in moved(before, after))


def _one_child(name: str, child: list[Fact]) -> Figure:
    law = load_law()
    found = duties(law, child, AS_OF)
    ours = min(_timed(lambda: duties(law, child, AS_OF))[0] for _ in range(2000)) * 1000
    theirs = min(_timed(lambda: stepped_and_saved(child))[0] for _ in range(3)) * 1000
    return Figure(
        f"one child, {name}: {len(child)} facts to {len(found)} duties; SpiffWorkflow stepping and saving",
        ours, "ms", "< 0.1 ms and 100 x", ours < 0.1 and theirs / ours >= 100, theirs, theirs / ours,
    )  # fmt: skip


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = perf_counter()
    result = work()
    return perf_counter() - began, result
