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
from lantern.page.numbers import asked_page
from lantern.page.opening import refuse
from lantern.registry.models import Role
from lantern.rooms.family import notes as kept

for_keepers = for_role(Role.PARENT)


@for_keepers
def page(request: WorkerRequest) -> HttpResponse:
    """The notes, newest first, with what they were told of each."""
    log = _log("notes")
    number = asked_page(request.GET)
    found = kept.notes(number)
    access.log_read("notes", log, "keeps_log", len(found.notes))
    context = {"found": found, "page": number, "reached": number * kept.A_PAGE}
    return render(request, "family/mine.html", context)


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
    access.log_read("receipt", log, "keeps_log", 1)
    return render(request, "family/receipt.html", {"receipt": found, "reference": note})


@for_keepers
def whom_to_ask(request: WorkerRequest) -> HttpResponse:
    """Whom to ring, what never to do, and who reads these notes. It is about nobody."""
    return render(request, "family/help.html")


def _ask(
    request: WorkerRequest, kind: type[Kind], initial: dict[str, date], to: kept.Note | None = None
) -> HttpResponse:
    log = _log("write")
    if request.method != "POST":
        access.log_read("write", log, "keeps_log", 0)

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
    return ask(request, asking)


def _log(action: str) -> UUID:
    """The one log that the asking parent keeps; what does not exist, where they keep none."""
    found = access.kept()
    if not found:
        refuse(action, None)
    return found[0]
