"""Closing a log when work with the family ends, opening it again, and what is said meanwhile of writing with them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.journal.known import day_of
from lantern.kinds.case import Case, Matter
from lantern.kinds.declare import Kind
from lantern.kinds.family.log import FamilyLogClosed, FamilyLogOpenedAgain
from lantern.kinds.going_out import nothing_goes_out
from lantern.kinds.recording import entry_of
from lantern.page import clock, dates
from lantern.page.form.asking import Asking, ask
from lantern.rooms.family.log import closed_by, keeper_of, open_log

CLOSES = "record:family_end"
_WRITTEN = ("family_note.made", "family_note.added", "family_note.written_with", "family_feedback.given")


@for_workers
def close(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Since when, why, how they were told and whom they ring now. What they see changes, so not while a stop stands."""
    case = open_log(request, record, "log:close", doing=CLOSES)
    if closed_by(case):
        return HttpResponseRedirect(reverse("family:log", args=[record]))
    return _ask(request, case, FamilyLogClosed)


@for_workers
def open_again(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Why it is open again. What stands in it is as it was."""
    case = open_log(request, record, "log:open_again", doing=CLOSES)
    closed = closed_by(case)
    if closed is None:
        return HttpResponseRedirect(reverse("family:log", args=[record]))
    return _ask(request, case, FamilyLogOpenedAgain, closed)


def instead(request: WorkerRequest, case: Case) -> HttpResponse | None:
    """What is said where somebody would write with the family in a closed log; None where it is open."""
    if closed_by(case) is None:
        return None
    # What they typed is sent back with it: a form may have stood open while somebody else closed the log.
    typed = [words for box, words in request.POST.items() if not box.startswith(("_", "csrf", "happened")) and words]
    return render(request, "family/is_closed.html", {"record": case.record, "typed": typed}, status=409)


def _ask(request: WorkerRequest, case: Case, kind: type[Kind], closed: Matter | None = None) -> HttpResponse:
    if nothing_goes_out(case.record):
        return render(request, "page/stopped.html", {"record": case.record})
    back = reverse("family:log", args=[case.record])

    def write(told: Kind, key: str) -> str:
        new = entry_of(told, case.record, matter=closed.opened.id if closed else None)
        record_entries([new], by=request.worker.pk, key=key)
        return back

    def also(told: Kind) -> Mapping[str, str]:
        return {} if closed else _wrong(case, told.happened.latest)

    asking = Asking(
        kind=kind,
        about=case.record,
        record=write,
        back=back,
        title="Open the log again" if closed else "Close the log",
        initial={"happened": clock.today()},
        also=also,
        form_template="family/close.html",
        context={"keeper": keeper_of(case), "closed": closed},
    )
    return ask(request, asking)


def _wrong(case: Case, closed_on: date) -> Mapping[str, str]:
    """A day before something was written in it; and a meeting that the family asked for here and nobody answered."""
    last = max((day_of(entry.recorded_at) for entry in case.of_kind(*_WRITTEN)), default=closed_on)
    wrong = {}
    if closed_on < last:
        wrong["happened"] = f"Something was written in it on {dates.day(last)}: choose that day or a later one"
    if case.standing("meeting"):
        wrong["why"] = "The family asked for a meeting here and has no answer: record the answer first"
    return wrong
