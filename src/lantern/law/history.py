"""From what was recorded to what now counts: corrections and withdrawals, before any rule is asked.

columns_history.py does the same for whole columns.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from lantern.law.fact import Fact


class Act(StrEnum):
    """What an entry does: says that something happened, or speaks about an entry before it."""

    RECORDS = "records"
    AMENDS = "amends"
    WITHDRAWS = "withdraws"
    RESTORES = "restores"


class Entry(NamedTuple):
    """One entry of a history. `about` is the id of the entry that it amends, withdraws or restores.

    An amendment restates the whole fact. A withdrawal and a restoration carry none.
    """

    id: str
    act: Act
    about: str = ""
    fact: Fact | None = None


def live(entries: Iterable[Entry]) -> list[Fact]:
    """The facts that count, from entries in the order in which they were recorded.

    The amendment recorded last governs, under the id and in the place of what it amends. What is withdrawn counts for
    nothing, be it a first entry or an amendment, unless it was restored after.
    """
    given = list(entries)
    hidden: set[str] = set()
    for entry in given:
        if entry.act is Act.WITHDRAWS:
            hidden.add(entry.about)
        elif entry.act is Act.RESTORES:
            hidden.discard(entry.about)
    facts: dict[str, Fact] = {}
    for entry in given:
        if entry.fact is None or entry.id in hidden:
            continue
        if entry.act is Act.RECORDS:
            facts[entry.id] = entry.fact
        elif entry.about in facts:
            facts[entry.about] = entry.fact._replace(id=entry.about)
    return list(facts.values())
