"""Why this date? What started it, what was counted and passed over, who says so, how else it can be read."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from lantern.law.calendar import LONDON, england_and_wales, time_of
from lantern.law.fact import Duty, OtherReading, Span, State
from lantern.law.loader import Law
from lantern.law.rule import Cite, Rule, Seen, Unit, Within
from lantern.law.vocabulary import vocabulary

SEEN_WORDS = {
    Seen.TEXT: "we have read this passage",
    Seen.RESTATED: "known from others who restate it",
    Seen.NOT_SEEN: "not yet verified: we have not seen this passage",
}
STATE_WORDS = {
    State.OPEN: "Open",
    State.PROVISIONAL: "Provisional: not yet known whether it is required",
    State.OVERDUE: "Overdue",
    State.MET: "Held in time",
    State.MET_LATE: "Held late",
    State.NOT_REQUIRED: "Not required",
    State.ENDED: "Ended",
    State.NOT_KNOWN: "Not known",
}


@lru_cache(maxsize=65536)
def day_words(day: int) -> str:
    """A day as people write it: 3 April 2026."""
    told = date.fromordinal(day)
    return f"{told.day} {told:%B} {told.year}"


def span_words(span: Span, hours: bool) -> str:
    """A day, a moment, or the range in which it lies."""
    first, last = (_moment_words(at) if hours else day_words(at) for at in span)
    return first if first == last else f"between {first} and {last}"


def cite_words(law: Law, cite: Cite) -> str:
    """A citation with its source, its place, and how it was seen."""
    source = law.sources[cite.source]
    return f"{source.title} ({source.year}), {cite.place} ({SEEN_WORDS[cite.seen]})"


def within_words(within: Within) -> str:
    """A limit as people say it: 1 working day, 3 months."""
    unit = within.unit.removesuffix("s") if within.n == 1 else within.unit
    return f"{within.n} {unit}"


def explain(law: Law, duty: Duty, kinds: Mapping[str, str]) -> list[str]:
    """Why this date, sentence by sentence. `kinds` gives the kind of each fact by its id."""
    rule = law.rules[duty.rule]
    hours = rule.within.unit is Unit.HOURS
    told = [_started(duty, kinds, hours)]
    if duty.due and duty.started:
        told.append(f"{within_words(rule.within).capitalize()} from then is {span_words(duty.due, hours)}.")
        told += _counted(rule, duty.started[0], duty.due[1])
    told += _ended(duty, kinds, hours)
    if duty.missing:
        told.append(f"Not known: {duty.missing}.")
    told.append(f"{cite_words(law, rule.cites)}.")
    told += [_other(other, hours) for other in duty.readings]
    return told


def _moment_words(minute: int) -> str:
    told = datetime.fromtimestamp(minute * 60, LONDON)
    return f"{time_of(told)} on {told.day} {told:%B} {told.year}"


def _says(id: str, kinds: Mapping[str, str]) -> str:
    kind = vocabulary().facts.get(kinds.get(id, ""))
    return kind.says if kind else "an entry"


def _started(duty: Duty, kinds: Mapping[str, str], hours: bool) -> str:
    if not duty.started:
        return "When it started is not known."
    return f"Started by {_says(duty.started_by, kinds)}, {span_words(duty.started, hours)}."


def _counted(rule: Rule, start: int, due: int) -> list[str]:
    calendar = england_and_wales()
    told = []
    if rule.within.unit is Unit.WORKING_DAYS:
        passed = ["the day it started"]
        passed += ["weekends"] if calendar.passes_a_weekend(start, due) else []
        passed += [f"{name} ({day_words(day)})" for day, name in calendar.skipped(start, due)]
        told.append(f"Not counted: {', '.join(passed)}.")
        if due > calendar.published_up_to:
            told.append("Provisional: bank holidays are not yet published that far ahead.")
    if rule.within.unit is Unit.MONTHS:
        told.append("Counted in calendar months: the same day of the month, or that month's last day.")
    return told


def _ended(duty: Duty, kinds: Mapping[str, str], hours: bool) -> list[str]:
    if duty.met and duty.state in (State.MET, State.MET_LATE, State.NOT_REQUIRED):
        return [f"Held: {_says(duty.met_by, kinds)}, {span_words(duty.met, hours)}."]
    if duty.ended and duty.state is State.ENDED:
        return [f"Ended by {_says(duty.ended_by, kinds)}, {span_words(duty.ended, hours)}."]
    return []


def _other(other: OtherReading, hours: bool) -> str:
    if other.missing:
        return f"Another reading ({other.name}): not known, for want of {other.missing}."
    if not other.due:
        return f"Another reading ({other.name}): it has not started."
    return f"Another reading ({other.name}): {span_words(other.due, hours)}."
