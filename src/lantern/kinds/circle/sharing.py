"""Sharing, and not sharing: each decided, with reasons. Agreement to help and to treatment are other questions."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import day, said

CITES = (Cite("house", "sharing is decided, and so is not sharing", "text"),)
WHAT, WHY, LIMITS, OPENNESS = "What, and with whom", "Why", "How it is limited", "Openness"


class Basis(Coded):
    """What makes it lawful to share. Not the same as agreement to help, nor as consent to treatment."""

    PUBLIC_TASK = "public_task", "A task that the law gives your agency"
    LEGAL_DUTY = "legal_duty", "The law requires it"
    LIFE = "life", "To protect somebody's life"
    COURT = "court", "A court ordered it"
    CONSENT = (
        "consent",
        "They agreed to it",
        "Seldom the basis where a child may be at risk: it can be refused and taken back, and the danger stays.",
    )


class Family(Coded):
    """Whether the child and the parents know of it."""

    AGREE = "agree", "They were told, and agree"
    DISAGREE = "disagree", "They were told, and do not agree"
    PART = "part", "Some of them were told"
    NOT_TOLD = "not_told", "They were not told"


class Decided(Kind):
    """What both decisions ask: advice, and openness with the family."""

    advice: Annotated[
        str | NotKnown,
        Asked("Who was asked for advice?", "Ask, if need be without naming the child.", section=WHY),
    ]
    family: Annotated[
        Family | NotKnown,
        Asked(
            "Do the child and the parents know?",
            "Tell them first, unless telling puts somebody at risk or warns whoever does the harm.",
            section=OPENNESS,
        ),
    ]
    why_not_told: Annotated[
        str | None,
        written("Who was not told, and why not?", section=OPENNESS, only_if=("family", ("part", "not_told"))),
    ] = None


class SharingDecided(Decided):
    """A decision to share: what, with whom, why, on what basis and how it was limited."""

    kind = "sharing.decided"
    title = "Decision to share"
    part = "work"
    cites = CITES

    what: Annotated[str, written("What was shared?", "Facts apart from opinion; up to date and right.", section=WHAT)]
    with_whom: Annotated[
        str, Asked("With whom?", "Who needs to know it to protect a child. Name, role and agency.", section=WHAT)
    ]
    why: Annotated[str, written("Why?", "What the child, or somebody else, needs to be protected from.", section=WHY)]
    basis: Annotated[Basis | NotKnown, Asked("What makes it lawful?", spine="outcome", section=WHY)]
    limited: Annotated[
        str,
        written(
            "How was it limited?",
            "What was left out as not needed; whose names were taken out; how it was sent safely.",
            section=LIMITS,
        ),
    ]

    def sentence(self) -> str:
        """With whom."""
        return f"It was decided to share with {self.with_whom.rstrip('.')}."


class SharingWithheld(Decided):
    """A decision not to share, or not yet, with a day to look at it again. Somebody else closes it."""

    kind = "sharing.withheld"
    title = "Decision not to share"
    part = "work"
    cites = (*CITES, Cite("dcsf-2009", "annex B", "restated"))
    opens = "withheld"
    projections = ("access_circle", "look_again")

    what: Annotated[str, written("What was not shared?", section=WHAT)]
    with_whom: Annotated[
        str, Asked("With whom was it not shared?", "Who asked for it, or who might need it.", section=WHAT)
    ]
    why: Annotated[
        str,
        written(
            "Why not?",
            "Of a child under 13 in detail: who does not tell must be able to say why.",
            section=WHY,
        ),
    ]
    danger: Annotated[str, written("What could happen because it is not shared?", section=WHY)]
    review_on: Annotated[
        date, Asked("When is this looked at again?", "Soon: what is right today may be wrong next week.",
                    spine="due_on", section=LIMITS)
    ]  # fmt: skip

    def sentence(self) -> str:
        """With whom, and until when."""
        return f"It was decided not to share with {self.with_whom}; to be looked at again on {day(self.review_on)}."


class SharingWithheldReviewed(Kind):
    """A decision not to share was looked at again and stands, for now. It stands in that decision."""

    kind = "sharing_withheld.reviewed"
    title = "Decision not to share looked at again"
    part = "work"
    cites = CITES
    projections = ("look_again",)

    why: Annotated[str, written("Why does it stand?", "What has changed since, and what has not.")]
    review_on: Annotated[date, Asked("When is it looked at again?", spine="due_on")]

    def sentence(self) -> str:
        """Until when."""
        return f"The decision not to share stands; to be looked at again on {day(self.review_on)}."


class Closed(Coded):
    """How a decision not to share ended."""

    SHARED = "shared", "It was shared after all", "Record the decision to share as well."
    NO_LONGER = "no_longer", "Nobody needs it any more"
    WRONG = "wrong", "It should have been shared; more is to be done"


class SharingWithheldClosed(Kind):
    """A decision not to share is closed by somebody other than who took it. It stands in that decision."""

    kind = "sharing_withheld.closed"
    title = "Decision not to share closed"
    part = "review"
    cites = CITES
    projections = ("look_again",)

    how: Annotated[Closed | NotKnown, Asked("How does it end?", spine="outcome")]
    why: Annotated[str, written("What do you rest it on?")]

    def sentence(self) -> str:
        """How."""
        return f"The decision not to share was closed: {said(self.how)}."


class Whose(Coded):
    """Whose agreement it is."""

    CHILD = "child", "The child's own"
    PARENT = "parent", "A parent's, who has parental responsibility"
    CARER = "carer", "Another carer's"
    COURT = "court", "A court's"


class Agreed(Coded):
    """Whether somebody agrees."""

    YES = "yes", "They agree"
    NO = "no", "They do not agree"
    TAKEN_BACK = "taken_back", "They agreed, and no longer do"
    NOT_ASKED = "not_asked", "They were not asked"


class ServiceAgreementStated(Kind):
    """Agreement to a service: to be helped. It says nothing of whether information may be shared."""

    kind = "service_agreement.stated"
    title = "Agreement to a service"
    part = "work"
    cites = CITES

    service: Annotated[str, Asked("To which service or help?")]
    whose: Annotated[Whose | NotKnown, Asked("Whose agreement?", spine="answer")]
    agreed: Annotated[Agreed | NotKnown, Asked("Do they agree?", spine="outcome")]
    said: Annotated[str | NotKnown, Asked("What did they say?", "In their own words.", widget="quoted")]
    without: Annotated[
        str | None,
        written(
            "What is done without it?",
            "Whether the child is safe enough without, and what is offered instead.",
            only_if=("agreed", ("no", "taken_back", "not_asked")),
        ),
    ] = None

    def sentence(self) -> str:
        """Whose, and whether."""
        return f"Agreement to a service ({self.service}): {said(self.agreed)}."


class MedicalConsentStated(Kind):
    """Consent to an examination or a treatment. It says nothing of services, nor of sharing."""

    kind = "medical_consent.stated"
    title = "Consent to examination or treatment"
    part = "work"
    cites = CITES

    to: Annotated[str, Asked("To what?", "The kind of examination or treatment, no more.")]
    whose: Annotated[Whose | NotKnown, Asked("Whose consent?", spine="answer")]
    agreed: Annotated[Agreed | NotKnown, Asked("Do they consent?", spine="outcome")]
    able: Annotated[
        str | None,
        written(
            "Who judged that the child understands enough to decide, and how?",
            "A clinician's judgement, for this decision.",
            only_if=("whose", ("child",)),
        ),
    ] = None

    def sentence(self) -> str:
        """Whose, and whether."""
        return f"Consent to examination or treatment, {said(self.whose)}: {said(self.agreed)}."
