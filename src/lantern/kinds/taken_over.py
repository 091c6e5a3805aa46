"""A history taken over from a return: what the return does not carry is not known, and nobody was late with it."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple

from lantern.kinds.answers import Coded, When
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.facts import Spine
from lantern.kinds.wording import day
from lantern.law import Carries, Duty, Law, State
from lantern.law.calendar import day_of_minute
from lantern.law.census import CENSUS
from lantern.law.rule import Unit

TAKEN_OVER = "history.taken_over"
_DATED = (Carries.DATED, Carries.FIRST_ONLY)
_CERTAIN = (State.MET, State.NOT_REQUIRED, State.NOT_KNOWN)
# What may have been done before the period of the return, which then does not say so. An assessment that ended
# before it is never told; whether an earlier review is has not been seen, so that only one due before it is in doubt.
_MAY_LIE_EARLIER = ("assessment", "first-review")


class Return(Coded):
    """A return that a history can be taken over from."""

    CIN_CENSUS = "cin_census", "Children in need census"


class Reach(Coded):
    """Whether the return tells everything that it carries of the matter, or only what its period holds."""

    WHOLE = "whole", "It tells the matter from its beginning"
    EARLIER_MISSING = "earlier_missing", "What lies before its period may be missing"


class HistoryTakenOver(Kind):
    """Up to a day, what is known of a matter comes from a return, which carries only a part of it."""

    kind = TAKEN_OVER
    title = "History taken over from a return"
    part = "intake"
    cites = (Cite("cin-census", "what the census carries", "restated"),)
    pathway = True

    happened: Annotated[When, Asked("Which period does the return speak of?", "Its first day and its last.")]
    source: Annotated[Return, Asked("Which return?", spine="outcome")]
    reach: Annotated[Reach, Asked("Does it tell the matter from its beginning?", spine="answer")]

    def sentence(self) -> str:
        """Which return, and for which period."""
        period = f"{day(self.happened.earliest)} to {day(self.happened.latest)}"
        return f"Taken over from the {self.source.says[:1].lower()}{self.source.says[1:]}, {period}."


class _Period(NamedTuple):
    began_on: int
    ended_on: int
    earlier_missing: bool


def settled(duties: list[Duty], entries: Iterable[Spine], law: Law) -> list[Duty]:
    """The duties, with those that only a source of everything could judge as `not_known` where a return cannot."""
    periods = {str(entry.matter): _period(entry) for entry in entries if entry.kind == TAKEN_OVER}
    if not periods:
        return duties
    return [_settle(duty, periods[duty.matter], law) if duty.matter in periods else duty for duty in duties]


def _period(entry: Spine) -> _Period:
    began_on, ended_on = entry.happened_earliest.toordinal(), entry.happened_latest.toordinal()
    return _Period(began_on, ended_on, entry.answer == Reach.EARLIER_MISSING)


def _settle(duty: Duty, period: _Period, law: Law) -> Duty:
    if duty.due is None or duty.state in _CERTAIN or (duty.state is State.ENDED and not duty.late):
        return duty
    rule = law.rules[duty.rule]
    due_on = day_of_minute(duty.due[1]) if rule.within.unit is Unit.HOURS else duty.due[1]
    thing = rule.id.rpartition(".")[2]
    in_doubt = thing == "assessment" or due_on < period.began_on
    if period.earlier_missing and thing in _MAY_LIE_EARLIER and in_doubt:
        return _not_known(duty, "what happened before the period of the return")
    uncarried = all(CENSUS.carries is None or CENSUS.carries.get(k) not in _DATED for k in rule.met_by.kinds)
    # Once somebody has recorded it, it is known after all.
    if uncarried and duty.met is None and due_on <= period.ended_on:
        return _not_known(duty, "what the return does not carry")
    return duty


def _not_known(duty: Duty, missing: str) -> Duty:
    return duty._replace(state=State.NOT_KNOWN, late=None, met=None, met_by="", missing=missing)
