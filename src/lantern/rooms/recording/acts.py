"""Disputing, withdrawing and restricting an entry, and a manager's confirmation of withdrawals."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import NotRecorded
from lantern.journal import acts as journal
from lantern.kinds.case import Case
from lantern.kinds.declare import kind_named
from lantern.page.about import about, views_of
from lantern.page.form import drafts
from lantern.page.form.by_hand import not_words
from lantern.page.ids import as_uuid
from lantern.page.opening import open_case
from lantern.registry.models import Worker
from lantern.rooms.recording.entry import Opened, entry_url, open_entry
from lantern.rooms.recording.telling import tell_of_withdrawal
from lantern.rooms.recording.writing import MARKINGS


@dataclass(frozen=True)
class Act:
    """One thing that may be said about an entry, in words; `kind` is what it is recorded as."""

    kind: str
    title: str
    explains: str
    button: str
    done: str
    warns: bool = False


_UNSAID = "Say why: the reason stays with the entry"
ACTS = {
    "dispute": Act(
        "entry.disputed",
        "Disagree with this entry",
        "Your disagreement is recorded beside it. Both stay, and whoever reads the one reads the other.",
        "Record my disagreement",
        "Your disagreement was recorded.",
    ),
    "withdraw": Act(
        "entry.withdrawn",
        "Withdraw this entry",
        "For an entry in the wrong record. It is hidden at once from every page, print, search and past view, and "
        "a manager confirms it. Record it again where it belongs. For anything else, amend or disagree.",
        "Withdraw it",
        "The entry was withdrawn. A manager was told, to confirm it.",
        warns=True,
    ),
    "restrict": Act(
        "entry.restricted",
        "Change who may read this entry",
        "It takes effect at once and everywhere, in past views too.",
        "Change it",
        "Who may read the entry was changed.",
    ),
}


@for_workers
def page(request: WorkerRequest, id: UUID, act: str) -> HttpResponse:
    """Ask why, and do it."""
    if act not in ACTS:
        raise Http404
    opened = open_entry(request, id, act)
    draft = drafts.Place(request.worker.pk, ACTS[act].kind, id)
    if request.method != "POST":
        kept = draft.kept()
        return _asked(request, opened, act, draft.ticket(), kept.typed if kept else QueryDict())
    draft.keep(drafts.without_machinery(request.POST), request.path)
    if request.POST.get("_do") == "keep":
        return HttpResponse(status=204)
    if wrong := _wrong(request, act) or _do(request, opened.case, id, act):
        return _asked(request, opened, act, draft.ticket(), request.POST, wrong)
    draft.discard()
    messages.success(request, ACTS[act].done)
    home = reverse("site:child", args=[opened.case.record])
    return HttpResponseRedirect(home if act == "withdraw" else entry_url(id))


def _asked(
    request: WorkerRequest,
    opened: Opened,
    act: str,
    ticket: str,
    typed: QueryDict,
    wrong: Mapping[str, str] = MappingProxyType({}),
) -> HttpResponse:
    context = {
        "identity": about(opened.case),
        "act": ACTS[act],
        "entry": opened.entry,
        "title": kind_named(opened.entry.kind, opened.entry.version).title,
        "markings": MARKINGS if act == "restrict" else (),
        "marking": typed.get("marking") or opened.entry.marking,
        "because": typed.get("because", ""),
        "wrong": wrong,
        # Always a new one: under that of a draft, or of what was refused, another window may have recorded other words.
        "key": str(uuid4()),
        "ticket": ticket,
    }
    return render(request, "recording/act.html", context, status=422 if wrong else 200)


def _wrong(request: WorkerRequest, act: str) -> Mapping[str, str]:
    wrong = dict(_why_not(request.POST))
    if act == "restrict" and request.POST.get("marking") not in {option.code for option in MARKINGS}:
        wrong["marking"] = "Choose who may read it"
    return wrong


def _why_not(typed: QueryDict) -> Mapping[str, str]:
    """What is wrong with the reason, which every act needs."""
    return not_words(typed, ("because",)) if typed.get("because", "").strip() else {"because": _UNSAID}


def _do(request: WorkerRequest, case: Case, id: UUID, act: str) -> Mapping[str, str]:
    """Do it; gives what was wrong, or nothing."""
    record, me, key = case.record, request.worker.pk, request.POST.get("_key", "")
    because, marking = request.POST["because"].strip(), request.POST.get("marking", "")
    doing: dict[str, Callable[[], UUID]] = {
        "dispute": lambda: journal.dispute(record, id, because=because, by=me, key=key),
        "withdraw": lambda: journal.withdraw(record, id, because=because, by=me, key=key),
        "restrict": lambda: journal.restrict(
            record, id, marking=cast(Literal["open", "agency", "restricted"], marking), because=because, by=me, key=key
        ),
    }
    try:
        done = doing[act]()
    except NotRecorded as refused:
        return {"because": str(refused)}
    if act == "withdraw":
        tell_of_withdrawal(case, done, request.worker)
    return {}


@for_workers
def withdrawn(request: WorkerRequest, record: UUID) -> HttpResponse:
    """The withdrawals in a record, for a manager to confirm or undo; those who had read each are to be told."""
    case = open_case(request, record, "withdrawn", doing="record:confirmation")
    wrong = _confirm(request, record) if request.method == "POST" else {}
    if request.method == "POST" and not wrong:
        return HttpResponseRedirect(request.path)
    found = journal.withdrawals(record, by=request.worker.pk)
    context = {
        "identity": about(case),
        "tabs": views_of(record, "recording:withdrawn"),
        "typed": request.POST,
        "rows": [(w, kind_named(w.kind).title, _name(w.author), _readers(request, w.entry)) for w in found],
        "wrong": wrong,
        "key": str(uuid4()),
    }
    return render(request, "recording/withdrawn.html", context, status=422 if wrong else 200)


def _confirm(request: WorkerRequest, record: UUID) -> Mapping[str, str]:
    """Confirm one of them, or undo it; gives what was wrong, at the box of that one, or nothing."""
    doing = {"confirm": journal.confirm_withdrawal, "restore": journal.restore}
    do, because = request.POST.get("do", ""), request.POST.get("because", "").strip()
    entry, key = as_uuid(request.POST.get("entry")), request.POST.get("_key", "")
    if do not in doing or entry is None:
        raise Http404
    box, wrong = f"because-{entry}", _why_not(request.POST)
    if wrong:
        return {box: wrong["because"]}
    try:
        doing[do](record, entry, because=because, by=request.worker.pk, key=key)
    except NotRecorded as refused:
        return {box: str(refused)}
    return {}


def _readers(request: WorkerRequest, entry: UUID) -> list[str]:
    read = journal.had_read(entry, by=request.worker.pk)
    named = Worker.objects.in_bulk([reader.worker for reader in read])
    return [named[reader.worker].name for reader in read if reader.worker in named]


def _name(worker: int) -> str:
    found = Worker.objects.filter(pk=worker).first()
    return found.name if found else "Somebody who has left"
