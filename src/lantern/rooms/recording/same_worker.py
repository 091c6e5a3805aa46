"""A child who may have harmed others has another worker than one who may have been harmed, or somebody says why."""

from dataclasses import replace
from uuid import UUID

from django.db import connection

from lantern import access
from lantern.journal import NewEntry
from lantern.kinds.answers import When
from lantern.kinds.case import Case
from lantern.kinds.declare import Kind
from lantern.kinds.judgement.same_worker import SameWorkerExplained
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.registry.models import Role, Worker
from lantern.registry.opening import id_from_key

BOX = "same_worker"
ASKS = "If the worker named above also works with a child who may have been harmed: why the same? (optional)"
_CONSIDERED = "harm_to_others.considered"
# The kinds that name who works with this child, and the field that does.
_NAMES = {
    _CONSIDERED: "worker",
    "allocation.made": "worker",
    "assessment.started": "lead",
    "initial_assessment.started": "lead",
    "core_assessment.started": "lead",
}
# Under the asker's own rights: children whom the two records or an occasion bring together and that both may be opened.
_WORKS_WITH = """
select exists (
    select from access_circle c
    where c.worker_id = %(worker)s and c.relation in ('allocated', 'co_allocated')
        and c.from_at <= now() and (c.until_at is null or c.until_at > now())
        and c.record_id <> all (%(own)s) and (
            c.record_id = any (%(near)s)
            or exists (select from journal_entry e join journal_mention m on m.entry_id = e.id
                where e.record_id = c.record_id and m.record_id = any (%(own)s))
            or exists (select from journal_live e
                where e.record_id = c.record_id and e.occasion_id = any (%(occasions)s))))
"""
_SAYS = (
    "This worker also works with a child whom this record is brought together with, and who may have been harmed."
    " Name another, or say below why it is the same"
)


def is_asked(case: Case, kind: type[Kind]) -> bool:
    """Whether the form of this kind, in this record, asks why it is the same worker."""
    return kind.kind == _CONSIDERED or (kind.kind in _NAMES and bool(case.of_kind(_CONSIDERED)))


def wrong(case: Case, told: Kind, why: str) -> dict[str, str]:
    """What is asked for when the worker named is the harmed child's too, by field; nothing once a reason is given."""
    return {_NAMES[told.kind]: _SAYS} if not why and _is_same(case, told) else {}


def explained(case: Case, told: Kind, why: str, key: str, me: Worker) -> list[NewEntry]:
    """The reason as an entry of its own, of which the worker's manager is told; none where there is none to give."""
    if not why or not _is_same(case, told):
        return []
    worker: int = getattr(told, _NAMES[told.kind])
    answers = SameWorkerExplained(happened=When.on(clock.today()), worker=worker, why=why)
    entry = replace(entry_of(answers, case.record), id=id_from_key(me.pk, f"{key}:{BOX}", case.record))
    team = Worker.objects.filter(pk=worker).values("team")
    for manager in Worker.objects.filter(is_active=True, role=Role.TEAM_MANAGER, team__in=team).exclude(pk=me.pk):
        access.tell(manager.pk, case.record, entry.kind, entry.id)
    return [entry]


def _is_same(case: Case, told: Kind) -> bool:
    worker = getattr(told, _NAMES[told.kind], None) if is_asked(case, type(told)) else None
    if worker is None:
        return False
    own: set[UUID] = {case.record, *(entry.record for entry in case.entries)}
    near = {one for entry in case.entries for one in (*entry.mentions, entry.concerns_record) if one}
    occasions = {entry.occasion for entry in case.entries if entry.occasion}
    given = {"worker": worker, "own": list(own), "near": list(near), "occasions": list(occasions)}
    with connection.cursor() as cursor:
        cursor.execute(_WORKS_WITH, given)
        (found,) = cursor.fetchone()
    return bool(found)
