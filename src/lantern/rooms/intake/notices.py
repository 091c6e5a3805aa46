"""Notices from CEOP and other forces: written down as they come in, added to, and answered."""

from uuid import UUID, uuid5

from django.http import Http404, HttpResponse
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.declare import Kind
from lantern.kinds.notice import NoticeAdded, NoticeAnswered, NoticeReceived
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.asking import Asking, ask
from lantern.page.opening import refuse
from lantern.registry.models import Record, RecordType
from lantern.rooms.intake.apps import ON_DUTY
from lantern.rooms.intake.report import open_report

_NOTICES = UUID("b34f4b7e-5d0b-4b0e-9c62-5a9d5f2f5b11")  # sets these ids apart from all that are made otherwise


@for_workers
def begin(request: WorkerRequest) -> HttpResponse:
    """A notice has come in: a record of its own, whether or not anybody knows who the child is."""
    worker = request.worker
    if worker.role not in ON_DUTY:
        refuse("notice", None)

    def write(told: Kind, key: str) -> str:
        # The id follows from the key, so that a form sent twice opens one record.
        record = uuid5(_NOTICES, f"{worker.pk}:{key}")
        opened = Record(pk=record, type=RecordType.PUBLIC_REPORT, area=worker.area, agency=worker.agency)
        Record.objects.bulk_create([opened], ignore_conflicts=True)
        record_entries([entry_of(told, record)], by=worker.pk, key=key)
        return reverse("intake:report", args=[record])

    initial = {"happened": clock.now()}
    return ask(request, Asking(kind=NoticeReceived, record=write, back=reverse("intake:list"), initial=initial))


@for_workers
def more(request: WorkerRequest, record: UUID) -> HttpResponse:
    """More came from the same body."""
    return _ask(request, record, NoticeAdded)


@for_workers
def answer(request: WorkerRequest, record: UUID) -> HttpResponse:
    """What the sending body is told."""
    return _ask(request, record, NoticeAnswered)


def _ask(request: WorkerRequest, record: UUID, kind: type[Kind]) -> HttpResponse:
    case = open_report(request, record, "report")
    if not case.of_kind("notice.received"):
        raise Http404
    back = reverse("intake:report", args=[record])

    def write(told: Kind, key: str) -> str:
        record_entries([entry_of(told, record)], by=request.worker.pk, key=key)
        return back

    initial = {"happened": clock.now()}
    return ask(request, Asking(kind=kind, about=record, record=write, back=back, initial=initial))
