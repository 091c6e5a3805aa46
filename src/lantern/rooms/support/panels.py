"""What this room offers to a child's front page."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from lantern.kinds.case import Case
from lantern.law import Duty
from lantern.page.panels import Panel
from lantern.rooms.support.team import team


def panels(case: Case, _duties: Iterable[Duty], _now: datetime) -> Iterator[Panel]:
    """Who is on the child's team."""
    context = {"team": list(team(case)), "record": case.record}
    yield Panel("The child’s team", "support/panel.html", context, beside=True)
