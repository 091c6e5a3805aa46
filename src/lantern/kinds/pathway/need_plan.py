"""The plan for a child in need: agreed with the family, looked at again, ended (section 17)."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite
from lantern.kinds.pathway.steps import Step
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import clause, said

CITES = (
    Cite("dcsf-2009", "flow chart 4", "text"),
    Cite("wt-2006", "flow chart 2", "restated"),
    Cite("ca-1989", "section 17", "restated"),
)


class ChildInNeedPlanAgreed(ChildHeard):
    """A plan for a child's safety and welfare, agreed with the family and the professionals."""

    kind = "child_in_need_plan.agreed"
    title = "Plan for a child in need agreed"
    part = "assessment"
    cites = CITES
    pathway = True
    projections = ("look_again",)

    agreed_with: Annotated[str, Asked("Who agreed it?", "The child, the family, each agency; and who did not.")]
    steps: Annotated[tuple[Step, ...], Asked("What will be done?")]
    otherwise: Annotated[
        str | NotKnown,
        written("What if it does not work, or things get worse?", "Who is rung, and what then."),
    ]
    review_on: Annotated[date | None, Asked("When is it looked at again?", spine="due_on")] = None

    def sentence(self) -> str:
        """How many steps it has, and when it is looked at again."""
        return f"{self.title}{clause('; looked at again on', self.review_on)}."


class NeedReview(Coded):
    """What a review of a child in need decides."""

    CONTINUES = "continues", "The plan goes on"
    ENDS = "ends", "The plan can end"
    HARM = "significant_harm", "A strategy discussion is needed"


class ChildInNeedPlanReviewed(ChildHeard):
    """What came of the plan so far."""

    kind = "child_in_need_plan.reviewed"
    title = "Plan for a child in need reviewed"
    part = "assessment"
    cites = (Cite("wt-2006", "flow chart 2", "restated"),)
    pathway = True
    projections = ("look_again",)

    outcome: Annotated[NeedReview | NotKnown, Asked("What was decided?", spine="outcome")]
    came_of_it: Annotated[str, written("What was done, what was not, and what changed for the child?")]
    reasons: Annotated[str, written("Why this decision?")]
    review_on: Annotated[date | None, Asked("When is it looked at again?", spine="due_on")] = None


class NeedEnd(Coded):
    """Why a plan for a child in need ends."""

    NEEDS_MET = "needs_met", "The needs are met"
    LESS_NEEDED = "less_needed", "Early help or another service is enough"
    MORE_NEEDED = "more_needed", "A child protection plan or care takes its place"
    FAMILY_ENDED = "family_ended", "The family no longer agrees"
    MOVED = "moved", "The child has moved to another area"
    ADULT = "adult", "The child is now eighteen"


class ChildInNeedPlanEnded(ChildHeard):
    """The end of the plan. Not coming to appointments is no reason by itself."""

    kind = "child_in_need_plan.ended"
    title = "Plan for a child in need ended"
    part = "assessment"
    cites = CITES
    pathway = True
    projections = ("look_again",)

    why: Annotated[NeedEnd | NotKnown, Asked("Why does it end?", spine="outcome")]
    reasons: Annotated[str, written("Say more", "What is different for the child now, and what is not.")]
    stays: Annotated[str | NotKnown, written("Who stays in touch, and what if things get worse?")]

    def sentence(self) -> str:
        """Why it ended."""
        return f"{self.title}: {said(self.why)}."
