"""Prints. Paper leaks: each asks for whom it is, is made for that reader, and names what was left out."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry
from lantern.kinds.case import Case, title_of
from lantern.kinds.protocol import the_law
from lantern.law import Duty, State
from lantern.law.rule import Unit
from lantern.page import clock, dates
from lantern.page.about import about, views_of
from lantern.page.duties import duty_line
from lantern.page.frame import Printed
from lantern.page.moments import moments
from lantern.page.opening import open_case
from lantern.page.prints.for_the_child import for_the_child
from lantern.page.prints.for_whom import Reader
from lantern.page.prints.selecting import select
from lantern.page.prints.stopping import stopped

_MEET_AGAIN = ("visit.made", "core_group.met", "conference.held", "review_conference.held")


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Ask for whom; then the print for that reader."""
    chosen = request.GET.get("whom", "")
    reader = next((one for one in Reader if one == chosen), None)
    case = open_case(request, record, f"print:{chosen}" if reader else "print", doing="print")
    if reader is None:
        context = {
            "identity": about(case),
            "tabs": views_of(record, "child:print"),
            "readers": list(Reader),
            "asked": "whom" in request.GET,
        }
        return render(request, "page/print_whom.html", context)
    if instead := stopped(request, record, reader):
        return instead
    given = select(case.entries, reader)
    made = Printed(reader.says, request.worker.name, dates.moment(clock.moment()), given.left_out)
    context = {"name": case.name, "record": record, "printed": made}
    if reader is Reader.CHILD:
        now = clock.now()
        told = for_the_child(case, given.entries, case.duties(now), now.date())
        return render(request, "child/printed_child.html", context | {"told": told})
    return render(request, "child/printed.html", context | _print(case, reader, given.entries))


def _print(case: Case, reader: Reader, given: Sequence[Entry]) -> dict[str, object]:
    now, law = clock.now(), the_law()
    duties = case.duties(now)
    shows_duties = reader is not Reader.FAMILY
    return {
        "moments": moments(given),
        "duties": [duty_line(law, d, case.kinds_by_id, now) for d in duties] if shows_duties else (),
        "next": () if shows_duties else _next(given, duties, now.date()),
    }


def _next(entries: Sequence[Entry], duties: Sequence[Duty], today: date) -> list[tuple[str, str]]:
    """What the family can expect, and by when: what was agreed for a day, and what the guidance asks."""
    agreed = [
        (entry.due_on, f"{title_of(entry)}: the next one")
        for entry in entries
        if entry.kind in _MEET_AGAIN and entry.due_on and entry.due_on >= today
    ]
    rules = the_law().rules
    due = [
        (date.fromordinal(duty.due[1]), rules[duty.rule].says)
        for duty in duties
        if duty.state in (State.OPEN, State.OVERDUE) and duty.due and rules[duty.rule].within.unit is not Unit.HOURS
    ]
    return [(says, dates.day(on)) for on, says in sorted(agreed + due)]
