"""The strategy discussion: what agencies know is put together, and decided on for this child (flow chart 4).

Where one discussion concerns several children, each has an entry under one occasion, with its own decision.
"""

from datetime import date
from typing import Annotated
from uuid import UUID

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.attendance import Meeting, Sector
from lantern.kinds.declare import Asked, Cite
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said

SHARED = "What was shared"
SAFETY = "Safety now"
PARENTS = "Telling the parents"
ENQUIRY = "How enquiries are made"
OTHERS = "Other children and other areas"
DECISION = "Decision"


class Decision(Coded):
    """What a strategy discussion decides for one child."""

    INITIATE = "initiate_s47", "Begin an enquiry under section 47"
    CORE_S17 = "core_assessment_s17", "Assess further as a child in need, under section 17"
    CONTINUE = "continue_enquiry", "Carry on with the enquiry that is under way"
    NO_FURTHER = "no_further_involvement", "No further part for children's social care now"


class Technology(Coded):
    """The part that phones and the internet play."""

    YES = "yes", "Yes, it plays a part"
    NO = "no", "No part that is known of"
    NOT_ASKED = "not_asked", "Not asked yet"


class StrategyDiscussionHeld(Meeting, ChildHeard):
    """A strategy discussion. One outside an enquiry that decides on section 47 opens an enquiry."""

    kind = "strategy_discussion.held"
    title = "Strategy discussion held"
    part = "enquiry"
    cites = (
        Cite("dcsf-2009", "flow chart 4", "text"),
        Cite("wt-2006", "place not seen", "restated"),
        Cite("wt-2018", "place not seen", "restated"),
    )
    pathway = True
    expected = (Sector.SOCIAL_CARE, Sector.POLICE, Sector.HEALTH)

    happened: Annotated[When, Asked("When was it held?")]
    known: Annotated[
        str,
        written(
            "What does each agency know?",
            "Agency by agency; what is fact, what is thought. An agency that holds nothing is named.",
            section=SHARED,
        ),
    ]
    technology: Annotated[
        Technology | NotKnown,
        Asked("Do phones or the internet play a part?", section=SHARED),
    ]
    technology_how: Annotated[
        str | None,
        written(
            "What part, and what is done about devices and accounts?",
            "Describe no picture. Keep what there is, and ask the police before anybody opens it.",
            section=SHARED,
            only_if=("technology", ("yes",)),
        ),
    ] = None
    safe_now: Annotated[
        YesNo | NotKnown,
        Asked("Is the child safe now?", section=SAFETY),
    ]
    safety: Annotated[
        str,
        written(
            "What keeps the child safe from today?",
            "Who does what, by when; what if it does not work.",
            section=SAFETY,
        ),
    ]
    telling_raises_risk: Annotated[
        YesNo | NotKnown,
        Asked(
            "Could telling the parents raise the risk?",
            "To the child, to another child, or to the investigation.",
            section=PARENTS,
        ),
    ]
    telling: Annotated[
        str,
        written(
            "Who tells the parents what, and when?",
            "Or who decides when they can be told, and why not now.",
            section=PARENTS,
        ),
    ]
    medical: Annotated[
        YesNo | NotKnown, Asked("Does the child need a medical examination or health care?", section=ENQUIRY)
    ]
    medical_plan: Annotated[
        str | None,
        written(
            "Which, by whom, when, and who agrees to it?",
            "What the child is told and wants.",
            section=ENQUIRY,
            only_if=("medical", ("yes",)),
        ),
    ] = None
    interview: Annotated[
        str | NotKnown,
        written(
            "How will the child be spoken to?",
            "By whom, where, with what support, recorded or not, in which language.",
            section=ENQUIRY,
        ),
    ]
    investigation: Annotated[
        YesNo | NotKnown,
        Asked(
            "Will the police investigate a possible crime?",
            "This runs beside whatever else is decided.",
            section=ENQUIRY,
        ),
    ]
    other_children: Annotated[
        str | NotKnown,
        written(
            "Which other children in the household or within the alleged person's reach were considered?",
            "Say what was considered, without names: each has a decision in their own record.",
            section=OTHERS,
        ),
    ]
    others: Annotated[
        tuple[UUID, ...],
        Asked("The records of those children", mentions=True, section=OTHERS),
    ] = ()
    elsewhere: Annotated[
        YesNo | NotKnown,
        Asked("Does it reach into another area or country?", section=OTHERS),
    ]
    elsewhere_told: Annotated[
        str | None,
        written(
            "Who was told there, or was CEOP told?",
            "Which area, force or CEOP; when, by whom; or who will.",
            section=OTHERS,
            only_if=("elsewhere", ("yes",)),
        ),
    ] = None
    decision: Annotated[
        Decision | NotKnown, Asked("What was decided for this child?", spine="outcome", section=DECISION)
    ]
    reasons: Annotated[
        str,
        written("Why?", "What it rests on, what spoke against, and who did not agree.", section=DECISION),
    ]
    again_on: Annotated[date | None, Asked("When is it discussed again?", spine="due_on", section=DECISION)] = None
    chaired_by: Annotated[int | None, Asked("Which manager chaired?", spine="concerns_worker", section=DECISION)] = None

    def opening(self) -> str:
        """An enquiry, where one is begun."""
        return "enquiry" if self.decision == Decision.INITIATE else ""

    def sentence(self) -> str:
        """Who took part and what was decided."""
        by = self.by_whom()
        return f"Strategy discussion held{f' by {by}' if by else ''}: {said(self.decision)}."
