"""The page of a child's missing episodes."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.moments import moments
from lantern.page.opening import open_case
from lantern.rooms.missing.episodes import PART, episodes, loose
from lantern.rooms.missing.pattern import PERIODS, pattern, thresholds
from lantern.rooms.missing.shown import others_by_name, rows, shown

A_PAGE = 10  # episodes whose whole timeline is drawn; the table has them all


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Every episode in a table, the pattern as recorded, and ten episodes at a time with all that was done."""
    case = open_case(request, record, "missing")
    now = clock.now()
    duties = case.duties(now)
    found = episodes(case, duties)
    named = others_by_name(found)
    part = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    may_record = f"record:{PART}" in access.allowed([f"record:{PART}"], record)
    context = {
        "identity": about(case, duties),
        "record": record,
        "tabs": views_of(record, "missing:episodes"),
        "today": now.date(),
        "periods": PERIODS,
        "pattern": pattern(found, now.date(), named) if found else (),
        "thresholds": thresholds(case, now.date()),
        "missing": rows([episode for episode in found if episode.back is None]),
        "rows": rows(found),
        "part": part,
        "shown": shown(case, list(part), now, named, may_record=may_record),
        "loose": moments(loose(case)),
        "may_record": may_record,
    }
    return render(request, "missing/episodes.html", context)
