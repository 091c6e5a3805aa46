"""The orders that a court makes to keep a child safe (Children Act 1989)."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import clause, day


class Applicant(Coded):
    """Who asked the court."""

    LOCAL_AUTHORITY = "local_authority", "The local authority"
    POLICE = "police", "The police, for the local authority"
    NSPCC = "nspcc", "The NSPCC"
    OTHER = "other", "Somebody else"


class OrderMade(ChildHeard):
    """What any order records."""

    applicant: Annotated[Applicant | NotKnown, Asked("Who applied?", spine="answer")]
    court: Annotated[str | NotKnown, Asked("Which court, and its reference")]
    terms: Annotated[
        str,
        written("What does it say?", "Directions, conditions, who it names. Quote an order; do not sum it up."),
    ]
    expires_on: Annotated[date | NotKnown, Asked("When does it end?", "As the order itself says.", spine="due_on")]

    def sentence(self) -> str:
        """That it was made, and until when."""
        return f"{self.title}{clause(', to end on', self.expires_on)}."


class EmergencyProtectionOrderMade(OrderMade):
    """An emergency protection order: up to eight days, extended once by up to seven."""

    kind = "emergency_protection_order.made"
    title = "Emergency protection order made"
    part = "urgent"
    cites = (Cite("ca-1989", "sections 44 and 45", "restated"), Cite("dcsf-2009", "annex A", "text"))
    pathway = True
    opens = "emergency_order"
    in_summary = True

    happened: Annotated[When, Asked("When was it made?")]
    applicant: Annotated[
        Applicant | NotKnown,
        Asked(
            "Who applied?",
            "Its days run from the start of police protection only where the police applied: then it belongs to that. "
            "Whoever else applied, they run from the day on which it was made.",
            spine="answer",
        ),
    ]
    exclusion: Annotated[
        YesNo | NotKnown,
        Asked("Does it keep somebody away from the home?", "An exclusion requirement or undertaking."),
    ]

    def unfitting(self, matter: str) -> dict[str, str]:
        """In a police protection it would count from there, as only an order that the police applied for does."""
        if matter != "police_protection" or self.applicant == Applicant.POLICE or isinstance(self.applicant, NotKnown):
            return {}
        return {
            "applicant": "Its days run from police protection only where the police applied. If somebody else did, "
            "choose something else under “It belongs to”; if it is recorded already, withdraw it and record it there"
        }


class EmergencyProtectionOrderExtended(Kind):
    """The one extension of an emergency protection order."""

    kind = "emergency_protection_order.extended"
    title = "Emergency protection order extended"
    part = "urgent"
    cites = (Cite("ca-1989", "section 45", "restated"),)
    pathway = True
    in_summary = True

    why: Annotated[str, written("Why was it extended?")]
    expires_on: Annotated[date | NotKnown, Asked("When does it end now?", spine="due_on")]

    def sentence(self) -> str:
        """Until when."""
        return f"{self.title}{clause(' to', self.expires_on)}."


class OrderEnded(ChildHeard):
    """The end of an order, and what keeps the child safe then."""

    why: Annotated[str, written("How did it end?", "Ran out, discharged, another order made.")]
    safe_because: Annotated[str, written("What keeps the child safe now?")]


class EmergencyProtectionOrderEnded(OrderEnded):
    """The end of an emergency protection order."""

    kind = "emergency_protection_order.ended"
    title = "Emergency protection order ended"
    part = "urgent"
    cites = (Cite("ca-1989", "sections 44 and 45", "restated"),)
    pathway = True
    in_summary = True


class ChildAssessmentOrderMade(OrderMade):
    """A child assessment order: up to seven days from the day it names."""

    kind = "child_assessment_order.made"
    title = "Child assessment order made"
    part = "urgent"
    cites = (Cite("ca-1989", "section 43", "restated"),)
    pathway = True
    opens = "assessment_order"

    begins_on: Annotated[
        date | NotKnown,
        Asked("On which day does the assessment begin?", "As the order says.", spine="dated_on"),
    ]

    def sentence(self) -> str:
        """From when until when."""
        begins = f"; the assessment begins on {day(self.begins_on)}" if isinstance(self.begins_on, date) else ""
        return f"{self.title}{begins}."


class ChildAssessmentOrderEnded(OrderEnded):
    """The end of a child assessment order."""

    kind = "child_assessment_order.ended"
    title = "Child assessment order ended"
    part = "urgent"
    cites = (Cite("ca-1989", "section 43", "restated"),)
    pathway = True


class RecoveryOrderMade(OrderMade):
    """A recovery order: whoever knows where the child is has to say so, and a named place may be searched."""

    kind = "recovery_order.made"
    title = "Recovery order made"
    part = "urgent"
    cites = (Cite("ca-1989", "section 50", "restated"), Cite("dcsf-2009", "annex A", "text"))
    pathway = True
    opens = "recovery_order"
    in_summary = True


class RecoveryOrderEnded(OrderEnded):
    """The end of a recovery order."""

    kind = "recovery_order.ended"
    title = "Recovery order ended"
    part = "urgent"
    cites = (Cite("ca-1989", "section 50", "restated"),)
    pathway = True
    in_summary = True


class ProhibitedStepsOrderMade(OrderMade):
    """A prohibited steps order: what may not be done without the court, such as going abroad."""

    kind = "prohibited_steps_order.made"
    title = "Prohibited steps order made"
    part = "urgent"
    cites = (Cite("ca-1989", "section 8", "not_seen"), Cite("dcsf-2009", "annex E", "text"))
    pathway = True
    opens = "prohibited_steps_order"
    in_summary = True


class ProhibitedStepsOrderEnded(OrderEnded):
    """The end of a prohibited steps order."""

    kind = "prohibited_steps_order.ended"
    title = "Prohibited steps order ended"
    part = "urgent"
    cites = (Cite("ca-1989", "section 8", "not_seen"),)
    pathway = True
    in_summary = True
