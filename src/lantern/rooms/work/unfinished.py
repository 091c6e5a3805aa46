"""Forms that a worker began and has not recorded: their drafts, each with the way back to it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from lantern.kinds.declare import kind_named
from lantern.kinds.naming import NO_NAME, names_of
from lantern.page.form.drafts import kept_by

# A draft is about a record, or about an entry that is being amended; what is no longer open to the worker is left out.
_STANDS_IN = """
select id, id from registry_record where id = any (%(about)s) and id = any ((select access_records())::uuid[])
union all select id, record_id from journal_entry where id = any (%(about)s)
"""


@dataclass(frozen=True)
class Unfinished:
    """A draft: of what, about whom, when it was last kept, and where to go on."""

    title: str
    name: str
    saved_at: datetime
    url: str


def unfinished(worker: int) -> list[Unfinished]:
    """The worker's drafts, the last kept first."""
    kept = [draft for draft in kept_by(worker) if draft.record]
    if not kept:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_STANDS_IN, {"about": [draft.record for draft in kept]})
        records: dict[UUID, UUID] = dict(cursor.fetchall())
    names = names_of(records.values())
    return [
        Unfinished(
            kind_named(draft.form).title,
            names.get(records[draft.record], NO_NAME),
            draft.saved_at,
            draft.address,
        )
        for draft in kept
        if draft.record in records
    ]
