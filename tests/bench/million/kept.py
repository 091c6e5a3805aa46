"""The filled record, kept under build/ from one run to the next for as long as what it is made from is the same."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import connections

from lantern.page import clock
from lantern.settings import database, schema
from lantern.settings.cluster import Cluster
from tests.bench.million.filling import fill
from tests.conftest import Database, point_django

_ROOT = Path(__file__).parents[3]
_KEPT = _ROOT / "build/million"
_MADE_FROM = (
    "src/lantern/law", "src/lantern/registry", "src/lantern/access", "src/lantern/journal", "src/lantern/kinds",
              "src/lantern/demo", "tests/bench/million")  # fmt: skip
# While it is filled nothing need last: half a record is thrown away.
_QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_wal_size": "4GB",
          "maintenance_work_mem": "256MB"}  # fmt: skip


@dataclass(frozen=True)
class Million:
    """The record on its server, which runs with PostgreSQL's ordinary, durable settings; and its today."""

    made: Database
    today: date
    server_pid: int


@contextmanager
def million() -> Iterator[Million]:
    """The record, filled if it is not there yet. It is dated from the day on which it was filled."""
    folder = _KEPT / _key()
    if not (folder / "filled_on").exists():
        shutil.rmtree(_KEPT, ignore_errors=True)
        folder.mkdir(parents=True)
        folder.chmod(0o711)
        _fill(folder)
        (folder / "filled_on").write_text(str(clock.today()))
    cluster = Cluster(folder)
    with cluster.running():
        pid = int((cluster.data / "postmaster.pid").read_text().split()[0])
        yield Million(_database(cluster), date.fromisoformat((folder / "filled_on").read_text()), pid)


def _fill(folder: Path) -> None:
    cluster = Cluster(folder, _QUICK)
    with cluster.running():
        made = _database(cluster)
        database.prepare(made.administrator, made.server, made.name, loader=True)
        point_django(made)
        schema.migrate()
        fill()
        connections.close_all()


def _database(cluster: Cluster) -> Database:
    return Database(cluster.server, cluster.superuser_dsn("postgres"), "million")


def _key() -> str:
    files = [file for folder in _MADE_FROM for file in (_ROOT / folder).rglob("*") if file.suffix in _SUFFIXES]
    texts = b"".join(str(file).encode() + file.read_bytes() for file in sorted(files))
    return hashlib.sha256(texts).hexdigest()[:12]


_SUFFIXES = {".py", ".sql", ".toml", ".csv", ".json"}
