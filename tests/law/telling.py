"""How a test tells a short story about a child and asks what the law makes of it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lantern.law import JOURNAL, Duty, Fact, Source, duties, load_law
from lantern.law.calendar import minute_of
from lantern.law.fact import NO_MOMENT, Span

LONDON = ZoneInfo("Europe/London")
LAW = load_law()


def on(year: int, month: int, day: int) -> int:
    """The ordinal of a day."""
    return date(year, month, day).toordinal()


def exactly(year: int, month: int, day: int) -> Span:
    """A day that is exactly known."""
    return on(year, month, day), on(year, month, day)


def fact(kind: str, day: int | Span, matter: str = "", id: str = "", opens: str = "", **codes: str) -> Fact:
    """Something that happened on a day, or between two."""
    first, last = (day, day) if isinstance(day, int) else day
    return Fact(kind, first, last, NO_MOMENT, matter, id or kind, opens, **codes)


def at(kind: str, moment: datetime, matter: str = "", id: str = "", opens: str = "", **codes: str) -> Fact:
    """Something that happened at a moment."""
    day = moment.astimezone(LONDON).date().toordinal()
    return Fact(kind, day, day, minute_of(moment), matter, id or kind, opens, **codes)


def referral(day: int | Span, id: str = "referral", **codes: str) -> Fact:
    return fact("referral.received", day, "", id, "episode", **codes)


def discussion(day: int | Span, id: str = "enquiry") -> Fact:
    return fact("strategy_discussion.held", day, "", id, "enquiry", outcome="initiate_s47")


def conference(day: int | Span, matter: str = "enquiry", id: str = "plan") -> Fact:
    return fact("conference.held", day, matter, id, "plan", outcome="plan")


def review(day: int | Span, id: str, outcome: str = "plan_continues") -> Fact:
    return fact("review_conference.held", day, "plan", id, outcome=outcome)


def ask(facts: list[Fact], thing: str, as_of: date | datetime, source: Source = JOURNAL) -> Duty:
    """The one duty of this name."""
    (duty,) = ask_all(facts, thing, as_of, source)
    return duty


def ask_all(facts: list[Fact], thing: str, as_of: date | datetime, source: Source = JOURNAL) -> list[Duty]:
    """Every duty of this name."""
    return [duty for duty in duties(LAW, facts, as_of, source) if duty.rule.endswith(f".{thing}")]
