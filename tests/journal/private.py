"""A record on a private server, and Django's connections pointed at a database."""

import psycopg
from django.conf import settings
from django.db import connections

from lantern.settings import database, schema
from lantern.settings.cluster import Cluster
from lantern.settings.server import APP, LOADER, OWNER
from tests.conftest import Database
from tests.journal.cast import settle

ALIASES = (("default", APP), ("owner", OWNER), ("loader", LOADER))


def point_django(made: Database) -> None:
    """Have Django use this database as each of our roles."""
    connections.close_all()
    for alias, role in ALIASES:
        place = made.server.sign_in(role)
        # The same dictionary is behind settings.DATABASES and a connection made before this.
        settings.DATABASES[alias].update(
            NAME=made.name,
            HOST=place.get("host", ""),
            PORT=place.get("port", ""),
            USER=role,
            PASSWORD=place["password"],
        )


def make_record(cluster: Cluster, name: str) -> Database:
    """A migrated database with the cast in it; Django is left pointing at it."""
    made = Database(cluster.server, cluster.superuser_dsn("postgres"), name)
    database.prepare(made.administrator, made.server, name, loader=True)
    point_django(made)
    schema.migrate()
    connections.close_all()
    with psycopg.connect(made.dsn(OWNER)) as owner:
        settle(owner)
    return made
