"""The record: one way in, one way out, and what proves that nobody changed it."""

from lantern.journal.acts import (
    Reader,
    Withdrawal,
    amend,
    confirm_withdrawal,
    dispute,
    had_read,
    restore,
    restrict,
    withdraw,
    withdrawals,
)
from lantern.journal.entry import Dispute, Entry, NewEntry, Replaced
from lantern.journal.errors import Impossible, KeyReused, NotAllowed, NotRecorded
from lantern.journal.following import Followed, RecordMoved, follow
from lantern.journal.known import AsKnown, Proved, Stated
from lantern.journal.reading import read
from lantern.journal.roots import Root, heads
from lantern.journal.verifying import Finding, Report, verify
from lantern.journal.writing import record

__all__ = (
    "AsKnown",
    "Dispute",
    "Entry",
    "Finding",
    "Followed",
    "Impossible",
    "KeyReused",
    "NewEntry",
    "NotAllowed",
    "NotRecorded",
    "Proved",
    "Reader",
    "RecordMoved",
    "Replaced",
    "Report",
    "Root",
    "Stated",
    "Withdrawal",
    "amend",
    "confirm_withdrawal",
    "dispute",
    "follow",
    "had_read",
    "heads",
    "read",
    "record",
    "restore",
    "restrict",
    "verify",
    "withdraw",
    "withdrawals",
)
