"""Notices from CEOP and other forces: written down as they come in, added to, and answered."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.coming_in.notice import NoticeAdded, NoticeAnswered, NoticeReceived
from lantern.kinds.declare import Kind
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.form.asking import Asking, ask
from lantern.page.opening import refuse
from lantern.registry.models import RecordType
from lantern.registry.opening import open_record
from lantern.rooms.intake.apps import ON_DUTY
from lantern.rooms.intake.report import open_report


@for_workers
def begin(request: WorkerRequest) -> HttpResponse:
    """A notice has come in: a record of its own, whether or not anybody knows who the child is."""
    worker = request.worker
    if worker.role not in ON_DUTY:
        refuse("notice", None)

    def write(told: Kind, key: str) -> str:
        record = open_record(worker, RecordType.PUBLIC_REPORT, key)
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
