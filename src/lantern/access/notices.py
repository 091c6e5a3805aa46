"""Notices: who was told of what, and when they saw it. An emergency opening tells by itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lantern.access.asking import rows


@dataclass(frozen=True)
class Notice:
    """Something a worker is told about a record; `what` is a code that the page has words for."""

    id: int
    at: datetime
    record: UUID
    what: str
    entry: UUID
    seen_at: datetime | None


def tell(worker: int, record: UUID, what: str, entry: UUID, using: str = "default") -> None:
    """Tell a worker of an entry, once. The asker must be able to open the record.

    Somebody in conflict with the record is not told, and whoever asks does not learn of it.
    """
    rows("select access_tell(%s, %s, %s, %s)", worker, record, what, entry, using=using)


def notices(using: str = "default") -> list[Notice]:
    """What the asking worker was told, newest first."""
    return [Notice(*row) for row in rows("select * from access_notices()", using=using)]


def notice_seen(notice: int, using: str = "default") -> None:
    """Note that the asking worker saw a notice of theirs; nothing happens to anybody else's."""
    rows("select access_notice_seen(%s)", notice, using=using)
