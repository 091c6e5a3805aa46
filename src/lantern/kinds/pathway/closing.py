"""How work with a child ends: the case is closed, the child has died, or has left the country for good."""

from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said


class ClosureReason(Coded):
    """Why a case is closed, as the return of children in need asks for it."""

    ADOPTED = "adopted", "Adopted"
    DIED = "died", "Died"
    ARRANGEMENTS_ORDER = "arrangements_order", "A child arrangements order"
    GUARDIANSHIP_ORDER = "guardianship_order", "A special guardianship order"
    MOVED = "moved", "Another area took responsibility"
    ADULT_SERVICES = "adult_services", "Adult services took over"
    NO_FURTHER_ACTION = "no_further_action", "Assessed; nothing further needed"
    EARLY_HELP = "early_help", "Assessed; early help took over"
    OTHER = "other", "Another reason"


class EpisodeClosed(ChildHeard):
    """The case is closed. Not coming, not answering or being eighteen soon is no reason by itself."""

    kind = "episode.closed"
    title = "Case closed"
    part = "work"
    cites = (
        Cite("wt-2006", "flow chart 2", "restated"),
        Cite("cin-census", "reason for closure", "restated"),
    )
    pathway = True
    projections = ("episodes", "look_again")

    why: Annotated[ClosureReason | NotKnown, Asked("Why is it closed?", spine="outcome")]
    reasons: Annotated[
        str,
        written("Say more", "What is different for the child now; what is still a worry, and who holds it."),
    ]
    told: Annotated[
        YesNo | NotKnown, Asked("Have the child and family been told, and how to come back?", spine="answer")
    ]
    stays: Annotated[str | NotKnown, written("Who stays in touch?", "Support does not stop suddenly.")]
    manager: Annotated[int | None, Asked("Which manager agreed?", spine="concerns_worker")] = None

    def sentence(self) -> str:
        """The reason."""
        return f"{self.title}: {said(self.why)}."


class ChildDied(Kind):
    """The child's death. Nothing here asks how: that is for the review that follows."""

    kind = "child.died"
    title = "The child died"
    part = "identity"
    cites = (Cite("wt-2018", "place not seen", "restated"),)
    pathway = True
    asks_learned = True
    in_summary = True
    projections = ("look_again",)

    from_whom: Annotated[str | NotKnown, Asked("Who told us?")]
    told: Annotated[
        str | NotKnown,
        written("Who has been told, and who still has to be?", "The family first, and by a person."),
    ]

    def sentence(self) -> str:
        """Only that."""
        return "The child died."


class ChildLeftUk(Kind):
    """The child has left the United Kingdom for good."""

    kind = "child.left_uk"
    title = "The child left the United Kingdom for good"
    part = "identity"
    cites = (Cite("wt-2006", "place not seen", "restated"),)
    pathway = True
    asks_learned = True

    how_known: Annotated[str, written("How is it known?", "Somebody's word, or seen by whom. Not seen is not gone.")]
    where: Annotated[str | NotKnown, Asked("To which country?")]
    told_there: Annotated[YesNo | NotKnown, Asked("Have the services there been told?")]

    def sentence(self) -> str:
        """Only that."""
        return f"{self.title}."
