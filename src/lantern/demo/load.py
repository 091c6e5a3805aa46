"""Loading the fictional county: the same every time, dated relative to LANTERN_TODAY. Never into a record in use."""

from django.conf import settings
from django.db import connections

from lantern.demo.ordinary import HOW_MANY, ordinary_children
from lantern.demo.registering import OWNER, register
from lantern.demo.stories import ALL
from lantern.demo.telling import County, Telling, write_all
from lantern.page import clock


class NotHere(Exception):
    """The county may not be loaded here; the message says why."""


def is_empty() -> bool:
    """Whether nothing has been registered or recorded yet."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            "select not exists (select from journal_entry) and not exists (select from registry_record)"
            " and not exists (select from registry_area) and not exists (select from registry_agency)"
            " and not exists (select from registry_worker) and not exists (select from auth_user)"
        )
        return bool(cursor.fetchone()[0])


def refuse_live() -> None:
    """Raise NotHere under live settings."""
    if settings.LANTERN_LIVE:
        raise NotHere("These are live settings: a fictional county has no place among real children.")


def load(others: int = HOW_MANY) -> int:
    """Register the cast, tell the stories and so many other children's; the number of records. Raises NotHere."""
    refuse_live()
    if not is_empty():
        raise NotHere("This record is not empty. Give the demonstration a database of its own with LANTERN_DATABASE.")
    tellings = tell(County(clock.today(), register()), others)
    write_all(tellings)
    return len(tellings)


def tell(county: County, others: int = HOW_MANY) -> list[Telling]:
    """The stories, and so many other children's, before any of it is recorded."""
    return [telling for story in ALL for telling in story(county)] + ordinary_children(county, others)
