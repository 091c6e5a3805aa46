"""The meetings that a family asked for: who pressed, until when the local clock wants an answer, what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from lantern import access
from lantern.kinds.family.meeting import Answered

# The spine alone, which whoever may open the record sees; of other records the policies give no row.
_PRESSED = """
select e.id, e.record_id, e.happened_latest, w.name, a.outcome, a.id,
    (select min(c.due_on) from clock c where c.record_id = e.record_id and c.matter_id = e.id)
from journal_live e join registry_worker w on w.id = e.author_id
    left join lateral (
        select a.id, a.outcome from journal_live a
        where a.record_id = e.record_id and a.kind = 'meeting.answered' and a.matter_id = e.id
        order by a.recorded_at desc limit 1) a on true
where e.record_id = any (%s) and e.kind = 'meeting.pressed_for' order by e.recorded_at desc
"""


@dataclass(frozen=True)
class Pressed:
    """A meeting pressed for. `answered` is the entry of the answer; without a local clock there is no `due_on`."""

    entry: UUID
    record: UUID
    asked_on: date
    by: str
    outcome: str | None
    answered: UUID | None
    due_on: date | None

    @property
    def answer(self) -> str:
        """The answer in words."""
        return next((one.says for one in Answered if one == self.outcome), "Not known")


def pressed_for(log: UUID, children: Iterable[UUID], me: int) -> list[Pressed]:
    """Those in the log and in the children's records, the last first. A look at a child's record is logged as one."""
    with connection.cursor() as cursor:
        cursor.execute(_PRESSED, [[log, *children]])
        found = [Pressed(*row) for row in cursor.fetchall()]
    for child in {one.record for one in found} - {log}:
        why = " ".join(reason.name for reason in access.explain(me, child))
        access.log_read("meetings", child, why, sum(one.record == child for one in found))
    return found
