"""`lantern demo tamper`: alter one entry of a throw-away copy as the database's owner, and see it named."""

from typing import Any

import psycopg
from django.db import connections
from psycopg import sql

from lantern.journal.verifying import TABLES, inspect

_COPY = "lantern_throw_away"
_CHOOSE = """
select e.id, e.kind, e.position from journal_entry e join journal_body b using (position)
where b.body ~ '[aeiou]' order by e.position offset (select count(*) / 2 from journal_entry) limit 1
"""
# One letter, in the middle of the record, with nothing else touched: no trigger or policy stands in an owner's way.
_ALTER = "update journal_body set body = regexp_replace(body, '[aeiou]', 'y') where position = %s"


def run() -> int:
    """Copy, alter, verify, drop the copy; 0 if the altered entry was named."""
    owner = connections["owner"]
    owner.ensure_connection()
    connection: psycopg.Connection[Any] = owner.connection
    # The copy never outlives this transaction, nor is it ever seen by anybody else.
    with connection.transaction(force_rollback=True):
        _copy(connection)
        before = inspect(connection)
        chosen = connection.execute(_CHOOSE).fetchone()
        if chosen is None:
            print("The record is empty: run `lantern demo load` first.")
            return 1
        entry, kind, position = chosen
        connection.execute(_ALTER, [position])
        after = inspect(connection)
    print(f"A throw-away copy of the record: {before.checked} entries, {len(before.findings)} findings.")
    print(f"As the owner of the database, one letter was changed in entry {entry} ({kind}).")
    print("`lantern verify` of the copy then says:")
    for finding in after.findings:
        print(f"  {finding.where}: {finding.says}")
    named = str(entry) in {finding.where for finding in after.findings}
    print("The entry is named, and the copy is gone." if named else "The entry was NOT named; the copy is gone.")
    return 0 if named else 1


def _copy(connection: psycopg.Connection[Any]) -> None:
    """Copy the tables that verifying reads, and have this transaction read the copies."""
    schema = sql.Identifier(_COPY)
    connection.execute(sql.SQL("create schema {}").format(schema))
    for table in TABLES:
        names = {"copy": sql.Identifier(_COPY, table), "table": sql.Identifier("public", table)}
        connection.execute(sql.SQL("create table {copy} (like {table} including indexes)").format(**names))
        connection.execute(sql.SQL("insert into {copy} table {table}").format(**names))
    connection.execute(sql.SQL("set local search_path = {}, public").format(schema))
