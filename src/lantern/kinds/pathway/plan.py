"""The child protection plan: its start, the core group, the plan in full, and its end (flow chart 5)."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, YesNo
from lantern.kinds.asking import written
from lantern.kinds.attendance import Meeting
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.pathway.categories import Category
from lantern.kinds.pathway.steps import Step
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import clause, day, said

CHART_5 = (Cite("dcsf-2009", "flow chart 5", "text"), Cite("wt-2018", "place not seen", "restated"))


class PlanStarted(Kind):
    """A plan whose conference is not recorded here: from a return, or from before this record began."""

    kind = "plan.started"
    title = "Child protection plan started"
    part = "plan"
    cites = (Cite("cin-census", "child protection plans", "restated"),)
    pathway = True
    opens = "plan"
    in_summary = True

    category: Annotated[Category | NotKnown, Asked("Under which category?", spine="answer")]
    known_from: Annotated[str, Asked("How is it known?", "The return, letter or earlier record it is taken from.")]
    earlier_plans: Annotated[
        int | NotKnown,
        Asked("How many plans had the child had before?", "The number, also where it is none.", "number"),
    ]

    def sentence(self) -> str:
        """The category."""
        return f"{self.title}{clause('; category', self.category)}."


class CoreGroupMet(Meeting, ChildHeard):
    """A meeting of the core group, which works out the plan and carries it out."""

    kind = "core_group.met"
    title = "Core group met"
    part = "plan"
    cites = CHART_5
    pathway = True

    family: Annotated[str | NotKnown, Asked("Who of the family took part?")]
    done: Annotated[str, written("What has been done since the last meeting, and what has not?")]
    changed: Annotated[str, written("What has changed for the child?")]
    plan: Annotated[tuple[Step, ...], Asked("What is to be done now?")] = ()
    wanted: Annotated[
        str | None,
        written("Which specialist assessments or services are wanted?", "Who asks for them, by when."),
    ] = None
    next_on: Annotated[date | None, Asked("When does it meet next?", spine="due_on")] = None

    def sentence(self) -> str:
        """Who took part and when it meets next."""
        by = self.by_whom()
        return f"Core group met{f': {by}' if by else ''}{clause('; next on', self.next_on)}."


class PlanAgreed(ChildHeard):
    """The plan worked out in full by the core group, or revised."""

    kind = "plan.agreed"
    title = "Child protection plan agreed"
    part = "plan"
    cites = CHART_5
    pathway = True

    steps: Annotated[tuple[Step, ...], Asked("What will be done?")]
    otherwise: Annotated[
        str, written("What if it does not work?", "What would show that it does not, who acts, and how soon.")
    ]
    family_agrees: Annotated[YesNo | NotKnown, Asked("Do the parents or carers agree with it?")]
    differs: Annotated[str | NotKnown, written("What do they, or the child, see differently?")]
    child_has_it: Annotated[YesNo | NotKnown, Asked("Has the child been told what is in it, in words for them?")]


class PlanEnd(Coded):
    """The lawful ways in which a plan ends."""

    NO_LONGER_NEEDED = "no_longer_needed", "A review conference decided that it is no longer needed"
    TRANSFERRED = "transferred", "The child has moved, and the other area has held its conference"
    TURNED_18 = "turned_18", "The child is now eighteen"
    DIED = "died", "The child has died"
    LEFT_UK = "left_uk", "The child has left the United Kingdom for good"


class PlanEnded(ChildHeard):
    """The end of a plan, with its reasons."""

    kind = "plan.ended"
    title = "Child protection plan ended"
    part = "plan"
    cites = (*CHART_5, Cite("wt-2006", "place not seen", "restated"))
    pathway = True
    in_summary = True

    why: Annotated[PlanEnd | NotKnown, Asked("Why does it end?", spine="outcome")]
    reasons: Annotated[
        str, written("Say more", "What is different for the child now. A plan is not ended by a date alone.")
    ]
    services: Annotated[str | NotKnown, written("Which support goes on, and who stays in touch?")]
    told: Annotated[str | NotKnown, written("Who has been told?", "The child, the family, each agency.")]
    last_seen_on: Annotated[date | NotKnown, Asked("When was the child last seen?", spine="dated_on")]

    def sentence(self) -> str:
        """Why it ended, and when the child was last seen."""
        seen = f"; the child was last seen on {day(self.last_seen_on)}" if isinstance(self.last_seen_on, date) else ""
        return f"{self.title}: {said(self.why)}{seen}."
