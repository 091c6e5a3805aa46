"""The journal's tests run on a database of their own, really committed, as the web application's role."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from lantern.settings.server import OWNER
from tests.conftest import Database, point_django
from tests.journal.cast import settle


@pytest.fixture
def database(own_database: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """An empty record with the cast in it, which Django's connections use for the test."""
    with psycopg.connect(own_database.dsn(OWNER)) as owner:
        settle(owner)
    with django_db_blocker.unblock(), pointed_elsewhere():
        point_django(own_database)
        yield own_database


@contextmanager
def pointed_elsewhere() -> Iterator[None]:
    """Let Django be pointed at another database, and point it back afterwards."""
    before = {alias: dict(place) for alias, place in settings.DATABASES.items()}
    try:
        yield
    finally:
        connections.close_all()
        for alias, place in before.items():
            settings.DATABASES[alias].update(place)


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
