"""The page of judgement."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.kinds.judgement.level import Level
from lantern.kinds.protocol import the_law
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.duties import citation
from lantern.page.moments import Names
from lantern.page.opening import open_case
from lantern.rooms.assessment.agencies import domains_without, of_agencies
from lantern.rooms.assessment.assessments import assessments, unfinished
from lantern.rooms.assessment.helping import offers
from lantern.rooms.assessment.levels import points
from lantern.rooms.assessment.markers import markers
from lantern.rooms.assessment.others_harmed import considered, referrals
from lantern.rooms.assessment.picture import picture
from lantern.rooms.assessment.source_wording import CITED, QUOTED
from lantern.rooms.assessment.tests_of_definition import definition_tests

_PARTS = ("assessment", "information", "work", "dispute")


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """What is judged, by whom, on what it rests, and who has not been heard."""
    case = open_case(request, record, "judgement")
    today, names = clock.today(), Names.of(case.entries)
    may = access.allowed((f"record:{part}" for part in _PARTS), record)
    levels = points(case, names)
    from_source = request.GET.get("words") == "2009"
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "assessment:judgement"),
        "may": {part: f"record:{part}" in may for part in _PARTS},
        "tests": definition_tests(case, names),
        "assessments": assessments(case, names),
        "unfinished": unfinished(case, names),
        "markers": markers(case, names, today),
        "levels": levels,
        "picture": mark_safe(picture(levels, today)),  # noqa: S308 - every text in it was escaped where it was written
        "meanings": [(level.says, QUOTED[level] if from_source else level.hint) for level in Level],
        "source": citation(the_law(), CITED) if from_source else None,
        "offers": offers(case, names),
        "agencies": of_agencies(case, names),
        "unwritten": domains_without(case),
        "considered": considered(case, names),
        "referrals": referrals(case, names),
    }
    return render(request, "assessment/judgement.html", context)
