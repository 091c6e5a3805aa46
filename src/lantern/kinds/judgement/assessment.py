"""Assessments: initial and core (to 2013), the one assessment since, delays, and what specialists found."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, Row, YesNo
from lantern.kinds.asking import written
from lantern.kinds.attendance import Sector
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.delay import Delay
from lantern.kinds.voice import ChildHeard, ChildSeen
from lantern.kinds.wording import clause, said

INITIAL = (Cite("wt-2006", "flow chart 2", "restated"), Cite("wt-2010", "place not seen", "restated"))
CORE = (Cite("dcsf-2009", "flow charts 4 and 5", "text"),)
SINGLE = (Cite("wt-2013", "place not seen", "restated"), Cite("wt-2018", "place not seen", "restated"))
STARTED = ("initial_assessment.started", "core_assessment.started", "assessment.started")
COMPLETED = ("initial_assessment.completed", "core_assessment.completed", "assessment.completed")
NEEDS = "What was found"
AROUND = "The world around the child"
RISK = "Harm and safety"
RESULT = "Judgement"


class Begun(Kind):
    """The start of any assessment."""

    why: Annotated[str, written("Why is this assessment done now?", "What it has to find out.")]
    plan: Annotated[
        str | NotKnown,
        written("When and how will the child be seen, and who else is asked?"),
    ]
    lead: Annotated[int | None, Asked("Which social worker leads?", spine="concerns_worker")] = None


class InitialAssessmentStarted(Begun):
    """The start of an initial assessment (2006 and 2010 editions)."""

    kind = "initial_assessment.started"
    title = "Initial assessment started"
    part = "assessment"
    cites = INITIAL
    pathway = True


class CoreAssessmentStarted(Begun):
    """The start of a core assessment (2006 and 2010 editions), under section 17 or section 47."""

    kind = "core_assessment.started"
    title = "Core assessment started"
    part = "assessment"
    cites = CORE
    pathway = True


class AssessmentStarted(Begun):
    """The start of an assessment (2013 and later). What completes it stands in the matter that this opens."""

    kind = "assessment.started"
    title = "Assessment started"
    part = "assessment"
    cites = SINGLE
    pathway = True
    opens = "assessment"


class Given(Coded):
    """What an agency answered when it was asked."""

    GAVE = "gave", "Gave what it holds"
    HOLDS_NOTHING = "holds_nothing", "Holds nothing"
    WITHHELD = "withheld", "Would not share"
    NO_ANSWER = "no_answer", "Did not answer"


class Asking(Row):
    """One agency that was asked, and its answer."""

    sector: Annotated[Sector, Asked("Asked")]
    who: Annotated[str | None, Asked("Name and role")] = None
    answer: Annotated[Given, Asked("Answer")]
    gave: Annotated[str | None, written("What it gave, or why not")] = None


class AssessmentRecord(ChildSeen):
    """What any finished assessment records. Risk, vulnerability, protection and actual harm stay apart."""

    parents_views: Annotated[
        str | NotKnown,
        written("What do the parents or carers say?", section=NEEDS, otherwise="Why they were not asked"),
    ]
    asked: Annotated[
        tuple[Asking, ...],
        Asked("Which agencies were asked, and what did they answer?", "No answer is not a no.", section=NEEDS),
    ] = ()
    development: Annotated[
        str | NotKnown,
        written("The child's health, education, feelings, identity and friendships", section=NEEDS),
    ]
    parenting: Annotated[
        str | NotKnown,
        written("What the parents or carers give, and what makes it hard", section=NEEDS),
    ]
    surroundings: Annotated[
        str | NotKnown,
        written("Family, housing, money and community", section=NEEDS),
    ]
    away_from_home: Annotated[
        str | NotKnown,
        written(
            "Friends, school, places and online",
            "Where and with whom the child is safe, and where not.",
            section=AROUND,
        ),
    ]
    harm: Annotated[
        str | NotKnown,
        written("What has happened to the child?", "Actual harm, and how it is known.", section=RISK),
    ]
    risk: Annotated[
        str | NotKnown,
        written("What may happen, and how likely is it today?", "As of the date of this assessment.", section=RISK),
    ]
    vulnerability: Annotated[
        str | NotKnown,
        written("What makes harm easier?", "None found never means that there is no risk.", section=RISK),
    ]
    protection: Annotated[
        str | NotKnown,
        written("Who and what protects the child?", section=RISK),
    ]
    judgement: Annotated[
        str,
        written("What does it all mean for this child?", "Your judgement, and what it rests on.", section=RESULT),
    ]
    shared: Annotated[
        YesNo | NotKnown,
        Asked("Were the findings shared with the child and the parents?", section=RESULT),
    ]
    not_shared_because: Annotated[
        str | None,
        Asked("Why were they not shared?", widget="textarea", section=RESULT, only_if=("shared", ("no",))),
    ] = None
    agreed_by: Annotated[int | None, Asked("Which manager agreed it?", spine="concerns_worker", section=RESULT)] = None
    review_on: Annotated[date | None, Asked("When is it looked at again?", spine="due_on", section=RESULT)] = None


class Finding(Coded):
    """What an assessment leads to."""

    NO_SUPPORT = (
        "no_support",
        "No support from children's social care",
        "Other action or early help may follow.",
    )
    IN_NEED = "child_in_need", "A child in need", "Services, or a fuller assessment, under section 17."
    HARM = (
        "significant_harm",
        "Suffering or likely to suffer significant harm",
        "A strategy discussion follows.",
    )
    SAFETY = "immediate_safety", "In danger now", "Urgent action follows."


class AssessmentWithFinding(AssessmentRecord):
    """An assessment that ends in a finding."""

    finding: Annotated[Finding | NotKnown, Asked("What is the finding?", spine="outcome", section=RESULT)]

    def sentence(self) -> str:
        """The finding, and whether the child was seen."""
        return f"{self.title}: {said(self.finding)}; {self.seen_in_words()}."


class InitialAssessmentCompleted(AssessmentWithFinding):
    """A finished initial assessment (2006 and 2010 editions)."""

    kind = "initial_assessment.completed"
    title = "Initial assessment completed"
    part = "assessment"
    cites = INITIAL
    pathway = True
    projections = ("look_again",)


class AssessmentCompleted(AssessmentWithFinding):
    """A finished assessment (2013 and later)."""

    kind = "assessment.completed"
    title = "Assessment completed"
    part = "assessment"
    cites = SINGLE
    pathway = True
    projections = ("look_again",)


class CoreAssessmentCompleted(AssessmentRecord):
    """A finished core assessment (2006 and 2010 editions)."""

    kind = "core_assessment.completed"
    title = "Core assessment completed"
    part = "assessment"
    cites = CORE
    pathway = True
    projections = ("look_again",)

    def sentence(self) -> str:
        """Whether the child was seen."""
        return f"{self.title}; {self.seen_in_words()}."


class AssessmentDelayed(Delay):
    """An assessment that takes longer than the guidance allows."""

    kind = "assessment.delayed"
    title = "Assessment delayed"
    part = "assessment"
    cites = (Cite("wt-2013", "place not seen", "restated"), Cite("wt-2018", "place not seen", "restated"))
    pathway = True


class SpecialistAssessmentCommissioned(Kind):
    """A specialist is asked to assess. What comes of it stands in the matter that this opens."""

    kind = "specialist_assessment.commissioned"
    title = "Specialist assessment asked for"
    part = "assessment"
    cites = (Cite("dcsf-2009", "flow chart 5", "text"),)
    pathway = True
    opens = "specialist_assessment"

    of_what: Annotated[str, written("What is to be assessed, and why?")]
    by_whom: Annotated[str, Asked("Who is asked?", "Name, role and organisation.")]
    expected_on: Annotated[date | None, Asked("When is it expected?", spine="due_on")] = None

    def sentence(self) -> str:
        """When it is expected."""
        return f"{self.title}{clause(', expected by', self.expected_on)}."


class SpecialistAssessmentReceived(Kind):
    """What the specialist found."""

    kind = "specialist_assessment.received"
    title = "Specialist assessment received"
    part = "assessment"
    cites = (Cite("dcsf-2009", "flow chart 5", "text"),)
    pathway = True

    found: Annotated[str, written("What did it find?")]
    means: Annotated[str, written("What changes because of it?")]


class SpecialistAssessmentHeard(SpecialistAssessmentReceived, ChildHeard):
    """What the specialist found, and what the child said to it."""

    kind = "specialist_assessment.received"
    version = 2
