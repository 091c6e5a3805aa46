"""The return interview: offered every time, held or not and why; the child's words and the carer's account apart."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.missing.episode import MISSING
from lantern.kinds.missing.episode import Reporter as Teller
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import clause, said

WHO, AFTER = "Who asks", "What follows"


class Offer(Coded):
    """What the child said to the offer."""

    ACCEPTED = "accepted", "They will talk"
    REFUSED = "refused", "They do not want to, now"
    NO_ANSWER = "no_answer", "No answer yet, or they could not be reached"


class Independence(Coded):
    """Whether who asks is somebody apart from those who look after the child."""

    INDEPENDENT = "independent", "Independent of the carers and the placement"
    NOT_INDEPENDENT = "not_independent", "Not independent"


class ReturnInterviewOffered(ChildHeard):
    """A return interview is offered: after every episode, however short, and again after a refusal."""

    kind = "return_interview.offered"
    title = "Return interview offered"
    part = "missing"
    cites = MISSING
    pathway = True

    happened: Annotated[When, Asked("When was it offered?")]
    answer: Annotated[Offer | NotKnown, Asked("What did they say to it?", spine="outcome")]
    by: Annotated[str | NotKnown, Asked("Who offers it?", "Name, role and agency.", section=WHO)]
    independent: Annotated[Independence | NotKnown, Asked("Are they independent?", spine="answer", section=WHO)]
    away: Annotated[
        YesNo | NotKnown,
        Asked("Will it be away from their carers?", "In a place that the child feels safe in.", section=WHO),
    ]
    how: Annotated[
        str | NotKnown, written("How was it put to them?", "By whom they trust, where, how often.", section=WHO)
    ]
    again_on: Annotated[date | None, Asked("If not now, when is it offered again?", spine="due_on")] = None

    def sentence(self) -> str:
        """What came of it, and when it is offered again."""
        return f"Return interview offered: {said(self.answer)}{clause('; offered again on', self.again_on)}."


class ReturnInterviewHeld(Kind):
    """The return interview took place. What the child said in it is an entry of its own, which fewer people read."""

    kind = "return_interview.held"
    title = "Return interview held"
    part = "missing"
    cites = MISSING
    pathway = True

    happened: Annotated[When, Asked("When was it?", "With the time: it is due 72 hours after the return.")]
    by: Annotated[str | NotKnown, Asked("Who asked?", "Name, role and agency.", section=WHO)]
    independent: Annotated[Independence | NotKnown, Asked("Are they independent?", spine="answer", section=WHO)]
    why_not_independent: Annotated[
        str | None, written("Why not?", section=WHO, only_if=("independent", ("not_independent",)))
    ] = None
    where: Annotated[str | NotKnown, Asked("Where?", "The kind of place, and who chose it.", section=WHO)]
    away: Annotated[YesNo | NotKnown, Asked("Away from their carers?", section=WHO)]
    agreed_to_share: Annotated[
        str | NotKnown,
        written("What did the child agree may be shared, and with whom?", "And what they were told has to be."),
    ]
    analysis: Annotated[
        str | NotKnown,
        written(
            "What do you make of it?",
            "Danger, harm, patterns. Not what the child said: that is recorded apart, as the next entry.",
            section=AFTER,
        ),
    ]
    actions: Annotated[
        str | NotKnown,
        written(
            "What is done now, by whom?", "Information to the police, a referral, a notice, support.", section=AFTER
        ),
    ]

    def sentence(self) -> str:
        """Whether by somebody independent."""
        how = f", by somebody {said(self.independent)}" if isinstance(self.independent, Independence) else ""
        return f"Return interview held{how}."


class CarersMayKnow(Coded):
    """What the child wants their carers to be told of what they said."""

    NOTHING = "nothing", "Nothing"
    SOME = "some", "Some of it"
    ALL = "all", "All of it"


class ReturnInterviewSaid(ChildHeard):
    """What the child said in the return interview: read by few, and given to no carer by any page or print."""

    kind = "return_interview.said"
    title = "What the child said in the return interview"
    part = "missing"
    cites = MISSING
    marking = "restricted"

    happened: Annotated[When, Asked("When did they say it?")]
    why: Annotated[str | NotKnown, written("Why did they go?", "Or who made them, and how.")]
    what: Annotated[
        str | NotKnown, written("What happened, where, with whom?", "How they travelled; who brought them back.")
    ]
    harm: Annotated[
        str | NotKnown,
        written("Harm or threats? Is there anybody they are afraid of?", "Injuries, health, what they need."),
    ]
    contacts: Annotated[str | NotKnown, written("Who is in touch with them, and how?", "Telephone, online, in person.")]
    would_help: Annotated[str | NotKnown, written("What would help them not to have to go again?")]
    carers: Annotated[
        CarersMayKnow | NotKnown,
        Asked(
            "What may their carers know of it?",
            "It goes to no carer by itself: somebody tells them, if the child agrees and it is safe.",
        ),
    ]
    which: Annotated[str | None, written("Which, and who tells them?", only_if=("carers", ("some", "all")))] = None

    def sentence(self) -> str:
        """That there is such an entry; never what it says."""
        return "What the child said in the return interview was written down."


class WhyNotHeld(Coded):
    """Why no return interview will be held after an episode."""

    REFUSED = "refused", "The child does not want one, offered more than once"
    NOT_REACHED = "not_reached", "The child could not be reached"
    MISSING_AGAIN = "missing_again", "The child is missing again"
    MOVED = "moved", "Another authority holds it"
    DECIDED = "decided", "It was decided not to hold one"


class ReturnInterviewNotHeld(Kind):
    """It is decided that no return interview will be held after this episode: why, by whom, and what instead."""

    kind = "return_interview.not_held"
    title = "Return interview not held"
    part = "missing"
    cites = MISSING
    pathway = True

    happened: Annotated[When, Asked("When was it decided?")]
    reason: Annotated[WhyNotHeld | NotKnown, Asked("Why?", spine="outcome")]
    attempts: Annotated[
        str, written("What was tried?", "When it was offered, how, by whom; what would have made it easier.")
    ]
    decided_by: Annotated[str | NotKnown, Asked("Who decided?", "Name and role.")]
    gathered: Annotated[
        str | NotKnown, written("What was learned from others instead?", "Friends, school, carers, police, outreach.")
    ]
    instead: Annotated[str | NotKnown, written("What is done instead?", "To whom can the child still talk?")]

    def sentence(self) -> str:
        """Why."""
        return f"Return interview not held: {said(self.reason)}."


class CarersAccountGiven(Kind):
    """What a parent or carer says of the episode: theirs, kept apart from what the child says."""

    kind = "carers_account.given"
    title = "Carer's account"
    part = "missing"
    cites = (*MISSING, Cite("dcsf-2009", "paragraph 7.17", "text"))
    asks_learned = True

    happened: Annotated[When, Asked("When did they tell it?")]
    from_whom: Annotated[Teller | NotKnown, Asked("Who told it?", spine="outcome")]
    teller: Annotated[str | NotKnown, Asked("Name and relation to the child")]
    account: Annotated[
        str,
        written("What do they say?", "Where, with whom, which cars and numbers; what changed before. In their words."),
    ]
    child_there: Annotated[YesNo | NotKnown, Asked("Was the child in hearing?", spine="answer")]
    need: Annotated[str | NotKnown, written("What would help them?")]

    def sentence(self) -> str:
        """Whose account."""
        whose = f" from {said(self.from_whom)}" if isinstance(self.from_whom, Teller) else ""
        return f"Account of the missing episode{whose}."
