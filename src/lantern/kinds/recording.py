"""From answers to an entry ready for the journal."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from lantern.journal import NewEntry
from lantern.kinds.declare import Kind, Marking


def entry_of(
    told: Kind,
    record: UUID,
    *,
    matter: UUID | None = None,
    occasion: UUID | None = None,
    marking: Marking | None = None,
    recorded_at: datetime | None = None,
) -> NewEntry:
    """The entry that these answers make in a record. `recorded_at` is for the demonstration's loader alone."""
    kind = type(told)
    entry = NewEntry(
        record=record,
        kind=kind.kind,
        version=kind.version,
        body=told.body(),
        marking="guarded" if kind.guarded else marking or kind.marking,
        matter=matter,
        opens=told.opening(),
        occasion=occasion,
        mentions=told.mentioned(),
        pathway=kind.pathway,
        guarded=kind.guarded,
        recorded_at=recorded_at,
        happened_earliest=None,
        happened_latest=None,
    )
    return replace(entry, **told.spine())
