"""Following the record: every new entry once and none skipped, for whatever keeps a view up to date elsewhere."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connections

from lantern.access import identity
from lantern.journal.errors import NotRecorded

_START = "0-0"
_MOVED = """
select exists (select from journal_entry where xid >= pg_snapshot_xmax(pg_current_snapshot())
    and xid is distinct from pg_current_xact_id_if_assigned())
"""
# An entry is given only when every transaction that began before its own has ended: nothing can come before it.
_NEXT = """
select id, record_id, kind, xid::text || '-' || position from journal_entry
where (xid, position) > (%s::xid8, %s) and xid < pg_snapshot_xmin(pg_current_snapshot())
order by xid, position limit %s
"""


class RecordMoved(NotRecorded):
    """The record was restored into another server, whose transactions are numbered afresh."""


@dataclass(frozen=True)
class Followed:
    """A new entry: read it through `journal.read`."""

    id: UUID
    record: UUID
    kind: str


def follow(cursor: str, limit: int, *, by: int | None = None, using: str = "default") -> tuple[list[Followed], str]:
    """The next entries after a cursor ("" for the beginning), and the cursor to ask with next.

    As a worker (`by`) only what they may see; without one, for a job that runs as the owner (`using="owner"`).
    A cursor is for machines to keep, and shown to nobody.
    """
    if by is None:
        return _next(cursor, limit, using)
    with identity(by, using):
        return _next(cursor, limit, using)


def _next(cursor: str, limit: int, using: str) -> tuple[list[Followed], str]:
    xid, _, position = (cursor or _START).partition("-")
    with connections[using].cursor() as database:
        database.execute(_MOVED)
        if database.fetchone()[0]:
            raise RecordMoved(
                "These entries come from another server. Before anything follows them, set this server's transaction"
                " numbers beyond theirs: docs/journal.md, 'Restoring a dump'."
            )
        database.execute(_NEXT, [xid, int(position), limit])
        rows = database.fetchall()
    found = [Followed(*row[:3]) for row in rows]
    return found, rows[-1][3] if rows else cursor
