"""Urgent action to keep a child safe, from the least step to police protection (flow chart 3)."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard, ChildSeen
from lantern.kinds.wording import clause, said

CHART_3 = (Cite("wt-2006", "flow chart 3", "restated"),)


class UrgentDecision(Coded):
    """Whether emergency action is taken."""

    ACTION = "emergency_action", "Emergency action is taken"
    NO_ACTION = "no_emergency_action", "No emergency action; other steps follow"


class UrgentActionDecided(ChildSeen):
    """Whether the child needs emergency action, what was decided and what was weighed."""

    kind = "urgent_action.decided"
    title = "Urgent action considered"
    part = "urgent"
    cites = CHART_3
    pathway = True

    danger: Annotated[str, written("What is the danger, and how soon?")]
    talked_with: Annotated[
        str | NotKnown,
        Asked(
            "Who took part in the decision?",
            "If one agency acted alone, when is it discussed with the others?",
        ),
    ]
    legal_advice: Annotated[
        YesNo | NotKnown,
        Asked("Was legal advice sought?", "Record the advice itself as an entry of its own."),
    ]
    decision: Annotated[UrgentDecision | NotKnown, Asked("What was decided?", spine="outcome")]
    reasons: Annotated[str, written("Why?", "Which lesser steps were thought of, and why they would or would not do.")]
    telling: Annotated[str | NotKnown, written("Who tells the parents what, and when?")]
    other_children: Annotated[
        str | NotKnown,
        written("Which other children may be in danger?", "What was considered, without names."),
    ]
    responsible: Annotated[
        str | NotKnown,
        written(
            "Which area is responsible?",
            "The area where the child is found, until another accepts in writing: when did it?",
        ),
    ]

    def sentence(self) -> str:
        """The decision."""
        return f"{self.title}: {said(self.decision)}; {self.seen_in_words()}."


class LegalAdviceReceived(Kind):
    """What legal advice was given. Restricted, because such advice is privileged."""

    kind = "legal_advice.received"
    title = "Legal advice received"
    part = "urgent"
    cites = CHART_3
    marking = "restricted"

    asked: Annotated[str, written("What was asked?")]
    advice: Annotated[str, written("What was the advice?")]
    from_whom: Annotated[str, Asked("From whom?", "Name and role.")]
    followed: Annotated[YesNo | NotKnown, Asked("Is it followed?")]
    why_not: Annotated[str | None, written("Why not?", only_if=("followed", ("no",)))] = None


class AllegedAbuserLeft(ChildHeard):
    """The person said to have harmed the child leaves, so that the child can stay."""

    kind = "alleged_abuser.left"
    title = "The person alleged to have harmed the child left the home"
    part = "urgent"
    cites = CHART_3
    pathway = True
    in_summary = True
    projections = ("look_again",)

    agreed: Annotated[str, written("What was agreed, by whom, and for how long?")]
    kept_how: Annotated[str, written("How will anybody know if they come back, and what then?")]
    until: Annotated[date | None, Asked("When is it looked at again?", spine="due_on")] = None

    def sentence(self) -> str:
        """That they left, and until when."""
        return f"{self.title}{clause('; looked at again on', self.until)}."


class MoveAgreed(ChildHeard):
    """The child goes to a safe place by agreement (section 20, or with the family)."""

    kind = "move.agreed"
    title = "Child moved by agreement"
    part = "urgent"
    cites = (*CHART_3, Cite("ca-1989", "section 20", "restated"))
    pathway = True
    in_summary = True
    projections = ("look_again",)

    who_agreed: Annotated[str, written("Who agreed, and do they have parental responsibility?")]
    carer: Annotated[
        str, Asked("Who cares for the child now?", "Where is kept in the address, which may be protected.")
    ]
    contact: Annotated[str | NotKnown, written("Who may see or speak to the child, and how?")]
    until: Annotated[date | None, Asked("When is it looked at again?", spine="due_on")] = None


class PoliceProtectionTaken(ChildHeard):
    """A constable takes a child to safety, or keeps them where they are safe, for up to 72 hours."""

    kind = "police_protection.taken"
    title = "Police protection taken"
    part = "urgent"
    cites = (Cite("ca-1989", "section 46", "restated"), Cite("dcsf-2009", "annex A", "text"))
    pathway = True
    opens = "police_protection"
    in_summary = True

    happened: Annotated[
        When,
        Asked("When was the child taken into police protection?", "With the time: the 72 hours run from it."),
    ]
    why: Annotated[str, written("What reasonable cause was there?", "And why there was no time for an order.")]
    where: Annotated[
        str | NotKnown,
        Asked("Where is the child kept safe?", "The kind of place; the address is kept apart."),
    ]
    designated: Annotated[str | NotKnown, Asked("Designated officer", "Name, force and how to reach them.")]
    told: Annotated[
        str | NotKnown,
        written(
            "Who has been told?",
            "The area where the child was found, the area where they live, the child, the parents.",
        ),
    ]

    def sentence(self) -> str:
        """That it was taken; the time is shown beside."""
        return "The child was taken into police protection."


class ProtectionEnd(Coded):
    """How police protection ended."""

    HOME = "home", "The child went home"
    ORDER = "order", "An order was made"
    ACCOMMODATED = "accommodated", "The child was accommodated by agreement"
    ELSEWHERE = "elsewhere", "The child went to somebody else"


class PoliceProtectionEnded(ChildHeard):
    """The end of police protection."""

    kind = "police_protection.ended"
    title = "Police protection ended"
    part = "urgent"
    cites = (Cite("ca-1989", "section 46", "restated"),)
    pathway = True
    in_summary = True

    happened: Annotated[When, Asked("When did it end?", "With the time.")]
    ended: Annotated[ProtectionEnd | NotKnown, Asked("How did it end?", spine="outcome")]
    safe_because: Annotated[str, written("Why is the child safe now?")]
