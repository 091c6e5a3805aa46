"""The log of reads: written in the transaction of the page, committed before its first byte leaves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lantern.access.asking import rows


@dataclass(frozen=True)
class Look:
    """One look at a record, or an attempt; never what was seen."""

    at: datetime
    worker: int
    action: str
    purpose: str
    entries: int
    refused: bool


@dataclass(frozen=True)
class AuditedLook:
    """A look as the auditor sees it: of any record, with the rule that allowed or refused it."""

    id: int
    at: datetime
    worker: int
    action: str
    record: UUID | None
    purpose: str
    entries: int
    refused: bool
    rule: str


def log_read(
    action: str,
    record: UUID | None,
    purpose: str,
    entries: int,
    *,
    refused: bool = False,
    using: str = "default",
) -> None:
    """Log that the asking worker looked, or tried to, at so many entries of a record.

    `purpose` is the relationship inside the circle, or the reason typed outside it; `record` is None for a
    list or a search. The database adds the moment, the worker and the rule.
    """
    given = (action, record, purpose, entries, refused)
    rows("select access_log_read(%s, %s, %s, %s, %s)", *given, using=using)


def who_looked(record: UUID, using: str = "default") -> list[Look]:
    """Who looked at a record, newest first; empty for whoever may not see that."""
    return [Look(*row) for row in rows("select * from access_who_looked(%s)", record, using=using)]


def audit(after: int = 0, most: int = 200, using: str = "default") -> list[AuditedLook]:
    """The log after a given row, oldest first, for an auditor; empty for everybody else."""
    return [AuditedLook(*row) for row in rows("select * from access_audit(%s, %s)", after, most, using=using)]
