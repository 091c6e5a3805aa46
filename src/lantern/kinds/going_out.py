"""Whether anything may go out to a family: one question, which every print, message and form for a family asks."""

from uuid import UUID

from django.db import connection


def nothing_goes_out(record: UUID) -> bool:
    """Whether a stop stands on this child, or on a child whom this family's log is about.

    Asked by a worker who may open the record; of any other record the answer is always False.
    """
    with connection.cursor() as cursor:
        cursor.execute("select family_stopped(%s)", [record])
        return bool(cursor.fetchone()[0])
