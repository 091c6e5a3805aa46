"""Many writers at once, in one child's record and in several: nothing is lost, and the chains stay whole."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import psycopg
import pytest
from psycopg.errors import UniqueViolation

from lantern import journal
from lantern.journal.writing import request
from tests.conftest import Database
from tests.journal.cast import CHILD, MAYA, OTHER_CHILD, PIA, Sample
from tests.journal.writer import ASK

WRITERS, EACH = 4, 25
_WAIT = "lock := pg_advisory_xact_lock(1818845807, journal_chain_of(records[1]));"


def _write(database: Database, writer: int, record: UUID) -> Iterator[UUID]:
    by = MAYA if writer % 2 else PIA
    with psycopg.connect(database.dsn(), autocommit=True) as connection:
        for n in range(EACH):
            given = request([Sample(record).visit(f"{writer} {n}")])
            row = connection.execute(ASK, (given, f"{writer} {n}", str(by))).fetchone()
            yield row[0][0] if row else UUID(int=0)


def _all_write(database: Database, records: list[UUID]) -> list[UUID]:
    with ThreadPoolExecutor(WRITERS) as pool:
        written = pool.map(lambda n: list(_write(database, n, records[n % len(records)])), range(WRITERS))
        return [entry for one in written for entry in one]


@pytest.mark.parametrize("records", [[CHILD], [CHILD, OTHER_CHILD]])
def test_writers_at_once_lose_nothing(database: Database, as_owner: psycopg.Connection, records: list[UUID]) -> None:
    written = _all_write(database, records)
    read = [entry for record in records for entry in journal.read(record, by=MAYA)]
    assert {entry.id for entry in read} == set(written)
    assert len(read) == WRITERS * EACH
    assert journal.verify(as_owner).findings == []
    for record in records:
        times = [entry.recorded_at for entry in journal.read(record, by=MAYA)]
        assert times == sorted(set(times))


def test_the_control_that_does_not_wait_at_the_chain_breaks_it(
    database: Database, as_owner: psycopg.Connection
) -> None:
    row = as_owner.execute("select pg_get_functiondef('journal_record'::regproc)").fetchone()
    assert row
    assert _WAIT in row[0]
    as_owner.execute(row[0].replace(_WAIT, ""))
    try:
        _all_write(database, [CHILD])
    except UniqueViolation:
        return  # two entries of one record at one moment: the other way in which it breaks
    assert journal.verify(as_owner).findings


def test_a_request_sent_twice_at_once_records_once(database: Database) -> None:
    def ask(_: int) -> list[UUID]:
        with psycopg.connect(database.dsn(), autocommit=True) as connection:
            row = connection.execute(ASK, (request([Sample().visit("Once.")]), "one key", str(MAYA))).fetchone()
            return list(row[0]) if row else []

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    assert answers == [answers[0]] * 8
    assert [entry.id for entry in journal.read(CHILD, by=MAYA)] == answers[0]


def test_two_calls_for_the_same_two_children_in_either_order_do_not_wait_for_one_another_for_ever(
    database: Database,
) -> None:
    def ask(n: int) -> int:
        records = (CHILD, OTHER_CHILD) if n % 2 else (OTHER_CHILD, CHILD)
        with psycopg.connect(database.dsn(), autocommit=True) as connection:
            given = request([Sample(record).visit(str(n)) for record in records])
            return len(connection.execute(ASK, (given, str(n), str(MAYA))).fetchall())

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(40))) == [1] * 40
