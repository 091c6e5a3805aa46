"""The forms of one log: writing with the family, feedback, the worker named, a meeting, and passing a note on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry
from lantern.journal import record as record_entries
from lantern.journal.known import day_of
from lantern.kinds.answers import NotKnown, YesNo
from lantern.kinds.case import Case, answers_of
from lantern.kinds.coming_in.information import InformationReceived
from lantern.kinds.coming_in.referral import Means, Source
from lantern.kinds.declare import Kind
from lantern.kinds.family.log import FamilyFeedbackGiven, FamilyLogWorkerNamed, FamilyNoteWrittenWith, Note
from lantern.kinds.family.meeting import MeetingPressedFor
from lantern.kinds.going_out import nothing_goes_out
from lantern.kinds.naming import NO_NAME, names_of
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.form.asking import Asking, ask
from lantern.page.form.controls import Choices
from lantern.registry.models import Record
from lantern.rooms.family.closing import instead
from lantern.rooms.family.log import NOTES, keeper_of, may_be_named, open_log, opening_of, words_of

_NOT_YET = NotKnown(reason="Passed on from the family’s log; nothing is recorded yet")


@for_workers
def write_with(request: WorkerRequest, record: UUID) -> HttpResponse:
    """A note written down with whoever keeps the log, in their words."""
    case = open_log(request, record, "log", doing="record:family")
    return instead(request, case) or _ask(request, case, FamilyNoteWrittenWith)


@for_workers
def feedback(request: WorkerRequest, record: UUID, note: UUID) -> HttpResponse:
    """What they are told of a note. While a stop stands, nothing: the worker is told why."""
    case = open_log(request, record, "log", doing="record:family")
    if nothing_goes_out(record):
        return render(request, "page/stopped.html", {"record": record})
    return instead(request, case) or _ask(request, case, FamilyFeedbackGiven, matter=_note(case, note).id)


@for_workers
def name_worker(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Which social worker reads the log and answers for it."""
    case = open_log(request, record, "log", doing="record:family")
    area = Record.objects.values_list("area", flat=True).get(pk=record)
    return _ask(request, case, FamilyLogWorkerNamed, choices={"worker": may_be_named(area)})


@for_workers
def press_for_meeting(request: WorkerRequest, record: UUID) -> HttpResponse:
    """A meeting asked for: in the child's record where the worker records there, so that its clock is on every list."""
    case = open_log(request, record, "log", doing="record:family")
    opened = opening_of(case)
    children = opened.children if opened else ()
    child = next((one for one in children if access.may("record:family", one)), record)
    return instead(request, case) or _ask(request, case, MeetingPressedFor, into=child)


@for_workers
def pass_on(request: WorkerRequest, record: UUID, note: UUID) -> HttpResponse:
    """What a note says, put into the child's record, where those whom it is shared with read it."""
    case = open_log(request, record, "log", doing="record:family")
    entry, opened = _note(case, note), opening_of(case)
    children = [one for one in (opened.children if opened else ()) if access.may("record:information", one)]
    wanted = next((one for one in children if str(one) == request.GET.get("child")), None)
    if wanted is None:
        named = names_of(children)
        context = {"record": record, "note": entry, "children": [(one, named.get(one, NO_NAME)) for one in children]}
        return render(request, "family/pass_on.html", context)
    told = answers_of(entry)
    initial = {
        "happened": clock.today(),
        "told_before": YesNo.YES if isinstance(told, Note) and told.whom_told else None,
        "learned": day_of(entry.recorded_at),
        "from_whom": Source.FAMILY,
        "teller": keeper_of(case),
        "told_to": "Written in the family’s log",
        "means": Means.IN_WRITING,
        "what": words_of(case, entry),
        "own_words": YesNo.YES,
        "done": _NOT_YET,
        "answered": _NOT_YET,
    }
    return _ask(request, case, InformationReceived, into=wanted, initial=initial)


def _note(case: Case, note: UUID) -> Entry:
    entry = case.by_id.get(note)
    if entry is None or entry.kind not in NOTES:
        raise Http404
    return entry


def _ask(
    request: WorkerRequest,
    case: Case,
    kind: type[Kind],
    *,
    matter: UUID | None = None,
    into: UUID | None = None,
    choices: Choices | None = None,
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    back = reverse("family:log", args=[case.record])

    def write(told: Kind, key: str) -> str:
        record_entries([entry_of(told, into or case.record, matter=matter)], by=request.worker.pk, key=key)
        if into not in (None, case.record):
            messages.success(request, "Recorded in the child’s record, where those who work with the child see it.")
        return back

    asking = Asking(
        kind=kind,
        about=matter or into or case.record,
        record=write,
        back=back,
        choices=choices or {},
        initial=initial or {"happened": clock.today()},
    )
    return ask(request, asking)
