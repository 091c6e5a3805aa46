"""What to record: what the guidance asks next comes first, and everything else stands below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
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
from lantern.law.chart import Standing, chart_state, drawings, load_charts
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.opening import open_case

# The parts of the work in the order in which they are most often recorded; what is not named comes last.
_OFTEN = (
    *("work", "information", "missing", "intake", "assessment", "enquiry", "urgent", "conference", "plan"),
    *("legal", "identity"),
)


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
    now = clock.now()
    duties = case.duties(now)
    parts = Policy.load().parts
    given = access.allowed((f"record:{part}" for part in parts), record)
    may = sorted((part for part in parts if f"record:{part}" in given), key=_place)
    offered = [kind for kind in newest() if kind.part in may]
    context = {
        "identity": about(case, duties),
        "record": record,
        "tabs": views_of(record, ""),
        "first": _next(case, duties, offered, now),
        "parts": [(parts[part], _choices(record, offered, part)) for part in may],
    }
    return render(request, "recording/choose.html", context)


def newest() -> list[type[Kind]]:
    """The newest version of each kind that has a form here."""
    by_name = {kind.kind: kind for kind in kinds() if not kind.has_own_form}
    return sorted(by_name.values(), key=lambda kind: kind.title)


def _choices(record: UUID, offered: list[type[Kind]], part: str) -> list[Choice]:
    return [Choice(kind.title, _url(record, kind)) for kind in offered if kind.part == part]


def _place(part: str) -> int:
    return _OFTEN.index(part) if part in _OFTEN else len(_OFTEN)


def _next(case: Case, duties: list[Duty], offered: list[type[Kind]], now: datetime) -> list[Choice]:
    """What is due, then what the steps that the child has come to are done by; each once, with who says so."""
    because: dict[str, str] = {}
    for kind, says in (*_due(duties), *_reached(case, duties, now)):
        # What has not been begun is begun before it can be completed.
        begin = kind.replace(".completed", ".started")
        if begin != kind and not case.of_kind(begin):
            because.setdefault(begin, says)
        because.setdefault(kind, says)
    named = {kind.kind: kind for kind in offered}
    return [Choice(named[k].title, _url(case.record, named[k]), says) for k, says in because.items() if k in named]


def _due(duties: list[Duty]) -> Iterator[tuple[str, str]]:
    """The kinds that would meet a duty that is outstanding, each with the duty."""
    rules = the_law().rules
    for duty in duties:
        if duty.state in OUTSTANDING:
            yield from ((kind, rules[duty.rule].says) for kind in rules[duty.rule].met_by.kinds)


def _reached(case: Case, duties: list[Duty], now: datetime) -> Iterator[tuple[str, str]]:
    """The kinds by which the boxes are done at which the child is, on the charts of the edition that governs."""
    for drawing in drawings(the_law(), load_charts().values(), case.facts, now):
        state = chart_state(drawing.chart, case.facts, duties, now, drawing.matter)
        for held in state.boxes:
            if held.standing is Standing.HERE:
                yield from ((when.fact, held.box.says) for when in held.box.done_by)


def _url(record: UUID, kind: type[Kind]) -> str:
    return reverse("recording:write", args=[record, kind.kind])
