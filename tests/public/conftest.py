"""An area with a rota, in a database of its own, and the public's own pages in front of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time, timedelta
from urllib.parse import urlencode
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from lantern.journal import record
from lantern.kinds.coming_in.cover import CoverSet, DeputyNamed, Weekday
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.settings import public_demo
from lantern.settings.server import OWNER
from tests.conftest import Database, point_django
from tests.world import CARE, MARLSHIRE, NUMBER, World, days_ago

ROTA = UUID(int=0xC0DE1000)
PUBLIC = {name: getattr(public_demo, name) for name in ("MIDDLEWARE", "ROOT_URLCONF", "TEMPLATES", "SECRET_KEY")}
PUBLIC |= {
    "CONTENT_SECURITY_POLICY": public_demo.CONTENT_SECURITY_POLICY,
    "SECURE_REFERRER_POLICY": public_demo.SECURE_REFERRER_POLICY,
}
KEY = "k" * 43


@dataclass(frozen=True)
class Area:
    """The world with a rota in it, and the pages."""

    world: World
    client: Client

    def tell(self, what: str, **more: str) -> str:
        """Tell something through the page; the words of the receipt."""
        key = more.pop("key", uuid4().hex)
        address = more.pop("address", "127.0.0.1")
        answer = self.client.post("/write/", encoded(what=what, key=key, **more), FORM, REMOTE_ADDR=address)
        assert answer.status_code == 200, answer.content
        return words_in(answer.content.decode())


FORM = "application/x-www-form-urlencoded"


def encoded(**fields: str) -> str:
    """A form as a browser without JavaScript sends it."""
    return urlencode(fields)


def words_in(page: str) -> str:
    """The words of the receipt that a page shows."""
    found = re.search('<p class="lantern-receipt"><strong>(.*)</strong>', page)
    assert found is not None
    return found[1]


def begin_rota(database: Database) -> None:
    """The record that hours of reading are entered in, without any yet."""
    with psycopg.connect(database.dsn(OWNER)) as owner:
        owner.execute(
            "insert into registry_record (id, type, area_id, agency_id, created_at)"
            " values (%s, 'agency', %s, %s, now())",
            (ROTA, MARLSHIRE, CARE),
        )


def set_hours(*, begins: time = time(0), ends: time = time(0), first: int = -1, last: int = 30) -> None:
    """Dev reads reports, all day and every day unless other hours are given; Dia is the deputy."""
    today = clock.today()
    hours = CoverSet(
        happened=days_ago(1),
        reader=NUMBER["dev"],
        days=tuple(Weekday),
        begins=begins,
        ends=ends,
        first_on=today + timedelta(days=first),
        last_on=today + timedelta(days=last),
    )
    deputy = DeputyNamed(happened=days_ago(1), deputy=NUMBER["dia"], minutes=30)
    record([entry_of(hours, ROTA), entry_of(deputy, ROTA)], by=NUMBER["dia"], key=str(uuid4()))


def at_page() -> Iterator[Client]:
    """The public's pages under the settings of its process, but for the databases."""
    with override_settings(**PUBLIC):
        yield Client()


@pytest.fixture
def unread(town_built: World, migrated: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A copy of the world for one test, without a rota."""
    made = town_built.database.copy()
    begin_rota(made)
    with django_db_blocker.unblock():
        point_django(made)
        yield replace(town_built, database=made)
        point_django(migrated)
    made.drop()


@pytest.fixture
def client(unread: World) -> Iterator[Client]:
    """The public's pages, where no rota is set."""
    yield from at_page()


@pytest.fixture
def area(unread: World, client: Client) -> Area:
    """The public's pages, where somebody reads all day and every day."""
    set_hours()
    return Area(unread, client)
