"""What day it is, in London. LANTERN_TODAY sets another day, so that a demonstration never goes stale."""

from datetime import date, datetime

from django.conf import settings
from django.db import connection

from lantern.kinds.answers import LONDON


def today() -> date:
    """Today's date in London, or the day that LANTERN_TODAY says."""
    chosen: date | None = settings.LANTERN_TODAY
    return chosen or datetime.now(LONDON).date()


def moment() -> datetime:
    """The database's own clock: entries are stamped by it, so "since" is measured by it too."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        (now,) = cursor.fetchone()
    return now  # type: ignore[no-any-return]  # psycopg gives an aware datetime
