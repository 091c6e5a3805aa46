"""A private PostgreSQL for the tests, and connections to it as the roles that Lantern uses."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from lantern.settings import database, schema, state
from lantern.settings.cluster import Cluster
from lantern.settings.server import APP, LOADER, OWNER, PUBLIC, WATCH, Server

pytest_plugins = ["tests.browser", "tests.world"]

# Safe here, and only here: what is lost with the machine's power is a test's data.
_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: each waits much of its time for a browser, a web server or PostgreSQL."""
    return (os.cpu_count() or 1) + 1


@dataclass(frozen=True)
class Database:
    """One database of the tests' server, and how to sign in to it."""

    server: Server
    administrator: str
    name: str
    pristine: str = ""

    def dsn(self, role: str = APP) -> str:
        """A connection string for one of Lantern's roles; the web application's unless another is named."""
        return self.server.dsn(role, self.name)

    def copy(self) -> "Database":
        """A new database like this one, to which nobody may be connected meanwhile."""
        copied = replace(self, name=f"lantern_test_{uuid.uuid4().hex[:8]}")
        database.copy(self.administrator, self.name, copied.name)
        return replace(copied, pristine=self.name)

    def drop(self) -> None:
        """Remove it, ending whatever is connected to it."""
        database.drop(self.administrator, self.name)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A private PostgreSQL in a short temporary folder, stopped and removed at the end."""
    # Short, because a socket's path may have 107 bytes and a long TMPDIR is common.
    folder = Path(tempfile.mkdtemp(prefix="lantern-", dir="/tmp"))
    folder.chmod(0o711)
    private = Cluster(folder, _QUICK)
    private.start()
    yield private
    private.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """A database with every migration applied, on the tests' server or on that of LANTERN_DATABASE_URL."""
    url = os.environ.get("LANTERN_DATABASE_URL")
    if url:
        administrator, server = url, Server.at(url, state.directory())
    else:
        private: Cluster = request.getfixturevalue("cluster")
        administrator, server = private.superuser_dsn("postgres"), private.server
    pristine = Database(server, administrator, f"lantern_pristine_{uuid.uuid4().hex[:8]}")
    database.prepare(administrator, server, pristine.name, loader=True)
    with django_db_blocker.unblock():
        point_django(pristine)
        schema.migrate()
        connections.close_all()
        shared = pristine.copy()
        point_django(shared)
        yield shared
        connections.close_all()
    shared.drop()
    pristine.drop()


@pytest.fixture(scope="session")
def django_db_setup(migrated: Database) -> None:
    """pytest-django's own would make a database as the web application's role, which may not make any."""


@pytest.fixture
def owner(migrated: Database) -> Iterator[psycopg.Connection]:
    """A connection as the owner of every table; what it does is undone after the test."""
    with psycopg.connect(migrated.dsn(OWNER)) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def own_database(migrated: Database) -> Iterator[Database]:
    """A migrated, empty database for this test alone, for what must really be committed."""
    mine = replace(migrated, name=migrated.pristine).copy()
    yield mine
    mine.drop()


@pytest.fixture
def django_in_own_database(
    own_database: Database, migrated: Database, django_db_blocker: DjangoDbBlocker
) -> Iterator[Database]:
    """Django led to a database for this test alone, where every connection sees what one commits."""
    with django_db_blocker.unblock():
        point_django(own_database)
        yield own_database
        point_django(migrated)


def point_django(made: Database) -> None:
    """Lead Django to a database of the tests, under each of its roles."""
    connections.close_all()
    for alias, role in (("default", APP), ("owner", OWNER), ("loader", LOADER), ("public", PUBLIC), ("watch", WATCH)):
        place = made.server.sign_in(role)
        # The same dictionary is behind settings.DATABASES and a connection made before this.
        settings.DATABASES[alias].update(
            NAME=made.name,
            HOST=place.get("host", ""),
            PORT=place.get("port", ""),
            USER=role,
            PASSWORD=place["password"],
        )
