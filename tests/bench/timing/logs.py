"""A mother's log and a father's about one child, alike in everything that either of them sees."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
from django.contrib.auth.hashers import make_password
from django.db import connections

from lantern.journal import record
from lantern.kinds.declare import Kind
from lantern.kinds.family.harm import SourceOfHarmRecorded
from lantern.kinds.family.log import FamilyFeedbackGiven, FamilyLogOpened, FamilyNoteMade, Feedback
from lantern.kinds.recording import entry_of
from lantern.settings import database, schema
from lantern.settings.cluster import Cluster
from lantern.settings.server import OWNER
from tests.bench.million.county import PASSWORD
from tests.conftest import Database, point_django
from tests.kinds.made_up import made_up
from tests.registering import Person, Place, register

NOTES, SEEN, HELD_BACK = 20, 3, 3
_CARE, _REFUGE = 1, 2
_WORKERS = {
    "social": Person("social_worker", 1, _CARE),
    "duty": Person("duty_manager", 2, _CARE),
    "support": Person("voluntary_worker", 3, _REFUGE),
    "mother": Person("parent", 3, _REFUGE),
    "father": Person("parent", 3, _REFUGE),
}
_NUMBER = {name: n for n, name in enumerate(_WORKERS, start=1)}
_RECORDS = {
    "child": Place("person"),
    "mother": Place("person"),
    "father": Place("person"),
    "mother's log": Place("family_log", _REFUGE),
    "father's log": Place("family_log", _REFUGE),
}
_ID = {name: uuid4() for name in _RECORDS}


@contextmanager
def logs() -> Iterator[Database]:
    """The two logs on a server of their own; what is held back from the father is in his alone."""
    folder = Path(tempfile.mkdtemp(prefix="lantern-", dir="/tmp"))
    folder.chmod(0o711)  # started by root, PostgreSQL runs as another account
    cluster = Cluster(folder)
    try:
        with cluster.running():
            made = Database(cluster.server, cluster.superuser_dsn("postgres"), "logs")
            database.prepare(made.administrator, made.server, made.name, loader=True)
            point_django(made)
            schema.migrate()
            with psycopg.connect(made.dsn(OWNER)) as owner:
                register(owner, _WORKERS, _RECORDS, _ID, ("social_care", "voluntary"))
                owner.execute("update auth_user set password = %s", [make_password(PASSWORD)])
            _fill()
            connections.close_all()
            with psycopg.connect(made.dsn(OWNER), autocommit=True) as owner:
                owner.execute("vacuum analyze")
            yield made
    finally:
        connections.close_all()
        shutil.rmtree(folder, ignore_errors=True)


def _fill() -> None:
    """Both logs in turn; then a hold on the father, and feedback that he is not shown."""
    for keeper in ("mother", "father"):
        opened = made_up(FamilyLogOpened, keeper=_NUMBER[keeper], person=_ID[keeper], children=(_ID["child"],))
        _tell("support", f"{keeper}'s log", opened)
    written = [
        (log, _tell(log.split("'")[0], log, made_up(FamilyNoteMade, what=f"What happened that night, {n:02}.")))
        for n in range(NOTES)
        for log in ("mother's log", "father's log")
    ]
    for log, note in written * SEEN:
        _feedback(log, note)
    _tell("duty", "father", made_up(SourceOfHarmRecorded))
    for log, note in written * HELD_BACK:
        if log == "father's log":
            _feedback(log, note)


def _feedback(log: str, note: UUID) -> None:
    _tell("support", log, made_up(FamilyFeedbackGiven, feedback=Feedback.READ), note)


def _tell(by: str, into: str, told: Kind, matter: UUID | None = None) -> UUID:
    (made,) = record([entry_of(told, _ID[into], matter=matter)], by=_NUMBER[by], key=str(uuid4()))
    return made
