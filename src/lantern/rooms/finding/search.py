"""Asking the database who may be meant. It filters by access, logs that somebody searched, and never for what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from lantern.kinds.naming import NO_NAME


@dataclass(frozen=True)
class Match:
    """A record that may be meant: by which of its names or numbers, and how alike, from 0 to 1 and a half."""

    record: UUID
    name: str
    matched: str
    born_from: date | None
    born_to: date | None
    likeness: float

    @property
    def how(self) -> str:
        """How close it is, in words; the order of the list says the rest."""
        if self.likeness >= 1.4:
            return "Name and date of birth agree"
        if self.likeness >= 0.95:
            return "Name or number agrees"
        return "Something like it"


@dataclass(frozen=True)
class Found:
    """What a search may say: matches, and records that may not be opened but whose safety summary may."""

    matches: tuple[Match, ...]
    restricted: tuple[UUID, ...]


def search(asked: str, born: date | None, purpose: str) -> Found:
    """Search as the worker who is asking."""
    with connection.cursor() as cursor:
        cursor.execute("select * from people_search(%s, %s, %s)", [asked, born, purpose])
        rows: Iterable[tuple[str, UUID, str, str, date, date, float]] = cursor.fetchall()
    shown = tuple(
        Match(record, name or NO_NAME, matched, first, last, likeness)
        for answer, record, name, matched, first, last, likeness in rows
        if answer == "shown"
    )
    return Found(shown, tuple(row[1] for row in rows if row[0] == "ring_duty_manager"))
