"""Sexual activity of somebody under 18: what is considered at each age, what is decided, and whom it is known of."""

from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said

CITES = (Cite("dcsf-2009", "annex B ¶¶5.23–5.30", "text"),)
CHILD, OTHER, DECISION = "The child", "The other person, and what passed between them", "What is decided"


class Band(Coded):
    """The child's age, and what is presumed at it."""

    UNDER_13 = (
        "under_13",
        "Under 13",
        "Always discussed with the nominated lead; presumed to be reported, with a strategy discussion.",
    )
    TO_15 = (
        "13_15",
        "13 to 15",
        "Considered every time; the younger, the stronger the case. Presumed to be reported where harm is likely.",
    )
    TO_17 = "16_17", "16 or 17", "The same is borne in mind; an offence where the other holds a position of trust."


class Decision(Coded):
    """What somebody decides after considering."""

    REPORT = "report", "Report to children's social care, for a strategy discussion"
    REFER = "refer", "Refer, as a child in need"
    TALK_AGAIN = "talk_again", "Not now; talk again on a day agreed with the child"
    NOT_REPORTED = "not_reported", "Not to report"


class UnderAgeConsidered(ChildHeard):
    """The fourteen considerations, each with what is known or why it is not, and what follows from them all."""

    kind = "under_age.considered"
    title = "Sexual activity under 18, considered"
    part = "information"
    cites = CITES
    pathway = True

    age: Annotated[Band, Asked("How old is the child?", spine="answer", section=CHILD)]
    maturity: Annotated[str | NotKnown, written("How mature are they, and what do they understand?", section=CHILD)]
    living: Annotated[str | NotKnown, written("How do they live, and with what behind them?", section=CHILD)]
    behaviour: Annotated[str | NotKnown, written("How are they: withdrawn, anxious, changed?", section=CHILD)]
    own_substances: Annotated[
        str | NotKnown, written("Do drink or drugs leave them unable to choose freely?", section=CHILD)
    ]
    denial: Annotated[str | NotKnown, written("Do they deny it, make it small, or share the concern?", section=CHILD)]
    years_between: Annotated[str | NotKnown, written("How many years are between the two?", section=OTHER)]
    power: Annotated[str | NotKnown, written("Is there aggression, or more power on one side?", section=OTHER)]
    coercion: Annotated[str | NotKnown, written("Is there pressure, or a bribe?", section=OTHER)]
    family: Annotated[str | NotKnown, written("Is it within the family?", section=OTHER)]
    substances: Annotated[str | NotKnown, written("Are drink or drugs given to lower resistance?", section=OTHER)]
    secrecy: Annotated[
        str | NotKnown, written("Is it kept secret, more than young people do of themselves?", section=OTHER)
    ]
    grooming: Annotated[str | NotKnown, written("Does how it came about look like grooming?", section=OTHER)]
    known_person: Annotated[str | NotKnown, written("Is the other person known to an agency?", section=OTHER)]
    lead: Annotated[
        int,
        Asked(
            "Who is the nominated lead?",
            "Of a child under 13 who is not reported, they are told at once by this record.",
            spine="concerns_worker",
            section=DECISION,
        ),
    ]
    discussed: Annotated[YesNo | NotKnown, Asked("Was it discussed with the lead?", section=DECISION)]
    decision: Annotated[Decision | NotKnown, Asked("What is decided?", spine="outcome", section=DECISION)]
    reasons: Annotated[
        str, written("Why?", "In detail where it is not shared or reported; of a child under 13 above all.",
                     section=DECISION)
    ]  # fmt: skip

    def sentence(self) -> str:
        """The age, and what is decided."""
        return f"Sexual activity under 18, considered ({said(self.age)}): {said(self.decision)}."


class PartnerCheckAsked(Kind):
    """Police and agencies are asked whether the other person is known. It asks for no full investigation."""

    kind = "partner_check.asked"
    title = "Asked whether the other person is known"
    part = "information"
    cites = CITES
    opens = "partner_check"

    whom: Annotated[str, Asked("Who is asked?")]
    about: Annotated[str, written("What was said of the other person?", "Only what is needed to find them.")]
    investigation: Annotated[
        YesNo | NotKnown, Asked("Was a full investigation asked for?", "Usually not: the police answer without one.")
    ]
    child_named: Annotated[YesNo | NotKnown, Asked("Was the child named?")]


class PartnerCheckAnswered(Kind):
    """The answer. That nobody is known is no answer about safety."""

    kind = "partner_check.answered"
    title = "Answer on the other person"
    part = "information"
    cites = CITES
    marking = "restricted"

    known: Annotated[YesNo | NotKnown, Asked("Is the person known?", spine="outcome")]
    answer: Annotated[str | NotKnown, written("What was answered?")]
    by_whom: Annotated[str, Asked("Who answered?")]
