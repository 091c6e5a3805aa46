"""A child who may have harmed others: a child first, with an assessment of their own by another worker."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite
from lantern.kinds.judgement.definition import Part
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said

CITES = (
    Cite("dcsf-2009", "paragraph 7.20", "text"),
    Cite("msa-2015", "section 45", "restated"),
    Cite("nrm", "place not seen", "restated"),
)
MADE = "Could somebody have made the child do it?"
OWN = "An assessment of their own"


class OwnAssessment(Coded):
    """Whether the child has an assessment of their own."""

    BEGUN = "begun", "Begun"
    AGREED = "agreed", "Agreed, to begin by a day"
    NOT_YET = "not_yet", "Not yet"
    NOT_NEEDED = "not_needed", "Judged not to be needed"


class HarmToOthersConsidered(ChildHeard):
    """A worry that a child may have harmed somebody, or an offence: looked at as a child's, never as all of them."""

    kind = "harm_to_others.considered"
    title = "A child who may have harmed others"
    part = "assessment"
    cites = CITES
    marking = "restricted"

    worry: Annotated[
        str,
        written(
            "What is said to have happened?",
            "Who says so, and how it is known. Do not name another child here, nor say where one can be found.",
        ),
    ]
    made: Annotated[
        Part,
        Asked(
            "Could the child have been made to do it?",
            "Threatened, in debt, told to bring others, used to carry or to sell, afraid of what comes otherwise.",
            spine="answer",
            section=MADE,
        ),
    ]
    made_basis: Annotated[str, written("What does that rest on?", section=MADE)]
    defence: Annotated[
        str | NotKnown,
        written(
            "Who has been told that it may be a defence to have been made to do it?",
            "Section 45: the police, the prosecutor, the child's solicitor. Some offences are left out of it.",
            section=MADE,
        ),
    ]
    national: Annotated[
        str | NotKnown,
        written(
            "Is the child referred to the national referral mechanism?",
            "When and by whom, or why not. A child's consent is not needed.",
            section=MADE,
        ),
    ]
    assessment: Annotated[
        OwnAssessment, Asked("Is there an assessment of this child's own?", spine="outcome", section=OWN)
    ]
    why_not: Annotated[
        str | None,
        written(
            "Why not?", "And what is done meanwhile.", section=OWN, only_if=("assessment", ("not_yet", "not_needed"))
        ),
    ] = None
    worker: Annotated[
        int | None,
        Asked(
            "Who assesses this child?",
            "Another worker than the one who works with whoever may have been harmed.",
            spine="concerns_worker",
            section=OWN,
        ),
    ] = None
    begins_on: Annotated[date | None, Asked("By when does it begin?", spine="due_on", section=OWN)] = None
    harmed_too: Annotated[
        str | NotKnown,
        written("What has happened to this child?", "A child who harms has often been harmed.", section=OWN),
    ]
    besides: Annotated[
        str | NotKnown,
        written("Who else is this child?", "What they are good at, care for and hope for.", section=OWN),
    ]
    safety: Annotated[str, written("What keeps this child, and others, safe meanwhile?", section=OWN)]

    def sentence(self) -> str:
        """Whether there is an assessment of the child's own, and whether somebody may have made them do it."""
        made = {
            Part.YES: "somebody may have made the child do it",
            Part.NO: "nobody is known to have made the child do it",
            Part.NOT_KNOWN: "not known whether somebody made the child do it",
        }
        return f"{self.title}: an assessment of their own, {said(self.assessment)}; {made[self.made]}."
