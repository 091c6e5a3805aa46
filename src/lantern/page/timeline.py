"""The chronology as it is drawn: one moment an entry, newest first, grouped by month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lantern.kinds.answers import When
from lantern.law.calendar import time_of
from lantern.page import dates
from lantern.page.duties import Citation


@dataclass(frozen=True)
class Moment:
    """One entry in the chronology. `recorded` says how long after, where late: "recorded 12 days later"."""

    happened: When
    says: str
    by: str = ""
    url: str = ""
    recorded: str = ""
    tags: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    pathway: bool = False
    withdrawn: bool = False

    @property
    def day(self) -> str:
        """The day, or where only a range is known, "about" its first day."""
        exact = self.happened.earliest == self.happened.latest
        return dates.short_day(self.happened.earliest) if exact else f"From {dates.short_day(self.happened.earliest)}"

    @property
    def more(self) -> str:
        """The time, or the end of the range."""
        if self.happened.at:
            return time_of(self.happened.at)
        exact = self.happened.earliest == self.happened.latest
        return "" if exact else f"to {dates.short_day(self.happened.latest)}"


def by_month(moments: Iterable[Moment]) -> list[tuple[str, Sequence[Moment]]]:
    """The moments under the month in which each is latest known to have happened, newest first."""
    ordered = sorted(moments, key=_latest, reverse=True)
    return [(name, tuple(group)) for name, group in groupby(ordered, lambda one: f"{one.happened.latest:%B %Y}")]


def _latest(one: Moment) -> tuple[date, str]:
    return one.happened.latest, one.happened.at.isoformat() if one.happened.at else ""
