"""Conflicts of interest. One that stands looks to the worker like no record, whoever set it."""

from typing import Annotated

from lantern.kinds.answers import NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind

CITES = (Cite("house", "conflicts of interest", "text"),)


class ConflictDeclared(Kind):
    """A worker says that they know somebody here outside their work."""

    kind = "conflict.declared"
    title = "Conflict of interest declared"
    part = "declaration"
    cites = CITES
    marking = "restricted"
    opens = "conflict"
    projections = ("access_conflict",)

    worker: Annotated[int, Asked("Whose?", "Your own.", spine="concerns_worker")]
    what: Annotated[str, written("What is it?", "Family, friend, neighbour, money. As little as is enough.")]


class ConflictSet(Kind):
    """A manager sets a conflict without the worker knowing: they may be part of the harm."""

    kind = "conflict.set"
    title = "Conflict of interest set"
    part = "conflict"
    cites = CITES
    marking = "restricted"
    opens = "conflict"
    projections = ("access_conflict",)

    worker: Annotated[int, Asked("Whose?", spine="concerns_worker")]
    why: Annotated[str, written("Why?", "What is known, and how. Tell nobody who does not have to know.")]
    advice: Annotated[str | NotKnown, Asked("Who was asked for advice?")]


class ConflictLifted(Kind):
    """A conflict that no longer stands, or never did. It stands in the conflict that it lifts."""

    kind = "conflict.lifted"
    title = "Conflict of interest lifted"
    part = "conflict"
    cites = CITES
    marking = "restricted"
    projections = ("access_conflict",)

    worker: Annotated[int, Asked("Whose?", spine="concerns_worker")]
    why: Annotated[str, written("Why does it no longer stand, and who agreed?")]
