"""Daily work with a child: visits, contacts, decisions of managers, and what a duty worker needs at night."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import CHILD, ChildHeard
from lantern.kinds.wording import clause, said

SEEN_CITES = (
    Cite("wt-2018", "place not seen", "restated"),
    Cite("ssd", "child protection visits", "restated"),
)


VISIT = "The visit"


class Visit(Coded):
    """Whether a visit found the child."""

    SEEN = "seen", "The child was seen"
    NOT_SEEN = "not_seen", "Tried; the child was not seen"


class Alone(Coded):
    """Whether the child was seen alone."""

    ALONE = "alone", "Yes, alone"
    NOT_ALONE = "not_alone", "No, with others"


class VisitMade(ChildHeard):
    """A visit to see the child, or one that was tried."""

    kind = "visit.made"
    title = "Visit"
    part = "work"
    cites = SEEN_CITES
    pathway = True

    happened: Annotated[When, Asked("When was the visit?")]
    found: Annotated[Visit, Asked("Was the child seen?", spine="outcome", section=CHILD)]
    alone: Annotated[
        Alone | NotKnown | None,
        Asked("Alone?", "Out of hearing of others.", spine="answer", section=CHILD, only_if=("found", ("seen",))),
    ] = None
    why_not_alone: Annotated[
        str | None, written("Why not alone?", section=CHILD, only_if=("alone", ("not_alone",)))
    ] = None
    where: Annotated[str | NotKnown, Asked("Where?", "The kind of place, such as home, school, car.", section=VISIT)]
    bedroom: Annotated[
        YesNo | NotKnown | None,
        Asked("Was the child's bedroom seen?", section=VISIT, only_if=("found", ("seen",))),
    ] = None
    why_not_seen: Annotated[
        str | None,
        written(
            "What was tried, and why was the child not seen?",
            "Who answered, what they said, and what is done now. Nobody at home is not an answer.",
            section=VISIT,
            only_if=("found", ("not_seen",)),
        ),
    ] = None
    others: Annotated[str | NotKnown, Asked("Who else was there?", section=VISIT)]
    what: Annotated[
        str,
        written("What was seen, heard and done?", "Keep what you saw apart from what you think.", section=VISIT),
    ]
    worry: Annotated[str | NotKnown, written("Is the child safe today, and what tells you so?", section=VISIT)]
    next_on: Annotated[date | None, Asked("When is the next visit?", spine="due_on", section=VISIT)] = None

    def sentence(self) -> str:
        """Whether the child was seen, and seen alone."""
        if self.found == Visit.NOT_SEEN:
            return "Visit tried: the child was not seen."
        alone = {Alone.ALONE: " alone", Alone.NOT_ALONE: ", not alone"}
        return f"Visit: the child was seen{alone[self.alone] if isinstance(self.alone, Alone) else ''}."


class Direction(Coded):
    """Who began a contact."""

    FROM_THEM = "from_them", "They got in touch"
    TO_THEM = "to_them", "We got in touch"
    NO_ANSWER = "no_answer", "We tried; no answer"


class WithWhom(Coded):
    """Who a contact was with."""

    CHILD = "child", "The child"
    FAMILY = "family", "A parent, carer or relative"
    PROFESSIONAL = "professional", "A professional"
    OTHER = "other", "Somebody else"


class ContactMade(Kind):
    """A call, message, letter or meeting that is not a visit."""

    kind = "contact.made"
    title = "Contact"
    part = "work"
    cites = (Cite("dcsf-2009", "paragraph 7.17", "text"),)

    direction: Annotated[Direction, Asked("Who got in touch?", spine="outcome")]
    with_whom: Annotated[WithWhom, Asked("With whom?", spine="answer")]
    who: Annotated[str | NotKnown, Asked("Name and role, or relation to the child")]
    how: Annotated[str, Asked("How?", "Call, message, letter, meeting.")]
    what: Annotated[str, written("What was said and agreed?", "A child's own words in quotation marks.")]

    def sentence(self) -> str:
        """With whom, and who began it."""
        if self.direction == Direction.NO_ANSWER:
            return f"Tried to reach {said(self.with_whom)}: no answer."
        return f"Contact with {said(self.with_whom)}; {said(self.direction)}."


class ManagementDecisionMade(Kind):
    """What a manager decided on the case, and why."""

    kind = "management_decision.made"
    title = "Management decision"
    part = "work"
    cites = (Cite("dcsf-2009", "flow chart 4", "text"), Cite("wt-2018", "place not seen", "restated"))
    pathway = True
    projections = ("look_again",)

    about: Annotated[str, Asked("About what?", "A few words.")]
    decision: Annotated[str, written("What was decided?")]
    reasons: Annotated[str, written("Why?", "What was weighed; what the worker said, also where they disagree.")]
    manager: Annotated[int | None, Asked("Which manager?", "If it is not you.", spine="concerns_worker")] = None
    review_on: Annotated[date | None, Asked("When is it looked at again?", spine="due_on")] = None

    def sentence(self) -> str:
        """What it was about, and when it is looked at again."""
        return f"Management decision on {self.about.rstrip('.')}{clause('; looked at again on', self.review_on)}."


class SafetySummaryWritten(ChildHeard):
    """What somebody who has never met this child needs to know to keep them safe tonight."""

    kind = "safety_summary.written"
    title = "Safety summary"
    part = "work"
    cites = (Cite("house", "access out of hours", "text"),)
    in_summary = True

    danger: Annotated[str, written("What is the danger, and from whom?", "What is alleged is written as alleged.")]
    tonight: Annotated[str, written("What should be done if the child is found, rings or is missing tonight?")]
    safe_with: Annotated[str | NotKnown, written("With whom is the child safe, and whom do they trust?")]
    not_with: Annotated[str | NotKnown, written("Who must not be told, or not collect the child?")]
    health: Annotated[str | NotKnown, written("Health, medicine, and how the child is best spoken to")]
    for_workers: Annotated[
        str | NotKnown,
        written("What should a worker know before going there?", "Dogs, stairs, who may be angry."),
    ]
    ring: Annotated[str, Asked("Whom to ring?", "Names and numbers, by day and by night.")]
    holds_until: Annotated[date | None, Asked("When is it written anew?", spine="due_on")] = None

    def sentence(self) -> str:
        """That it was written, and until when it holds."""
        return f"Safety summary written{clause('; to be written anew by', self.holds_until)}."
