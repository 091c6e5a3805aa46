"""What this room offers to a child's front page, and to the front page of a log."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db import connection

from lantern.kinds.case import Case
from lantern.kinds.going_out import nothing_goes_out
from lantern.law import Duty
from lantern.page.panels import Panel

_LOGS = """
select l.record_id, w.name from family_log l join registry_worker w on w.id = l.keeper_id
where l.children @> array[%s] or l.record_id = %s order by w.name
"""


def panels(case: Case, _duties: Iterable[Duty], _now: datetime) -> Iterator[Panel]:
    """The logs about the child that the worker may open, and whether anything may go out to the family."""
    context = {"record": case.record, "logs": _logs(case.record), "stopped": nothing_goes_out(case.record)}
    yield Panel("The family’s logs", "family/panel.html", context, beside=True)


def _logs(record: UUID) -> list[tuple[UUID, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_LOGS, [record, record])
        return list(cursor.fetchall())
