"""The definition test: each part of the definition answered apart, with its basis; risk and actual harm kept apart."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import listed, said

POLICY = (Cite("cse-2017", "section 2", "text"),)
AGE = "Under 18"
POWER = "Imbalance of power"
ACTIVITY = "Sexual activity"
GAIN = "What was gained, and by whom"
OTHER = "Other abuse"
RESULT = "Conclusion"
_BASIS = "What does that rest on?"
_HOW_KNOWN = "Who says so, and since when. Where it is not known: what has been asked, and of whom."


class Definition(Coded):
    """The definition that was used. What was judged by an older one stays judged by it."""

    OF_2017 = "2017", "The definition of 2017", "An imbalance of power, sexual activity, and something gained."
    OF_2009 = "2009", "The definition of 2009", "The child, or somebody else, received something."


class Part(Coded):
    """The answer to one part of the definition."""

    YES = "yes", "Yes"
    NO = "no", "No, as far as is known"
    NOT_KNOWN = "not_known", "Not known"


class Imbalance(Coded):
    """What gives one person power over another. Age is the one most easily seen, and never the only one."""

    AGE = "age", "Age"
    GENDER = "gender", "Gender"
    INTELLECT = "intellect", "Understanding"
    STRENGTH = "strength", "Physical strength"
    STATUS = "status", "Standing among others"
    MONEY = "money", "Money or a place to live"
    OTHER = "other", "Something else the child depends on"


class Where(Coded):
    """Where sexual activity took place; none of it has to involve touch."""

    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online or by telephone"
    WITHOUT_TOUCH = "without_touch", "Without touch"


class ChildsGain(Coded):
    """What a child got, or believed they would get. Receiving something never makes a child less harmed."""

    THINGS = "things", "Things, money or somewhere to stay"
    BELONGING = "belonging", "Affection, protection or standing"
    HARM_AVOIDED = "harm_avoided", "Harm avoided", "Such as a threat to the child, or to somebody they love."


class OthersGain(Coded):
    """What somebody else gained."""

    MONEY = "money", "Money, goods, or a debt that ended"
    STATUS = "status", "Standing among others"


class Exploited(Coded):
    """Whether a child has been exploited: what has happened, apart from what may happen."""

    YES = "exploited", "The child has been exploited"
    NO = "no_as_far_as_known", "Not exploited, as far as is known"
    NOT_ENOUGH = "not_enough_known", "Not enough is known to say whether the child has been exploited"


class AtRisk(Coded):
    """Whether a child is at risk of exploitation, as of the day of the answer."""

    YES = "at_risk", "The child is at risk of it"
    NO = "no_as_far_as_known", "Not at risk of it, as far as is known"
    NOT_ENOUGH = "not_enough_known", "Not enough is known to say whether the child is at risk of it"


class Abuse(Coded):
    """Other harm to a child, which has a way of its own to be answered."""

    SEXUAL = "sexual", "Sexual abuse in which nobody gained anything else"
    FAMILY = "family", "Sexual abuse within the family"
    CRIMINAL = "criminal", "Being used to commit crime"
    MOVED = "moved", "Being moved from place to place to be exploited"
    PHYSICAL = "physical", "Physical abuse"
    EMOTIONAL = "emotional", "Emotional abuse"
    NEGLECT = "neglect", "Neglect"
    HONOUR = "honour", "Forced marriage, or harm in the name of honour"
    DOMESTIC = "domestic", "Abuse by or of a partner or relative"
    OTHER = "other", "Something else"


class DefinitionTested(ChildHeard):
    """A child's situation tried against each part of the definition; a named worker concludes."""

    kind = "definition.tested"
    title = "Definition test"
    part = "assessment"
    cites = POLICY
    pathway = True
    projections = ("look_again",)

    definition: Annotated[Definition, Asked("Which definition is used?")]
    under_18: Annotated[Part, Asked("Was the child under 18 when it happened, or now?", section=AGE)]
    under_18_basis: Annotated[
        str, written(_BASIS, "Also at 16 and 17, when a young person can agree to sex with an equal.", section=AGE)
    ]
    imbalance: Annotated[Part, Asked("Does somebody use an imbalance of power?", section=POWER)]
    imbalance_of: Annotated[tuple[Imbalance, ...], Asked("Of what?", section=POWER)] = ()
    imbalance_basis: Annotated[str, written(_BASIS, _HOW_KNOWN, section=POWER)]
    activity: Annotated[
        Part,
        Asked(
            "Is there sexual activity, or an attempt at it?",
            "A child may not know: something may have been copied or passed on. Whether the child seemed to agree"
            " changes nothing.",
            section=ACTIVITY,
        ),
    ]
    activity_where: Annotated[tuple[Where, ...], Asked("How?", section=ACTIVITY)] = ()
    activity_basis: Annotated[
        str, written(_BASIS, "That it happened and how that is known. Leave out every other detail.", section=ACTIVITY)
    ]
    childs_gain: Annotated[Part, Asked("Did the child get something, or were they promised it?", section=GAIN)]
    childs_gain_of: Annotated[tuple[ChildsGain, ...], Asked("What?", section=GAIN)] = ()
    childs_gain_basis: Annotated[
        str, written(_BASIS, "What the child needed or hoped for, or was afraid of.", section=GAIN)
    ]
    others_gain: Annotated[Part, Asked("Did somebody else get money or standing by it?", section=GAIN)]
    others_gain_of: Annotated[tuple[OthersGain, ...], Asked("Which?", section=GAIN)] = ()
    others_gain_basis: Annotated[str, written(_BASIS, _HOW_KNOWN, section=GAIN)]
    other_abuse: Annotated[
        Part,
        Asked(
            "Is there other abuse, instead of this or as well?",
            "What this definition leaves out is still harm, and is answered by another way.",
            section=OTHER,
        ),
    ]
    other_abuse_of: Annotated[tuple[Abuse, ...], Asked("What may it be?", section=OTHER)] = ()
    other_abuse_done: Annotated[
        str | None,
        written(
            "What was done about it?",
            "Who was told, when, and who acts on it now.",
            section=OTHER,
            only_if=("other_abuse", ("yes",)),
        ),
    ] = None
    exploited: Annotated[
        Exploited,
        Asked("Has the child been exploited?", "Your conclusion. No rule makes it.", spine="outcome", section=RESULT),
    ]
    at_risk: Annotated[
        AtRisk,
        Asked("Is the child at risk of it?", "As of this day; it can change tomorrow.", spine="answer", section=RESULT),
    ]
    reasons: Annotated[
        str,
        written(
            "Why?",
            "Your judgement. Where it goes another way than the parts above: why.",
            section=RESULT,
        ),
    ]
    look_again_on: Annotated[date | None, Asked("When is it looked at again?", spine="due_on", section=RESULT)] = None

    def sentence(self) -> str:
        """Actual harm, and risk."""
        return f"Definition test: {said(self.exploited)}; {said(self.at_risk)}."

    def remarks(self) -> Iterator[str]:
        """Where conclusion and parts go different ways. Words for the reader: nothing is refused or changed."""
        needed = self._needed() if self.definition is Definition.OF_2017 else []
        if self.exploited is Exploited.YES and (absent := [says for answer, says in needed if answer is Part.NO]):
            yield f"Exploitation is concluded, with “no” to: {listed(absent)}."
        if needed and self.exploited is not Exploited.YES and all(answer is Part.YES for answer, _ in needed):
            yield "Every part of the definition is answered “yes”, and the conclusion is another."
        if self.exploited is Exploited.NO and self.activity is Part.YES and self.other_abuse is not Part.YES:
            yield "There is sexual activity and no exploitation is concluded: it may be abuse of another kind."

    def _needed(self) -> list[tuple[Part, str]]:
        """What the definition of 2017 needs: either gain is enough, and neither is one unanswered part."""
        gains = (self.childs_gain, self.others_gain)
        gain = next((answer for answer in (Part.YES, Part.NOT_KNOWN) if answer in gains), Part.NO)
        return [
            (self.under_18, "under 18"),
            (self.imbalance, "imbalance of power"),
            (self.activity, "sexual activity"),
            (gain, "something gained"),
        ]
