"""Getting Lantern to where it can be used: a server, its roles, a migrated database, Django set up."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass

import django

from lantern.settings import database, schema, state
from lantern.settings.cluster import Cluster
from lantern.settings.server import Server

_DEMO = "lantern.settings.demo"


@dataclass(frozen=True)
class Place:
    """The server in use, and a connection string of its administrator."""

    server: Server
    administrator: str


@contextlib.contextmanager
def server() -> Iterator[Place]:
    """The server of LANTERN_DATABASE_URL, or our private one, started for as long as somebody needs it."""
    url = os.environ.get("LANTERN_DATABASE_URL")
    if url:
        yield Place(Server.at(url, state.directory()), url)
        return
    cluster = Cluster(state.directory())
    with cluster.running() as private:
        yield Place(private, cluster.superuser_dsn("postgres"))


@contextlib.contextmanager
def ready() -> Iterator[Place]:
    """A migrated database on that server, and Django set up on it; demo settings, unless others are named."""
    chosen = os.environ.setdefault("DJANGO_SETTINGS_MODULE", _DEMO)
    with server() as place:
        # The role that may state when an entry was recorded is for the demonstration alone.
        database.prepare(place.administrator, place.server, state.dbname(), loader=chosen == _DEMO)
        place.server.remember()
        # Settings read from the state folder where the server is, so Django starts only now.
        django.setup()
        schema.migrate()
        yield place
