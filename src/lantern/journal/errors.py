"""Why the record did not take an entry: the database's refusals by name."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error
from psycopg import errors as postgres


class NotRecorded(Exception):
    """Nothing was recorded; the message says why and what to do."""


class NotAllowed(NotRecorded):
    """The writer may not record this here, or there is nothing here: the two look the same."""


class KeyReused(NotRecorded):
    """The key was used before, for other entries."""


class Impossible(NotRecorded):
    """What is said cannot be, such as ended before begun."""


_BY_STATE: dict[str, type[NotRecorded]] = {"LJ001": NotAllowed, "LJ002": KeyReused, "LJ003": Impossible}


@contextmanager
def named() -> Iterator[None]:
    """Turn the journal's own refusals into the errors above; anything else goes on as it is."""
    try:
        yield
    except Error as error:
        cause = error.__cause__
        if isinstance(cause, postgres.Error) and cause.sqlstate in _BY_STATE:
            raise _BY_STATE[cause.sqlstate](cause.diag.message_primary) from error
        raise
