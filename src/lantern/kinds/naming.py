"""What the people of many records are called, for lists: asked once, and only where it may be read."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

NOT_KNOWN = "Name not known"
_NAMES = """
select distinct on (record_id) record_id, name from people_name where record_id = any (%s)
order by record_id, type = 'used' desc, type = 'legal' desc, recorded_at desc
"""


def names_of(records: Iterable[UUID]) -> dict[UUID, str]:
    """The name shown for each record, where the asking worker may read one."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [list(set(records))])
        return dict(cursor.fetchall())
