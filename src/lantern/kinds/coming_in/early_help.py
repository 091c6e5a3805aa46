"""Early help: asked for, agreed to or not, and what is done where it is not. It never waits for more harm."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import OnlyIf, written
from lantern.kinds.declare import Asked, Cite
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import clause, said

CITES = (Cite("cse-2017", "section 7.3", "text"), Cite("wt-2018", "place not seen", "restated"))
AGREEMENT, HELP = "Agreement", "Help"


class Agreement(Coded):
    """Whether the child and the family agree to be helped: early help is not given without."""

    BOTH = "both", "The child and the family agree"
    CHILD = "child", "The child agrees, the family does not"
    FAMILY = "family", "The family agrees, the child does not"
    NEITHER = "neither", "Neither agrees"
    TAKEN_BACK = "taken_back", "They agreed, and no longer do"
    NOT_ASKED = "not_asked", "They were not asked"


_WITHOUT: OnlyIf = ("agreement", ("child", "family", "neither", "taken_back", "not_asked"))


class Anyway(Coded):
    """What the child's safety needs although not everybody agrees. Somebody decides it every time."""

    REFER = "refer", "More: refer to children's social care"
    WITH_ONE = "with_one", "Help for whoever agrees, and asking the other again"
    OTHER = "other", "Other help that needs nobody's agreement"
    NOTHING = "nothing", "Nothing more now"


class Agreed(ChildHeard):
    """Whether they agree, and what is decided where they do not."""

    agreement: Annotated[Agreement, Asked("Who agrees to this help?", spine="outcome", section=AGREEMENT)]
    asked: Annotated[
        str,
        written(
            "How were they asked, and what did they say?", "What was explained; each in their words.", section=AGREEMENT
        ),
    ]
    anyway: Annotated[
        Anyway | NotKnown | None,
        Asked(
            "Does the child's safety need something anyway?",
            "The worry decides, not the refusal.",
            spine="answer",
            section=AGREEMENT,
            only_if=_WITHOUT,
        ),
    ] = None
    anyway_because: Annotated[
        str | None,
        written("Why?", "What could happen without it, and who was asked.", section=AGREEMENT, only_if=_WITHOUT),
    ] = None

    def agreed_in_words(self) -> str:
        """Who agrees, and what is decided where not everybody does."""
        decided = "" if self.agreement == Agreement.BOTH else f"; what safety needs anyway: {said(self.anyway)}"
        return f"{said(self.agreement)}{decided}"


class EarlyHelpAssessed(Agreed):
    """An early help assessment, led by a practitioner whom the child and family know, and what is offered."""

    kind = "early_help.assessed"
    title = "Early help assessment"
    part = "assessment"
    cites = CITES
    pathway = True
    opens = "early_help"
    projections = ("look_again",)

    lead: Annotated[
        str, Asked("Who is the lead practitioner?", "Name, role and organisation; whom do the child and family want?")
    ]
    needs: Annotated[str, written("What is the worry, and what does the child need?", section=HELP)]
    strengths: Annotated[str | NotKnown, written("Who and what helps already?", section=HELP)]
    help: Annotated[str, written("What help, by whom, and from when?", section=HELP)]
    review_on: Annotated[date, Asked("When is it looked at again?", spine="due_on", section=HELP)]

    def sentence(self) -> str:
        """Who agrees, what is decided where not all do, and when it is looked at again."""
        return f"Early help assessment: {self.agreed_in_words()}{clause('; looked at again on', self.review_on)}."


class EarlyHelpReviewed(Agreed):
    """Early help looked at again: whether they still agree, and what has changed. It stands in that help."""

    kind = "early_help.reviewed"
    title = "Early help looked at again"
    part = "assessment"
    cites = CITES
    pathway = True
    projections = ("look_again",)

    changed: Annotated[str | NotKnown, written("What is different for the child?", section=HELP)]
    needs: Annotated[str, written("What is the worry now, and what does the child need?", section=HELP)]
    review_on: Annotated[date | None, Asked("When is it looked at again?", spine="due_on", section=HELP)] = None

    def sentence(self) -> str:
        """As for the first time."""
        return f"Early help looked at again: {self.agreed_in_words()}{clause('; next on', self.review_on)}."


class Ending(Coded):
    """How early help ends."""

    ENOUGH = "enough", "It was enough"
    REFERRED = "referred", "The child was referred to children's social care"
    TAKEN_BACK = "taken_back", "They no longer agree, and safety needs no more now"
    OTHER = "other", "Another way"


class EarlyHelpEnded(ChildHeard):
    """Early help ends. Not coming to it is no end of it."""

    kind = "early_help.ended"
    title = "Early help ended"
    part = "assessment"
    cites = CITES
    pathway = True
    projections = ("look_again",)

    how: Annotated[Ending | NotKnown, Asked("How does it end?", spine="outcome")]
    why: Annotated[str, written("Why?", "And whom the child and family turn to from now on.")]

    def sentence(self) -> str:
        """How."""
        return f"Early help ended: {said(self.how)}."
