"""One report from the public, or a notice from a force: what was told, what was done since, and taking it on."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry, NotRecorded
from lantern.journal import record as record_entries
from lantern.kinds.answers import When
from lantern.kinds.case import Case, answers_of, sentence_of
from lantern.kinds.coming_in.public_report import Danger, PublicReportClaimed
from lantern.kinds.recording import entry_of
from lantern.page import clock, dates
from lantern.page.form.asking import News
from lantern.page.form.shown import Shown, shown
from lantern.page.opening import open_case, refuse
from lantern.registry.models import Record, RecordType, Worker
from lantern.rooms.intake.apps import ON_DUTY
from lantern.rooms.intake.joined import joined
from lantern.rooms.intake.targets import due_at, left, minutes

TOLD = ("public_report.made", "public_report.added", "notice.received", "notice.added")


def open_report(request: WorkerRequest, record: UUID, action: str) -> Case:
    """The report, read and logged. What is no report, or not theirs to open, is not there."""
    if not Record.objects.filter(pk=record, type=RecordType.PUBLIC_REPORT).exists():
        refuse(action, record)
    return open_case(request, record, action)


def news(case: Case, reader: int, since: datetime) -> list[News]:
    """What others recorded while a form stood open. What was told comes in its words: nobody triages it unread."""
    fresh = [entry for entry in case.entries if entry.recorded_at > since and entry.author != reader]
    return [News(_says(entry), _by_whom(entry), dates.moment(entry.recorded_at)) for entry in fresh]


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """What was told, in the order in which it came; what was done; what can be done now."""
    case = open_report(request, record, "report")
    told = case.of_kind(*TOLD)
    done = [entry for entry in case.entries if entry.kind not in TOLD]
    claims = case.of_kind("public_report.claimed")
    triage = case.of_kind("public_report.triaged")
    untriaged = [entry for entry in told if not triage or entry.recorded_at > triage[-1].recorded_at]
    context = {
        "record": record,
        "told": [(entry, _answers(entry)) for entry in told],
        "done": [(entry, sentence_of(entry), _by(entry)) for entry in reversed(done)],
        "taken_by": _by(claims[-1]) if claims else "",
        "seen": claims[-1].id if claims else "",
        "is_mine": bool(claims) and claims[-1].author == request.worker.pk,
        "clock": _clock(untriaged) if untriaged else "",
        "handovers": [matter.opened for matter in case.standing("handover")],
        "joined": joined(case),
        "is_notice": bool(case.of_kind("notice.received")),
        "may_allocate": access.may("record:allocation", record),
        "is_on_duty": request.worker.role in ON_DUTY,
    }
    return render(request, "intake/report.html", context)


@for_workers
@require_POST
def take(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Take the report on; from somebody who has it, only where the page said that they do."""
    case = open_report(request, record, "report")
    claims = case.of_kind("public_report.claimed")
    told = PublicReportClaimed(happened=When.moment(clock.now()))
    is_mine = bool(claims) and claims[-1].author == request.worker.pk
    if claims and not is_mine and request.POST.get("seen") != str(claims[-1].id):
        messages.info(request, f"{_by(claims[-1])} took it on meanwhile, and has it. You have not taken it on.")
    elif not is_mine:
        try:
            record_entries([entry_of(told, record)], by=request.worker.pk, key=f"take:{record}:{len(claims)}")
        except NotRecorded:
            refuse("report", record)
    return HttpResponseRedirect(reverse("intake:report", args=[record]))


def _answers(entry: Entry) -> list[Shown]:
    answers = answers_of(entry)
    return [answer for _, group in shown(answers) for answer in group if answer.name != "happened"] if answers else []


def _says(entry: Entry) -> str:
    words = getattr(answers_of(entry), "what", "") if entry.kind in TOLD else ""
    return f"{sentence_of(entry)} “{words}”" if words else sentence_of(entry)


def _by_whom(entry: Entry) -> str:
    return "Whoever told us" if entry.kind in ("public_report.made", "public_report.added") else _by(entry)


def _by(entry: Entry) -> str:
    return str(Worker.objects.get(pk=entry.author))


def _clock(untriaged: list[Entry]) -> str:
    """Until when it should be triaged: what was told first may be due before what was told last, and the other way."""
    dangers = {danger.value: danger for danger in Danger}
    at, danger = min((due_at(dangers[entry.outcome], entry.recorded_at), entry.outcome) for entry in untriaged)
    return f"To be triaged within {minutes()[dangers[danger]]} minutes of being told: {left(at, clock.moment())}"
