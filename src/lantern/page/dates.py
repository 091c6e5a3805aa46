"""Dates in words, the way people say them, with the day of the week that they plan by."""

from calendar import monthrange
from datetime import date, datetime

from lantern.kinds.answers import LONDON, When
from lantern.law.calendar import england_and_wales, time_of
from lantern.law.chart import hours_words
from lantern.law.fact import Span, State
from lantern.law.scalar import moment_of


def day(on: date) -> str:
    """Thursday 2 April 2026."""
    return f"{on:%A} {on.day} {on:%B} {on.year}"


def short_day(on: date) -> str:
    """Thu 2 Apr 2026: for tables and the rail of a timeline."""
    return f"{on:%a} {on.day} {on:%b} {on.year}"


def moment(at: datetime) -> str:
    """14:05 on Thursday 2 April 2026, in London."""
    return f"{time_of(at)} on {day(at.astimezone(LONDON).date())}"


def between(first: date, last: date) -> str:
    """A range of days: a whole month by its name, otherwise both ends."""
    if first == last:
        return day(first)
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return f"some day in {first:%B} {first.year}"
    return f"between {first.day} {first:%B} {first.year} and {last.day} {last:%B} {last.year}"


def when(happened: When) -> str:
    """When something happened, as exactly as was recorded."""
    return moment(happened.at) if happened.at else between(happened.earliest, happened.latest)


def number(n: int, thing: str) -> str:
    """1 year, 14 years."""
    return f"{n} {thing}{'' if n == 1 else 's'}"


def working_days(n: int) -> str:
    """1 working day, 3 working days."""
    return number(n, "working day")


def working_days_between(after: date, up_to: date) -> int:
    """How many working days lie after the first day, up to and with the second."""
    return england_and_wales().between(after.toordinal(), up_to.toordinal())


def left(due_on: date, today: date) -> str:
    """How long there is until a day, in working days: "3 working days left", "today", "1 working day ago"."""
    n = working_days_between(today, due_on)
    if due_on == today:
        return "today"
    if due_on > today:
        return f"{working_days(n)} left" if n else "before the next working day"
    return f"{working_days(-n)} ago" if n else "since the last working day"


def due(
    state: State, on: Span | None, met: Span | None, late: int | None, as_of: date | datetime, hours: bool = False
) -> str:
    """How a duty stands at a moment, or at the end of a day, in one sentence.

    Spans are days, or minutes where the rule counts hours.
    """
    if state == State.NOT_REQUIRED:
        return "Not required"
    if on is None:
        return "Due date not known"
    today, minute = moment_of(as_of)
    words = _span(on, hours)
    if state in (State.MET, State.MET_LATE) and met:
        how = "in time" if state == State.MET else _how_late(met[0] - on[1], late, hours)
        return f"Held {_span(met, hours)}, {how}; was due {words}"
    if state == State.ENDED:
        return f"Ended; would have been due {words}"
    if state == State.OVERDUE:
        by = f" by {hours_words(minute - on[1])}" if hours else f" by {working_days(late)}" if late else ""
        return f"Overdue{by}: was due {words}"
    rest = f"{hours_words(on[1] - minute)} left" if hours else left(date.fromordinal(on[1]), date.fromordinal(today))
    return f"Due {words}, {rest}"


def _how_late(minutes: int, late: int | None, hours: bool) -> str:
    if hours:
        return f"{hours_words(minutes)} late"
    return f"{working_days(late)} late" if late else "late"


def _at(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, LONDON)


def _span(span: Span, hours: bool) -> str:
    if hours:
        first, last = (moment(_at(minute)) for minute in span)
        return first if first == last else f"between {first} and {last}"
    return between(*(date.fromordinal(day) for day in span))
