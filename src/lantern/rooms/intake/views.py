"""The list of reports from the public and of notices from forces."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.page import clock
from lantern.page.numbers import asked_page
from lantern.page.opening import refuse
from lantern.rooms.intake.apps import ON_DUTY
from lantern.rooms.intake.rota import Rota
from lantern.rooms.intake.targets import left
from lantern.rooms.intake.waiting import A_PAGE, Group, Waiting, waiting

_TITLES = {
    Group.NEW: "Nobody has taken these on",
    Group.MORE: "More was told since",
    Group.TAKEN: "Taken on, not yet triaged",
    Group.HANDED: "Handed over, no receipt yet",
    Group.CROWD: "Many from one source, or much alike",
    Group.DONE: "Triaged",
}


@dataclass(frozen=True)
class Line:
    """One report as the list draws it: the clock in words, whether it is late, and to whom it has gone."""

    waiting: Waiting
    when: str
    is_late: bool
    is_with_deputy: bool


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """Each group, danger first; or one group in full."""
    if request.worker.role not in ON_DUTY:
        refuse("reports", None)
    asked = next((group for group in Group if group == request.GET.get("group")), None)
    number = asked_page(request.GET)
    found, now = waiting(asked, number), clock.moment()
    access.log_read("list", None, "Reports and notices", sum(map(len, found.rows.values())))
    groups = [
        (group, title, found.counts[group], found.in_danger[group], [_line(one, now) for one in found.rows[group]])
        for group, title in _TITLES.items()
        if group == asked or (not asked and found.counts[group])
    ]
    context = {
        "groups": groups,
        "asked": asked,
        "page": number,
        "reached": number * A_PAGE,
        "rota": Rota.of(request.worker),
        "worker": request.worker,
    }
    return render(request, "intake/list.html", context)


def _line(one: Waiting, now: datetime) -> Line:
    due = one.due_at
    if due is None:
        return Line(one, "Triaged", False, False)
    is_with_deputy = not one.taken_by and one.deputy_at is not None and one.deputy_at <= now
    return Line(one, left(due, now), due <= now, is_with_deputy)
