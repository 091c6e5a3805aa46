"""One press on something in a note: it is a plate, a number or a name, or it is not. Nothing is kept before it."""

from uuid import UUID, uuid4

from django.db import connection
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.answers import NotKnown, When
from lantern.kinds.family.log import FamilyCandidateJudged, Sort, Verdict
from lantern.kinds.person.names import NameGiven, NameType
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.registry.models import RecordType, Worker
from lantern.registry.opening import open_record
from lantern.rooms.family.log import NOTES, offered, open_log

_KNOWN = """
select n.record_id from people_name n join registry_record r on r.id = n.record_id
where r.type = %s and r.agency_id = %s and n.folded = kinds_folded(%s) order by n.recorded_at limit 1
"""
_IN_A_NOTE = NotKnown(reason="As it stands in a note in a family’s log")


@for_workers
@require_POST
def judge(request: WorkerRequest, record: UUID, note: UUID) -> HttpResponse:
    """Accepted, accepted with a record of its own in the agency's register, or not accepted."""
    case = open_log(request, record, "log", doing="record:family")
    entry = case.by_id.get(note)
    wanted = (request.POST.get("sort"), request.POST.get("text"))
    candidates = [one.candidate for one in offered(case, entry)] if entry and entry.kind in NOTES else []
    found = next((one for one in candidates if (one.sort, one.text) == wanted), None)
    if found is None:
        raise Http404
    pressed = request.POST.get("verdict", "")
    verdict = Verdict.NOT_ACCEPTED if pressed == "not" else Verdict.ACCEPTED
    thing = _thing(request.worker, found.sort, found.text, pressed) if pressed in ("thing", "place") else None
    told = FamilyCandidateJudged(
        happened=When.on(clock.today()), verdict=verdict, sort=found.sort, text=found.text, thing=thing
    )
    record_entries([entry_of(told, record, matter=note)], by=request.worker.pk, key=str(uuid4()))
    return HttpResponseRedirect(f"{reverse('family:log', args=[record])}#note-{note}")


def _thing(worker: Worker, sort: Sort, text: str, of_type: str) -> UUID:
    """The record in the agency's own register of this car or place: the one that has this name, or a new one."""
    name = f"Car {text}" if sort is Sort.PLATE else text
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [of_type, worker.agency_id, name])
        if known := cursor.fetchone():
            return UUID(str(known[0]))
    id = open_record(worker, RecordType(of_type), str(uuid4()))
    told = NameGiven(
        happened=When.on(clock.today()),
        learned=clock.today(),
        type=NameType.USED,
        given=NotKnown(reason="Not a person"),
        family=name,
        source=_IN_A_NOTE,
    )
    record_entries([entry_of(told, id)], by=worker.pk, key=f"open:{id}")
    return id
