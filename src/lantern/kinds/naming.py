"""What the people of many records are called, for lists: asked once, and only where it may be read."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

# Whether there is none or the reader may read none: a list that told the two apart would tell of what is restricted.
NO_NAME = "No name shown"
_NAMES = "select r, called.name, called.number from unnest(%s::uuid[]) r cross join lateral kinds_named(r) called"


def names_of(records: Iterable[UUID]) -> dict[UUID, str]:
    """The name shown for each record, or the number, where the asking worker may read one."""
    wanted = list(set(records))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [wanted])
        return {record: called(name, number) for record, name, number in cursor.fetchall() if name or number}


def called(name: str | None, number: str | None) -> str:
    """What a list calls somebody: their name, or else the number that children's services know them by."""
    return name or (f"{NO_NAME}, number {number}" if number else NO_NAME)
