"""Somebody rang or came to the desk: what they told, written down by whoever listened, as a report like any other."""

from django.http import HttpResponse
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.coming_in.public_report import PublicReportMade
from lantern.kinds.declare import Kind
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.form.asking import Asking, ask
from lantern.page.opening import refuse
from lantern.registry.models import RecordType
from lantern.registry.opening import open_record
from lantern.rooms.intake.apps import ON_DUTY


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """The same questions as on the public's page, read to whoever tells."""
    worker = request.worker
    if worker.role not in ON_DUTY:
        refuse("reports", None)

    def write(told: Kind, key: str) -> str:
        record = open_record(worker, RecordType.PUBLIC_REPORT, key)
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
