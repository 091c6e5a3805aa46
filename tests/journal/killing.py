"""Writers that record as fast as they can while they, or PostgreSQL under them, are killed at any moment."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from threading import Thread
from uuid import UUID

import psycopg

from lantern.journal import Finding, verify
from lantern.journal.writing import request
from lantern.settings.cluster import Cluster
from lantern.settings.server import APP, OWNER
from tests.journal.cast import CHILD, MAYA, OTHER_CHILD, Sample
from tests.journal.private import make_record
from tests.journal.writer import ASK

# Two write in one child's record, and so wait for one another at its chain.
RECORDS = (CHILD, CHILD, OTHER_CHILD)
# What a control loses: commits are answered before they are written, and the writer of them sleeps.
CARELESS = {
    "synchronous_commit": "off",
    "wal_writer_delay": "10s",
    "wal_writer_flush_after": "1GB",
    "wal_buffers": "64MB",
}


@dataclass
class Told:
    """What writers asked for, by key, and what was answered."""

    asked: dict[str, UUID] = field(default_factory=dict)
    answered: dict[str, UUID] = field(default_factory=dict)


@dataclass
class Count:
    """What became of the entries of all kills."""

    kills: int = 0
    answered: int = 0
    lost: int = 0
    doubled: int = 0

    def __add__(self, other: "Count") -> "Count":
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Count(*(one + two for one, two in pairs))


class Writers:
    """The writing processes, and what they say."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._heard: Queue[tuple[int, str]] = Queue()
        self._writers = [self._start(n) for n in range(len(RECORDS))]
        self._round = 0
        self.told = Told()

    def _start(self, n: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.journal.writer", self._dsn, str(RECORDS[n])]
        writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        Thread(target=self._listen, args=(n, writer), daemon=True).start()
        return writer

    def _listen(self, n: int, writer: subprocess.Popen[str]) -> None:
        for line in writer.stdout or ():
            self._heard.put((n, line))
        self._heard.put((n, "ended"))

    def write_until(self, answers: int) -> None:
        """Have all of them record; come back when so many entries were answered."""
        self._round += 1
        for n, writer in enumerate(self._writers):
            assert writer.stdin
            writer.stdin.write(f"{self._round}-{n}\n")
            writer.stdin.flush()
        enough = len(self.told.answered) + answers
        while len(self.told.answered) < enough:
            self._hear()

    def kill(self) -> None:
        """Kill every writer, hear its last words, and start others."""
        for writer in self._writers:
            writer.kill()
        self._hear_all_out("ended")
        for writer in self._writers:
            writer.wait()
        self._writers = [self._start(n) for n in range(len(RECORDS))]

    def hear_out(self) -> None:
        """Wait until every writer has noticed that its database is gone."""
        self._hear_all_out("lost")

    def stop(self) -> None:
        """End them for good."""
        for writer in self._writers:
            writer.kill()
            writer.wait()

    def _hear_all_out(self, last_word: str) -> None:
        speaking = set(range(len(RECORDS)))
        while speaking:
            n, word = self._hear()
            if word == last_word:
                speaking.discard(n)

    def _hear(self) -> tuple[int, str]:
        n, line = self._heard.get(timeout=60)
        word, *rest = line.split()
        if word == "asked":
            self.told.asked[rest[0]] = RECORDS[n]
        elif word == "answered":
            self.told.answered[rest[0]] = UUID(rest[1])
        return n, word


def kill_postgres(cluster: Cluster) -> None:
    """Kill the whole server at once. Stopped first, or it would start new processes that escape."""
    postmaster = int((cluster.data / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGSTOP)
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    processes = [tuple(map(int, line.split())) for line in listed.splitlines()]
    for pid in [pid for pid, parent in processes if parent == postmaster]:
        os.kill(pid, signal.SIGKILL)
    os.kill(postmaster, signal.SIGKILL)


class Drill:
    """Kills, one after another, of a record on a server of its own; and what of it is left each time."""

    def __init__(self, folder: Path, seed: int = 0) -> None:
        self._folder, self._chance = folder, random.Random(seed)
        self._cluster = Cluster(folder)
        self._cluster.start()
        self._made = make_record(self._cluster, "drill")
        self._writers = Writers(self._made.dsn(APP))

    def carelessly(self) -> None:
        """From now on commits are answered before they are written: the control, which must lose some."""
        self._cluster.stop()
        self._cluster = Cluster(self._folder, CARELESS)
        self._cluster.start()

    def kill_postgres(self) -> Count:
        """Kill the server while all write, start it again, and count."""
        self._writers.write_until(self._chance.randint(5, 60))
        kill_postgres(self._cluster)
        self._writers.hear_out()
        self._cluster.start()
        return self._count()

    def kill_writers(self) -> Count:
        """Kill the writers while all write, and count."""
        self._writers.write_until(self._chance.randint(5, 60))
        self._writers.kill()
        return self._count()

    def _count(self) -> Count:
        told, count = self._writers.told, Count(kills=1)
        with psycopg.connect(self._made.dsn(OWNER)) as owner:
            # At one moment: what a killed writer had asked for may still be committed between two looks.
            owner.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            held: dict[str, UUID] = dict(owner.execute("select key, entries[1] from journal_receipt").fetchall())
            stored = {
                row[0] for row in owner.execute("select id from journal_entry join journal_body using (position)")
            }
            count.answered = len(told.answered)
            count.lost = sum(held.get(key) != entry or entry not in stored for key, entry in told.answered.items())
            count.doubled = len(stored) - len(held)
        # Whoever had no answer asks again; what had been recorded after all is not recorded twice.
        with psycopg.connect(self._made.dsn(APP), autocommit=True) as app:
            for key in told.asked.keys() - told.answered.keys():
                given = request([Sample(told.asked[key]).visit(key)])
                row = app.execute(ASK, (given, key, str(MAYA))).fetchone()
                assert row
                count.doubled += held.get(key, row[0][0]) != row[0][0]
        told.asked.clear()
        told.answered.clear()
        return count

    def findings(self) -> list[Finding]:
        """What is wrong with the record after all of it."""
        with psycopg.connect(self._made.dsn(OWNER), autocommit=True) as owner:
            return verify(owner).findings

    def stop(self) -> None:
        """End everything that was started."""
        self._writers.stop()
        self._cluster.stop()


@contextmanager
def drill() -> Iterator[Drill]:
    """A drill in a folder of its own, which is gone afterwards."""
    # Short, because a socket's path is.
    with TemporaryDirectory(prefix="lantern-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o711)
        drilled = Drill(folder)
        try:
            yield drilled
        finally:
            drilled.stop()
