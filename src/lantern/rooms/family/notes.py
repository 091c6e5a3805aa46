"""The notes of a log as whoever keeps it reads them: on their own page, or on paper that a worker prints for them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection

from lantern.kinds.answers import LONDON, When
from lantern.kinds.family.log import Feedback
from lantern.law.calendar import time_of
from lantern.page import dates

A_PAGE = 20
_SAYS: dict[str, str] = {
    Feedback.READ: "Read by {by}, {day}.",
    Feedback.POLICE: "Passed to the police by {by}, {day}.",
    Feedback.ACTED_ON: "Acted on, {by} says, {day}.",
    Feedback.CANNOT_SAY: "We cannot say more. That does not mean that nothing is being done. {by}, {day}.",
}


@dataclass(frozen=True)
class Added:
    """What was added to a note later."""

    id: UUID
    at: datetime
    what: str
    stamp: str = ""


@dataclass(frozen=True)
class Note:
    """One note: what was written, when, with whom; what was added, and in whole sentences what they were told."""

    id: UUID
    recorded_at: datetime
    happened: When
    what: str
    where: str
    there: str
    whom_told: str
    written_by: str
    added: tuple[Added, ...]
    told: tuple[str, ...]
    stamp: str = ""

    @property
    def recorded_on(self) -> date:
        """The day in London on which it was written."""
        return self.recorded_at.astimezone(LONDON).date()

    @property
    def written_at(self) -> str:
        """The time in London at which it was written; the day stands above it."""
        return time_of(self.recorded_at)

    @property
    def happened_words(self) -> str:
        """When it happened, in words; nothing where it was some time on the day on which it was written."""
        return "" if self.happened == When.on(self.recorded_on) else dates.when(self.happened)


@dataclass(frozen=True)
class Notes:
    """A page of notes, newest first, and how many there are in all."""

    notes: tuple[Note, ...]
    total: int

    @property
    def by_day(self) -> Iterator[tuple[date, list[Note]]]:
        """The notes under the days on which they were written."""
        for day, written in groupby(self.notes, key=lambda note: note.recorded_on):
            yield day, list(written)


def notes(page: int) -> Notes:
    """A page of one's own notes."""
    rows = _rows("family_notes(%s, %s)", (page - 1) * A_PAGE, A_PAGE)
    return Notes(tuple(_note(row) for row in rows), rows[0]["total"] if rows else 0)


def note(id: UUID) -> Note | None:
    """One of one's own notes; None for everything else."""
    rows = _rows("family_notes(0, 1, %s)", id)
    return _note(rows[0]) if rows else None


def every() -> list[Note]:
    """All of one's own notes, the first one first."""
    return [_note(row) for row in reversed(_rows("family_notes(0, null)"))]


@dataclass(frozen=True)
class Closed:
    """Since when one's own log is closed, and whom to ring instead, as a worker wrote it for its keeper."""

    since: date
    ring: str


def closed() -> Closed | None:
    """That one's own log is closed; None while it is open."""
    rows = _rows("family_closed()")
    return Closed(rows[0]["closed_on"], rows[0]["ring"]) if rows else None


def printed(log: UUID) -> list[Note]:
    """The notes of a log with their stamps, the first one first, for a worker who may print it."""
    return [_note(row) for row in _rows("family_printed(%s)", log)]


@dataclass(frozen=True)
class Receipt:
    """What a receipt carries: the words, when they were recorded, and the stamp that follows from both."""

    recorded_at: datetime
    what: str
    stamp: str


def _in_fours(stamp: str) -> str:
    """A stamp as it is read out and typed."""
    return " ".join(stamp[i : i + 4] for i in range(0, len(stamp), 4))


def receipt(id: UUID) -> Receipt | None:
    """The receipt of a note, or of what was added to one; None for what is not in one's own log."""
    rows = _rows("family_receipt(%s)", id)
    if not rows:
        return None
    told = json.loads(rows[0]["body"] or "{}")
    return Receipt(rows[0]["recorded_at"], str(told.get("what", "")), _in_fours(rows[0]["stamp"]))


def _note(row: dict[str, Any]) -> Note:
    body: dict[str, str] = json.loads(row["body"] or "{}")
    stamps: dict[str, str] = json.loads(row.get("stamps") or "{}")
    return Note(
        id=row["id"],
        recorded_at=row["recorded_at"],
        happened=When(earliest=row["happened_earliest"], latest=row["happened_latest"], at=row["happened_at"]),
        what=body.get("what", ""),
        where=body.get("where", ""),
        there=body.get("there", ""),
        whom_told=body.get("whom_told", ""),
        written_by=row["written_by"] or "",
        added=tuple(_added(one, stamps) for one in json.loads(row["added"] or "[]")),
        told=tuple(_told(json.loads(row.get("told") or "[]"))),
        stamp=_in_fours(stamps.get(str(row["id"]), "")),
    )


def _added(one: dict[str, str], stamps: Mapping[str, str]) -> Added:
    what = str(json.loads(one["body"] or "{}").get("what", ""))
    return Added(UUID(one["id"]), datetime.fromisoformat(one["at"]), what, _in_fours(stamps.get(one["id"], "")))


def _told(given: Sequence[dict[str, str]]) -> Iterator[str]:
    for one in given:
        day = dates.day(datetime.fromisoformat(one["at"]).astimezone(LONDON).date())
        yield _SAYS[one["code"]].format(by=f"{one['by']}, {one['agency']}", day=day)


def _rows(asked: str, *given: Any) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {asked}", given)  # noqa: S608 - made of this module's own words
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
