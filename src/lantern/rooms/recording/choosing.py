"""What to record: what the guidance asks next comes first, and everything else stands below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.access.policy import Policy
from lantern.kinds.case import OUTSTANDING, Case
from lantern.kinds.declare import Kind, kinds
from lantern.kinds.protocol import the_law
from lantern.law import Duty
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.opening import open_case

# Recorded elsewhere: what is said about an entry, and opening a record in an emergency.
_ELSEWHERE = ("entry.", "emergency_access.opened")


@dataclass(frozen=True)
class Choice:
    """One kind of entry to record, and why it is offered first where it is."""

    title: str
    url: str
    because: str = ""


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Choose what to record."""
    case = open_case(request, record, "record")
    duties = case.duties(clock.now())
    parts = Policy.load().parts
    given = access.allowed((f"record:{part}" for part in parts), record)
    may = [part for part in parts if f"record:{part}" in given]
    offered = [kind for kind in newest() if kind.part in may]
    context = {
        "identity": about(case, duties),
        "record": record,
        "tabs": views_of(record, ""),
        "first": list(_next(case, duties, offered)),
        "parts": [(parts[part], _choices(record, offered, part)) for part in may],
    }
    return render(request, "recording/choose.html", context)


def newest() -> list[type[Kind]]:
    """The newest version of each kind that has a form here."""
    by_name = {kind.kind: kind for kind in kinds() if not kind.kind.startswith(_ELSEWHERE)}
    return sorted(by_name.values(), key=lambda kind: kind.title)


def _choices(record: UUID, offered: list[type[Kind]], part: str) -> list[Choice]:
    return [Choice(kind.title, _url(record, kind)) for kind in offered if kind.part == part]


def _next(case: Case, duties: list[Duty], offered: list[type[Kind]]) -> Iterator[Choice]:
    """The entries that would meet a duty that is running, each with the duty."""
    rules, seen = the_law().rules, set()
    for duty in duties:
        rule = rules[duty.rule]
        for kind in offered:
            if duty.state in OUTSTANDING and kind.kind in rule.met_by.kinds and kind.kind not in seen:
                seen.add(kind.kind)
                yield Choice(kind.title, _url(case.record, kind), rule.says)


def _url(record: UUID, kind: type[Kind]) -> str:
    return reverse("recording:write", args=[record, kind.kind])
