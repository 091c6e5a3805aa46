"""What somebody told us and what was done with it; and asking somebody before there is a referral."""

from datetime import date
from textwrap import shorten
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.coming_in.referral import Means, Source
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import clause, ended, said


class InformationReceived(Kind):
    """Somebody told an agency something about a child. `happened` is when they told it."""

    kind = "information.received"
    title = "Information received"
    part = "information"
    cites = (Cite("dcsf-2009", "paragraph 7.17", "text"),)
    pathway = True
    asks_learned = True
    opens = "information"

    happened: Annotated[When, Asked("When did they tell it?")]
    from_whom: Annotated[Source | NotKnown, Asked("Who told?", spine="outcome")]
    teller: Annotated[str | NotKnown, Asked("Name, role or relation to the child", "And how to reach them.")]
    agency: Annotated[int | None, Asked("Which agency was told?", "If not your own.", spine="concerns_agency")] = None
    told_to: Annotated[str | NotKnown, Asked("Who was told?", "Name and role.")]
    means: Annotated[Means | NotKnown, Asked("How?", spine="answer")]
    what: Annotated[
        str,
        written(
            "What did they tell?",
            "As they told it: places, times, names, cars, numbers. Nothing is too small.",
        ),
    ]
    own_words: Annotated[
        YesNo | NotKnown, Asked("Did they see it themselves?", "Or heard it from somebody: from whom?")
    ]
    told_before: Annotated[
        YesNo | NotKnown, Asked("Have they told somebody before?", "Whom, when, and what came of it.")
    ]
    done: Annotated[
        str | NotKnown,
        written(
            "What was done with it?",
            "Passed to whom, when.",
            otherwise="Nothing is known to have been done, because",
        ),
    ]
    answered: Annotated[str | NotKnown, Asked("What were they told in answer?")]

    def sentence(self) -> str:
        """Who told, how, and what they began with."""
        how = "" if isinstance(self.means, NotKnown) else f", {said(self.means)}"
        who = f" from {said(self.from_whom)}" if isinstance(self.from_whom, Source) else ""
        return f"Information{who}{how}: {ended(shorten(self.what, 160, placeholder='…'))}"


class InformationAnswered(Kind):
    """What came of something that somebody told, and what they were told. It stands in what was told."""

    kind = "information.answered"
    title = "What came of the information"
    part = "information"
    cites = (Cite("dcsf-2009", "paragraph 7.17", "text"),)
    pathway = True

    came_of_it: Annotated[str, written("What came of it?")]
    told: Annotated[str | NotKnown, Asked("What were they told?", "Never whether anybody else is known.")]


class Advice(Coded):
    """What a consultation ended in."""

    REFER = "refer", "Refer now"
    WAIT = "wait", "Hold, and look again by a day"
    OTHER_HELP = "other_help", "Other help; no referral"
    NO_CONCERN = "no_concern", "No longer a concern about harm"


class ConsultationHeld(Kind):
    """A professional asked whether and when to refer. Waiting has a reason and a day to look again."""

    kind = "consultation.held"
    title = "Consultation"
    part = "intake"
    cites = (
        Cite("dcsf-2009", "annex B, paragraphs 5.25 to 5.28", "text"),
        Cite("wt-2006", "flow chart 1", "restated"),
    )
    pathway = True
    opens = "consultation"
    projections = ("look_again",)

    who: Annotated[str, Asked("Who asked, and who advised?", "Names and roles; the nominated lead, if it was one.")]
    worry: Annotated[str, written("What is the worry?")]
    advice: Annotated[Advice | NotKnown, Asked("What was advised?", spine="outcome")]
    reasons: Annotated[str, written("Why?", "If nothing is shared now: why not, in full.")]
    meanwhile: Annotated[
        str | None, written("Who keeps in touch with the child until then?", only_if=("advice", ("wait",)))
    ] = None
    review_on: Annotated[
        date | None,
        Asked("When is it looked at again?", "At the latest.", spine="due_on", only_if=("advice", ("wait",))),
    ] = None

    def sentence(self) -> str:
        """The advice, and when it is looked at again."""
        return f"Consultation: {said(self.advice)}{clause('; looked at again on', self.review_on)}."
