"""Whose record an entry stands in, for a page that is reached by the entry's own address."""

from uuid import UUID

from django.db import connections

from lantern.access import identity


def record_of(entry: UUID, *, by: int, using: str = "default") -> UUID | None:
    """The record of an entry that this worker may see; None where there is none, or none for them."""
    with identity(by, using), connections[using].cursor() as cursor:
        cursor.execute("select record_id from journal_entry where id = %s", [entry])
        row = cursor.fetchone()
    return row[0] if row else None
