"""What this room offers to the front page of a record: what was told and joined with it, and the way to a report."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from lantern.kinds.case import Case
from lantern.law import Duty
from lantern.page.panels import Panel
from lantern.rooms.intake.joined import joined
from lantern.rooms.intake.report import TOLD


def panels(case: Case, _duties: Iterable[Duty], _now: datetime) -> Iterator[Panel]:
    """What was joined with a child's record, what it tells and on what basis; of a report, the way to its own page."""
    if case.of_kind(*TOLD):
        yield Panel("What was told", "intake/panel_report.html", {"record": case.record})
    elif found := joined(case):
        yield Panel("Reports and notices", "intake/panel_joined.html", {"joined": found}, beside=True)
