"""The matrix world, built once; and a copy of it in which policies may be broken."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import psycopg
import pytest
from django.conf import settings
from django.db import connections, transaction
from pytest_django.plugin import DjangoDbBlocker

from lantern.access.policy import Policy
from lantern.settings.server import APP, OWNER
from tests.access import matrix_world
from tests.access.matrix import Matrix, assert_bound
from tests.access.oracle import allowed
from tests.conftest import Database


@pytest.fixture(scope="session")
def matrix() -> Matrix:
    """The matrix against the oracle written from docs/access.md."""
    return Matrix(allowed)


@pytest.fixture(scope="session")
def world(migrated: Database) -> Iterator[Database]:
    """A database with a worker for each role and a record for each relationship."""
    made = replace(migrated, name=migrated.pristine).copy()
    with psycopg.connect(made.dsn(OWNER), autocommit=True) as owner:
        with owner.transaction():
            matrix_world.build(owner, datetime.now(UTC))
            matrix_world.install_policies(owner, Policy.load())
        owner.execute("analyze")
    yield made
    made.drop()


@pytest.fixture
def app(world: Database) -> Iterator[psycopg.Connection]:
    """A connection to the world as the web application's role; what a test does is undone."""
    with psycopg.connect(world.dsn()) as connection:
        assert_bound(connection)
        yield connection
        connection.rollback()


@pytest.fixture
def asked_in_django(world: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Django's default connection leads to the world, as the web application's role; what a test does is undone."""
    before = dict(settings.DATABASES["default"])
    place = world.server.sign_in(APP)
    with django_db_blocker.unblock():
        connections.close_all()
        settings.DATABASES["default"].update(NAME=world.name, HOST=place["host"], PORT=place["port"])
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        connections.close_all()
    settings.DATABASES["default"].update(before)


@pytest.fixture
def world_owner(world: Database) -> Iterator[psycopg.Connection]:
    """A connection to the world as the owner of its tables; what a test does is undone."""
    with psycopg.connect(world.dsn(OWNER)) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def scratches(world: Database) -> Iterator[tuple[Database, Database]]:
    """Two copies of the world for one test, in which anything may be broken: one for each of two threads."""
    made = (world.copy(), world.copy())
    yield made
    for one in made:
        one.drop()


@pytest.fixture
def scratch(world: Database) -> Iterator[Database]:
    """One such copy."""
    made = world.copy()
    yield made
    made.drop()
