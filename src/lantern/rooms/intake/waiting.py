"""The reports that a worker may open, in groups and in the order in which they are to be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from lantern.kinds.answers import Coded
from lantern.kinds.coming_in.notice import Asks
from lantern.kinds.coming_in.public_report import Danger, Matter
from lantern.rooms.intake.targets import due_at

A_PAGE, AT_A_GLANCE = 50, 20
_DANGERS = tuple(Danger)
# What a report or a notice is about, in the order in which it is read where the danger is the same (intake_matter).
MATTERS: tuple[Coded, ...] = (
    *(Matter.MEETING, Matter.AWAY, Matter.PICTURES, Matter.HURT),
    *(Asks.SAFEGUARD, Asks.IDENTIFY),
    *(Matter.WORRY, Asks.INFORM),
)


class Group(StrEnum):
    """How far a report has come; what is asked for first comes first."""

    NEW = "new"
    MORE = "more"
    TAKEN = "taken"
    HANDED = "handed"
    CROWD = "crowd"
    DONE = "done"


@dataclass(frozen=True)
class Waiting:
    """One report in a list. `deputy_at` is when it goes, or went, to the deputy unless taken on before."""

    record: UUID
    made_at: datetime
    told_at: datetime
    danger: Danger
    waits: tuple[datetime | None, ...]
    matter: Coded
    taken_by: str
    deputy_at: datetime | None
    triaged_at: datetime | None
    answered_at: datetime | None
    alike: int
    from_source: int

    @property
    def due_at(self) -> datetime | None:
        """Until when it should be triaged: a local measure. None once all that was told has been."""
        told = zip(_DANGERS, self.waits, strict=True)
        return min((due_at(danger, since) for danger, since in told if since), default=None)


@dataclass(frozen=True)
class Listed:
    """The reports of a page, and how many there are of each group, also of those said to be in danger now."""

    rows: dict[Group, list[Waiting]] = field(default_factory=dict)
    counts: dict[Group, int] = field(default_factory=dict)
    in_danger: dict[Group, int] = field(default_factory=dict)


def waiting(asked: Group | None = None, page: int = 1) -> Listed:
    """A page of one group, or the beginning of each."""
    skip, most = ((page - 1) * A_PAGE, A_PAGE) if asked else (0, AT_A_GLANCE)
    listed = Listed({group: [] for group in Group}, dict.fromkeys(Group, 0), dict.fromkeys(Group, 0))
    with connection.cursor() as cursor:
        cursor.execute("select * from kinds_intake(%s, %s, %s)", [asked, skip, most])
        for name, total, in_danger, place, *told in cursor.fetchall():
            group = Group(name)
            listed.counts[group], listed.in_danger[group] = total, in_danger
            if asked in (None, group) and skip < place <= skip + most:
                listed.rows[group].append(_row(told))
    return listed


def _row(told: Sequence[Any]) -> Waiting:
    """From the columns of kinds_intake after the place."""
    record, made_at, told_at, danger, waits, matter, taken_by, *rest = told
    about = _DANGERS[danger - 1], tuple(waits), MATTERS[matter - 1]
    return Waiting(record, made_at, told_at, *about, taken_by or "", *rest)
