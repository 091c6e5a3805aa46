"""Help that a level calls for: what was offered, whether it was taken up or refused, and what came of it."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import clause, said

ANNEX_C = (Cite("dcsf-2009", "annex C", "text"),)


class Help(Coded):
    """What can be offered."""

    PREVENTION = "prevention", "Prevention, at school or with a youth service"
    LEAD = "lead_professional", "A lead professional"
    OUTREACH = "outreach", "Somebody who goes out to the child"
    THERAPY = "therapy", "Therapeutic work"
    HEALTH = "health", "Help with health"
    EDUCATION = "education", "Help with school, training or work"
    HOME = "home", "Somewhere safe to live or stay"
    FAMILY = "family", "Help for the parents, brothers or sisters"
    ADVOCACY = "advocacy", "An advocate"
    EMERGENCY = "emergency", "Help in an emergency"
    OTHER = "other", "Something else"


class Taken(Coded):
    """What became of an offer."""

    TAKEN_UP = "taken_up", "Taken up"
    IN_PART = "in_part", "Taken up in part"
    REFUSED = "refused", "Refused"
    WAITING = "waiting", "No answer yet"
    NOT_TO_BE_HAD = "not_to_be_had", "Needed, and not to be had"


class HelpOffered(ChildHeard):
    """Help offered to a child or to those who care for them. What comes of it stands in the matter that this opens."""

    kind = "help.offered"
    title = "Help offered"
    part = "work"
    cites = ANNEX_C
    pathway = True
    opens = "help"
    projections = ("look_again",)

    help: Annotated[Help, Asked("What kind of help?", spine="outcome")]
    what: Annotated[str, written("What was offered?", "By whom, how often, where, and from when.")]
    to_whom: Annotated[str, Asked("To whom?", "The child, a parent, a brother or sister.")]
    taken: Annotated[Taken, Asked("What was the answer?", spine="answer")]
    because: Annotated[
        str | None,
        written(
            "Why was it refused?",
            "In their words. A no is to this offer, by this person, on this day.",
            only_if=("taken", ("refused",)),
        ),
    ] = None
    instead: Annotated[
        str | None,
        written(
            "Who was told that it is not to be had, and what is done instead?", only_if=("taken", ("not_to_be_had",))
        ),
    ] = None
    again_on: Annotated[date | None, Asked("When is it offered or looked at again?", spine="due_on")] = None

    def sentence(self) -> str:
        """What kind, and the answer."""
        return f"Help offered: {said(self.help)}; {said(self.taken)}{clause('; again on', self.again_on)}."


class HelpFollowed(ChildHeard):
    """What came of help that was offered. It stands in the offer, as often as there is something to tell."""

    kind = "help.followed"
    title = "What came of the help"
    part = "work"
    cites = ANNEX_C
    pathway = True
    projections = ("look_again",)

    taken: Annotated[Taken | NotKnown, Asked("Is it taken up now?", spine="outcome")]
    came_of_it: Annotated[str | NotKnown, written("What came of it?", "What is different for the child.")]
    ended: Annotated[
        str | None, written("If it ended: when and why?", "Not coming is not the same as not wanting it.")
    ] = None
    again_on: Annotated[date | None, Asked("When is it looked at again?", spine="due_on")] = None

    def sentence(self) -> str:
        """Whether it is taken up."""
        return f"What came of the help: {said(self.taken)}."
