"""What is said about an entry already recorded: amend, withdraw, confirm, restore, dispute, restrict."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db import connections

from lantern.access import identity
from lantern.journal.entry import NewEntry
from lantern.journal.errors import Impossible
from lantern.journal.reading import BECAUSE
from lantern.journal.writing import record

WITHDRAWN = "entry.withdrawn"
WITHDRAWAL_CONFIRMED = "entry.withdrawal_confirmed"
RESTORED = "entry.restored"
DISPUTED = "entry.disputed"
RESTRICTED = "entry.restricted"
KINDS = (WITHDRAWN, WITHDRAWAL_CONFIRMED, RESTORED, DISPUTED, RESTRICTED)


def amend(entry: UUID, to: NewEntry, *, because: str, by: int, key: str, using: str = "default") -> UUID:
    """Restate an entry of the author's own agency: `to` says all that now holds. Gives the amendment's id.

    The last recorded governs; the entry keeps its marking, and every version stays readable.
    """
    if BECAUSE in to.body:
        raise Impossible(f"No kind may have a field called {BECAUSE!r}: it holds why an entry was amended")
    body = {**to.body, BECAUSE: _reason(because)}
    return _one(replace(to, amends=entry, body=body), by, key, using)


def withdraw(record: UUID, entry: UUID, *, because: str, by: int, key: str, using: str = "default") -> UUID:
    """Hide a misfiled entry, at once and everywhere, past views included; a manager confirms afterwards."""
    return _one(_act(WITHDRAWN, record, because, withdraws=entry), by, key, using)


def confirm_withdrawal(record: UUID, entry: UUID, *, because: str, by: int, key: str, using: str = "default") -> UUID:
    """Confirm a withdrawal that somebody else made."""
    return _one(_act(WITHDRAWAL_CONFIRMED, record, because, withdraws=entry), by, key, using)


def restore(record: UUID, entry: UUID, *, because: str, by: int, key: str, using: str = "default") -> UUID:
    """Undo a withdrawal, which stays on record."""
    return _one(_act(RESTORED, record, because, withdraws=entry), by, key, using)


def dispute(record: UUID, entry: UUID, *, because: str, by: int, key: str, using: str = "default") -> UUID:
    """Disagree with an entry; both stay."""
    return _one(_act(DISPUTED, record, because, disputes=entry), by, key, using)


def restrict(
    record: UUID,
    entry: UUID,
    *,
    marking: Literal["open", "agency", "restricted"],
    because: str,
    by: int,
    key: str,
    using: str = "default",
) -> UUID:
    """Mark an entry anew, at once and everywhere, past views included."""
    return _one(_act(RESTRICTED, record, because, restricts=entry, marking=marking), by, key, using)


@dataclass(frozen=True)
class Reader:
    """Somebody who opened the record while an entry stood in it, and when they last did."""

    worker: int
    last_read_at: datetime


def had_read(entry: UUID, *, by: int, using: str = "default") -> list[Reader]:
    """Who may have read a withdrawn entry and is to be told; empty for those who may not confirm a withdrawal."""
    with identity(by, using), connections[using].cursor() as cursor:
        cursor.execute("select worker_id, last_read_at from journal_had_read(%s)", [entry])
        return [Reader(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Withdrawal:
    """A withdrawn entry: what kind it was, who withdrew it and why, and whether a manager has confirmed it."""

    entry: UUID
    kind: str
    author: int
    recorded_at: datetime
    because: str
    confirmed: bool


def withdrawals(record: UUID, *, by: int, using: str = "default") -> list[Withdrawal]:
    """The withdrawals in force in a record, for whoever may confirm them; to anybody else there are none."""
    with identity(by, using), connections[using].cursor() as cursor:
        cursor.execute("select * from journal_withdrawals(%s)", [record])
        return [Withdrawal(*row) for row in cursor.fetchall()]


def _act(kind: str, record: UUID, because: str, **about: Any) -> NewEntry:
    body = {BECAUSE: _reason(because)}
    # The database dates it: saying something about an entry happens when it is recorded.
    return NewEntry(
        record=record, kind=kind, version=1, body=body, happened_earliest=None, happened_latest=None, **about
    )


def _reason(because: str) -> str:
    if not because.strip():
        raise Impossible("Say why: the reason stays with the entry")
    return because.strip()


def _one(entry: NewEntry, by: int, key: str, using: str) -> UUID:
    return record([entry], by=by, key=key, using=using)[0]
