"""The log that a parent or carer keeps: who keeps it, whom it is about, and which worker answers for it."""

from typing import Annotated
from uuid import UUID

from lantern.kinds.answers import NotKnown, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind

CITES = (Cite("house", "the family's log", "text"),)
_VIEWS = ("access_circle",)


class FamilyLogOpened(Kind):
    """A log is opened for one parent or carer, who alone of the family reads it."""

    kind = "family_log.opened"
    title = "Family’s log opened"
    part = "family"
    cites = CITES
    projections = _VIEWS

    happened: Annotated[When, Asked("When was it opened?")]
    keeper: Annotated[int, Asked("Who keeps it?", "Their own account, used by nobody else.", spine="concerns_worker")]
    person: Annotated[
        UUID | None, Asked("Their own record, where there is one", spine="concerns_record", mentions=True)
    ] = None
    children: Annotated[tuple[UUID, ...], Asked("Which children is it about?", mentions=True)] = ()
    told: Annotated[
        str | NotKnown,
        written("What were they told about it?", "Who reads it, who does not, and that a court may ask for it."),
    ]


class FamilyLogWorkerNamed(Kind):
    """The social worker who reads the log and answers for it, in place of the one named before."""

    kind = "family_log.worker_named"
    title = "Worker named for the family’s log"
    part = "family"
    cites = CITES
    projections = _VIEWS

    happened: Annotated[When, Asked("From when?")]
    worker: Annotated[int, Asked("Which social worker?", "Who works with the child.", spine="concerns_worker")]
