"""From the gathered values of a <Child> to a `Child`, its parts by start date, then in file order."""

from collections.abc import Iterable
from operator import attrgetter

from lantern.returns.cin.child import Assessment, Child, Enquiry, Episode, NeedPlan, Plan
from lantern.returns.cin.gathering import Answers

_by_start = attrgetter("started_on")
_by_referral = attrgetter("referred_on")


def make(told: Answers) -> Child:
    """The child of these values. Only for a child in whom no fault was found: what is needed is there."""
    who = told.groups("ChildIdentifiers")[0]
    traits = (told.groups("ChildCharacteristics") or [Answers("ChildCharacteristics", told.line)])[0]
    return Child(
        id=who.word("LAchildID"),
        line=told.line,
        upn=who.word("UPN"),
        former_upn=who.word("FormerUPN"),
        upn_unknown=who.word("UPNunknown"),
        born_on=who.day("PersonBirthDate"),
        expected_on=who.day("ExpectedPersonBirthDate"),
        sex=who.word("Sex") or who.word("GenderCurrent"),
        died_on=who.day("PersonDeathDate"),
        ethnicity=traits.word("Ethnicity"),
        disabilities=tuple(_words(traits.groups("Disabilities"), "Disability")),
        episodes=tuple(sorted(map(_episode, told.groups("CINdetails")), key=_by_referral)),
    )


def _episode(told: Answers) -> Episode:
    return Episode(
        referred_on=told.days["CINreferralDate"][0],
        source=told.word("ReferralSource"),
        need=told.word("PrimaryNeedCode"),
        closed_on=told.day("CINclosureDate"),
        reason=told.word("ReasonForClosure"),
        conference_on=told.day("DateOfInitialCPC"),
        no_further_action=told.flag("ReferralNFA"),
        assessments=tuple(sorted(map(_assessment, told.groups("Assessments")), key=_by_start)),
        need_plans=tuple(sorted(map(_need_plan, told.groups("CINPlanDates")), key=_by_start)),
        enquiries=tuple(sorted(map(_enquiry, told.groups("Section47")), key=_by_start)),
        plans=tuple(sorted(map(_plan, told.groups("ChildProtectionPlans")), key=_by_start)),
    )


def _assessment(told: Answers) -> Assessment:
    return Assessment(
        started_on=told.days["AssessmentActualStartDate"][0],
        review_on=told.day("AssessmentInternalReviewDate"),
        authorised_on=told.day("AssessmentAuthorisationDate"),
        factors=tuple(_words(told.groups("FactorsIdentifiedAtAssessment"), "AssessmentFactors")),
    )


def _need_plan(told: Answers) -> NeedPlan:
    return NeedPlan(told.days["CINPlanStartDate"][0], told.day("CINPlanEndDate"))


def _enquiry(told: Answers) -> Enquiry:
    return Enquiry(
        started_on=told.days["S47ActualStartDate"][0],
        target_on=told.day("InitialCPCtarget"),
        conference_on=told.day("DateOfInitialCPC"),
        not_required=told.flag("ICPCnotRequired"),
    )


def _plan(told: Answers) -> Plan:
    previous = told.word("NumberOfPreviousCPP")
    return Plan(
        started_on=told.days["CPPstartDate"][0],
        ended_on=told.day("CPPendDate"),
        first_category=told.word("InitialCategoryOfAbuse"),
        latest_category=told.word("LatestCategoryOfAbuse"),
        previous=int(previous) if previous else None,
        reviews=tuple(sorted(day for r in told.groups("Reviews") for day in r.days.get("CPPreviewDate", ()))),
    )


def _words(groups: Iterable[Answers], name: str) -> Iterable[str]:
    return (word for group in groups for word in group.words.get(name, ()))
