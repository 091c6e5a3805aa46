"""Somebody rang or came to the desk: what they told, written down by whoever listened, as a report like any other."""

from uuid import UUID, uuid5

from django.http import HttpResponse
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.declare import Kind
from lantern.kinds.public_report import PublicReportMade
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.asking import Asking, ask
from lantern.page.opening import refuse
from lantern.registry.models import Record, RecordType
from lantern.rooms.intake.apps import ON_DUTY

_CALLS = UUID("3b8a1e6d-64c2-4f0e-8d3a-7c9e2b15f0a4")  # sets these ids apart from all that are made otherwise


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """The same questions as on the public's page, read to whoever tells."""
    worker = request.worker
    if worker.role not in ON_DUTY:
        refuse("reports", None)

    def write(told: Kind, key: str) -> str:
        # The id follows from the key, so that a form sent twice opens one report.
        record = uuid5(_CALLS, f"{worker.pk}:{key}")
        opened = Record(pk=record, type=RecordType.PUBLIC_REPORT, area=worker.area, agency=worker.agency)
        Record.objects.bulk_create([opened], ignore_conflicts=True)
        record_entries([entry_of(told, record)], by=worker.pk, key=key)
        return reverse("intake:report", args=[record])

    return ask(
        request,
        Asking(
            kind=PublicReportMade,
            record=write,
            back=reverse("intake:list"),
            title="Somebody tells you",
            initial={"happened": clock.now()},
            form_template="intake/called.html",
        ),
    )
