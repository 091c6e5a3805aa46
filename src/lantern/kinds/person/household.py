"""Who lives with whom, who is what to whom, and which two records are one person's. All with dates."""

from typing import Annotated
from uuid import UUID

from lantern.kinds.answers import Coded, NotKnown, When, YesNo
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import said

CITES = (Cite("wt-2006", "flow chart 1", "restated"),)


class HouseholdJoined(Kind):
    """Somebody lives in the same household as the child, from a date."""

    kind = "household.joined"
    title = "Lives in the same household"
    part = "identity"
    cites = CITES
    asks_learned = True
    opens = "household"
    projections = ("people_tie",)
    in_summary = True

    happened: Annotated[When, Asked("Since when?")]
    name: Annotated[str, Asked("Who?", "Their name, as this child's record has it.")]
    who: Annotated[UUID | None, Asked("Their own record", spine="concerns_record", mentions=True)] = None
    how: Annotated[str | NotKnown, Asked("As what?", "Such as: lodger, mother's partner, at weekends only.")]
    source: Annotated[str | NotKnown, Asked("Who says so?")]

    def sentence(self) -> str:
        """Who, and as what."""
        return f"{self.name} joined the household{f' ({self.how})' if isinstance(self.how, str) else ''}."


class HouseholdLeft(Kind):
    """Somebody no longer lives in the same household."""

    kind = "household.left"
    title = "Left the household"
    part = "identity"
    cites = CITES
    asks_learned = True
    projections = ("people_tie",)
    in_summary = True

    happened: Annotated[When, Asked("Until when?")]
    why: Annotated[str | NotKnown, Asked("Why, and does anybody check?")]

    def sentence(self) -> str:
        """Only that."""
        return "Somebody left the household."


class Relation(Coded):
    """What the other person is to this one."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    STEP_PARENT = "step_parent", "Step-parent"
    PARENTS_PARTNER = "parents_partner", "A parent's partner"
    SIBLING = "sibling", "Brother or sister"
    GRANDPARENT = "grandparent", "Grandparent"
    RELATIVE = "relative", "Another relative"
    CHILD = "child", "Their child"
    CARER = "carer", "Foster or other carer"
    FRIEND = "friend", "Friend"
    PARTNER = (
        "partner",
        "Described as a partner",
        "A child cannot agree to be exploited, whatever it is called.",
    )
    ADULT_KNOWN = "adult_known", "An adult they know"
    TRUSTED = "trusted", "Somebody they trust"
    OTHER = "other", "Something else"


class RelationshipStated(Kind):
    """What somebody is to this person, from a date. Harming them is no relationship: it stands in entries."""

    kind = "relationship.stated"
    title = "Relationship"
    part = "identity"
    cites = CITES
    asks_learned = True
    opens = "relationship"
    projections = ("people_tie",)
    in_summary = True

    happened: Annotated[When, Asked("Since when?")]
    name: Annotated[str, Asked("Who?", "Their name, as this child's record has it.")]
    who: Annotated[UUID | None, Asked("Their own record", spine="concerns_record", mentions=True)] = None
    relation: Annotated[Relation, Asked("What are they to this person?", spine="outcome")]
    responsibility: Annotated[YesNo | NotKnown, Asked("Do they have parental responsibility?", spine="answer")]
    more: Annotated[str | None, written("Say more", "Whose view it is; how the child sees it.")] = None

    def sentence(self) -> str:
        """Who, what they are, and parental responsibility where they have it."""
        holds = ", with parental responsibility" if self.responsibility == YesNo.YES else ""
        return f"{self.name}: {said(self.relation)}{holds}."


class RelationshipEnded(Kind):
    """A relationship that is over, or was never so."""

    kind = "relationship.ended"
    title = "Relationship ended"
    part = "identity"
    cites = CITES
    asks_learned = True
    projections = ("people_tie",)
    in_summary = True

    happened: Annotated[When, Asked("Until when?")]
    why: Annotated[str | NotKnown, Asked("What changed?")]


class SamePersonStated(Kind):
    """Two records are one person's. Nothing is merged: withdraw this entry and they are two again."""

    kind = "same_person.stated"
    title = "Two records are one person's"
    part = "same_person"
    cites = (Cite("house", "same person", "text"),)
    projections = ("access_same_person",)

    other: Annotated[UUID, Asked("Which other record?", spine="concerns_record", mentions=True)]
    how_known: Annotated[str, written("How do you know?", "What agrees, what differs, and who confirmed it.")]

    def sentence(self) -> str:
        """Only that, without the other record."""
        return "This record and another were found to be one person's."
