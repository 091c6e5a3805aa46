"""A consultation in which the child is not identified: nothing here can be searched for, matched or linked."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.coming_in.information import Advice
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import clause, said

_CITES = (Cite("dcsf-2009", "annex B, paragraph 5.26", "text"),)
_LEAVE_OUT = "Nothing that says which child: no name, day of birth, address, school or number."
_WAITS = ("advice", ("wait",))


class Age(Coded):
    """As much of an age as is needed to advise."""

    UNDER_13 = "under_13", "Under 13", "Always discussed with the nominated lead, and presumed to be reported."
    TO_15 = "13_15", "13 to 15"
    TO_17 = "16_17", "16 or 17"
    NOT_SAID = "not_said", "Not said"


class UnnamedConsultationHeld(Kind):
    """Somebody asked for advice without saying who the child is. The agency of whoever advised keeps it."""

    kind = "unnamed_consultation.held"
    title = "Consultation without a name"
    part = "information"
    cites = _CITES
    opens = "unnamed_consultation"
    unnamed = True
    has_own_form = True

    who: Annotated[str, Asked("Who asked, and who advised?", "Roles and organisations; no names are needed.")]
    age: Annotated[Age, Asked("About how old is the child?", spine="answer")]
    worry: Annotated[str, written("What is the worry?", _LEAVE_OUT)]
    keeps: Annotated[str, written("Why is the child not named?", "Whose confidence is kept, and for how long.")]
    advice: Annotated[Advice | NotKnown, Asked("What was advised?", spine="outcome")]
    reasons: Annotated[str, written("Why?", "Of a child under 13 who is not referred: in full.")]
    meanwhile: Annotated[
        str | None, written("Who keeps in touch with the child until then?", "By role.", only_if=_WAITS)
    ] = None
    review_on: Annotated[
        date | None, Asked("When is it looked at again?", "At the latest.", spine="due_on", only_if=_WAITS)
    ] = None

    def sentence(self) -> str:
        """The advice, and when it is looked at again."""
        return f"Consultation without a name: {said(self.advice)}{clause('; looked at again on', self.review_on)}."


class UnnamedConsultationReviewed(Kind):
    """The same consultation looked at again. It stands in it, as often as there is something to say."""

    kind = "unnamed_consultation.reviewed"
    title = "Consultation without a name looked at again"
    part = "information"
    cites = _CITES
    unnamed = True
    has_own_form = True

    changed: Annotated[str | NotKnown, written("What has changed since?", _LEAVE_OUT)]
    advice: Annotated[Advice | NotKnown, Asked("What is advised now?", spine="outcome")]
    reasons: Annotated[str, written("Why?")]
    review_on: Annotated[
        date | None, Asked("When is it looked at again?", "At the latest.", spine="due_on", only_if=_WAITS)
    ] = None

    def sentence(self) -> str:
        """The advice now."""
        return f"Looked at again: {said(self.advice)}{clause('; next on', self.review_on)}."
