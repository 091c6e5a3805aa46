"""What this room offers to a child's front page."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from lantern.kinds.case import Case
from lantern.law import Duty
from lantern.page.moments import Names
from lantern.page.panels import Panel
from lantern.rooms.assessment.levels import points, standing
from lantern.rooms.assessment.markers import markers
from lantern.rooms.assessment.tests_of_definition import definition_tests


def panels(case: Case, _duties: Iterable[Duty], now: datetime) -> Iterator[Panel]:
    """The last definition test, the markers that stand, and the level as it was last judged."""
    names = Names.of(case.of_kind("definition.tested", "level.judged", "marker.set"))
    context = {
        "record": case.record,
        "test": next(iter(definition_tests(case, names)), None),
        "markers": [marker for marker in markers(case, names, now.date()) if not marker.removed],
        "level": standing(points(case, names)),
    }
    yield Panel("Judgement", "assessment/panel.html", context, beside=True)
