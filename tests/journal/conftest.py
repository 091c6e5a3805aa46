"""The journal's tests run on a database of their own, really committed, as the web application's role."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from lantern.settings.server import APP, LOADER, OWNER
from tests.conftest import Database
from tests.journal.cast import settle


@pytest.fixture
def database(own_database: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """An empty record with the cast in it, which Django's connections use for the test."""
    with psycopg.connect(own_database.dsn(OWNER)) as owner:
        settle(owner)
    before = {alias: dict(settings.DATABASES[alias]) for alias in ("default", "owner", "loader")}
    with django_db_blocker.unblock():
        _point(own_database)
        yield own_database
        connections.close_all()
    for alias, place in before.items():
        settings.DATABASES[alias].update(place)


def _point(made: Database) -> None:
    connections.close_all()
    for alias, role in (("default", APP), ("owner", OWNER), ("loader", LOADER)):
        place = made.server.sign_in(role)
        settings.DATABASES[alias].update(
            NAME=made.name, HOST=place["host"], PORT=place["port"], USER=role, PASSWORD=place["password"]
        )


@pytest.fixture
def as_owner(database: Database) -> Iterator[psycopg.Connection]:
    """The owner of every table, who can do what no function of the record would."""
    with psycopg.connect(database.dsn(OWNER), autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def own(migrated: Database) -> Iterator[psycopg.Connection]:
    """A connection as the owner to the shared, empty database, for questions that write nothing."""
    with psycopg.connect(migrated.dsn(OWNER), autocommit=True) as connection:
        yield connection
