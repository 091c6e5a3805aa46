"""What is due, agreed, waited for and not heard of in the records of a scope, from the view kept of clocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from lantern.kinds.naming import NOT_KNOWN, names_of
from lantern.rooms.work.scopes import Scope

QUIET_DAYS = 28  # [local] a child of whom nothing is due and nothing was recorded for four weeks is listed
A_PAGE = 50


class Group(StrEnum):
    """The groups of a list, in order."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    WAITING = "waiting"
    AGREED = "agreed"
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
    worker: str


@dataclass(frozen=True)
class Agreed:
    """An action that somebody agreed to and that is neither done nor dropped."""

    record: UUID
    name: str
    entry: UUID
    due_on: date | None
    worker: str


@dataclass(frozen=True)
class Standing:
    """A person of a list: since when work goes on, if it does, when something was last recorded, and by whom."""

    record: UUID
    name: str
    since: date | None
    last_on: date
    taken_over: bool
    closed: bool
    worker: str


@dataclass(frozen=True)
class Quiet:
    """A record in which nothing is due, and the day of its last entry."""

    record: UUID
    name: str
    last_on: date


_RUNNING = """
from clock c
where c.record_id in ({scope}) and c.standing in ('running', 'provisional')
    and (c.ended_on is null or c.ended_on > %s) and c.due_on is not null
"""
_BETWEEN = {
    Group.OVERDUE: "c.due_on < %s",
    Group.TODAY: "c.due_on = %s",
    Group.WEEK: "c.due_on > %s and c.due_on <= %s",
    Group.LATER: "c.due_on > %s",
}
# An episode that nobody has closed, or none that anybody opened: an entry without one must not be lost sight of.
_OPEN = """
count(*) filter (where e.opens = 'episode') = 0 or count(*) filter (where e.opens = 'episode') >
count(distinct e.matter_id) filter (where e.kind in ('episode.closed', 'transfer_out.accepted'))
"""
_QUIET = """
select s.id, max(e.recorded_at)::date
from (select distinct id from ({scope}) asked (id)) s join journal_entry e on e.record_id = s.id
where not exists (select from journal_hidden h where h.entry_id = e.id)
    and not exists (select from clock c where c.record_id = s.id and c.standing in ('running', 'provisional')
        and (c.ended_on is null or c.ended_on > %s))
group by s.id having max(e.recorded_at)::date < %s and ({open}) order by 2, 1 limit %s offset %s
"""
_EVERYBODY = """
select s.id, min(e.happened_earliest) filter (where e.opens = 'episode'), max(e.recorded_at)::date,
    bool_or(e.kind = 'history.taken_over'), not ({open})
from (select distinct id from ({scope}) asked (id)) s join journal_live e on e.record_id = s.id
group by s.id having %s or {open} order by 5, 2 nulls first, 1 limit %s offset %s
"""


def counts(scope: Scope, today: date, others: Sequence[str]) -> dict[Group, int]:
    """How many clocks run in each group."""
    week = today + timedelta(days=7)
    row = _rows(
        "select count(*) filter (where c.due_on < %s and not waits),"
        " count(*) filter (where c.due_on = %s and not waits),"
        " count(*) filter (where c.due_on > %s and c.due_on <= %s and not waits),"
        " count(*) filter (where c.due_on > %s and not waits), count(*) filter (where waits)"
        " from (select c.due_on, c.rule = any (%s) as waits" + _RUNNING.format(scope=scope.sql) + ") c",
        (today, today, today, week, week, list(others), *scope.given, today),
    )[0]
    groups = (Group.OVERDUE, Group.TODAY, Group.WEEK, Group.LATER, Group.WAITING)
    return dict(zip(groups, row, strict=True))


def due(scope: Scope, group: Group, today: date, others: Sequence[str], page: int = 1) -> list[Due]:
    """One page of the clocks of a group, the soonest first."""
    condition: str
    given: tuple[Any, ...]
    if group is Group.WAITING:
        condition, given = "c.rule = any (%s)", (list(others),)
    else:
        week = today + timedelta(days=7)
        days = {Group.WEEK: (today, week), Group.LATER: (week,)}.get(group, (today,))
        condition, given = f"{_BETWEEN[group]} and not c.rule = any (%s)", (*days, list(others))
    rows = _rows(
        "select c.record_id, c.rule, c.due_from, c.due_on, c.due_from_at, c.due_at, c.standing = 'provisional'"
        + _RUNNING.format(scope=scope.sql)
        + f" and {condition} order by c.due_on, c.record_id, c.rule limit %s offset %s",
        (*scope.given, today, *given, A_PAGE, (page - 1) * A_PAGE),
    )
    names, workers = names_of(r[0] for r in rows), _workers(r[0] for r in rows) if scope.names_workers else {}
    return [
        Due(id, names.get(id, NOT_KNOWN), rule, first, last, first_at, last_at, provisional, workers.get(id, ""))
        for id, rule, first, last, first_at, last_at, provisional in rows
    ]


def agreed(scope: Scope, worker: int, agency: int) -> list[Agreed]:
    """Actions agreed to by this worker or their agency anywhere, or by anybody in the scope's records."""
    rows = _rows(
        "select e.record_id, e.id, e.due_on, coalesce(w.name, a.name, '') from journal_live e"
        " left join registry_worker w on w.id = e.concerns_worker"
        " left join registry_agency a on a.id = e.concerns_agency"
        " where e.kind = 'action.agreed' and not exists (select from journal_live done"
        " where done.matter_id = e.id and done.kind in ('action.done', 'action.dropped'))"
        f" and (e.concerns_worker = %s or e.concerns_agency = %s or e.record_id in ({scope.sql}))"
        " order by e.due_on nulls last, e.record_id limit %s",
        (worker, agency, *scope.given, A_PAGE),
    )
    names = names_of(row[0] for row in rows)
    return [Agreed(id, names.get(id, NOT_KNOWN), entry, on, who) for id, entry, on, who in rows]


def quiet(scope: Scope, today: date, page: int = 1) -> list[Quiet]:
    """Open cases in which no clock runs and nothing was recorded lately; the longest first."""
    sql = _QUIET.format(open=_OPEN, scope=scope.sql)
    rows = _rows(sql, (*scope.given, today, today - timedelta(days=QUIET_DAYS), A_PAGE, (page - 1) * A_PAGE))
    names = names_of(row[0] for row in rows)
    return [Quiet(id, names.get(id, NOT_KNOWN), on) for id, on in rows]


def everybody(scope: Scope, page: int = 1) -> list[Standing]:
    """One page of the people of a list, those longest open first and closed cases, where it shows any, at its end."""
    sql = _EVERYBODY.format(open=_OPEN, scope=scope.sql)
    rows = _rows(sql, (*scope.given, scope.shows_closed, A_PAGE, (page - 1) * A_PAGE))
    names, workers = names_of(r[0] for r in rows), _workers(r[0] for r in rows) if scope.names_workers else {}
    return [
        Standing(id, names.get(id, NOT_KNOWN), since, last_on, taken_over, is_closed, workers.get(id, ""))
        for id, since, last_on, taken_over, is_closed in rows
    ]


def _workers(records: Iterable[UUID]) -> dict[UUID, str]:
    """The allocated worker of each record."""
    found = _rows(
        "select c.record_id, w.name from access_circle c join registry_worker w on w.id = c.worker_id"
        " where c.record_id = any (%s) and c.relation = 'allocated' and (c.until_at is null or c.until_at > now())",
        (list(set(records)),),
    )
    return dict(found)


def _rows(sql: str, given: tuple[Any, ...]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        found: list[Any] = cursor.fetchall()
    return found
