"""My work, the team's, and that of whoever is on duty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from lantern import access
from lantern.access.guard import WorkerRequest, for_signed_in, for_workers
from lantern.kinds.declare import kind_named
from lantern.kinds.naming import names_of
from lantern.kinds.protocol import the_law
from lantern.law.calendar import minute_of
from lantern.law.fact import State
from lantern.page import clock, dates
from lantern.page.navigation import open_to
from lantern.page.numbers import asked_page
from lantern.page.opening import refuse
from lantern.registry.family import FAMILY_ROLES
from lantern.registry.models import Role
from lantern.rooms.work.keepers import kept_by_others
from lantern.rooms.work.lists import A_PAGE, AT_A_GLANCE, LATELY_WEEKS, Due, Group, everybody, recorded, work
from lantern.rooms.work.scopes import DUTY, MINE, OWED, TEAM, Scope
from lantern.rooms.work.unfinished import unfinished

_TITLES = {
    Group.OVERDUE: "Overdue",
    Group.TODAY: "Due today",
    Group.WEEK: "Due in the next seven days",
    Group.LATER: "Due later",
    Group.WAITING: "Waiting on others",
    Group.AGREED: "Agreed actions",
    Group.AGAIN: "To look at again",
    Group.QUIET: "Nothing due, nothing heard",
}
_NOT_OPEN = "The record is not open to you. If you are to work with the child, it opens when you are allocated."
_CLOCKS = (Group.OVERDUE, Group.TODAY, Group.WEEK, Group.LATER, Group.WAITING)


@dataclass(frozen=True)
class Line:
    """One clock as the list draws it."""

    due: Due
    says: str
    when: str
    state: State
    local: bool


@for_signed_in
def mine(request: WorkerRequest) -> HttpResponse:
    """My own work, what I was told, and what I agreed to do. One of a family is led on to the page that is theirs."""
    if request.worker.role in FAMILY_ROLES:
        return _their_own(request.worker.role)
    told = [notice for notice in access.notices() if notice.seen_at is None]
    names = names_of(notice.record for notice in told)
    notices = [(notice, _told_words(notice.what), names.get(notice.record, "a child")) for notice in told]
    more = {"notices": notices, "unfinished": unfinished(request.worker.pk), "own_list": _own_list(request.worker.role)}
    if request.worker.role == Role.POLICE_ANALYST and request.GET.get("group") != "everybody":
        # They look for what joins children: clocks that others keep, of children whose names they may not read, say
        # nothing to them, and what their own agency recorded does.
        return _list(request, OWED, "My work", more | _recorded(request))
    return _list(request, MINE, "My work", more)


def _recorded(request: WorkerRequest) -> dict[str, Any]:
    """Where the worker's own agency lately recorded something, a page of it."""
    found = recorded(clock.now(), asked_page(request.GET))
    is_full = len(found) == AT_A_GLANCE
    return {"recorded": found, "agency": request.worker.agency, "weeks": LATELY_WEEKS, "is_full": is_full}


def _their_own(role: str) -> HttpResponse:
    place = next(iter(open_to(role)), None)
    if place is None:
        refuse("list", None)
    return HttpResponseRedirect(reverse(place.url_name))


@for_workers
def team(request: WorkerRequest) -> HttpResponse:
    """The work of my team."""
    return _list(request, TEAM, "My team", {})


@for_workers
def duty(request: WorkerRequest) -> HttpResponse:
    """Children in my area to whom nobody is allocated."""
    return _list(request, DUTY, "Duty: nobody is allocated", {})


@for_workers
@require_POST
def told(request: WorkerRequest, notice: int) -> HttpResponse:
    """Note that I saw what I was told, and go to it."""
    found = next((one for one in access.notices() if one.id == notice), None)
    if found is None:
        return HttpResponseRedirect(reverse("work:mine"))
    access.notice_seen(found.id)
    if not access.may("open", found.record):
        # As after a handover before the allocation, of which they are told in its turn, or when theirs has ended.
        messages.info(request, f"{_told_words(found.what)}. {_NOT_OPEN}")
        return HttpResponseRedirect(reverse("work:mine"))
    # What was withdrawn has no page any more: those who confirm it have one for all of a record.
    withdrawn = found.what == "entry.withdrawn"
    return HttpResponseRedirect(
        reverse("recording:withdrawn", args=[found.record])
        if withdrawn
        else reverse("recording:entry", args=[found.entry])
    )


def _own_list(role: str) -> tuple[str, str] | None:
    """Where the work is of somebody to whom no child is ever allocated: the words and the address."""
    named = {
        Role.DUTY_WORKER: ("Duty", "work:duty"),
        Role.DUTY_MANAGER: ("Duty", "work:duty"),
        Role.TEAM_MANAGER: ("Team", "work:team"),
        Role.AUDITOR: ("Who has looked", "work:audit"),
    }
    words, name = named.get(Role(role), ("", ""))
    return (words, reverse(name)) if name else None


def _everybody(request: WorkerRequest, scope: Scope, title: str) -> HttpResponse:
    """Everybody in a list, whatever is due."""
    page = asked_page(request.GET)
    rows = everybody(scope, page)
    access.log_read("list", None, title, len(rows))
    context = {"title": title, "rows": rows, "page": page, "is_full": len(rows) == A_PAGE}
    return render(request, "work/everybody.html", context | {"names_workers": scope.names_workers})


def _list(request: WorkerRequest, scope: Scope, title: str, more: dict[str, Any]) -> HttpResponse:
    if request.GET.get("group") == "everybody":
        return _everybody(request, scope, title)
    now = clock.now()
    asked = next((group for group in _TITLES if group == request.GET.get("group")), None)
    page = asked_page(request.GET)
    found = work(scope, now, kept_by_others(request.worker.role), asked, page)
    groups = [
        (group, _TITLES[group], found.counts[group], _lines(found.due[group], now))
        for group in _CLOCKS
        if group == asked or (not asked and found.counts[group])
    ]
    context = {
        "title": title,
        "numbers": [(_TITLES[group], found.counts[group], group) for group in _TITLES],
        "groups": groups,
        "asked": asked,
        "page": page,
        "reached": page * A_PAGE,
        "names_workers": scope.names_workers,
        "agreed": found.agreed,
        "agreed_count": found.counts[Group.AGREED],
        "again": found.again,
        "again_count": found.counts[Group.AGAIN],
        "quiet": found.quiet,
        "quiet_count": found.counts[Group.QUIET],
        "today": now.date(),
    }
    listed = sum(len(lines) for *_, lines in groups) + len(found.agreed) + len(found.again) + len(found.quiet)
    listed += len(more.get("recorded", ()))
    access.log_read("list", None, title, listed)
    return render(request, "work/list.html", context | more)


def _lines(found: Sequence[Due], now: datetime) -> list[Line]:
    rules = the_law().rules
    return [
        Line(one, rules[one.rule].says, _when(one, now), _state(one, now), rules[one.rule].local)
        for one in found
        if one.rule in rules
    ]


def _when(one: Due, now: datetime) -> str:
    if one.due_from_at and one.due_at:
        minutes = minute_of(one.due_from_at), minute_of(one.due_at)
        return dates.due(_state(one, now), minutes, None, None, now, hours=True)
    span = one.due_from.toordinal(), one.due_on.toordinal()
    return dates.due(_state(one, now), span, None, _late(one, now.date()), now.date())


def _late(one: Due, today: date) -> int:
    return max(0, dates.working_days_between(one.due_on, today))


def _state(one: Due, now: datetime) -> State:
    is_over = minute_of(one.due_at) < minute_of(now) if one.due_at else one.due_on < now.date()
    if is_over:
        return State.OVERDUE
    return State.PROVISIONAL if one.provisional else State.OPEN


def _told_words(what: str) -> str:
    if what == "emergency_access":
        return "The safety summary was opened in an emergency"
    if what == "daily_contact.silent":
        return "No daily contact was recorded by the time agreed"
    try:
        return kind_named(what).title
    except LookupError:
        return "Something was recorded"
