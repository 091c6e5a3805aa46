"""Something took longer than it should: the same questions for every step that the guidance times."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Kind
from lantern.kinds.wording import clause, said


class DelayReason(Coded):
    """Why something took longer than it should."""

    CHILD = "child", "The child or family could not take part in time"
    INFORMATION = "information", "Information from another agency is missing"
    INVESTIGATION = "investigation", "The police investigation asks for it"
    STAFF = "staff", "Too few people to do it"
    OTHER = "other", "Another reason"


class Delay(Kind):
    """Why something is late, who agreed, and what keeps the child safe meanwhile."""

    reason: Annotated[DelayReason, Asked("Why is it delayed?", spine="outcome")]
    explained: Annotated[str, written("Say more", "What happened, and what is done so that it is not later still.")]
    agreed_by: Annotated[str | NotKnown, Asked("Who agreed to the delay?", "Names and roles.")]
    expected_on: Annotated[date | None, Asked("When is it expected now?", spine="due_on")] = None
    meanwhile: Annotated[
        str,
        written("What keeps the child safe until then?", "Who does what, and when the child is next seen."),
    ]

    def sentence(self) -> str:
        """The reason and the new date."""
        return f"{self.title}: {said(self.reason)}{clause('; expected on', self.expected_on)}."
