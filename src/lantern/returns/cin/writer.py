"""A census file from children: the Department's order of elements, and either shape of <Reviews>."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from lantern.returns.cin.child import Assessment, Child, Enquiry, Episode, Header, NeedPlan, Plan

LAST_YEAR_OF_GENDER = 2024


class Shape(NamedTuple):
    """How a file is written: one <Reviews> for all dates of a plan, the Department's way, or one for each."""

    year: int
    one_group_for_each_review: bool = False


def census_lines(header: Header, children: Iterable[Child], shape: Shape) -> Iterator[str]:
    """The lines of a census file, without line ends."""
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield "<Message>"
    yield from _header(header)
    yield "  <Children>"
    for child in children:
        yield from child_lines(child, shape)
    yield "  </Children>"
    yield "</Message>"


def _header(header: Header) -> Iterator[str]:
    ends = date.fromordinal(header.reference_on)
    yield "  <Header>"
    yield "    <CollectionDetails>"
    yield from _elements(6, Collection="CIN", Year=str(header.year), ReferenceDate=ends.isoformat())
    yield "    </CollectionDetails>"
    yield "    <Source>"
    yield from _elements(
        6,
        SourceLevel="L",
        LEA=header.authority,
        SoftwareCode="Lantern examples",
        Release="1",
        SerialNo="001",
        DateTime=f"{ends.year}-05-01T09:00:00",
    )
    yield "    </Source>"
    yield "    <Content>"
    yield "      <CBDSLevels>"
    yield from _elements(8, CBDSLevel="Child")
    yield "      </CBDSLevels>"
    yield "    </Content>"
    yield "  </Header>"


def child_lines(child: Child, shape: Shape) -> Iterator[str]:
    """The lines of one <Child>."""
    yield "    <Child>"
    yield "      <ChildIdentifiers>"
    yield from _elements(
        8,
        LAchildID=child.id,
        UPN=child.upn,
        FormerUPN=child.former_upn,
        UPNunknown=child.upn_unknown,
        PersonBirthDate=child.born_on,
        ExpectedPersonBirthDate=child.expected_on,
        **{"GenderCurrent" if shape.year <= LAST_YEAR_OF_GENDER else "Sex": child.sex},
        PersonDeathDate=child.died_on,
    )
    yield "      </ChildIdentifiers>"
    yield "      <ChildCharacteristics>"
    yield from _elements(8, Ethnicity=child.ethnicity)
    if child.disabilities:
        yield "        <Disabilities>"
        for code in child.disabilities:
            yield from _elements(10, Disability=code)
        yield "        </Disabilities>"
    yield "      </ChildCharacteristics>"
    for episode in child.episodes:
        yield from _episode(episode, shape)
    yield "    </Child>"


def _episode(episode: Episode, shape: Shape) -> Iterator[str]:
    yield "      <CINdetails>"
    yield from _elements(
        8,
        CINreferralDate=episode.referred_on,
        ReferralSource=episode.source,
        PrimaryNeedCode=episode.need,
        CINclosureDate=episode.closed_on,
        ReasonForClosure=episode.reason,
        DateOfInitialCPC=episode.conference_on,
    )
    for assessment in episode.assessments:
        yield from _assessment(assessment)
    for need_plan in episode.need_plans:
        yield from _need_plan(need_plan)
    for enquiry in episode.enquiries:
        yield from _enquiry(enquiry)
    yield from _elements(8, ReferralNFA=episode.no_further_action)
    for plan in episode.plans:
        yield from _plan(plan, shape)
    yield "      </CINdetails>"


def _assessment(told: Assessment) -> Iterator[str]:
    yield "        <Assessments>"
    yield from _elements(
        10,
        AssessmentActualStartDate=told.started_on,
        AssessmentInternalReviewDate=told.review_on,
        AssessmentAuthorisationDate=told.authorised_on,
    )
    if told.factors:
        yield "          <FactorsIdentifiedAtAssessment>"
        for code in told.factors:
            yield from _elements(12, AssessmentFactors=code)
        yield "          </FactorsIdentifiedAtAssessment>"
    yield "        </Assessments>"


def _need_plan(told: NeedPlan) -> Iterator[str]:
    yield "        <CINPlanDates>"
    yield from _elements(10, CINPlanStartDate=told.started_on, CINPlanEndDate=told.ended_on)
    yield "        </CINPlanDates>"


def _enquiry(told: Enquiry) -> Iterator[str]:
    yield "        <Section47>"
    yield from _elements(
        10,
        S47ActualStartDate=told.started_on,
        InitialCPCtarget=told.target_on,
        DateOfInitialCPC=told.conference_on,
        ICPCnotRequired=told.not_required,
    )
    yield "        </Section47>"


def _plan(told: Plan, shape: Shape) -> Iterator[str]:
    yield "        <ChildProtectionPlans>"
    yield from _elements(
        10,
        CPPstartDate=told.started_on,
        CPPendDate=told.ended_on,
        InitialCategoryOfAbuse=told.first_category,
        LatestCategoryOfAbuse=told.latest_category,
        NumberOfPreviousCPP=None if told.previous is None else str(told.previous),
    )
    groups = [[day] for day in told.reviews] if shape.one_group_for_each_review else [list(told.reviews)]
    for days in groups:
        if days:
            yield "          <Reviews>"
            for day in days:
                yield from _elements(12, CPPreviewDate=day)
            yield "          </Reviews>"
    yield "        </ChildProtectionPlans>"


def _elements(indent: int, **values: str | int | bool | None) -> Iterator[str]:
    """One line for each value that there is: text, a day, or a flag."""
    for name, value in values.items():
        if value is None or value == "":
            continue
        if isinstance(value, bool):
            text = "1" if value else "0"
        else:
            text = escape(value) if isinstance(value, str) else date.fromordinal(value).isoformat()
        yield f"{' ' * indent}<{name}>{text}</{name}>"
