"""Amending an entry: all that now holds is said again, with why. Both stay."""

from uuid import UUID

from django.http import Http404, HttpResponse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal.acts import amend
from lantern.kinds.case import answers_of
from lantern.kinds.declare import Kind, kind_named
from lantern.kinds.recording import entry_of
from lantern.page.about import about
from lantern.page.form.asking import Asking, ask
from lantern.rooms.recording.entry import Opened, entry_url, may_be_amended, open_entry
from lantern.rooms.recording.offering import choices_for

WHY = "because"

# Whose account it is gives a log away, and who may be named for it is asked on its own page.
_STAYS = {
    "family_log.opened": ("keeper", "Whoever keeps a log stays the same: open a log of their own for somebody else"),
    "family_log.worker_named": ("worker", "Whoever was named stays the same: name another on the log’s own page"),
}


@for_workers
def page(request: WorkerRequest, id: UUID) -> HttpResponse:
    """The form of the entry with what it says now, and why it is amended."""
    opened = open_entry(request, id, "amend")
    told = answers_of(opened.entry)
    kind = kind_named(opened.entry.kind)
    # Its kind may be older than its form.
    if told is None or not may_be_amended(kind):
        raise Http404
    because = request.POST.get(WHY, "").strip()
    return ask(
        request,
        Asking(
            kind=kind,
            about=id,
            title=f"Amend: {kind.title.lower()}",
            record=lambda new, key: _amend(request, opened, new, because, key),
            back=entry_url(id),
            initial={name: getattr(told, name) for name in kind.questions() if hasattr(told, name)},
            choices=choices_for(kind, opened.case, request.worker, told),
            also=lambda new: _wrong(opened, new, because),
            beside={WHY: "Why is it amended?"},
            form_template="recording/amend.html",
            check_template="recording/amend_check.html",
            context={"identity": about(opened.case), "because": because},
        ),
    )


def _wrong(opened: Opened, new: Kind, because: str) -> dict[str, str]:
    matter = opened.case.by_id.get(opened.entry.matter) if opened.entry.matter else None
    unsaid = {} if because else {WHY: "Say why it is amended: the reason stays with the entry"}
    if opened.entry.kind in _STAYS and new.spine()["concerns_worker"] != opened.entry.concerns_worker:
        box, says = _STAYS[opened.entry.kind]
        unsaid[box] = says
    return unsaid | new.unfitting(matter.opens if matter else "")


def _amend(request: WorkerRequest, opened: Opened, told: Kind, because: str, key: str) -> str:
    new = entry_of(told, opened.case.record, matter=opened.entry.matter, occasion=opened.entry.occasion)
    amend(opened.entry.id, new, because=because, by=request.worker.pk, key=key)
    return f"{entry_url(opened.entry.id)}?recorded=yes"
