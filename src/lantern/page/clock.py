"""What day it is, in London. LANTERN_TODAY sets another day, so that a demonstration never goes stale."""

from datetime import date, datetime

from django.conf import settings
from django.db import connection

from lantern.kinds.answers import LONDON


def now() -> datetime:
    """This minute in London; on the day that LANTERN_TODAY says, the same time of that day."""
    at = datetime.now(LONDON)
    chosen: date | None = settings.LANTERN_TODAY
    return datetime.combine(chosen, at.time(), LONDON) if chosen else at


def today() -> date:
    """Today's date in London, or the day that LANTERN_TODAY says."""
    return now().date()


def moment() -> datetime:
    """The database's own clock: entries are stamped by it, so "since" is measured by it too."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        (now,) = cursor.fetchone()
    return now  # type: ignore[no-any-return]  # psycopg gives an aware datetime
