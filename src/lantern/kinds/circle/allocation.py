"""Who works with a child: allocated, handed over, chairing. A handover is told, not discovered."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import clause, day, said

CITES = (Cite("wt-2018", "place not seen", "restated"), Cite("house", "access by relationship", "text"))


class As(Coded):
    """In what part somebody works with the child."""

    ALLOCATED = "allocated", "Allocated worker", "Answers for the child. There is one."
    CO_ALLOCATED = "co_allocated", "Works beside the allocated worker", "Such as a specialist worker."


class AllocationMade(Kind):
    """A worker is allocated to a child. It gives them the record until it is ended."""

    kind = "allocation.made"
    title = "Worker allocated"
    part = "allocation"
    cites = CITES
    pathway = True
    opens = "allocation"
    projections = ("access_circle",)
    in_summary = True

    worker: Annotated[int, Asked("Who?", spine="concerns_worker")]
    allocated: Annotated[As, Asked("As what?", spine="outcome")]
    reasons: Annotated[str | NotKnown, written("Why this worker?", "What they and the child know of each other.")]

    def sentence(self) -> str:
        """In what part; the page names the worker."""
        return f"{'Worker allocated' if self.allocated == As.ALLOCATED else 'A second worker joined'}."


class AllocationEnded(Kind):
    """A worker no longer works with the child."""

    kind = "allocation.ended"
    title = "Allocation ended"
    part = "allocation"
    cites = CITES
    pathway = True
    projections = ("access_circle",)
    in_summary = True

    worker: Annotated[int, Asked("Whose?", spine="concerns_worker")]
    why: Annotated[str | NotKnown, Asked("Why?")]
    child_told: Annotated[YesNo | NotKnown, Asked("Has the child been told, and by whom?", spine="answer")]

    def sentence(self) -> str:
        """Whether the child was told."""
        return f"Allocation ended{'' if self.child_told == YesNo.YES else '; the child has not been told yet'}."


class HandoverMade(Kind):
    """One worker hands a child over to another: told face to face where it can be, never left to be found."""

    kind = "handover.made"
    title = "Handover"
    part = "work"
    cites = CITES
    pathway = True

    to: Annotated[int, Asked("To whom?", spine="concerns_worker")]
    met: Annotated[
        YesNo | NotKnown, Asked("Did the two of you speak?", "By telephone or face to face.", spine="answer")
    ]
    worry: Annotated[str, written("What is the worry today?", "What may happen next, and what would tell you.")]
    due: Annotated[str, written("What is due, promised or unanswered?")]
    trust: Annotated[str | NotKnown, written("What matters to the child, and whom do they trust?")]
    introduced: Annotated[YesNo | NotKnown, Asked("Has the child met the new worker with you?")]

    def sentence(self) -> str:
        """Whether the two spoke."""
        return f"Handed over; the two workers {'spoke' if self.met == YesNo.YES else 'have not spoken'}."


class ShareMade(Kind):
    """An agency is given the record, for a purpose and until a day."""

    kind = "share.made"
    title = "Record shared with an agency"
    part = "sharing"
    cites = (Cite("dcsf-2009", "paragraph 7.17", "text"), Cite("house", "sharing is decided", "text"))
    pathway = True
    opens = "share"
    projections = ("access_circle",)

    agency: Annotated[int, Asked("With which agency?", spine="concerns_agency")]
    purpose: Annotated[str, written("What for?", "What they can do for the child when they know.")]
    basis: Annotated[str, written("Why is it right to share this much?", "Necessary, and no more than is needed.")]
    family: Annotated[
        str | NotKnown,
        written("What do the child and the parents know and say about it?", "Or why they were not asked."),
    ]
    until: Annotated[date, Asked("Until when?", "A share ends by itself.", spine="due_on")]

    def sentence(self) -> str:
        """Until when; the page names the agency."""
        return f"Record shared with an agency until {day(self.until)}."


class ShareEnded(Kind):
    """An agency no longer sees the record."""

    kind = "share.ended"
    title = "Share ended"
    part = "sharing"
    cites = (Cite("house", "sharing is decided", "text"),)
    pathway = True
    projections = ("access_circle",)

    agency: Annotated[int, Asked("With which agency?", spine="concerns_agency")]
    why: Annotated[str | NotKnown, Asked("Why?")]


class ChairInvited(Kind):
    """A chair from outside the team is given the record for a conference."""

    kind = "chair.invited"
    title = "Conference chair invited"
    part = "allocation"
    cites = (Cite("wt-2006", "place not seen", "restated"), Cite("house", "access by relationship", "text"))
    pathway = True
    opens = "invitation"
    projections = ("access_circle",)

    chair: Annotated[int, Asked("Who?", spine="concerns_worker")]
    conference_on: Annotated[date | NotKnown, Asked("When is the conference?", spine="dated_on")]
    until: Annotated[date, Asked("Until when do they need the record?", spine="due_on")]

    def sentence(self) -> str:
        """For when."""
        return f"Conference chair invited{clause(' for', self.conference_on)}, until {said(self.until)}."


class InvitationEnded(Kind):
    """The chair no longer needs the record."""

    kind = "invitation.ended"
    title = "Invitation of the chair ended"
    part = "allocation"
    cites = (Cite("house", "access by relationship", "text"),)
    pathway = True
    projections = ("access_circle",)

    why: Annotated[str | NotKnown, Asked("Why?")]
