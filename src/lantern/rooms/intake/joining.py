"""Joining a report or a notice to a child's record, and parting the two again: an entry in each, in one occasion."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry, NewEntry
from lantern.journal import record as record_entries
from lantern.kinds.beginnings import BEGINNINGS
from lantern.kinds.case import Case, Matter
from lantern.kinds.coming_in.joining import ReportJoined, ReportParted
from lantern.kinds.declare import Kind
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.about import about
from lantern.page.form.asking import Asking, ask
from lantern.page.form.questions import Option
from lantern.page.ids import as_uuid
from lantern.page.opening import open_case
from lantern.registry.opening import id_from_key
from lantern.rooms.intake.joined import joined
from lantern.rooms.intake.report import open_report


@for_workers
def join(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Join it to the record of the child that a search led to. Whoever joins two records may open both."""
    case = open_report(request, record, "join")
    child = as_uuid(request.GET.get("with"))
    if child is None:
        return HttpResponseRedirect(f"{reverse('finding:find')}?to={record}")
    theirs = open_case(request, child, "join", doing="record:intake")
    back = reverse("intake:report", args=[record])
    if theirs.record == record or child in {one.other for one in joined(case)}:
        return HttpResponseRedirect(back)
    then = request.GET.get("then", "")

    def write(told: Kind, key: str) -> str:
        occasion = id_from_key(request.worker.pk, key, record)
        here, there = (told.model_copy(update={"other": (other,)}) for other in (child, record))
        # Who confirmed it may be whoever told, and everybody with the child reads that side.
        there = there.model_copy(update={"why": _WHY_ELSEWHERE})
        both = [entry_of(here, record, occasion=occasion), entry_of(there, child, occasion=occasion)]
        record_entries(both, by=request.worker.pk, key=key)
        return reverse("recording:write", args=[child, then]) if then in {kind.kind for kind in BEGINNINGS} else back

    return ask(
        request,
        Asking(
            kind=ReportJoined,
            about=record,
            record=write,
            back=back,
            initial={"happened": clock.today(), "other": (child,)},
            choices={"other": [Option(str(child), theirs.name)]},
            also=lambda told: {} if getattr(told, "other", ()) else {"other": "Tick the record, or search for another"},
            context={"identity": about(theirs)},
        ),
    )


@for_workers
def part(request: WorkerRequest, record: UUID, joining: UUID) -> HttpResponse:
    """Undo a joining, in both records; only for whoever may open both."""
    case = open_report(request, record, "join")
    ours = _standing(case, (one.entry for one in joined(case) if one.entry.id == joining and one.other))
    child = ours.opened.mentions[0]
    theirs = open_case(request, child, "join", doing="record:intake")
    mirror = (one.entry for one in joined(theirs) if one.entry.occasion == ours.opened.occasion)
    there = _standing(theirs, mirror)
    back = reverse("intake:report", args=[record])

    def write(told: Kind, key: str) -> str:
        occasion = id_from_key(request.worker.pk, key, record)
        both: list[NewEntry] = [
            entry_of(told, record, matter=ours.id, occasion=occasion),
            entry_of(told, child, matter=there.id, occasion=occasion),
        ]
        record_entries(both, by=request.worker.pk, key=key)
        return back

    initial, context = {"happened": clock.today()}, {"identity": about(theirs)}
    return ask(
        request, Asking(kind=ReportParted, about=record, record=write, back=back, initial=initial, context=context)
    )


_WHY_ELSEWHERE = "It stands in the report, for whoever may open that."


def _standing(case: Case, entries: Iterable[Entry]) -> Matter:
    """The standing joining that one of these entries opened. Raises Http404 where there is none."""
    wanted = {entry.id for entry in entries}
    found = next((matter for matter in case.standing("joining") if matter.id in wanted), None)
    if found is None:
        raise Http404
    return found
