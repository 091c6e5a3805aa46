"""Prints. Paper leaks: each asks for whom it is, is made for that reader, and names what was left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
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
from lantern.rooms.child.for_the_child import LEFT_OUT, for_the_child, in_words
from lantern.rooms.child.for_whom import GIVEN, Reader

# What each reader is not given, beside every entry whose words the printing worker may not read.
_MARKINGS = {
    Reader.WORKER: ("open", "agency", "restricted"),
    Reader.CONFERENCE: ("open",),
    Reader.FAMILY: ("open",),
    Reader.CHILD: ("open",),
    Reader.COURT: ("open", "agency"),
}
_ADDRESSES = ("address.given", "contact_detail.given", "address_protection.set")
_MEET_AGAIN = ("visit.made", "core_group.met", "conference.held", "review_conference.held")
_SEES_ADDRESSES = (Reader.WORKER, Reader.COURT)


# To these readers a count would tell that there is something: what they are not given is named, there or not.
_LEFT_OUT = (
    "any entry restricted or for one agency",
    "any address or way to reach somebody",
    "what other people told us, and who",
    "who may see the record, and what was shared or not shared with whom",
    "what is said between a child and those who talk to them after they were missing",
)
_NAMED_FOR_ALL = {
    Reader.CONFERENCE: _LEFT_OUT,
    Reader.FAMILY: (*_LEFT_OUT, "what professionals said among themselves"),
    Reader.CHILD: LEFT_OUT,
}


@dataclass(frozen=True)
class Selection:
    """What of a record a reader is given, and in words what was left out."""

    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]


def select(entries: Sequence[Entry], reader: Reader) -> Selection:
    """Choose by marking, by part of the work and by whether it holds an address."""
    given = tuple(entry for entry in entries if _is_for(entry, reader))
    if reader in _NAMED_FOR_ALL:
        return Selection(given, _NAMED_FOR_ALL[reader])
    counted = Counter(_why_not(entry, reader) for entry in entries if not _is_for(entry, reader))
    return Selection(given, tuple(f"{count} {words}" for words, count in sorted(counted.items())))


def _is_for(entry: Entry, reader: Reader) -> bool:
    return not _why_not(entry, reader)


def _why_not(entry: Entry, reader: Reader) -> str:
    if entry.body is None or entry.guarded:
        return "whose words you may not read yourself"
    if entry.marking not in _MARKINGS[reader]:
        return "marked restricted or for one agency"
    if entry.kind in _ADDRESSES and reader not in _SEES_ADDRESSES:
        return "with an address or a way to reach somebody"
    return "" if _is_suited(entry, reader) else "of a kind that is not for this reader"


def _is_suited(entry: Entry, reader: Reader) -> bool:
    if reader is Reader.CHILD:
        return bool(in_words(entry))
    return reader not in GIVEN or entry.kind in GIVEN[reader]


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Ask for whom; then the print for that reader."""
    chosen = request.GET.get("whom", "")
    reader = next((one for one in Reader if one == chosen), None)
    case = open_case(request, record, f"print:{chosen}" if reader else "print", doing="print")
    if reader is None:
        offered = [(one.value, one.says, one.hint) for one in Reader]
        context = {
            "identity": about(case),
            "tabs": views_of(record, "child:print"),
            "readers": offered,
        }
        return render(request, "child/print_whom.html", context | {"asked": "whom" in request.GET})
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
