"""A report from the public or a notice from a force, joined to a child's record; and parted from it again.

Each act is two entries of one occasion, one in each record. Neither opens the other: what was told, and by whom, stays
in the report and is read by whoever may open that.
"""

from typing import Annotated
from uuid import UUID

from lantern.kinds.answers import Coded, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import said

_CITES = (Cite("house", "reports from the public", "text"),)


class Basis(Coded):
    """What tells that it is this child."""

    NAMED = "named", "The child is named in it"
    AGREES = "agrees", "Age, place or other things agree"
    SENDER = "sender", "Whoever sent it says who the child is"
    CHILD = "child", "The child, or somebody close to them, says so"
    SUPPOSED = "supposed", "It is supposed, and being looked into"


class ReportJoined(Kind):
    """What was told is about this child, as far as somebody can tell: who joined it, on what basis, and why."""

    kind = "report.joined"
    title = "Report or notice joined to a child’s record"
    part = "intake"
    cites = _CITES
    opens = "joining"
    projections = ("access_about",)
    has_own_form = True

    happened: Annotated[When, Asked("When was it joined?")]
    other: Annotated[tuple[UUID, ...], Asked("With which record?", mentions=True)]
    basis: Annotated[Basis, Asked("What tells that it is this child?", spine="outcome")]
    why: Annotated[str, written("What agrees, what differs, and who confirmed it?")]
    tells: Annotated[
        str,
        written(
            "What does it tell that those who work with the child need?",
            "Everybody with the child reads this: leave out who told it and how they can be reached.",
        ),
    ]

    def sentence(self) -> str:
        """On what basis."""
        return f"A report or notice was joined to a child’s record: {said(self.basis)}."


class ReportParted(Kind):
    """It turned out not to be about this child, or no longer to be known. Both entries stay, with why."""

    kind = "report.parted"
    title = "Report or notice parted from a child’s record"
    part = "intake"
    cites = _CITES
    projections = ("access_about",)
    has_own_form = True

    happened: Annotated[When, Asked("When was it parted?")]
    why: Annotated[str, written("Why does it not belong there?", "And who has to be told that it does not.")]
