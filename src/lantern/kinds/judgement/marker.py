"""The marker on a record: set by a named worker by the policy definition, looked at again, removed with reasons."""

from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.judgement.definition import Definition
from lantern.kinds.wording import clause, said

MARKERS = (Cite("cse-2017", "annex A", "text"),)


class Marked(Coded):
    """What a marker says. Risk and what has happened are two markers."""

    EXPLOITED = "exploited", "Has been exploited"
    AT_RISK = "at_risk", "At risk of exploitation"


class MarkerSet(Kind):
    """A marker, so that whoever meets the child finds it. It follows the definition, not the names of offences."""

    kind = "marker.set"
    title = "Marker set"
    part = "assessment"
    cites = MARKERS
    pathway = True
    opens = "marker"
    in_summary = True
    projections = ("look_again",)

    says: Annotated[Marked, Asked("What does it say?", spine="outcome")]
    definition: Annotated[Definition, Asked("By which definition?", spine="answer")]
    why: Annotated[str, written("Why is it set?", "What it rests on, and on whose judgement.")]
    agreed_by: Annotated[int | None, Asked("Which manager agreed?", spine="concerns_worker")] = None
    told: Annotated[
        str | NotKnown,
        written("What have the child and the family been told of it?", otherwise="Not told, because"),
    ]
    review_on: Annotated[date, Asked("When is it looked at again?", spine="due_on")]

    def sentence(self) -> str:
        """What it says, and when it is looked at again."""
        return f"Marker set: {said(self.says)}; looked at again on {said(self.review_on)}."


class MarkerReviewed(Kind):
    """A marker looked at again, and kept. It stands in the marker; what ends one is its removal."""

    kind = "marker.reviewed"
    title = "Marker looked at again"
    part = "assessment"
    cites = MARKERS
    pathway = True
    projections = ("look_again",)

    why: Annotated[str, written("Why does it stay?", "What has changed since it was set, and what has not.")]
    review_on: Annotated[date | None, Asked("When is it looked at again?", spine="due_on")] = None

    def sentence(self) -> str:
        """When it is looked at next."""
        return f"Marker looked at again, and kept{clause('; next on', self.review_on)}."


class Removal(Coded):
    """Why a marker is removed."""

    NO_LONGER = "no_longer", "What it said is no longer so"
    MISTAKEN = "mistaken", "It should not have been set"
    ANOTHER = "another", "Another one takes its place"


class MarkerRemoved(Kind):
    """A marker removed. That it was there, and why it is not, stays to be read."""

    kind = "marker.removed"
    title = "Marker removed"
    part = "assessment"
    cites = MARKERS
    pathway = True
    in_summary = True
    projections = ("look_again",)

    why: Annotated[Removal, Asked("Why?", spine="outcome")]
    reasons: Annotated[str, written("Say more", "What it rests on. A marker that goes does not close a case.")]
    agreed_by: Annotated[int | None, Asked("Which manager agreed?", spine="concerns_worker")] = None
    told: Annotated[
        str | NotKnown,
        written("What have the child and the family been told of it?", otherwise="Not told, because"),
    ]
