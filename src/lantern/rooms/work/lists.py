"""What is due, agreed, waited for and not heard of in the records of a list, from the views kept beside the record."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from lantern.kinds.at_a_glance import sentence
from lantern.kinds.naming import called
from lantern.rooms.work.scopes import Scope

QUIET_DAYS = 28  # [local] a child of whom nothing is due and nothing was recorded for four weeks is listed
LATELY_WEEKS = 12  # [local] how far back an analyst's list of what their force recorded goes
A_PAGE, AT_A_GLANCE = 50, 20


class Group(StrEnum):
    """The groups of a list, in order: clocks, by when they run out or who keeps them; what is owed; what else waits."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    WAITING = "waiting"
    AGREED = "agreed"
    AGAIN = "again"
    QUIET = "quiet"


@dataclass(frozen=True)
class Due:
    """One clock that is running in one record."""

    record: UUID
    name: str
    rule: str
    due_from: date
    due_on: date
    due_from_at: datetime | None
    due_at: datetime | None
    provisional: bool
    worker: str | None


@dataclass(frozen=True)
class Agreed:
    """An action that somebody agreed to and that is neither done nor dropped; what, where it may be read."""

    record: UUID
    name: str
    entry: UUID
    what: str | None
    due_on: date | None
    worker: str | None


@dataclass(frozen=True)
class Again:
    """Something that stands, with the day that somebody named to look at it again; no guidance does."""

    record: UUID
    name: str
    entry: UUID
    says: str
    due_on: date
    worker: str | None


@dataclass(frozen=True)
class Standing:
    """A person of a list: since when work goes on, if it does, when something was last recorded, and by whom."""

    record: UUID
    name: str
    since: date | None
    last_on: date
    taken_over: bool
    closed: bool
    worker: str | None


@dataclass(frozen=True)
class Quiet:
    """A record in which nothing is due, and the day of its last entry."""

    record: UUID
    name: str
    last_on: date


@dataclass(frozen=True)
class Recorded:
    """A record in which the worker's own agency recorded something, and the last of it in a sentence."""

    record: UUID
    name: str
    entry: UUID
    says: str
    recorded_at: datetime


@dataclass(frozen=True)
class Work:
    """A list: how many stand in each group, and the first of them."""

    counts: dict[Group, int]
    due: dict[Group, list[Due]]
    agreed: list[Agreed]
    again: list[Again]
    quiet: list[Quiet]


def work(scope: Scope, now: datetime, others: Sequence[str], asked: Group | None = None, page: int = 1) -> Work:
    """What stands in a list now, the soonest first, those silent the longest: of a group asked for, a page and no more.

    `others` are the rules whose clocks somebody else keeps.
    """
    skip, most = ((page - 1) * A_PAGE, A_PAGE) if asked else (0, AT_A_GLANCE)
    heard = now.date() - timedelta(days=QUIET_DAYS + 1)
    group = asked.value if asked else None
    found = Work(dict.fromkeys(Group, 0), defaultdict(list), [], [], [])
    given = (scope.whose, now, heard, list(others), group, skip, most)
    for name, total, place, *row in _rows("kinds_list(%s, %s, %s, %s, %s, %s, %s)", *given):
        found.counts[Group(name)] = total
        if (asked is None or name == asked) and place > skip:
            _add(found, Group(name), *row)
    return found


def everybody(scope: Scope, page: int = 1) -> list[Standing]:
    """One page of the people of a list, those longest open first and closed cases, where it shows any, at its end."""
    given = (scope.whose, scope.shows_closed, (page - 1) * A_PAGE, A_PAGE)
    rows = _rows("kinds_list_everybody(%s, %s, %s, %s)", *given)
    return [Standing(record, called(name, number), *rest) for record, name, number, *rest in rows]


def recorded(now: datetime, page: int = 1) -> list[Recorded]:
    """One page of the records in which the worker's own agency lately recorded what they may read, the last first."""
    since, skip = now - timedelta(weeks=LATELY_WEEKS), (page - 1) * AT_A_GLANCE
    rows = _rows("kinds_recorded(%s, %s, %s)", since, skip, AT_A_GLANCE)
    return [
        Recorded(record, called(name, number), entry, sentence(json.loads(told)), at)
        for record, name, number, entry, at, told in rows
    ]


def _add(
    found: Work,
    group: Group,
    record: UUID,
    name: str | None,
    number: str | None,
    worker: str | None,
    on: date,
    *clock: Any,
) -> None:
    """One row of kinds_list, as what it is."""
    from_on, at, from_at, rule, provisional, entry, what, told = clock
    name = called(name, number)
    if group is Group.AGREED:
        found.agreed.append(Agreed(record, name, entry, what, on, worker))
    elif group is Group.AGAIN:
        # The day is the one named last, which a later entry than this may have named.
        found.again.append(Again(record, name, entry, sentence({**json.loads(told), "due_on": on}), on, worker))
    elif group is Group.QUIET:
        found.quiet.append(Quiet(record, name, on))
    else:
        found.due[group].append(Due(record, name, rule, from_on, on, from_at, at, provisional, worker))


def _rows(asked: str, *given: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {asked}", given)
        found: list[Any] = cursor.fetchall()
    return found
