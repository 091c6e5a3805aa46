"""Finding people by name, number or date of birth, and what they are called: all through the access policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connections

from lantern.access import identity


@dataclass(frozen=True)
class Found:
    """A record that may be opened. `matched` is the name that answers, or the words "number" or "date of birth"."""

    record: UUID
    name: str | None
    matched: str
    born_from: date | None
    born_to: date | None
    likeness: float


@dataclass(frozen=True)
class Answer:
    """What a search gives: records to open, the best first, and whether to ring the duty manager about another."""

    found: tuple[Found, ...]
    ring_duty_manager: bool


def search(
    asked: str, *, born: date | None = None, purpose: str, by: int, most: int = 25, using: str = "default"
) -> Answer:
    """People whose names are, begin or sound like what is asked, or who have this number or date of birth.

    Logged with its purpose and never with what was asked. Nothing tells "not there" from "not for you", but for
    whoever has a duty to the area.
    """
    with identity(by, using), connections[using].cursor() as cursor:
        cursor.execute("select * from people_search(%s, %s, %s, %s)", [asked, born, purpose, most])
        rows = cursor.fetchall()
    return Answer(
        found=tuple(Found(*row[1:]) for row in rows if row[0] == "shown"),
        ring_duty_manager=any(row[0] == "ring_duty_manager" for row in rows),
    )


def names_in_use(records: Sequence[UUID], using: str = "default") -> dict[UUID, str]:
    """What each of these people is called, of those whose name the asking worker may read: the name they use."""
    with connections[using].cursor() as cursor:
        cursor.execute(_IN_USE, [list(records)])
        return dict(cursor.fetchall())


_IN_USE = """
select distinct on (record_id) record_id, name from people_name where record_id = any (%s)
order by record_id, type = 'used' desc, type = 'legal' desc, recorded_at desc
"""
