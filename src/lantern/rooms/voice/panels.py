"""What this room offers to a child's front page."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from lantern.kinds.case import Case
from lantern.law import Duty
from lantern.page.panels import Panel
from lantern.rooms.voice.standing import standing


def panels(case: Case, _duties: Iterable[Duty], _now: datetime) -> Iterator[Panel]:
    """That the child has a page of their own, to those who may know it, and whether it is behind."""
    found = standing(case)
    if found.opened:
        context = {"found": found, "record": case.record, "died": bool(case.of_kind("child.died"))}
        yield Panel("The child’s own page", "voice/panel.html", context, beside=True)
