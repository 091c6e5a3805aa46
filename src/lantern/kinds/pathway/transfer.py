"""A child who moves between areas: told of, handed over, accepted. A move never ends anything by itself."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import NotKnown, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.pathway.categories import Category
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import clause

CITES = (Cite("wt-2006", "place not seen", "not_seen"),)


class TransferInNotified(Kind):
    """Another area says that a child on a plan has moved here."""

    kind = "transfer_in.notified"
    title = "Notice that a child on a plan has moved here"
    part = "intake"
    cites = CITES
    pathway = True
    opens = "transfer"

    area: Annotated[str, Asked("Which area tells us?")]
    by_whom: Annotated[str | NotKnown, Asked("Name, role and how to reach them")]
    category: Annotated[Category | NotKnown, Asked("Under which category is the plan there?")]
    known: Annotated[
        str,
        written("What do they say?", "The plan, who is in danger from whom, when the child was last seen."),
    ]
    records: Annotated[YesNo | NotKnown, Asked("Have their records arrived?")]
    safe_now: Annotated[YesNo | NotKnown, Asked("Is the child safe where they live now?")]
    until_then: Annotated[str | NotKnown, written("Who is responsible until the conference here, and who visits?")]

    def sentence(self) -> str:
        """Which area told us."""
        return f"{self.area} told us that a child on a plan there has moved here."


class TransferOutRequested(ChildHeard):
    """Another area is asked to take responsibility."""

    kind = "transfer_out.requested"
    title = "Another area asked to take responsibility"
    part = "intake"
    cites = CITES
    pathway = True

    area: Annotated[str, Asked("Which area?")]
    asked_of: Annotated[str, Asked("Who was asked?", "Name, role and how to reach them.")]
    sent: Annotated[str, written("What was sent?", "And what cannot be, and why.")]
    meanwhile: Annotated[str, written("Who visits, and who is rung, until they accept?")]

    def sentence(self) -> str:
        """Which area was asked."""
        return f"{self.area} was asked to take responsibility."


class TransferOutAccepted(Kind):
    """The receiving area accepts, in writing. Until then this area stays responsible."""

    kind = "transfer_out.accepted"
    title = "Another area accepted responsibility"
    part = "intake"
    cites = CITES
    pathway = True
    projections = ("episodes", "look_again")

    area: Annotated[str, Asked("Which area?")]
    by_whom: Annotated[str, Asked("Who accepted?", "Name, role and how to reach them.")]
    in_writing: Annotated[YesNo, Asked("In writing?", "Without it, responsibility has not moved.")]
    from_when: Annotated[str, written("From when, and who is the child's worker there?")]

    def impossible(self, today: date) -> dict[str, str]:
        """What is not in writing relieves nobody: it would end every duty here and begin none there."""
        wrong = super().impossible(today)
        if self.in_writing == YesNo.NO:
            wrong["in_writing"] = (
                "Until they accept in writing this area stays responsible: record what they said as a contact, "
                "and this when their writing is here"
            )
        return wrong

    def sentence(self) -> str:
        """Which area accepted."""
        writing = "in writing" if self.in_writing == YesNo.YES else "not yet in writing"
        return f"{self.area} accepted responsibility{clause(',', writing)}."
