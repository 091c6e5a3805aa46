"""Child protection conferences: initial, on transfer in, review; and delayed ones (flow charts 4 and 5)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from lantern.kinds.answers import Coded, NotKnown, Row, YesNo
from lantern.kinds.asking import written
from lantern.kinds.attendance import TOOK_PART, Meeting, Sector
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.delay import Delay
from lantern.kinds.pathway.categories import Category
from lantern.kinds.pathway.steps import Step
from lantern.kinds.voice import CHILD, ChildHeard
from lantern.kinds.wording import clause, said

CHART_4 = (Cite("dcsf-2009", "flow chart 4", "text"), Cite("wt-2018", "place not seen", "restated"))
CHART_5 = (Cite("dcsf-2009", "flow chart 5", "text"), Cite("wt-2018", "place not seen", "restated"))
SAID = "What was said"
DECIDED = "What was decided"


class Participation(Coded):
    """How the child took part."""

    SPOKE = "spoke", "Came and spoke for themselves"
    ADVOCATE_SPOKE = "advocate_spoke", "Came, and an advocate spoke for them"
    CAME = "came", "Came, and did not speak"
    SENT_ADVOCATE = "sent_advocate", "Did not come; an advocate spoke for them"
    SENT_WORDS = "sent_words", "Did not come; sent their words in another way"
    NO_PART = "no_part", "Took no part"
    TOO_YOUNG = "too_young", "Too young to take part"


class Excluded(Row):
    """Somebody who was kept out of all or part of a conference."""

    who: Annotated[str, Asked("Who?")]
    how_much: Annotated[str, Asked("From all of it or which part?")]
    why: Annotated[str, Asked("Why?", "And who decided.")]


class Relative(Row):
    """Somebody of the family who took part."""

    who: Annotated[str, Asked("Who?", "Name and relation to the child.")]
    supported_by: Annotated[str | None, Asked("Who was with them?", "An advocate, a friend, a solicitor.")] = None


class Dissent(Row):
    """Somebody who did not agree."""

    sector: Annotated[Sector, Asked("From")]
    who: Annotated[str, Asked("Name and role")]
    what: Annotated[str, Asked("What did they not agree with, and why?")]


class Member(Row):
    """A member of the core group."""

    sector: Annotated[Sector, Asked("From")]
    who: Annotated[str, Asked("Name and role")]


class Conference(Meeting, ChildHeard):
    """What every conference records. What not everybody may hear is an entry of its own, restricted."""

    expected = (Sector.SOCIAL_CARE,)

    participation: Annotated[Participation | NotKnown, Asked("How did the child take part?", section=CHILD)]
    advocate: Annotated[YesNo | NotKnown, Asked("Was the child offered an advocate?", section=CHILD)]
    advocate_came_of_it: Annotated[
        str | None,
        Asked("What came of it, or why was none offered?", section=CHILD, only_if=("advocate", ("yes", "no"))),
    ] = None
    family: Annotated[tuple[Relative, ...], Asked("Who of the family took part?", section=TOOK_PART)] = ()
    excluded: Annotated[
        tuple[Excluded, ...],
        Asked(
            "Who was kept out of any part, and why?",
            "Nobody is kept out without a reason.",
            section=TOOK_PART,
        ),
    ] = ()
    quorate: Annotated[
        YesNo | NotKnown,
        Asked(
            "Was there a quorum?",
            "Children's social care and at least two other agencies.",
            section=TOOK_PART,
        ),
    ]
    without_quorum: Annotated[
        str | None,
        written("Why did it go ahead without one?", section=TOOK_PART, only_if=("quorate", ("no",))),
    ] = None
    confidential: Annotated[
        YesNo | NotKnown,
        Asked(
            "Was there a confidential part?",
            "Record it as an entry of its own: it is restricted, and this one is not.",
            section=SAID,
        ),
    ]
    facts: Annotated[str, written("What is known?", "The essential facts, and whose they are.", section=SAID)]
    strengths: Annotated[str, written("What keeps the child safe?", section=SAID)]
    risk: Annotated[str, written("What is the worry, as of today?", "What may happen, and how likely.", section=SAID)]
    parents_views: Annotated[
        str | NotKnown,
        written("What do the parents or carers say?", section=SAID, otherwise="Why they were not asked"),
    ]
    siblings: Annotated[
        str | NotKnown,
        written(
            "Which brothers, sisters or other children were considered?",
            "What was considered, without names: each has a decision in their own record.",
            section=SAID,
        ),
    ]
    others: Annotated[tuple[UUID, ...], Asked("The records of those children", mentions=True, section=SAID)] = ()
    reasons: Annotated[str, written("Why was it decided so?", section=DECIDED)]
    dissent: Annotated[
        tuple[Dissent, ...],
        Asked("Who did not agree?", "Dissent is kept, not smoothed over.", section=DECIDED),
    ] = ()
    chair: Annotated[int | None, Asked("Who chaired?", spine="concerns_worker", section=DECIDED)] = None
    next_on: Annotated[date | None, Asked("When is the next one?", spine="due_on", section=DECIDED)] = None


class PlanDecision(Coded):
    """What an initial conference decides."""

    PLAN = "plan", "A child protection plan is needed", "The child is at continuing risk of significant harm."
    NO_PLAN = "no_plan", "No child protection plan", "Assessment and services go on as agreed."


class PlanMaking(Conference):
    """A conference that decides whether there is a plan."""

    decision: Annotated[PlanDecision | NotKnown, Asked("What was decided?", spine="outcome", section=DECIDED)]
    category: Annotated[
        Category | NotKnown | None,
        Asked("Under which category?", spine="answer", section=DECIDED, only_if=("decision", ("plan",))),
    ] = None
    outline: Annotated[
        tuple[Step, ...],
        Asked("The outline of the plan", section=DECIDED, only_if=("decision", ("plan",))),
    ] = ()
    core_group: Annotated[
        tuple[Member, ...],
        Asked("Who is in the core group?", section=DECIDED, only_if=("decision", ("plan",))),
    ] = ()
    lead: Annotated[
        str | None,
        Asked("Who leads the plan?", "The key worker or lead.", section=DECIDED, only_if=("decision", ("plan",))),
    ] = None
    instead: Annotated[
        str | None,
        written("What happens without a plan?", section=DECIDED, only_if=("decision", ("no_plan",))),
    ] = None

    def opening(self) -> str:
        """A plan, where one is made."""
        return "plan" if self.decision == PlanDecision.PLAN else ""

    def sentence(self) -> str:
        """The decision and its category."""
        return f"{self.title}: {said(self.decision)}{clause('; category', self.category)}."


class ConferenceHeld(PlanMaking):
    """The initial child protection conference."""

    kind = "conference.held"
    title = "Initial child protection conference held"
    part = "conference"
    cites = CHART_4
    pathway = True
    in_summary = True


class TransferInConferenceHeld(PlanMaking):
    """The conference of the area to which a child on a plan has moved."""

    kind = "transfer_in_conference.held"
    title = "Transfer-in conference held"
    part = "conference"
    cites = (Cite("wt-2006", "place not seen", "not_seen"),)
    pathway = True
    in_summary = True


class ReviewDecision(Coded):
    """What a review conference decides."""

    CONTINUES = "plan_continues", "The plan goes on, revised", "Some concerns about harm remain."
    ENDS = "plan_ends", "The plan ends", "No further concerns about harm."


class ReviewConferenceHeld(Conference):
    """A review conference. Only a conference decides that a plan is no longer needed."""

    kind = "review_conference.held"
    title = "Review conference held"
    part = "conference"
    cites = CHART_5
    pathway = True

    came_of_it: Annotated[
        str, written("What has been done, what not, and what changed for the child?", section=DECIDED)
    ]
    decision: Annotated[ReviewDecision | NotKnown, Asked("What was decided?", spine="outcome", section=DECIDED)]
    category: Annotated[
        Category | NotKnown | None,
        Asked(
            "Under which category now?",
            spine="answer",
            section=DECIDED,
            only_if=("decision", ("plan_continues",)),
        ),
    ] = None
    revised: Annotated[
        tuple[Step, ...],
        Asked("What changes in the plan?", section=DECIDED, only_if=("decision", ("plan_continues",))),
    ] = ()
    services: Annotated[
        str | None,
        written("Which services go on?", section=DECIDED, only_if=("decision", ("plan_ends",))),
    ] = None

    def sentence(self) -> str:
        """The decision."""
        return f"{self.title}: {said(self.decision)}."


class ConferenceDelayed(Delay):
    """A conference that will be later than the guidance allows: why, who agreed, and the interim plan."""

    kind = "conference.delayed"
    title = "Conference delayed"
    part = "enquiry"
    cites = (Cite("wt-2010", "place not seen", "restated"),)
    pathway = True


class ConferenceConfidentialNoted(Kind):
    """What was said in the confidential part of a conference: others see only that there was one."""

    kind = "conference_confidential.noted"
    title = "Confidential part of a conference"
    part = "conference"
    cites = (Cite("wt-2006", "place not seen", "restated"),)
    marking = "restricted"

    what: Annotated[str, written("What was said?")]
    why: Annotated[str, written("Why may not everybody hear it?")]
    heard_by: Annotated[str, Asked("Who was in the room?", "Names and roles.")]
