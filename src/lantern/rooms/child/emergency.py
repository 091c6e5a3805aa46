"""A child's safety summary out of hours: a reason, an hour, and those responsible told in the same transaction."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import NotRecorded
from lantern.journal import record as record_entries
from lantern.kinds.answers import When
from lantern.kinds.case import Case, answers_of
from lantern.kinds.circle.emergency_access import Emergency, EmergencyAccessOpened
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.about import about
from lantern.page.form.by_hand import not_words
from lantern.page.form.shown import shown
from lantern.page.opening import refuse

PART = "record:emergency"


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Ask why; open for an hour. Choosing a reason and saying it in a few words is all it takes."""
    if not access.may(PART, record):
        refuse("emergency", record)
    access.log_read("emergency", record, "", 0)
    wrong = {}
    if request.method == "POST":
        why = next((reason for reason in Emergency if reason == request.POST.get("why")), None)
        more = request.POST.get("more", "").strip()
        wrong = _wrong(why, more) | not_words(request.POST, ("more",))
        if why and not wrong:
            try:
                return _open(request, record, why, more)
            except NotRecorded as refused:
                wrong = {"": str(refused)}
    offered = [(reason.value, reason.says, reason.hint) for reason in Emergency]
    context = {"record": record, "reasons": offered, "typed": request.POST, "wrong": wrong, "key": _key(request)}
    return render(request, "child/emergency.html", context, status=422 if wrong else 200)


@for_workers
def summary(request: WorkerRequest, record: UUID) -> HttpResponse:
    """The safety summary, while it is open to this worker, and nothing else of the record."""
    if not (access.may("summary", record) or access.may("open", record)):
        refuse("summary", record)
    case = Case.read(record, request.worker.pk)
    reasons = access.explain(request.worker.pk, record)
    access.log_read("summary", record, " ".join(reason.name for reason in reasons), len(case.entries))
    latest = [answers for _, answers in case.answers("safety_summary.written")]
    written = case.of_kind("safety_summary.written")
    others = [e for e in case.entries if e.kind != "safety_summary.written" and e.body is not None]
    told = [(e.kind.startswith("missing."), e, says.sentence()) for e in reversed(others) if (says := answers_of(e))]
    context = {
        # Who they are, that they are missing now, an address that nobody is to be told: the record itself is not open.
        "identity": replace(about(case, []), url=""),
        "record": record,
        "written_at": written[-1].recorded_at if written else None,
        "sections": shown(latest[-1]) if latest else (),
        "rest": [(e, says) for is_missing, e, says in told if not is_missing],
        "missing": [(e, says) for is_missing, e, says in told if is_missing],
    }
    return render(request, "child/summary.html", context)


def _key(request: WorkerRequest) -> str:
    """The idempotency key of this form: the one that was sent, or a new one."""
    return request.POST.get("_key") or str(uuid4())


def _wrong(why: Emergency | None, more: str) -> dict[str, str]:
    wrong = {}
    if why is None:
        wrong["why"] = "Choose why you need it now"
    if not more:
        wrong["more"] = "Say in a few words who asked and what has happened"
    return wrong


def _open(request: WorkerRequest, record: UUID, why: Emergency, more: str) -> HttpResponse:
    told = EmergencyAccessOpened(happened=When.on(clock.today()), worker=request.worker.pk, why=why, more=more)
    record_entries([entry_of(told, record)], by=request.worker.pk, key=_key(request))
    return HttpResponseRedirect(reverse("child:summary", args=[record]))
