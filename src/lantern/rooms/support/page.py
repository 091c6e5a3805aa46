"""One child's support, in the order in which it is asked for."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry
from lantern.kinds.case import Case, sentence_of
from lantern.kinds.declare import kind_named
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.opening import open_case
from lantern.rooms.support.team import team

# Each part of the page: its heading, the kind, and what is said while nothing is recorded.
_PARTS = (
    ("Contact that goes on with somebody who harms the child", "contact_with_abuser.continued", "None is recorded."),
    ("Appointments that did not come about", "appointment.missed", "None is recorded. A missed one closes nothing."),
    (
        "Therapy before a trial",
        "therapy.agreed_with_prosecutor",
        "Nothing is recorded. It need not wait for a trial.",
    ),
    ("Kept between the child and a worker", "confidentiality.agreed", "Nothing is recorded that you may see."),
    ("Stepping down", "support.stepped_down", "Nothing is recorded: help goes on as it was agreed."),
    ("At 16 and 18", "transition.planned", "No plan is recorded."),
    ("A way out", "exit_plan.made", "No plan is recorded that you may see."),
)


@dataclass(frozen=True)
class Told:
    """An entry in one sentence, and the day on which it is looked at again."""

    entry: Entry
    says: str
    again_on: date | None


@dataclass(frozen=True)
class Part:
    """A part of the page: what was recorded, the newest first, and the form that adds to it."""

    title: str
    kind: str
    adds: str
    told: list[Told]
    empty: str


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """The team, and each part of what was agreed and planned."""
    case = open_case(request, record, "support")
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "support:child"),
        "team": list(team(case)),
        "parts": [_part(case, *part) for part in _PARTS],
        "today": clock.today(),
    }
    return render(request, "support/child.html", context)


def _part(case: Case, title: str, kind: str, empty: str) -> Part:
    told = [Told(entry, sentence_of(entry), entry.due_on) for entry in reversed(case.of_kind(kind))]
    return Part(title, kind, kind_named(kind).title, told, empty)
