"""The flow charts of one child, drawn live, under the edition that governs or as another would have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from lantern.access.guard import WorkerRequest, for_workers
from lantern.kinds.case import Case, title_of
from lantern.kinds.protocol import the_law
from lantern.law import Duty, Law
from lantern.law.chart import (
    Drawing,
    Leading,
    chart_figure,
    chart_state,
    chart_words,
    differences,
    drawings,
    duty_anchor,
    load_charts,
)
from lantern.law.vocabulary import vocabulary
from lantern.page import clock, dates
from lantern.page.about import about, views_of
from lantern.page.duties import DutyLine, duty_line
from lantern.page.opening import open_case
from lantern.rooms.pathway.reasons import reasons_of


@dataclass(frozen=True)
class Choice:
    """A chart that can be shown: its title, its matter and when that was opened, and its address."""

    title: str
    matter: str
    url: str
    current: bool


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """One chart of a child, the others to choose from, and every duty with its reasons."""
    case = open_case(request, record, "pathway")
    now, law = clock.now(), the_law()
    asked = request.GET.get("edition", "")
    under = asked if asked in {edition.id for edition in law.editions} else ""
    governing = law.under(under) if under else law
    duties = case.duties(now, governing)
    found = _in_order(drawings(law, load_charts().values(), case.facts, now, under))
    chosen = _chosen(found, request.GET.get("chart", ""))
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "pathway:chart"),
        "editions": [(edition.id, edition.title) for edition in law.editions],
        "under": under,
        "differs": [one.says for one in differences(law, case.facts, now, under)] if under else (),
        "chart": _name(chosen) if chosen and "chart" in request.GET else "",
        "choices": [Choice(d.chart.title, _matter(case, d), _url(record, d, under), d == chosen) for d in found],
        "figure": _figure(case, chosen, duties, governing, now) if chosen else "",
        "duties": _lines(case, duties, governing, now),
    }
    return render(request, "pathway/chart.html", context)


def _in_order(found: Sequence[Drawing]) -> list[Drawing]:
    """Of missing episodes the latest alone, before the rest: there can be many, and they have a page of their own."""
    missing = [drawing for drawing in found if drawing.chart.id == "missing"]
    return [*missing[-1:], *(drawing for drawing in found if drawing.chart.id != "missing")]


def _chosen(found: Sequence[Drawing], asked: str) -> Drawing | None:
    """The chart asked for, or else the one that began last."""
    return next((d for d in found if _name(d) == asked), found[-1] if found else None)


def _name(drawing: Drawing) -> str:
    return f"{drawing.chart.id}:{drawing.matter}"


def _matter(case: Case, drawing: Drawing) -> str:
    """The matter that a chart is drawn for, so that two of one title can be told apart."""
    opened = case.by_id.get(UUID(drawing.matter))
    if opened is None:
        return ""
    day = dates.between(opened.happened_earliest, opened.happened_latest)
    return f"{vocabulary().matter_says.get(opened.opens, title_of(opened))}, {day}"


def _url(record: UUID, drawing: Drawing, under: str) -> str:
    address = f"{reverse('pathway:chart', args=[record])}?chart={_name(drawing)}"
    return f"{address}&edition={under}" if under else address


def _figure(case: Case, drawing: Drawing, duties: list[Duty], law: Law, now: datetime) -> SafeString:
    state = chart_state(drawing.chart, case.facts, duties, now, drawing.matter, reasons_of(case))
    leading = Leading(lambda id: reverse("recording:entry", args=[id]), lambda duty: f"#{duty_anchor(duty)}")
    figure = chart_figure(chart_words(law, state, drawing.edition), leading)
    return mark_safe(figure)  # noqa: S308 - every text in it was escaped where it was written


def _lines(case: Case, duties: list[Duty], law: Law, now: datetime) -> list[tuple[str, DutyLine]]:
    return [(duty_anchor(duty), duty_line(law, duty, case.kinds_by_id, now)) for duty in duties]
