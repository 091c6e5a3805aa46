"""The pages of whoever keeps a log: their notes, writing one, adding to one, and the receipt."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_role
from lantern.journal import record as record_entries
from lantern.kinds.declare import Kind
from lantern.kinds.family.log import FamilyNoteAdded, FamilyNoteMade
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.form.asking import Asking, ask
from lantern.page.form.drafts import Place, without_machinery
from lantern.page.numbers import asked_page
from lantern.page.opening import refuse
from lantern.registry.models import Role
from lantern.rooms.family import notes as kept

for_keepers = for_role(Role.PARENT)
_BOXES = ("what", "where", "there", "whom_told")


@for_keepers
def page(request: WorkerRequest) -> HttpResponse:
    """The notes, newest first, with what they were told of each."""
    log, closed = _log("notes"), kept.closed()
    number = asked_page(request.GET)
    found = kept.notes(number)
    access.log_read("notes", log, _ground(closed), len(found.notes))
    context = {"found": found, "closed": closed, "page": number, "reached": number * kept.A_PAGE}
    return render(request, "family/mine.html", context)


@for_keepers
def every(request: WorkerRequest) -> HttpResponse:
    """All the notes on one page, the first one first: to read through, or to print."""
    log, closed = _log("notes"), kept.closed()
    found = kept.every()
    access.log_read("notes", log, _ground(closed), len(found))
    return render(request, "family/every.html", {"notes": found})


@for_keepers
def write(request: WorkerRequest) -> HttpResponse:
    """A new note: recorded at once, and then its receipt."""
    return _ask(request, FamilyNoteMade, {"happened": clock.today()})


@for_keepers
def add(request: WorkerRequest, note: UUID) -> HttpResponse:
    """Something to add to a note, which itself stays as it is."""
    found = kept.note(note)
    if found is None:
        refuse("notes", None)
    return _ask(request, FamilyNoteAdded, {"happened": clock.today()}, found)


@for_keepers
def receipt(request: WorkerRequest, note: UUID) -> HttpResponse:
    """The receipt of a note, to keep or to print."""
    log, found = _log("receipt"), kept.receipt(note)
    if found is None:
        refuse("receipt", None)
    closed = kept.closed()
    access.log_read("receipt", log, _ground(closed), 1)
    return render(request, "family/receipt.html", {"receipt": found, "reference": note, "closed": closed})


@for_keepers
def whom_to_ask(request: WorkerRequest) -> HttpResponse:
    """Whom to ring, what never to do, and who reads these notes. It is about nobody."""
    return render(request, "family/help.html")


def _ask(
    request: WorkerRequest, kind: type[Kind], initial: dict[str, date], to: kept.Note | None = None
) -> HttpResponse:
    log, closed = _log("write"), kept.closed()
    if request.method != "POST":
        access.log_read("write", log, _ground(closed), 0)

    def write_down(told: Kind, key: str) -> str:
        new = entry_of(told, log, matter=to.id if to else None)
        (made,) = record_entries([new], by=request.worker.pk, key=key)
        return reverse("family:receipt", args=[made])

    asking = Asking(
        kind=kind,
        # A draft of something to add belongs to the note it is added to.
        about=to.id if to else log,
        record=write_down,
        back=reverse("family:mine"),
        initial=initial,
        context={"to": to},
        form_template="family/write.html",
    )
    if closed and request.POST.get("_do") not in ("keep", "discard"):
        return _not_saved(request, Place(request.worker.pk, kind.kind, asking.about), closed)
    return ask(request, asking)


def _not_saved(request: WorkerRequest, draft: Place, closed: kept.Closed) -> HttpResponse:
    """That the log is closed, and what they had begun to write in it, which is kept for them to copy or read out."""
    if request.method == "POST":
        draft.keep(without_machinery(request.POST), request.get_full_path())
    begun = draft.kept()
    typed = [begun.typed[box] for box in _BOXES if begun.typed.get(box)] if begun else []
    status = 409 if request.method == "POST" else 200
    return render(request, "family/closed.html", {"closed": closed, "typed": typed}, status=status)


def _ground(closed: kept.Closed | None) -> str:
    return "kept_log" if closed else "keeps_log"


def _log(action: str) -> UUID:
    """The one log that the asking parent keeps; what does not exist, where they keep none."""
    found = access.kept()
    if not found:
        refuse(action, None)
    return found[0]
