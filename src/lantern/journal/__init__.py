"""The record: one way in, one way out, and what proves that nobody changed it."""

from lantern.journal.entry import Dispute, Entry, NewEntry, Replaced
from lantern.journal.errors import Impossible, KeyReused, NotAllowed, NotRecorded
from lantern.journal.known import Proved, Stated
from lantern.journal.reading import read
from lantern.journal.writing import record

__all__ = (
    "Dispute",
    "Entry",
    "Impossible",
    "KeyReused",
    "NewEntry",
    "NotAllowed",
    "NotRecorded",
    "Proved",
    "Replaced",
    "Stated",
    "read",
    "record",
)
