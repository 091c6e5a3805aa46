"""Who is told of an entry as it is recorded: what comes to somebody is told to them, never left for them to find."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from lantern import access
from lantern.journal import NewEntry, read
from lantern.journal.acts import WITHDRAWN
from lantern.kinds.case import Case
from lantern.registry.models import Record, Role, Worker

_THE_WORKER = ("allocation.made", "allocation.ended", "handover.made", "action.agreed", "chair.invited")
_THE_AGENCY = ("share.made", "action.agreed")


def tell(new: NewEntry, me: Worker) -> None:
    """Tell the worker that an entry concerns, or the agency's workers in the record's area.

    In its own transaction, and before it is recorded: whoever allocates may no longer open the record afterwards.
    """
    told = [new.concerns_worker] if new.kind in _THE_WORKER and new.concerns_worker else []
    if new.kind in _THE_AGENCY and new.concerns_agency:
        told += _in_area_of(new.record).filter(agency=new.concerns_agency).values_list("pk", flat=True)
    if new.kind == "daily_contact.missed":
        told += _told_of_a_missed_contact(new, me)
    if _kept_of_a_young_child(new) and new.concerns_worker:
        told.append(new.concerns_worker)
    for worker in set(told) - {me.pk}:
        access.tell(worker, new.record, new.kind, new.id)


def _told_of_a_missed_contact(new: NewEntry, me: Worker) -> list[int]:
    """Whom the contact agreement names: the one that the entry stands in, or else the latest.

    Those who answer for the child, where that worker may not open the record now.
    """
    made = read(new.record, by=me.pk, kinds=["contact_agreement.made"])
    chosen = [entry for entry in made if entry.id == new.matter] or made[-1:]
    with connection.cursor() as cursor:
        cursor.execute(
            "select contact_told(%s, named) from unnest(%s::integer[]) named",
            [new.record, [entry.concerns_worker for entry in chosen if entry.concerns_worker]],
        )
        return [worker for (worker,) in cursor.fetchall()]


def _kept_of_a_young_child(new: NewEntry) -> bool:
    """Under 13 and not to be reported: the nominated lead hears of it at once (annex B)."""
    return new.kind == "under_age.considered" and new.answer == "under_13" and new.outcome != "report"


def tell_of_withdrawal(case: Case, withdrawal: UUID, me: Worker) -> None:
    """Tell those who may confirm it: the allocated worker's managers, or where nobody is, the duty managers."""
    allocated = [matter.opened for matter in case.standing("allocation") if matter.opened.outcome == "allocated"]
    if allocated:
        teams = Worker.objects.filter(pk__in=[entry.concerns_worker for entry in allocated]).values("team")
        managers = Worker.objects.filter(is_active=True, role=Role.TEAM_MANAGER, team__in=teams)
    else:
        managers = _in_area_of(case.record).filter(role=Role.DUTY_MANAGER)
    for manager in managers:
        if manager != me:
            access.tell(manager.pk, case.record, WITHDRAWN, withdrawal)


def _in_area_of(record: UUID) -> QuerySet[Worker]:
    return Worker.objects.filter(is_active=True, area=Record.objects.get(pk=record).area_id)
