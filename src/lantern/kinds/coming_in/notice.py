"""Notices that CEOP and other forces send, also about a child whom nobody has identified yet.

What such a notice rests on stays where it is held: here are a reference and words, never an image or what one shows.
"""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When
from lantern.kinds.asking import written
from lantern.kinds.coming_in.public_report import Danger
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import said

_CITES = (Cite("house", "reports from the public", "text"),)
_VIEWS = ("intake_report",)
SENDER = "Who sends it"
CHILD = "What is known of the child"
ASKED = "What they ask, and their conditions"
_NO_IMAGE = "No image is kept here, and none is described."


class Sender(Coded):
    """The body that a notice comes from."""

    CEOP = "ceop", "CEOP, of the National Crime Agency"
    FORCE = "force", "Another police force"
    ABROAD = "abroad", "Police of another country, through the National Crime Agency"
    OTHER = "other", "Another body"


class Asks(Coded):
    """What a notice is sent for, in the order in which it is read where the urgency is the same."""

    SAFEGUARD = "safeguard", "Keep a child safe whom a force believes to be here"
    IDENTIFY = "identify", "Find out for a force who a child is"
    INFORM = "inform", "Something to know, from a force"


class Sex(Coded):
    """As far as the sending body says."""

    GIRL = "girl", "A girl"
    BOY = "boy", "A boy"
    NOT_SAID = "not_said", "They do not say"


class NoticeReceived(Kind):
    """A notice as it was sent: what the sending body says, not yet what is so here."""

    kind = "notice.received"
    title = "Notice from a force"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    has_own_form = True

    happened: Annotated[When, Asked("When did it reach us?", section=SENDER)]
    sender: Annotated[Sender, Asked("Who sends it?", section=SENDER)]
    desk: Annotated[str, Asked("Which desk or officer?", "And how to reach them at any hour.", section=SENDER)]
    reference: Annotated[str, Asked("Their reference number", section=SENDER)]
    urgency: Annotated[
        Danger,
        Asked("Is somebody in danger right now, as they say?", spine="outcome", section=SENDER),
    ]
    grade: Annotated[
        str | NotKnown,
        Asked("Their own grade", "Such as: P1, within 24 hours. Of the urgency, not of images.", section=SENDER),
    ]
    held_by: Annotated[
        str | NotKnown,
        Asked("Who holds what it rests on?", f"By reference number. {_NO_IMAGE}", section=SENDER),
    ]
    area: Annotated[str | NotKnown, written("Where do they believe the child is, and why?", section=CHILD)]
    age: Annotated[str | NotKnown, Asked("About how old?", section=CHILD)]
    sex: Annotated[Sex, Asked("Girl or boy?", section=CHILD)]
    words: Annotated[
        str | NotKnown,
        Asked("What did the child say or write?", "Word for word.", widget="quoted", section=CHILD),
    ]
    known: Annotated[
        str | NotKnown,
        written(
            "What else could tell who it is?",
            f"A first name, a school, a bus, an account, a voice. {_NO_IMAGE}",
            section=CHILD,
        ),
    ]
    asks: Annotated[Asks, Asked("What are we asked for?", spine="answer", section=ASKED)]
    asked: Annotated[str, written("What exactly, and by when?", section=ASKED)]
    by: Annotated[date | None, Asked("By which day?", "If they name one.", spine="due_on", section=ASKED)] = None
    handling: Annotated[
        str | NotKnown,
        written(
            "Under which conditions?",
            "Who may be told, and who must not be; what must not be done before they say so.",
            section=ASKED,
            otherwise="They set none, or not known because…",
        ),
    ]

    def sentence(self) -> str:
        """Who sends it, what for, and whether somebody is said to be in danger."""
        return f"Notice from a force ({self.reference}): {said(self.asks)}; in danger now: {said(self.urgency)}."


class NoticeAdded(Kind):
    """More that the same body sent under the same reference."""

    kind = "notice.added"
    title = "More from the force"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    has_own_form = True

    happened: Annotated[When, Asked("When did it reach us?")]
    urgency: Annotated[Danger, Asked("Is somebody in danger right now, as they say?", spine="outcome")]
    what: Annotated[str, written("What do they add?", _NO_IMAGE)]

    def sentence(self) -> str:
        """That more came, and whether somebody is said to be in danger."""
        return f"More came from the force; in danger now: {said(self.urgency)}."


class NoticeAnswered(Kind):
    """What the sending body was told in answer."""

    kind = "notice.answered"
    title = "Answer to the force"
    part = "intake"
    cites = _CITES
    projections = _VIEWS
    has_own_form = True

    happened: Annotated[When, Asked("When were they told?")]
    whom: Annotated[str, Asked("Who was told?", "Name and role.")]
    how: Annotated[str, Asked("How?", "By telephone, by secure mail.")]
    what: Annotated[str, written("What were they told?")]
    reference: Annotated[str | NotKnown, Asked("Under which reference?")]

    def sentence(self) -> str:
        """Who was told."""
        return f"The force was answered: {self.whom.rstrip('.')}."
