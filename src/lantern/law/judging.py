"""How a duty stands, once it is known when it is due and what happened."""

from lantern.law.calendar import Calendar, day_of_minute
from lantern.law.fact import Span, State
from lantern.law.picking import NOT_REQUIRED, NOT_YET_KNOWN

Standing = tuple[State, int | None, str]

_OPEN: Standing = (State.OPEN, 0, "")
_PROVISIONAL: Standing = (State.PROVISIONAL, 0, "")
_NOT_REQUIRED: Standing = (State.NOT_REQUIRED, 0, "")
_MET: Standing = (State.MET, 0, "")
_WHEN_STARTED: Standing = (State.NOT_KNOWN, None, "the exact day on which it started")
_WHEN_MET: Standing = (State.NOT_KNOWN, None, "the exact day or time of what was done")


def stands(
    calendar: Calendar, due: Span, met: Span | None, ended: Span | None, need: int, now: int, hours: bool
) -> Standing:
    """State, working days late, and what is missing. All in days, or all in minutes where `hours`.

    An imprecise date never makes anybody late: where it decides, the answer is `not_known`.
    """
    if need == NOT_REQUIRED:
        return _NOT_REQUIRED
    if met and not (ended and ended[1] < met[0]):
        if met[1] <= due[0]:
            return _MET
        return (State.MET_LATE, _late(calendar, due[1], met[0], hours), "") if met[0] > due[1] else _WHEN_MET
    if ended:
        return State.ENDED, _late(calendar, due[1], ended[0], hours) if ended[0] > due[1] else 0, ""
    if now <= due[0]:
        return _PROVISIONAL if need == NOT_YET_KNOWN else _OPEN
    return (State.OVERDUE, _late(calendar, due[1], now, hours), "") if now > due[1] else _WHEN_STARTED


def _late(calendar: Calendar, due: int, then: int, hours: bool) -> int:
    if hours:
        due, then = day_of_minute(due), day_of_minute(then)
    return calendar.between(due, then)
