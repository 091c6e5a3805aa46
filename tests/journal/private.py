"""A record on a private server."""

import psycopg
from django.db import connections

from lantern.settings import database, schema
from lantern.settings.cluster import Cluster
from lantern.settings.server import OWNER
from tests.conftest import Database, point_django
from tests.journal.cast import settle


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
