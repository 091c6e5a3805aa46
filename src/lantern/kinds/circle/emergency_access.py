"""Reaching a child's safety summary out of hours: a reason, an hour, others told, looked at afterwards."""

from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import said

CITES = (Cite("house", "access out of hours", "text"),)


class Emergency(Coded):
    """Why somebody on duty needs the safety summary now."""

    MISSING = "missing", "The child is missing or was found"
    DANGER = "danger", "The child may be in danger now"
    ASKED = "asked", "The child, or somebody caring for them, asks for help"
    POLICE = "police", "The police or a hospital ask"
    OTHER = "other", "Another reason"


class EmergencyAccessOpened(Kind):
    """Somebody on duty opened the safety summary, for an hour from when it was recorded."""

    kind = "emergency_access.opened"
    title = "Safety summary opened in an emergency"
    part = "emergency"
    cites = CITES
    pathway = True
    opens = "emergency_access"
    projections = ("access_circle",)
    in_summary = True
    has_own_form = True

    worker: Annotated[int, Asked("Who?", "You.", spine="concerns_worker")]
    why: Annotated[Emergency, Asked("Why now?", spine="outcome")]
    more: Annotated[str, Asked("In a few words", "Who asked, and what has happened.")]

    def sentence(self) -> str:
        """Why it was opened."""
        return f"The safety summary was opened for an hour: {said(self.why)}."


class Reviewed(Coded):
    """What a manager found afterwards."""

    RIGHT = "right", "It was needed"
    TALKED = "talked", "It was talked over; no more to be done"
    TAKEN_FURTHER = "taken_further", "It is taken further"


class EmergencyAccessReviewed(Kind):
    """Somebody else looked at an emergency opening afterwards. It stands in that opening."""

    kind = "emergency_access.reviewed"
    title = "Emergency opening looked at"
    part = "review"
    cites = CITES
    pathway = True

    found: Annotated[Reviewed | NotKnown, Asked("What did you find?", spine="outcome")]
    rests_on: Annotated[str, written("What do you rest it on?")]

    def sentence(self) -> str:
        """What was found."""
        return f"The emergency opening was looked at: {said(self.found)}."
