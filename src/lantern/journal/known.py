"""What was known on a day, in two modes: proved by recorded times, or stated by when it was learned."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Proved:
    """What had been recorded by the end of this day in London."""

    day: date


@dataclass(frozen=True)
class Stated:
    """What had been learned by this day as it is stated today, though it may have been recorded later.

    Where it is not known when something was learned, the day it was recorded counts.
    """

    day: date


AsKnown = Proved | Stated


def end_of(day: date) -> datetime:
    """The moment at which this day ends in London."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=LONDON)


def day_of(moment: datetime) -> date:
    """The day of a moment in London."""
    return moment.astimezone(LONDON).date()


def day_known(learned: date | None, recorded_at: datetime) -> date:
    """The day from which something counts as known: as stated, or else when it was recorded."""
    recorded = day_of(recorded_at)
    return min(learned, recorded) if learned else recorded
