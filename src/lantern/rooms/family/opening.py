"""Opening a log for a parent or carer: their account, whom it is about, and the worker who answers for it."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.journal.in_words import why_not_words
from lantern.kinds.answers import NotKnown, When
from lantern.kinds.case import Case
from lantern.kinds.declare import Kind
from lantern.kinds.family.log import FamilyLogOpened, FamilyLogPasswordRenewed, FamilyLogWorkerNamed
from lantern.kinds.going_out import nothing_goes_out
from lantern.kinds.naming import NO_NAME, names_of
from lantern.kinds.recording import entry_of
from lantern.page import accounts, clock
from lantern.page.form.questions import Option
from lantern.page.opening import open_case, refuse
from lantern.registry.models import Record, RecordType, Role, Worker
from lantern.registry.opening import open_record, opened_before
from lantern.rooms.family.apps import READS_LOGS
from lantern.rooms.family.log import may_be_named, open_log

_OPENED_ALREADY = (
    "The log is open: it was sent twice and opened once. If you did not see the first password, give them a new one"
    " at “They forgot their password”."
)
_BOXES = ("name", "email", "person", "worker", "told")


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """Ask for whom the log is; then open it and show the first password once."""
    if request.worker.role not in READS_LOGS:
        refuse("log:new", None)
    about = _child(request)
    if about and nothing_goes_out(about.record):
        return render(request, "page/stopped.html", {"record": about.record})
    key = request.POST.get("_key", "")
    people, workers = _people(about), _workers(request.worker)
    typed = {box: request.POST.get(box, "").strip() for box in _BOXES}
    wrong = _wrong(typed, people, workers) if request.method == "POST" else {}
    if request.method == "POST" and (log := opened_before(request.worker, RecordType.FAMILY_LOG, key)):
        # The button was pressed twice: whoever pressed it never saw the first answer, with the password.
        messages.success(request, _OPENED_ALREADY)
        return redirect("family:log", log)
    if request.method == "POST" and not wrong:
        return _opened(request, about, typed)
    context = {
        "about": about,
        "people": people,
        "workers": workers,
        "typed": typed,
        "wrong": wrong,
        "key": key or str(uuid4()),
    }
    return render(request, "family/new.html", context, status=422 if wrong else 200)


@for_workers
def renew_password(request: WorkerRequest, record: UUID) -> HttpResponse:
    """A new password for whoever forgot theirs: recorded with why, shown once, and the old one is no longer good."""
    case = open_log(request, record, "log", doing="record:family")
    opened = case.of_kind("family_log.opened")
    named = (opened[-1].concerns_worker if opened else 0) or 0
    # Of whoever keeps a log, and of nobody else, whatever the entry says.
    keeper = Worker.objects.select_related("user").filter(pk=named, role=Role.PARENT).first()
    if keeper is None or keeper.user is None:
        raise Http404
    why = request.POST.get("why", "").strip()
    wrong = (
        (why_not_words(why) or ("" if why else "Write why, and how you know that it is they who ask"))
        if request.method == "POST"
        else ""
    )
    if request.method != "POST" or wrong:
        context = {"record": record, "wrong": wrong, "why": why}
        return render(request, "family/password.html", context, status=422 if request.method == "POST" else 200)
    told = FamilyLogPasswordRenewed(happened=When.on(clock.today()), why=why)
    record_entries([entry_of(told, record)], by=request.worker.pk, key=str(uuid4()))
    password = accounts.new_password()
    keeper.user.set_password(password)
    keeper.user.save(update_fields=["password"])
    shown = {"record": record, "name": keeper.name, "email": keeper.user.email, "password": password}
    return render(request, "family/opened.html", shown)


def _child(request: WorkerRequest) -> Case | None:
    """The child whom the log is to be about, where the address names one: read and logged like any page of theirs."""
    named = request.GET.get("child", "")
    if not named:
        return None
    try:
        child = UUID(named)
    except ValueError:
        raise Http404 from None
    if Record.objects.filter(pk=child).exclude(type=RecordType.PERSON).exists():
        refuse("log:new", child)
    return open_case(request, child, "log:new")


def _people(about: Case | None) -> list[Option]:
    """Those of the child's relatives who have a record of their own that the worker may open."""
    if about is None:
        return []
    near = {other for entry in about.of_kind("relationship.stated") for other in entry.mentions}
    named = names_of(near)
    return [Option(str(one), named.get(one, NO_NAME)) for one in sorted(near)]


def _workers(me: Worker) -> list[Option]:
    """Who may be named to answer for it; a social worker who opens one is named themselves."""
    return [Option(str(me.pk), me.name)] if me.role == Role.SOCIAL_WORKER else may_be_named(me.area_id)


def _wrong(typed: Mapping[str, str], people: list[Option], workers: list[Option]) -> dict[str, str]:
    wrong = {}
    if not typed["name"]:
        wrong["name"] = "Write what they are called"
    for box, options in (("person", people), ("worker", workers)):
        if typed[box] and typed[box] not in {option.code for option in options}:
            wrong[box] = "Choose from the list"
    wrong |= {box: fault for box in ("name", "told") if (fault := why_not_words(typed[box]))}
    if why := accounts.why_not(typed["email"], "log:new"):
        wrong["email"] = why
    return wrong


def _opened(request: WorkerRequest, about: Case | None, typed: Mapping[str, str]) -> HttpResponse:
    me = request.worker
    log = open_record(me, RecordType.FAMILY_LOG, request.POST.get("_key", ""))
    account = accounts.open_account(typed["email"])
    today = When.on(clock.today())
    told: list[Kind] = [
        FamilyLogOpened(
            happened=today,
            keeper=_registered(typed["name"], account.user),
            person=UUID(typed["person"]) if typed["person"] else None,
            children=(about.record,) if about else (),
            told=typed["told"] or NotKnown(reason="Nothing was written down when it was opened"),
        )
    ]
    named = str(me.pk) if me.role == Role.SOCIAL_WORKER else typed["worker"]
    if named:
        told.append(FamilyLogWorkerNamed(happened=today, worker=int(named)))
    record_entries([entry_of(one, log) for one in told], by=me.pk, key=f"open:{log}")
    return render(
        request,
        "family/opened.html",
        {"record": log, "name": typed["name"], "email": typed["email"], "password": account.password},
    )


def _registered(name: str, user: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select family_register(%s, %s)", [name, user])
        return int(cursor.fetchone()[0])
