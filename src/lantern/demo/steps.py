"""The steps that most stories share: a person's name and birth, a referral, an allocation, an enquiry, a plan."""

from datetime import date, timedelta
from uuid import UUID

from lantern.demo.cast import HEALTH, POLICE, SCHOOLS
from lantern.demo.filling import fill
from lantern.demo.telling import Telling
from lantern.kinds.answers import When, YesNo
from lantern.kinds.attendance import How, Sector, TookPart
from lantern.kinds.circle.allocation import AllocationMade, As, ShareMade
from lantern.kinds.coming_in.referral import (
    Decision,
    Means,
    ReferralAcknowledged,
    ReferralDecided,
    ReferralReceived,
    Source,
    Told,
)
from lantern.kinds.declare import Kind
from lantern.kinds.judgement.assessment import AssessmentCompleted, AssessmentStarted, Finding
from lantern.kinds.pathway.categories import Category
from lantern.kinds.pathway.conference import ConferenceHeld, PlanDecision, ReviewConferenceHeld, ReviewDecision
from lantern.kinds.pathway.enquiry import Conclusion, Necessary, S47Concluded
from lantern.kinds.pathway.plan import CoreGroupMet
from lantern.kinds.pathway.strategy_discussion import Decision as Discussed
from lantern.kinds.pathway.strategy_discussion import StrategyDiscussionHeld
from lantern.kinds.person.names import BirthGiven, NameGiven, NameType
from lantern.kinds.staying.daily import Alone, SafetySummaryWritten, Visit, VisitMade
from lantern.registry.models import Agency

MET = (
    TookPart(sector=Sector.SOCIAL_CARE, who="The team manager", how=How.IN_PERSON),
    TookPart(sector=Sector.POLICE, who="A detective of the child protection unit", how=How.BY_TELEPHONE),
    TookPart(sector=Sector.HEALTH, who="The safeguarding nurse", how=How.BY_TELEPHONE),
)


def begin(t: Telling, given: str, family: str, born: date, on: date) -> None:
    """Who the record is of, as it was told on the day it was opened."""
    name = fill(NameGiven, happened=When.on(born), learned=on, type=NameType.USED, given=given, family=family)
    t.tell(name, recorded=on)
    t.tell(fill(BirthGiven, happened=When.on(born), learned=on), recorded=on)


def referral(
    t: Telling, on: date, concern: str, source: Source = Source.PROFESSIONAL, means: Means = Means.IN_WRITING
) -> UUID:
    """A referral; gives the episode."""
    told = fill(ReferralReceived, happened=When.on(on), source=source, means=means, concern=concern)
    return t.tell(told)


def decide(
    t: Telling, episode: UUID, on: date, decision: Decision, reasons: str = "", told: Told = Told.NEXT_STEP
) -> None:
    """The decision on a referral, and the answer to whoever referred."""
    given = {"reasons": reasons} if reasons else {}
    t.tell(fill(ReferralDecided, happened=When.on(on), decision=decision, **given), matter=episode)
    t.tell(fill(ReferralAcknowledged, happened=When.on(on), told=told), matter=episode)


def allocate(t: Telling, to: str, on: date, by: str) -> UUID:
    """A worker is allocated."""
    worker = t.county.workers[to].pk
    made = fill(AllocationMade, happened=When.on(on), worker=worker, allocated=As.ALLOCATED)
    return t.tell(made, by)


def share(t: Telling, with_agency: str, on: date, by: str, days: int = 3650) -> UUID:
    """The record is shared with an agency."""
    agency = Agency.objects.using("owner").get(name=with_agency).pk
    told = fill(ShareMade, happened=When.on(on), agency=agency, until=t.county.today + timedelta(days=days))
    return t.tell(told, by)


def share_with_circle(t: Telling, on: date, by: str) -> None:
    """Police, health and school join the circle, as for most enquiries."""
    for agency in (POLICE, HEALTH, SCHOOLS):
        share(t, agency, on, by)


def assess(t: Telling, episode: UUID, started: date, ended: date | None, finding: Finding, by: str) -> UUID:
    """An assessment, ended or not; gives its own matter, in which the agencies write their parts."""
    begun = t.tell(fill(AssessmentStarted, happened=When.on(started)), by, matter=episode)
    if ended:
        told = fill(AssessmentCompleted, happened=When.on(ended), finding=finding, seen=YesNo.YES, seen_alone=YesNo.YES)
        t.tell(told, by, matter=episode)
    return begun


def discuss(t: Telling, matter: UUID, on: date, decision: Discussed, by: str, **given: object) -> UUID:
    """A strategy discussion with those who are expected."""
    told = fill(StrategyDiscussionHeld, happened=When.on(on), decision=decision, present=MET, **given)
    return t.tell(told, by, matter=matter)


def conclude(t: Telling, enquiry: UUID, on: date, conclusion: Conclusion, conference: Necessary, by: str) -> None:
    """The enquiry is concluded, with whether a conference is necessary."""
    told = fill(S47Concluded, happened=When.on(on), conclusion=conclusion, conference=conference)
    t.tell(told, by, matter=enquiry)


def confer(t: Telling, enquiry: UUID, on: date, decision: PlanDecision, by: str, **given: object) -> UUID:
    """The initial conference; gives the plan, where there is one."""
    category = {"category": Category.SEXUAL} if decision == PlanDecision.PLAN else {}
    told = fill(
        ConferenceHeld, happened=When.on(on), decision=decision, present=MET, quorate=YesNo.YES, **category, **given
    )
    return t.tell(told, by, matter=enquiry)


def core_group(t: Telling, plan: UUID, on: date, by: str) -> None:
    """A core group meeting."""
    t.tell(fill(CoreGroupMet, happened=When.on(on), present=MET), by, matter=plan)


def review(t: Telling, plan: UUID, on: date, decision: ReviewDecision, by: str) -> None:
    """A review conference."""
    told = fill(ReviewConferenceHeld, happened=When.on(on), decision=decision, present=MET, quorate=YesNo.YES)
    t.tell(told, by, matter=plan)


def visit(t: Telling, matter: UUID | None, on: date, by: str, words: str = "") -> None:
    """A visit at which the child was seen alone."""
    given: dict[str, object] = {"childs_words": words} if words else {}
    told = fill(VisitMade, happened=When.on(on), found=Visit.SEEN, alone=Alone.ALONE, **given)
    t.tell(told, by, matter=matter)


def safety(t: Telling, on: date, by: str, danger: str, tonight: str, **given: object) -> None:
    """A safety summary."""
    told: Kind = fill(
        SafetySummaryWritten,
        happened=When.on(on),
        danger=danger,
        tonight=tonight,
        **given,
        ring="Ashmere duty, 01632 960 100",
    )
    t.tell(told, by)
