"""What this room offers to a child's front page."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from lantern.kinds.case import Case
from lantern.law import Duty
from lantern.page.panels import Panel
from lantern.rooms.missing.episodes import episodes
from lantern.rooms.missing.pattern import PERIODS, pattern, thresholds
from lantern.rooms.missing.shown import rows

_IN_SHORT = 3


def panels(case: Case, duties: Iterable[Duty], now: datetime) -> Iterator[Panel]:
    """Whether the child is missing now, the last episodes, and how often it was recorded."""
    found = episodes(case, duties)
    today = now.date()
    context = {
        "record": case.record,
        "periods": PERIODS,
        "counts": pattern(found, today, {})[:2] if found else (),
        "missing": rows([episode for episode in found if episode.back is None]),
        "latest": rows([episode for episode in found if episode.back][:_IN_SHORT]),
        "reached": [one for one in thresholds(case, today) if one.reached],
    }
    yield Panel("Missing", "missing/panel.html", context, beside=True)
