"""Following the record: each committed entry once, none skipped, whatever is being recorded meanwhile."""

import psycopg
import pytest

from lantern import journal
from lantern.journal.writing import request
from tests.conftest import Database
from tests.journal.cast import CHILD, LEE, MAYA, OTHER_CHILD, Sample

sample = Sample()


def _record_as(connection: psycopg.Connection, words: str, record: object = CHILD) -> None:
    """Record on a connection of one's own, leaving its transaction open."""
    connection.execute("select set_config('lantern.worker', %s, true)", [str(MAYA)])
    connection.execute("select journal_record(%s::jsonb, %s)", [request([sample.visit(words, record=record)]), words])


def test_entries_come_once_each_in_pages_until_there_are_no_more(database: Database) -> None:
    made = [journal.record([sample.visit(str(n))], by=MAYA, key=str(n))[0] for n in range(5)]
    cursor, seen = "", []
    while True:
        found, cursor = journal.follow(cursor, 2, using="owner")
        if not found:
            break
        seen += [one.id for one in found]
    assert seen == made


def test_an_entry_committed_late_is_not_skipped(database: Database) -> None:
    with psycopg.connect(database.dsn()) as slow:
        _record_as(slow, "slow", OTHER_CHILD)
        journal.record([sample.visit("quick")], by=MAYA, key="quick")
        # The quick one has the later place: to give it now would be to skip the slow one afterwards.
        found, cursor = journal.follow("", 10, using="owner")
        assert found == []
        slow.commit()
    found, cursor = journal.follow(cursor, 10, using="owner")
    assert [one.record for one in found] == [OTHER_CHILD, CHILD]
    assert journal.follow(cursor, 10, using="owner")[0] == []


def test_what_was_rolled_back_never_comes(database: Database) -> None:
    with psycopg.connect(database.dsn()) as undone:
        _record_as(undone, "undone")
        undone.rollback()
    journal.record([sample.visit("kept")], by=MAYA, key="kept")
    assert len(journal.follow("", 10, using="owner")[0]) == 1


def test_a_follower_sees_only_what_the_person_who_asked_may_see(database: Database) -> None:
    journal.record([sample.visit()], by=MAYA, key="1")
    assert len(journal.follow("", 10, by=MAYA)[0]) == 1
    assert journal.follow("", 10, by=LEE)[0] == []


def test_a_record_restored_from_another_server_is_not_followed_blindly(
    database: Database, as_owner: psycopg.Connection
) -> None:
    journal.record([sample.visit()], by=MAYA, key="1")
    as_owner.execute("update journal_entry set xid = '999999999999'")
    with pytest.raises(journal.RecordMoved, match="Restoring a dump"):
        journal.follow("", 10, using="owner")
