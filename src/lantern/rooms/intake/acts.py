"""The forms of one report: triage, an answer, handing it over, and the receipt for that."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.coming_in.public_report import (
    PublicReportAnswered,
    PublicReportHandedOver,
    PublicReportReceived,
    PublicReportTriaged,
)
from lantern.kinds.declare import Kind
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.form.asking import Asking, ask
from lantern.page.form.controls import Choices
from lantern.page.form.questions import Option
from lantern.registry.models import Agency
from lantern.rooms.intake.report import news, open_report


@for_workers
def triage(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Whether somebody is in danger, what was advised, what happens next."""
    return _ask(request, record, PublicReportTriaged)


@for_workers
def answer(request: WorkerRequest, record: UUID) -> HttpResponse:
    """An answer for whoever told us."""
    return _ask(request, record, PublicReportAnswered)


@for_workers
def hand_over(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Into somebody else's hands."""
    agencies = [Option(str(agency.pk), agency.name) for agency in Agency.objects.order_by("name")]
    return _ask(request, record, PublicReportHandedOver, choices={"agency": agencies})


@for_workers
def received(request: WorkerRequest, record: UUID, handover: UUID) -> HttpResponse:
    """They have it: who says so, and under which reference."""
    return _ask(request, record, PublicReportReceived, matter=handover)


def _ask(
    request: WorkerRequest,
    record: UUID,
    kind: type[Kind],
    *,
    choices: Choices | None = None,
    matter: UUID | None = None,
) -> HttpResponse:
    case = open_report(request, record, "report")
    if matter and matter not in {standing.id for standing in case.standing("handover")}:
        raise Http404
    back = reverse("intake:report", args=[record])

    def write(told: Kind, key: str) -> str:
        record_entries([entry_of(told, record, matter=matter)], by=request.worker.pk, key=key)
        return back

    asking = Asking(
        kind=kind,
        about=record,
        record=write,
        back=back,
        choices=choices or {},
        initial={"happened": clock.today()},
        news=lambda since: news(case, request.worker.pk, since),
    )
    return ask(request, asking)
