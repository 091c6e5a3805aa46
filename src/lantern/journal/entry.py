"""What goes into the record and what comes out: a new entry, and an entry as somebody reads it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4


@dataclass(frozen=True, kw_only=True)
class NewEntry:
    """An entry to be recorded. `matter` is the id of the entry that opened it.

    `learned_earliest` None is not known. `recorded_at` may be stated by a demonstration's loader only. Of
    the last four at most one names the id of an entry in the same record; lantern.journal.acts makes such
    entries.
    """

    record: UUID
    kind: str
    version: int
    body: dict[str, Any]
    happened_earliest: date | None
    happened_latest: date | None
    happened_at: datetime | None = None
    learned_earliest: date | None = None
    marking: str = "open"
    matter: UUID | None = None
    opens: str = ""
    occasion: UUID | None = None
    mentions: tuple[UUID, ...] = ()
    outcome: str = ""
    answer: str = ""
    due_on: date | None = None
    dated_on: date | None = None
    concerns_worker: int | None = None
    concerns_agency: int | None = None
    concerns_record: UUID | None = None
    pathway: bool = False
    guarded: bool = False
    id: UUID = field(default_factory=uuid4)
    recorded_at: datetime | None = None
    amends: UUID | None = None
    withdraws: UUID | None = None
    disputes: UUID | None = None
    restricts: UUID | None = None


# What of the spine says when it happened and what it came to: an amendment states all of it again.
TIMES_AND_CODES = (
    *("happened_earliest", "happened_latest", "happened_at", "learned_earliest"),
    *("outcome", "answer", "due_on", "dated_on"),
)


@dataclass(frozen=True, kw_only=True)
class Replaced:
    """What an entry said before an amendment; and who amended it, when and why."""

    version: int
    body: dict[str, Any] | None
    happened_earliest: date
    happened_latest: date
    happened_at: datetime | None
    learned_earliest: date | None
    outcome: str
    answer: str
    due_on: date | None
    dated_on: date | None
    amendment: UUID
    author: int
    agency: int
    recorded_at: datetime
    because: str


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """Somebody's disagreement with an entry."""

    id: UUID
    author: int
    agency: int
    recorded_at: datetime
    because: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry as the reader may see it, with the content that governs.

    `body` is None where only the spine may be seen. `amended` is what it said before, oldest first. `about`
    is the entry that a withdrawal or restriction is about. `recorded_late_days` counts from the day it was
    learned, and is 0 where that is not known.
    """

    id: UUID
    record: UUID
    area: int
    agency: int
    author: int
    kind: str
    version: int
    body: dict[str, Any] | None
    pathway: bool
    guarded: bool
    marking: str
    matter: UUID | None
    opens: str
    occasion: UUID | None
    happened_earliest: date
    happened_latest: date
    happened_at: datetime | None
    learned_earliest: date | None
    recorded_at: datetime
    recorded_stated: bool
    recorded_late_days: int
    amended_at: datetime | None
    outcome: str
    answer: str
    due_on: date | None
    dated_on: date | None
    concerns_worker: int | None
    concerns_agency: int | None
    concerns_record: UUID | None
    mentions: tuple[UUID, ...]
    amended: tuple[Replaced, ...]
    disputes: tuple[Dispute, ...]
    about: UUID | None
