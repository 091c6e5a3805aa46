"""What this room offers to a child's front page, and to the front page of a log."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lantern.kinds.case import Case, answers_of
from lantern.kinds.family.harm import SourceOfHarmRecorded
from lantern.kinds.going_out import nothing_goes_out
from lantern.kinds.naming import NO_NAME, names_of
from lantern.law import Duty
from lantern.page.panels import Panel

_LOGS = """
select l.record_id, w.name, l.closed_on, l.person_id from family_log l join registry_worker w on w.id = l.keeper_id
where l.children @> array[%s] or l.record_id = %s order by w.name
"""


def panels(case: Case, _duties: Iterable[Duty], _now: datetime) -> Iterator[Panel]:
    """The logs about the child that the worker may open, whether anything may go out, and whom no hold reaches."""
    logs = _logs(case.record)
    context = {
        "record": case.record,
        "logs": [(log, keeper, closed_on) for log, keeper, closed_on, _ in logs],
        "stopped": nothing_goes_out(case.record),
        "unlinked": _unlinked(case, {person for *_, person in logs}) if logs else [],
    }
    yield Panel("The family’s logs", "family/panel.html", context, beside=True)


def _unlinked(case: Case, linked: set[UUID | None]) -> list[str]:
    """Those held as a possible source of harm, where the worker may read it, to whom none of these logs is linked."""
    standing = [answers_of(matter.opened) for matter in case.standing("source_of_harm")]
    held = {told.who for told in standing if isinstance(told, SourceOfHarmRecorded) and told.who} - linked
    named = names_of(held)
    return sorted(named.get(who, NO_NAME) for who in held)


def _logs(record: UUID) -> list[tuple[UUID, str, date | None, UUID | None]]:
    with connection.cursor() as cursor:
        cursor.execute(_LOGS, [record, record])
        return list(cursor.fetchall())
