"""One child: what was shared and what was not, and, apart from it, agreement to help and consent to treatment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry
from lantern.kinds.case import Case, answers_of
from lantern.kinds.declare import Kind
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.opening import open_case


@dataclass(frozen=True)
class Told:
    """An entry with its answers; None where its body may not be read."""

    entry: Entry
    answers: Kind | None


@dataclass(frozen=True)
class Withheld:
    """A decision not to share: what was decided, the day to look at it again, and how it was closed."""

    decided: Told
    review_on: date | None
    reviews: int
    closed: Told | None


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Three questions that are never one."""
    case = open_case(request, record, "sharing")
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "sharing:child"),
        "shared": list(_told(case, "sharing.decided")),
        "withheld": list(withheld(case)),
        "services": list(_told(case, "service_agreement.stated")),
        "treatments": list(_told(case, "medical_consent.stated")),
        "today": clock.today(),
    }
    return render(request, "sharing/child.html", context)


def withheld(case: Case) -> Iterator[Withheld]:
    """Every decision not to share, the open ones first."""
    matters = sorted(case.matters("withheld"), key=lambda matter: matter.ended is not None)
    for matter in matters:
        reviews = [e for e in case.of_kind("sharing_withheld.reviewed") if e.matter == matter.id]
        last = reviews[-1] if reviews else matter.opened
        closed = Told(matter.ended, answers_of(matter.ended)) if matter.ended else None
        yield Withheld(Told(matter.opened, answers_of(matter.opened)), last.due_on, len(reviews), closed)


def _told(case: Case, kind: str) -> Iterator[Told]:
    """The entries of a kind, the newest first."""
    for entry in reversed(case.of_kind(kind)):
        yield Told(entry, answers_of(entry))
