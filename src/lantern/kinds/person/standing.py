"""A child's legal status and placement, and what they need to understand and be understood."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import clause, said

CARE = (Cite("ca-1989", "parts III and IV", "restated"),)


class Status(Coded):
    """The legal basis on which a child is looked after, supervised or protected. None is an answer too."""

    NONE = "none", "No order and not looked after"
    ACCOMMODATED = "accommodated", "Accommodated by agreement (section 20)"
    INTERIM_CARE = "interim_care_order", "Interim care order (section 38)"
    CARE = "care_order", "Care order (section 31)"
    SUPERVISION = "supervision_order", "Supervision order"
    REMAND = "remand", "Remanded to youth detention or care"
    SECURE = "secure", "Secure accommodation order"
    PLACEMENT_ORDER = "placement_order", "Placement order"
    GUARDIANSHIP = "guardianship", "Special guardianship order"
    ARRANGEMENTS = "arrangements", "Child arrangements order"
    WARDSHIP = "wardship", "Ward of court"
    OTHER = "other", "Something else"


class LegalStatusBegan(Kind):
    """A legal status, from a date."""

    kind = "legal_status.began"
    title = "Legal status"
    part = "legal"
    cites = CARE
    pathway = True
    opens = "legal_status"
    in_summary = True

    status: Annotated[Status | NotKnown, Asked("Which?", spine="outcome")]
    responsible: Annotated[str | NotKnown, Asked("Which area is responsible?")]
    responsibility: Annotated[str | NotKnown, Asked("Who has parental responsibility now?")]
    until: Annotated[date | None, Asked("When does it end or come back to court?", spine="due_on")] = None

    def sentence(self) -> str:
        """Which, and until when."""
        return f"Legal status: {said(self.status)}{clause('; until or back in court on', self.until)}."


class LegalStatusEnded(Kind):
    """The end of a legal status."""

    kind = "legal_status.ended"
    title = "Legal status ended"
    part = "legal"
    cites = CARE
    pathway = True
    in_summary = True

    why: Annotated[str, Asked("How did it end?")]


class PlacementType(Coded):
    """Where a looked-after child lives."""

    FOSTER = "foster", "Foster carers"
    KINSHIP = "kinship", "Relatives or friends"
    CHILDRENS_HOME = "childrens_home", "Children's home"
    SECURE = "secure", "Secure children's home"
    SUPPORTED = "supported", "Supported lodging or accommodation"
    SCHOOL = "school", "Residential school"
    HOSPITAL = "hospital", "Hospital"
    PARENTS = "parents", "With parents"
    CUSTODY = "custody", "Custody"
    OTHER = "other", "Somewhere else"


class PlacementStarted(ChildHeard):
    """A placement, from a date. The address is an entry of its own, which may be protected."""

    kind = "placement.started"
    title = "Placement started"
    part = "legal"
    cites = (*CARE, Cite("ssd", "placements", "restated"))
    pathway = True
    opens = "placement"
    in_summary = True

    type: Annotated[PlacementType | NotKnown, Asked("What kind?", spine="outcome")]
    out_of_area: Annotated[YesNo | NotKnown, Asked("Is it in another area?", spine="answer")]
    host_told: Annotated[str | None, Asked("Who was told there, and when?", only_if=("out_of_area", ("yes",)))] = None
    why_here: Annotated[str | NotKnown, written("Why here?", "What was weighed: safety, school, family, who is near.")]

    def sentence(self) -> str:
        """What kind, and whether it is in another area."""
        away = ", in another area" if self.out_of_area == YesNo.YES else ""
        return f"Placement started: {said(self.type)}{away}."


class PlacementEnded(ChildHeard):
    """The end of a placement."""

    kind = "placement.ended"
    title = "Placement ended"
    part = "legal"
    cites = (Cite("ssd", "placements", "restated"),)
    pathway = True
    in_summary = True

    why: Annotated[str, written("Why did it end?", "What would have helped. A child is not said to have broken it.")]


class CommunicationNeedStated(Kind):
    """What a child needs to understand and be understood."""

    kind = "communication_need.stated"
    title = "Language and communication"
    part = "identity"
    cites = (Cite("wt-2006", "flow chart 1", "restated"),)
    asks_learned = True
    in_summary = True

    happened: Annotated[When, Asked("As of when?")]
    language: Annotated[str | NotKnown, Asked("First language")]
    interpreter: Annotated[YesNo | NotKnown, Asked("Is an interpreter needed?", "Never a relative.", spine="outcome")]
    needs: Annotated[
        str | NotKnown,
        written("What else helps?", "Signs, pictures, short sentences, time, somebody they know."),
    ]

    def sentence(self) -> str:
        """The language, and whether an interpreter is needed."""
        needed = "; an interpreter is needed" if self.interpreter == YesNo.YES else ""
        return f"First language: {said(self.language)}{needed}."
