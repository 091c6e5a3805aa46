"""The record as it was known on a day: proved by when things were recorded, or as stated by when they were learned."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Proved, Stated
from lantern.kinds.protocol import the_law
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.duties import duty_line
from lantern.page.moments import moments
from lantern.page.opening import open_case
from lantern.rooms.child.chronology import day

MODES: dict[str, type[Proved] | type[Stated]] = {"proved": Proved, "stated": Stated}


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """The record as known on a day. Without a day it asks for one."""
    today = clock.today()
    asked_on = day(request.GET.get("day"))
    mode = asked if (asked := request.GET.get("mode")) in MODES else "proved"
    fault = _fault(request, asked_on, today)
    chosen = MODES[mode](asked_on) if asked_on and not fault else None
    case = open_case(request, record, f"known:{mode}", chosen)
    law = the_law()
    # The bar at the top is always today's: it says who to ring now, whatever day is being looked at.
    now = open_case(request, record, "identity") if chosen else case
    context = {
        "identity": about(now),
        "record": record,
        "tabs": views_of(record, "child:known"),
        "mode": mode,
        "day": asked_on,
        "fault": fault,
        "shown": chosen is not None,
        "moments": moments(case.entries) if chosen else (),
        "duties": [duty_line(law, d, case.kinds_by_id, asked_on) for d in case.duties(asked_on)]
        if chosen and asked_on
        else (),
    }
    return render(request, "child/known.html", context)


def _fault(request: WorkerRequest, asked_on: date | None, today: date) -> str:
    if "day" not in request.GET:
        return ""
    if asked_on is None:
        return "Give the day as year, month and day, such as 2026-03-31"
    return "The day cannot be in the future" if asked_on > today else ""
