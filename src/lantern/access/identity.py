"""Who is asking: set for one transaction, so that nothing of it is left on a pooled connection."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction


@contextmanager
def identity(worker: int, using: str = "default") -> Iterator[None]:
    """Open a transaction in which this worker asks. Nested uses name the same worker, else ValueError."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("select current_setting('lantern.worker', true)")
        before = cursor.fetchone()[0]
        if before and before != str(worker):
            raise ValueError("Another worker is asking in this transaction; end it before this one asks.")
        cursor.execute("select set_config('lantern.worker', %s, true)", [str(worker)])
        yield


def asking(using: str = "default") -> int:
    """The worker who asks in this transaction; raises django.db.utils.ProgrammingError where nobody does."""
    with connections[using].cursor() as cursor:
        cursor.execute("select access_me()")
        return int(cursor.fetchone()[0])
