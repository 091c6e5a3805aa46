"""The log on paper, printed by a worker for whoever keeps it, who has no telephone or wants it for a court."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.page import clock, dates
from lantern.page.frame import Printed
from lantern.page.prints.for_whom import Reader
from lantern.page.prints.stopping import stopped
from lantern.rooms.family import notes
from lantern.rooms.family.log import keeper_of, open_log

# Named on every such print, whether there is any or not: a count would tell.
_LEFT_OUT = ("what they were told of each note", "any note that whoever prints it may not read")


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Their notes, what was added, and the stamps by which both can be checked; none while a stop stands."""
    case = open_log(request, record, "log:print", doing="print")
    if instead := stopped(request, record, Reader.FAMILY):
        return instead
    keeper = keeper_of(case)
    made = Printed(f"{keeper}, whose notes they are", request.worker.name, dates.moment(clock.moment()), _LEFT_OUT)
    return render(request, "family/printed.html", {"notes": notes.printed(record), "keeper": keeper, "printed": made})
