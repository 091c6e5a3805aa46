"""A meeting that a family asks for, and that a worker presses for with them. It is answered, one way or the other."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import clause, said

_CITES = (Cite("house", "the family's log", "text"),)


class MeetingPressedFor(Kind):
    """A family asks that those who work with their child sit down together, and a worker presses for it."""

    kind = "meeting.pressed_for"
    title = "Meeting pressed for"
    part = "family"
    cites = _CITES
    pathway = True
    opens = "meeting"

    whom: Annotated[str, Asked("Who should be there?")]
    why: Annotated[str, written("What should it decide?", "What has happened, and what nobody has answered.")]
    asked_before: Annotated[str | NotKnown, written("When was it asked for before, and what came of it?")]


class Answered(Coded):
    """What came of pressing for a meeting."""

    AGREED = "agreed", "Agreed"
    DECLINED = "declined", "Declined"


class MeetingAnswered(Kind):
    """The answer to it, with reasons, by somebody who may decide."""

    kind = "meeting.answered"
    title = "Answer on a meeting pressed for"
    part = "work"
    cites = _CITES
    pathway = True

    answer: Annotated[Answered, Asked("Will there be a meeting?", spine="outcome")]
    reasons: Annotated[str, written("Why?", "If not: what is done instead, and who tells the family.")]
    held_on: Annotated[date | None, Asked("When is it?", "Leave it empty if no day is set.", spine="dated_on")] = None

    def sentence(self) -> str:
        """Agreed or declined, and for when."""
        return f"Meeting pressed for: {said(self.answer)}{clause(' for', self.held_on)}."
