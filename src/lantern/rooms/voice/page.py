"""A child's own page as those who work with the child meet it: how it stands, and what stands on it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.kinds.going_out import nothing_goes_out
from lantern.page.about import about, views_of
from lantern.page.moments import Names
from lantern.page.opening import open_case
from lantern.rooms.voice.shown import parts_of
from lantern.rooms.voice.standing import standing

WRITES = "record:own_page"
NONE_IS_OPEN = "No page of the child’s own is open. Open one first, once they want it and it is safe."
NOT_ON_PAPER = (
    "Nothing goes out to this child’s family now, and paper is found. Write the page again, with how the child reads it"
    " safely, and it can be printed."
)
FIRST_PASSWORD = "own_page_first_password"  # noqa: S105 - the name under which a session keeps one until it is shown


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """What was given, what has happened since, and what the child wrote."""
    case = open_case(request, record, "own_page")
    found = standing(case)
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "support:child"),
        "found": found,
        "parts": parts_of(found.written) if found.written else (),
        "stopped": nothing_goes_out(record),
        "died": bool(case.of_kind("child.died")),
        "may_write": access.may(WRITES, record),
        "may_print": access.may("print", record),
        # Kept nowhere once it was shown.
        "first_password": request.session.pop(f"{FIRST_PASSWORD} {record}", ""),
    }
    if found.given:
        context["given_by"] = Names.of([found.given]).by(found.given)
    return render(request, "voice/child.html", context)


def instead(request: WorkerRequest, record: UUID, says: str) -> HttpResponse:
    """In place of a form that does not fit how the page stands: why not."""
    return render(request, "voice/instead.html", {"record": record, "says": says})


@for_workers
def printed(request: WorkerRequest, record: UUID) -> HttpResponse:
    """The same text on paper, which says neither whose it is nor from whom."""
    case = open_case(request, record, "own_page:print", doing="print")
    found = standing(case)
    if found.written is None or found.given is None:
        return instead(request, record, "Nothing was written for the child’s own page yet.")
    # What was written before the stop was not written with it in mind.
    since = max((stop.opened.recorded_at for stop in case.standing("family_stop")), default=found.given.recorded_at)
    if nothing_goes_out(record) and not (found.written.safely and found.given.recorded_at >= since):
        return instead(request, record, NOT_ON_PAPER)
    return render(request, "voice/printed.html", {"parts": parts_of(found.written)})
