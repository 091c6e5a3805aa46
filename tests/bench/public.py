"""The public's page under a flood, over loopback: what is lost, how long whoever means it waits, what time gives away.

The demonstration is served as anybody serves it. A thousand addresses of this machine send 10,000 reports, and 200 are
meant. The floor is a page of the same process that stores nothing, asked for in between. Then a classifier that goes
by time alone is asked which of two names is that of a child on record; its control is a lookup that takes 5 ms.
"""

import http.client
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlencode

import psycopg

from lantern.settings.server import OWNER, Server
from tests.bench.figure import Figure
from tests.bench.timing.apart import told_apart
from tests.serving import free_port

_JUNK, _SOURCES, _MEANT, _FLOORS = 10_000, 1_000, 200, 200
_AT_ONCE = 8
_REPEATED = "come quickly there is a girl in the blue house by the river and they will not let her out please hurry"
_KNOWN, _UNKNOWN = "Leila Carrowmere", "Freda Quillhaven"
_SAID = ("friend", "brother", "school", "park", "car", "phone", "money", "night", "hurt", "scared", "picture")
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Sent(NamedTuple):
    """One request: from which address, and what; nothing for a page that stores nothing."""

    source: str
    what: str


def measure() -> list[Figure]:
    """Start the demonstration, flood it, time it."""
    with _demonstration() as (port, owner):
        flood = list(_flood(port))
        return [*_kept(owner), *_waited(flood), _told_apart(port)]


@contextmanager
def _demonstration() -> Iterator[tuple[int, psycopg.Connection]]:
    """The public page's port, and the record behind it."""
    with tempfile.TemporaryDirectory(prefix="lantern-", dir="/tmp") as folder:
        state, port = Path(folder), free_port()
        state.chmod(0o711)  # started by root, PostgreSQL runs as another account
        surroundings = {**os.environ, "LANTERN_STATE": folder, "LANTERN_PORT": str(port), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "lantern.cli", "serve", "--demo"]
        process = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout is not None
            if not any("without an account" in line for line in process.stdout):
                raise RuntimeError("The demonstration did not start; what it said stands above.")
            with psycopg.connect(Server.remembered(state).dsn(OWNER, "lantern"), autocommit=True) as owner:
                yield port + 1, owner
        finally:
            process.terminate()
            process.wait(60)


def _flood(port: int) -> Iterator[tuple[str, float]]:
    """Everything at once in random order: what each was, and how long it waited."""
    junk = [Sent(f"127.1.{n % _SOURCES // 250}.{n % _SOURCES % 250 + 1}", f"{_REPEATED} {n}") for n in range(_JUNK)]
    meant = [Sent(f"127.2.{n // 250}.{n % 250 + 1}", f"{_words(n)} meant {n}") for n in range(_MEANT)]
    everything = [("junk", one) for one in junk] + [("meant", one) for one in meant]
    everything += [("floor", Sent("127.0.0.1", ""))] * _FLOORS
    Random(7).shuffle(everything)
    with ThreadPoolExecutor(_AT_ONCE) as hands:
        took = hands.map(lambda one: _send(port, one), (one for _, one in everything))
        yield from zip((sort for sort, _ in everything), took, strict=True)


def _words(n: int) -> str:
    return " ".join(Random(n).choices(_SAID, k=12))


def _send(port: int, sent: Sent) -> float:
    """Seconds until the whole answer was here. Raises RuntimeError for anything but thanks."""
    began = perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, source_address=(sent.source, 0), timeout=60)
    if sent.what:
        connection.request("POST", "/write/", urlencode({"what": sent.what, "key": _key(sent.what)}), _FORM)
    else:
        connection.request("GET", "/read/")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status} came back")
    return perf_counter() - began


def _key(what: str) -> str:
    return f"{Random(what).getrandbits(256):064x}"[:43]


def _kept(owner: psycopg.Connection) -> Iterator[Figure]:
    row = owner.execute(
        "select count(*) filter (where b.body like '%% meant %%'), count(*) filter (where b.body like %s)"
        " from journal_entry e join journal_body b using (position) where e.kind = 'public_report.made'",
        [f"%{_REPEATED}%"],
    ).fetchone()
    meant, junk = row or (0, 0)
    yield Figure(
        f"flood of {_JUNK:,}: of {_MEANT} reports that were meant, lost", _MEANT - meant, "", "0", meant == _MEANT
    )
    yield Figure(f"flood of {_JUNK:,}: of the flood itself, lost", _JUNK - junk, "", "0", junk == _JUNK)


def _waited(flood: list[tuple[str, float]]) -> Iterator[Figure]:
    meant, floor = (_p95([took for sort, took in flood if sort == wanted]) for wanted in ("meant", "floor"))
    yield Figure("report during a flood, 8 at once: p95", meant * 1000, "ms", "", None, floor * 1000, floor / meant)


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20, method="inclusive")[-1]


def _told_apart(port: int) -> Figure:
    def seconds(n: int, is_known: bool) -> float:
        name = _KNOWN if is_known else _UNKNOWN
        return _send(port, Sent("127.0.0.1", f"{_words(n)} about {name}, {n}"))

    return told_apart("known name or not", seconds)
