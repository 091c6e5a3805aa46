"""Who knew what, when: one child, one day, one agency. What it had learned, what had been recorded, what stood open."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry, Proved
from lantern.kinds.case import OUTSTANDING, Case
from lantern.kinds.protocol import the_law
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.duties import duty_line
from lantern.page.moments import moments
from lantern.page.opening import open_case
from lantern.registry.models import Agency
from lantern.rooms.child.chronology import day


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """What an agency knew of a child on a day. Without a choice it asks for one."""
    today = clock.today()
    asked_on = day(request.GET.get("day"))
    case = open_case(request, record, "knew")
    agencies = _agencies(case)
    agency = next((one for one in agencies if str(one.pk) == request.GET.get("agency")), None)
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "child:knew"),
        "agencies": agencies,
        "agency": agency,
        "day": asked_on,
        "asked": "day" in request.GET,
    }
    if agency and asked_on and asked_on <= today:
        context |= _answer(request, case, agency, asked_on)
    return render(request, "child/knew.html", context)


def told_agency(entry: Entry) -> int:
    """The agency that learned of an entry: the one it says was told, or else the one that recorded it."""
    return entry.concerns_agency or entry.agency if entry.kind == "information.received" else entry.agency


def _agencies(case: Case) -> list[Agency]:
    found = {entry.agency for entry in case.entries} | {told_agency(entry) for entry in case.entries}
    return list(Agency.objects.filter(pk__in=found).order_by("name"))


def _answer(request: WorkerRequest, case: Case, agency: Agency, asked_on: date) -> dict[str, object]:
    """Three lists: learned by this agency, learned on a day not known, and what had been recorded by anybody."""
    theirs = [entry for entry in case.entries if told_agency(entry) == agency.pk]
    learned = [e for e in theirs if e.learned_earliest and e.learned_earliest <= asked_on]
    unsure = [e for e in theirs if e.learned_earliest is None and e.happened_earliest <= asked_on]
    then = Case.read(case.record, request.worker.pk, Proved(asked_on))
    law = the_law()
    return {
        "learned": moments(learned, then.entries),
        "unsure": moments(unsure, then.entries),
        "recorded": moments(then.entries),
        "duties": [
            duty_line(law, duty, then.kinds_by_id, asked_on)
            for duty in then.duties(asked_on)
            if duty.state in OUTSTANDING
        ],
    }
