"""Whose record an entry stands in and what may be done to it, for a page that is reached by the entry's own address."""

from uuid import UUID

from django.db import connections

from lantern.access import identity

DEEDS = ("amend", "dispute", "restrict", "withdraw")
_COLUMNS = "e.record_id, e.kind, e.agency_id, e.author_id, coalesce(m.marking, e.marking), e.guarded"
# What was said about an entry has no page of its own: it stands on that of the entry.
_ENTRY = f"""
select e.record_id, {", ".join(f"access_may_{deed}({_COLUMNS})" for deed in DEEDS)}
from journal_entry e left join journal_marked m on m.entry_id = e.id
where e.id = %s and num_nonnulls(e.amends, e.disputes, e.restricts, e.withdraws) = 0
"""  # noqa: S608 - made of the four deeds above, of nothing from outside


def whose(entry: UUID, *, by: int, using: str = "default") -> tuple[UUID, frozenset[str]] | None:
    """The record of an entry that this worker may see, and what they may do to it; None for one they may not see."""
    with identity(by, using), connections[using].cursor() as cursor:
        cursor.execute(_ENTRY, [entry])
        row = cursor.fetchone()
    return (row[0], frozenset(deed for deed, may in zip(DEEDS, row[1:], strict=True) if may)) if row else None
