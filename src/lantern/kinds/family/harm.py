"""Harm to a family and harm from within it: what is held back then, what is stopped, and whom else to help."""

from datetime import date
from typing import Annotated
from uuid import UUID

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import clause, listed, said

_CITES = (Cite("house", "the family's log", "text"),)
_STORIES = (Cite("dcsf-2009", "annex E", "restated"),)


class SourceOfHarmRecorded(Kind):
    """Somebody in the family may be a source of harm. They are not told: their log stays at “received”."""

    kind = "source_of_harm.recorded"
    title = "Somebody in the family who may be a source of harm"
    part = "source_of_harm"
    cites = _CITES
    marking = "restricted"
    opens = "source_of_harm"
    projections = ("family_hold",)

    who: Annotated[
        UUID | None,
        Asked(
            "Whose record is it?",
            "If nobody is named, a child’s record holds every log about that child. A log not linked: record it there.",
            spine="concerns_record",
            mentions=True,
        ),
    ] = None
    worry: Annotated[str, written("What is the worry?", "What was seen or said, and by whom. Not what is guessed.")]
    advice: Annotated[str | NotKnown, Asked("Who was asked for advice?")]


class SourceOfHarmLifted(Kind):
    """The worry no longer stands. What was held back stays held back; what comes after is shown."""

    kind = "source_of_harm.lifted"
    title = "No longer thought a source of harm"
    part = "source_of_harm"
    cites = _CITES
    marking = "restricted"
    projections = ("family_hold",)

    why: Annotated[str, written("Why does it no longer stand, and who agreed?")]


class Stopped(Coded):
    """Why nothing may go out to the family."""

    MARRIAGE = "forced_marriage", "A marriage may be forced"
    HONOUR = "honour", "Harm in the name of honour"
    BOTH = "both", "Both, or it is not clear which"


class FamilyOutputStopped(Kind):
    """Nothing goes out to the child's family until a manager lifts it: no print, no feedback, no new log."""

    kind = "family_output.stopped"
    title = "Nothing goes out to the family"
    part = "stop"
    cites = _STORIES
    opens = "family_stop"
    in_summary = True
    projections = ("family_stop",)

    worry: Annotated[Stopped, Asked("What is the worry?", spine="outcome")]
    why: Annotated[
        str, written("What was seen or said?", "Do not ask relatives, nor use one, or a friend, to interpret.")
    ]
    reach: Annotated[
        str | NotKnown, written("How is the child reached safely?", "Where, when, by whom, in which words.")
    ]

    def sentence(self) -> str:
        """That it is stopped, and over what."""
        return f"Nothing goes out to the family: {said(self.worry)}."


class FamilyOutputLifted(Kind):
    """A manager lets it go out again. What was held back meanwhile stays held back."""

    kind = "family_output.lifted"
    title = "It may go out to the family again"
    part = "stop_lifted"
    cites = _STORIES
    projections = ("family_stop",)

    why: Annotated[str, written("Why is it safe now?", "What the child says, and who advised.")]


class Harm(Coded):
    """What was done to a member of the family."""

    THREATENED = "threatened", "Threatened or followed"
    HURT = "hurt", "Hurt"
    MONEY = "money", "Robbed, or made to pay"
    HOME = "home", "Their home or belongings damaged"
    DISTRESS = "distress", "Worn down: sleep, health, work, school"
    OTHER = "other", "Something else"


class FamilyMemberHarmed(Kind):
    """A brother, a sister or a parent was harmed too. It stands in their own record, in their own right."""

    kind = "family_member.harmed"
    title = "A member of the family was harmed"
    part = "information"
    cites = _STORIES
    asks_learned = True

    harm: Annotated[tuple[Harm, ...], Asked("What was done to them?", "All that apply.")]
    what: Annotated[str, written("What happened?", "In their words where they are known.")]
    from_whom: Annotated[str | NotKnown, Asked("Who says so?")]
    police: Annotated[str | NotKnown, Asked("Have the police been told?", "By whom, and under which number.")]

    def sentence(self) -> str:
        """What was done."""
        return f"Harmed themselves: {listed(said(one) for one in self.harm)}."


class Taken(Coded):
    """What they said to an offer of support."""

    ACCEPTED = "accepted", "They accept"
    THINKING = "thinking", "They want to think about it"
    DECLINED = "declined", "Not now", "An offer can be made again."
    NOT_ASKED = "not_asked", "They could not be asked yet"


class FamilyMemberSupportOffered(Kind):
    """Support for a member of the family for their own sake, not as somebody's parent or brother."""

    kind = "family_member.support_offered"
    title = "Support offered to a member of the family"
    part = "work"
    cites = _STORIES
    projections = ("look_again",)

    what: Annotated[str, written("What was offered, and by whom?")]
    taken: Annotated[Taken, Asked("What did they say?", spine="outcome")]
    again_on: Annotated[
        date | None,
        Asked("When is it offered or looked at again?", "The day named last stands in the lists.", spine="due_on"),
    ] = None

    def sentence(self) -> str:
        """What they said to it, and when it is looked at again."""
        return f"{self.title}: {said(self.taken)}{clause('; again on', self.again_on)}."
