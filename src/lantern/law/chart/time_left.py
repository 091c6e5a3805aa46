"""A clock in a few words: when it is due, and how long that is from the day asked about."""

from lantern.law.calendar import day_of_minute, england_and_wales
from lantern.law.explain import span_words
from lantern.law.fact import Duty, Span, State
from lantern.law.loader import Law
from lantern.law.rule import Rule, Unit

_RUNNING = (State.OPEN, State.PROVISIONAL)
_MANY_HOURS = 240 * 60


def clock_words(law: Law, duty: Duty, minute: int) -> str:
    """A duty as a clock: "Core group: due 22 April 2026, 3 working days left". `minute` is the one asked about."""
    rule = law.rules[duty.rule]
    return f"{_thing(rule)}: {_stands(rule, duty, minute)}"


def when_words(span: Span, hours: bool) -> str:
    """A day or a moment, or the days between which it lies."""
    if hours and span[0] != span[1]:
        return span_words((day_of_minute(span[0]), day_of_minute(span[1])), hours=False)
    return span_words(span, hours)


def _stands(rule: Rule, duty: Duty, minute: int) -> str:
    if duty.state is State.NOT_REQUIRED:
        return "not required"
    if duty.state is State.NOT_KNOWN:
        return f"not known, for want of {duty.missing}"
    if not duty.due:
        return "not started"
    hours = rule.within.unit is Unit.HOURS
    due = when_words(duty.due, hours)
    if duty.state in _RUNNING:
        whether = "; not yet known whether it is required" if duty.state is State.PROVISIONAL else ""
        return f"due {due}, {_left(rule, duty.due, minute)}{whether}"
    if duty.state is State.OVERDUE:
        ago = f", {hours_words(minute - duty.due[1])} ago" if hours else _late(duty, ", {} ago")
        return f"overdue, it was due {due}{ago}"
    return _done(duty, due, hours)


def _done(duty: Duty, due: str, hours: bool) -> str:
    if duty.state is State.ENDED:
        return f"ended before it was done; it was due {due}"
    done = when_words(duty.met, hours) if duty.met else "on a day not known"
    return f"due {due}; done {done}, " + ("in time" if duty.state is State.MET else f"late{_late(duty, ' by {}')}")


def _thing(rule: Rule) -> str:
    thing = rule.id.rsplit(".", 1)[1].replace("-", " ")
    return thing[0].upper() + thing[1:]


def _late(duty: Duty, words: str) -> str:
    return words.format(_number(duty.late, "working day")) if duty.late else ""


def hours_words(minutes: int) -> str:
    """A length of time in hours; in minutes where it is less than two hours, and in days where it is ten and more."""
    if minutes >= _MANY_HOURS:
        return _number(minutes // (24 * 60), "day")
    return _number(minutes // 60, "hour") if minutes >= 120 else _number(minutes, "minute")


def _left(rule: Rule, due: Span, minute: int) -> str:
    if rule.within.unit is Unit.HOURS:
        return f"{hours_words(due[0] - minute)} left"
    day = day_of_minute(minute)
    if due[0] == day:
        return "this day"
    if rule.within.unit is Unit.WORKING_DAYS:
        return f"{_number(england_and_wales().between(day, due[0]), 'working day')} left"
    return f"{_number(due[0] - day, 'day')} left"


def _number(n: int, thing: str) -> str:
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"
