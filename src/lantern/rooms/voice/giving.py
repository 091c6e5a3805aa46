"""Writing what stands on a child's own page. Nothing reaches the child but what a named worker gives."""

from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.case import Case
from lantern.kinds.declare import Kind
from lantern.kinds.going_out import nothing_goes_out
from lantern.kinds.recording import entry_of
from lantern.kinds.staying.own_page import OwnPageWritten
from lantern.page import clock
from lantern.page.about import about
from lantern.page.form.asking import Asking, ask
from lantern.page.opening import open_case
from lantern.rooms.voice.beginning import beginning
from lantern.rooms.voice.page import NONE_IS_OPEN, WRITES, instead
from lantern.rooms.voice.revealing import revealing
from lantern.rooms.voice.standing import standing


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """The form, begun from the record; then the page stands as it was written."""
    case = open_case(request, record, "own_page:give", doing=WRITES)
    found = standing(case)
    if found.opened is None:
        return instead(request, record, NONE_IS_OPEN)
    stopped, now = nothing_goes_out(record), clock.now()
    initial: dict[str, Any] = {"happened": now.date(), **beginning(case, now, found)}
    back = reverse("voice:child", args=[record])

    def given(told: Kind, key: str) -> str:
        record_entries([entry_of(told, record, matter=found.matter)], by=request.worker.pk, key=key)
        return back

    return ask(
        request,
        Asking(
            kind=OwnPageWritten,
            title="Write the child’s own page",
            about=record,
            record=given,
            back=back,
            initial=initial,
            also=lambda told: _wrong(case, cast(OwnPageWritten, told), stopped),
            form_template="voice/give.html",
            context={"identity": about(case), "found": found, "stopped": stopped},
        ),
    )


def _wrong(case: Case, told: OwnPageWritten, stopped: bool) -> dict[str, str]:
    """What tells somebody else too much; and while a stop stands, that nobody wrote how the child reads it safely."""
    wrong = revealing(case, told)
    if stopped and not told.safely:
        wrong["safely"] = "Nothing goes out to the family now: write how the child reads this safely, or close the page"
    return wrong
