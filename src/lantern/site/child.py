"""A child's front page, put together from what the rooms offer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.opening import open_case
from lantern.page.panels import Panel
from lantern.rooms.assessment import panels as assessment
from lantern.rooms.child import panels as child
from lantern.rooms.family import panels as family
from lantern.rooms.intake import panels as intake
from lantern.rooms.missing import panels as missing
from lantern.rooms.support import panels as support
from lantern.rooms.voice import panels as voice

_ROOMS = (child.panels, intake.panels, assessment.panels, missing.panels, support.panels, family.panels, voice.panels)


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Who the child is, what is due, what they said, who is round them, and what was last recorded."""
    case = open_case(request, record, "child")
    now = clock.now()
    duties = case.duties(now)
    context = {
        "identity": about(case, duties),
        "record": record,
        "tabs": views_of(record, "site:child"),
        "columns": _columns(request, [panel for room in _ROOMS for panel in room(case, duties, now)]),
    }
    return render(request, "site/child.html", context)


def _columns(request: WorkerRequest, offered: list[Panel]) -> list[list[tuple[str, str]]]:
    """The panels drawn: those of the page itself, and those that stand beside them."""
    return [[(p.title, p.drawn(request)) for p in offered if p.beside is beside] for beside in (False, True)]
