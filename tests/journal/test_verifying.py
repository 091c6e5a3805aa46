"""Any change made behind the record's back is named, or shown by a root that was kept outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from psycopg import sql

from lantern import journal
from lantern.journal.verifying import TABLES, inspect
from lantern.settings.server import DISPOSAL
from tests.conftest import Database
from tests.journal.cast import CHILD, MAYA, OTHER_CHILD, PIA, TESS, Sample

sample = Sample()


@pytest.fixture
def small(database: Database) -> list[str]:
    """A small journal with one of everything; the ids of its entries."""
    (visit, *rest) = journal.record(
        [
            sample.visit("First.", mentions=(OTHER_CHILD,)),
            sample.discussion(),
            sample.visit("Second.", record=OTHER_CHILD),
        ],
        by=MAYA,
        key="1",
    )
    acts = [
        journal.amend(visit, sample.visit("Better.", due_on=None), because="Wrong.", by=MAYA, key="2"),
        journal.dispute(CHILD, visit, because="No.", by=PIA, key="3"),
        journal.restrict(CHILD, visit, marking="agency", because="Safety.", by=TESS, key="4"),
        journal.withdraw(CHILD, rest[0], because="Misfiled.", by=MAYA, key="5"),
    ]
    return [str(one) for one in (visit, *rest, *acts)]


def test_an_untouched_record_is_sound(small: list[str], as_owner: psycopg.Connection) -> None:
    report = journal.verify(as_owner)
    assert (report.findings, report.checked, report.disposed) == ([], 7, [])


def test_every_change_of_one_value_is_found(small: list[str], as_owner: psycopg.Connection) -> None:
    tried = 0
    for change in _changes(as_owner):
        findings = _found_after(as_owner, change.statement, change.given)
        assert findings, f"unnoticed: {change}"
        if change.entry:
            assert change.entry in {finding.where for finding in findings}, f"not named: {change}: {findings}"
        tried += 1
    assert tried > 1000


@dataclass(frozen=True)
class Change:
    """One value of one row changed, and the entry that must be named for it where it is an entry's own."""

    statement: sql.Composed
    given: list[Any]
    entry: str


def _changes(owner: psycopg.Connection) -> Iterator[Change]:
    entries = {str(p): str(i) for p, i in owner.execute("select position, id from journal_entry")}
    for table, key in TABLES.items():
        columns = owner.execute(
            "select attname, atttypid::regtype::text from pg_attribute where attrelid = %s::regclass and attnum > 0",
            [table],
        ).fetchall()
        rows = sql.SQL("select ctid::text, * from {} where not coalesce(to_jsonb({})->>'count' = '0', false)")
        for row in owner.execute(rows.format(sql.Identifier(table), sql.Identifier(table))).fetchall():
            ctid, values = row[0], dict(zip((name for name, _ in columns), row[1:], strict=True))
            owned = entries.get(str(values.get("position", "")), "") if "position" in key else ""
            for column, kind in columns:
                for other in _others(values[column], kind):
                    statement = sql.SQL("update {} set {} = {} where ctid = %s::tid").format(
                        sql.Identifier(table), sql.Identifier(column), sql.SQL(f"%s::{kind}")
                    )
                    # A changed position or id is no longer the entry's own.
                    yield Change(statement, [other, ctid], "" if column in ("position", "id") else owned)


_ANOTHER = {
    "bigint": "1000001",
    "integer": "1001",
    "smallint": "1001",
    "boolean": None,
    "date": "2001-01-01",
    "timestamp with time zone": "infinity",
    "uuid": "00000000-0000-0000-0000-00000000dead",
    "uuid[]": "{}",
    "xid8": "7",
}


def _others(value: Any, kind: str) -> Iterator[Any]:
    """Other values of a column: each byte or letter changed in turn, another value, and none."""
    if isinstance(value, bytes):
        yield from (value[:n] + bytes([value[n] ^ 1]) + value[n + 1 :] for n in range(len(value)))
        yield value[:-1]
    elif kind == "text":
        yield from (value[:n] + chr(ord(value[n]) ^ 1) + value[n + 1 :] for n in range(len(value)))
        yield value + " "
    elif isinstance(value, bool):
        yield not value
    else:
        yield _ANOTHER[kind]
        yield from ([value[::-1]] if kind == "uuid[]" and len(value) > 1 else [])


def test_every_row_removed_is_found(small: list[str], as_owner: psycopg.Connection) -> None:
    for table in TABLES:
        for (ctid,) in as_owner.execute(sql.SQL("select ctid::text from {}").format(sql.Identifier(table))).fetchall():
            removal = sql.SQL("delete from {} where ctid = %s::tid").format(sql.Identifier(table))
            assert _found_after(as_owner, removal, [ctid]), (table, ctid)


def test_an_entry_removed_with_every_trace_of_it_is_found(small: list[str], as_owner: psycopg.Connection) -> None:
    positions = [row[0] for row in as_owner.execute("select position from journal_entry").fetchall()]
    for position in positions:
        statements = [
            sql.SQL("delete from {} where position = {}").format(sql.Identifier(table), position)
            for table in ("journal_body", "journal_salt", "journal_digest", "journal_entry")
        ]
        assert _found_after(as_owner, sql.SQL("; ").join(statements), None)


def test_an_entry_inserted_by_the_owner_is_found_whether_chained_or_not(
    small: list[str], as_owner: psycopg.Connection
) -> None:
    forged = sql.SQL(
        "insert into journal_entry select (jsonb_populate_record(e, jsonb_build_object('position', 999,"
        " 'id', gen_random_uuid(), 'recorded_at', now()))).* from journal_entry e limit 1"
    )
    assert _found_after(as_owner, forged, None)
    chained = forged + sql.SQL(
        "; insert into journal_body values (999, '{}'); insert into journal_salt values (999, '\\x00');"
        " insert into journal_digest select 999, chain, digest, link from journal_digest limit 1;"
        " update journal_chain set count = count + 1 where chain = (select chain from journal_digest"
        " where position = 999)"
    )
    assert _found_after(as_owner, chained, None)


@pytest.mark.parametrize("table", ["journal_body", "journal_salt", "journal_entry", "journal_digest"])
def test_two_rows_that_change_places_are_both_named(table: str, small: list[str], as_owner: psycopg.Connection) -> None:
    rows = as_owner.execute("select position, id::text from journal_entry order by position").fetchall()
    for n, (one, one_id) in enumerate(rows):
        for two, two_id in rows[n + 1 :]:
            swap = sql.SQL(
                "update {0} set position = -1 where position = {1}; update {0} set position = {1}"
                " where position = {2}; update {0} set position = {2} where position = -1"
            ).format(sql.Identifier(table), one, two)
            named = {finding.where for finding in _found_after(as_owner, swap, None)}
            assert {one_id, two_id} <= named


def test_disposal_of_body_and_salt_is_counted_and_the_rest_still_verifies(
    small: list[str], database: Database, as_owner: psycopg.Connection
) -> None:
    (position, disposed), *_ = as_owner.execute("select position, id from journal_entry order by position").fetchall()
    with psycopg.connect(database.dsn(DISPOSAL)) as disposal:
        for table in ("journal_body", "journal_salt"):
            disposal.execute(sql.SQL("delete from {} where position = %s").format(sql.Identifier(table)), [position])
    report = journal.verify(as_owner)
    assert (report.findings, report.disposed) == ([], [disposed])
    # What is left of a disposed entry is still held by the chain.
    assert _found_after(as_owner, sql.SQL("update journal_entry set outcome = 'x' where position = %s"), [position])


def test_the_disposal_role_deletes_and_neither_reads_nor_changes(small: list[str], database: Database) -> None:
    for refused in (
        "select body from journal_body",
        "update journal_body set body = '{}'",
        "delete from journal_entry",
        "select * from journal_entry",
    ):
        with psycopg.connect(database.dsn(DISPOSAL)) as disposal, pytest.raises(psycopg.errors.InsufficientPrivilege):
            disposal.execute(refused)


def test_a_root_kept_outside_shows_what_the_record_cannot(small: list[str], as_owner: psycopg.Connection) -> None:
    root = journal.Root.parse(str(journal.heads(as_owner)))
    journal.record([sample.visit("Later.")], by=MAYA, key="later")
    assert journal.verify(as_owner, against=root).sound
    # The last entry is cut off and its chain put back as if it had never been: the record agrees with itself.
    _forget_last(as_owner)
    assert journal.verify(as_owner, against=root).sound, "it came after the root, which cannot know of it"
    _forget_last(as_owner)
    assert journal.verify(as_owner).sound, "the control: without the root nothing shows"
    assert not journal.verify(as_owner, against=root).sound


def _forget_last(owner: psycopg.Connection) -> None:
    (position, entry), *_ = owner.execute(
        "select position, id from journal_entry order by position desc limit 1"
    ).fetchall()
    (chain,) = owner.execute("select chain from journal_digest where position = %s", [position]).fetchone() or (0,)
    for table in ("journal_entry", "journal_body", "journal_salt", "journal_digest"):
        owner.execute(sql.SQL("delete from {} where position = %s").format(sql.Identifier(table)), [position])
    owner.execute("delete from journal_receipt where %s = any (entries)", [entry])
    owner.execute(
        "update journal_chain c set count = c.count - 1,"
        " head = (select link from journal_digest d where d.chain = c.chain order by position desc limit 1),"
        " last_at = (select max(recorded_at) from journal_entry join journal_digest d using (position)"
        " where d.chain = c.chain) where chain = %s",
        [chain],
    )


def test_what_is_not_a_root_is_refused() -> None:
    with pytest.raises(ValueError, match="lantern heads"):
        journal.Root.parse("deadbeef")


def _found_after(
    owner: psycopg.Connection, statement: sql.SQL | sql.Composed, given: list[Any] | None
) -> list[journal.Finding]:
    """What verifying finds after a change by the owner, which is then undone."""
    with owner.transaction(force_rollback=True):
        owner.execute(statement, given)
        return inspect(owner).findings
