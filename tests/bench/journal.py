"""Durable entries a second, one entry a transaction, beside bare inserts of the same bytes in the same run.

Two floors. *The same rows*: what an entry leaves in the record (spine, body, salt, digest, receipt), one prepared
INSERT a table, in one transaction sent as a whole, into tables that have a primary key and nothing else. *One row*:
as many bytes as a single text. Neither hashes, checks, locks or orders anything; both commit durably, as we do.
Short slices of each alternate, so that whatever else the machine does falls on all.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

import django
import psycopg

from tests.bench.figure import Figure

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantern.settings.test")
django.setup()

from lantern.journal.writing import request  # noqa: E402 - Django is set up first
from lantern.settings.cluster import Cluster  # noqa: E402 - Django stands only now
from lantern.settings.server import APP, OWNER  # noqa: E402 - Django stands only now
from tests.journal.cast import MAYA, Sample, add_child  # noqa: E402 - Django stands only now
from tests.journal.private import make_record  # noqa: E402 - Django stands only now
from tests.journal.writer import ASK  # noqa: E402 - Django stands only now

_CHILDREN, _SLICES, _ENTRIES = 512, 16, 240
_WORDS = "She likes the new school and would like to see her sister more often; the evenings are long. " * 3
# What an entry leaves behind, and by what its rows are told apart.
_TABLES = {
    "journal_entry": "position",
    "journal_body": "position",
    "journal_salt": "position",
    "journal_digest": "position",
    "journal_receipt": "author_id, key",
}
_COLUMNS = """
select attname, format_type(atttypid, null) from pg_attribute
where attrelid = %s::regclass and attnum > 0 order by attnum
"""

# What is made ready before the clock starts, for an entry in this record, and then done on a connection.
Write = Callable[[psycopg.Connection], object]
Way = Callable[[UUID], Write]


def measure() -> list[Figure]:
    """One and eight writers, each with a connection of its own and children of its own."""
    with _record() as (dsn, children, ways):
        return [figure for writers in (1, 8) for figure in _figures(dsn, children, ways, writers)]


def _figures(dsn: str, children: Sequence[UUID], ways: dict[str, Way], writers: int) -> Iterator[Figure]:
    seconds = dict.fromkeys(ways, 0.0)
    with ExitStack() as stack:
        connections = [stack.enter_context(_connected(dsn)) for _ in range(writers)]
        for turn in range(-1, _SLICES):
            for name, way in ways.items():
                took = _slice(connections, children, way)
                # The first turn of each makes its plans and is not counted.
                seconds[name] += took if turn >= 0 else 0
    entries = _SLICES * (_ENTRIES // writers) * writers
    ours, rows, row = (entries / seconds[name] for name in ways)
    who = f"durable entries, {writers} writer{'s' * (writers > 1)}"
    yield Figure(who, ours, "/s", "≥ 0.5 of the same rows", ours >= 0.5 * rows, rows, ours / rows)
    yield Figure(f"{who}, beside one row of text", ours, "/s", "", None, row, ours / row)


def _slice(connections: Sequence[psycopg.Connection], children: Sequence[UUID], way: Way) -> float:
    """Seconds until every connection has written its share."""
    share, ready = _ENTRIES // len(connections), Barrier(len(connections) + 1)
    threads = []
    for n, connection in enumerate(connections):
        mine = children[n :: len(connections)]
        writes = [way(mine[i % len(mine)]) for i in range(share)]
        threads.append(Thread(target=_write, args=(connection, writes, ready)))
        threads[-1].start()
    ready.wait()
    began = perf_counter()
    for thread in threads:
        thread.join()
    return perf_counter() - began


def _write(connection: psycopg.Connection, writes: Sequence[Write], ready: Barrier) -> None:
    ready.wait()
    for write in writes:
        write(connection)


def _connected(dsn: str) -> psycopg.Connection:
    return psycopg.connect(dsn, autocommit=True, prepare_threshold=0)


@contextmanager
def _record() -> Iterator[tuple[str, list[UUID], dict[str, Way]]]:
    """A private server with PostgreSQL's ordinary, durable settings; the children in its record, and the ways."""
    with TemporaryDirectory(prefix="lantern-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        cluster = Cluster(Path(folder))
        with cluster.running():
            made = make_record(cluster, "measured")
            children = [uuid4() for _ in range(_CHILDREN)]
            with psycopg.connect(made.dsn(OWNER)) as owner:
                for child in children:
                    add_child(owner, child)
            with _connected(made.dsn(APP)) as app, psycopg.connect(made.dsn(OWNER), autocommit=True) as owner:
                _ours(children[0])(app)
                ways = {"ours": _ours, "the same rows": _same_rows(owner), "one row": _one_row(owner)}
                owner.execute("analyze")
            yield made.dsn(APP), children, ways


def _ours(record: UUID) -> Write:
    """The one statement that journal.record makes of an entry for which no view is kept."""
    given = (request([Sample(record).visit(_WORDS)]), uuid4().hex, str(MAYA))
    return lambda connection: connection.execute(ASK, given)


def _same_rows(owner: psycopg.Connection) -> Way:
    """What an entry left in the record, inserted again with another place, id and key."""
    left: dict[str, Any] = {}
    inserts = []
    for table, keys in _TABLES.items():
        types: dict[str, str] = dict(owner.execute(_COLUMNS, [table]).fetchall())
        owner.execute(f"create table bare_{table} (like {table}); alter table bare_{table} add primary key ({keys})")
        owner.execute(f"grant insert on bare_{table} to lantern_app")
        row = owner.execute(f"select * from {table} limit 1").fetchone() or ()
        left |= dict(zip(types, row, strict=True))
        values = ", ".join(f"%({column})s::{kind}" for column, kind in types.items())
        inserts.append(f"insert into bare_{table} values ({values})")
    left["xid"] = str(left["xid"])
    places = count(1)

    def way(record: UUID) -> Write:
        entry = uuid4()
        another = {"position": next(places), "id": entry, "record_id": record, "key": uuid4().hex, "entries": [entry]}
        given = left | another

        def write(connection: psycopg.Connection) -> None:
            with connection.pipeline(), connection.transaction():
                for insert in inserts:
                    connection.execute(insert, given)

        return write

    return way


def _one_row(owner: psycopg.Connection) -> Way:
    """The bytes of those rows as one text, beside a number."""
    owner.execute("create table bare_row (position bigint generated always as identity primary key, entry text)")
    owner.execute("grant insert on bare_row to lantern_app")
    sizes = " + ".join(f"(select max(pg_column_size({table}.*)) from {table})" for table in _TABLES)
    size = (owner.execute(f"select {sizes}").fetchone() or (0,))[0]

    def way(record: UUID) -> Write:
        given = [f"{record}{uuid4()}".ljust(size, ".")]
        return lambda connection: connection.execute("insert into bare_row (entry) values (%s)", given)

    return way
