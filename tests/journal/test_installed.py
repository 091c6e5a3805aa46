"""What a database has installed is what the journal's SQL and access's policy say."""

import hashlib
import importlib
from pathlib import Path

import psycopg

import lantern.journal.migrations
from lantern.journal.installing import everything


def test_the_newest_migration_was_made_for_this_sql_and_this_policy() -> None:
    folder = Path(str(lantern.journal.migrations.__file__)).parent
    newest = sorted(path.stem for path in folder.glob("0*.py"))[-1]
    made_for = importlib.import_module(f"lantern.journal.migrations.{newest}").INSTALLED
    installed = hashlib.sha256(everything().encode()).hexdigest()[:16]
    assert made_for == installed, (
        f"The journal's SQL, or access's markings, have changed since {newest}: databases that have applied it keep the"
        f' old ones. Released: add a migration that installs what changed. Not yet: INSTALLED = "{installed}".'
    )


def test_every_table_of_the_journal_is_under_row_level_security(own: psycopg.Connection) -> None:
    found = own.execute(
        "select relname, relrowsecurity from pg_class"
        " where relname like 'journal\\_%' and relkind = 'r' and relnamespace = 'public'::regnamespace"
    ).fetchall()
    assert len(found) >= 10
    assert [table for table, secured in found if not secured] == []


def test_every_view_of_the_journal_asks_as_its_reader(own: psycopg.Connection) -> None:
    found = own.execute(
        "select relname from pg_class where relname like 'journal\\_%' and relkind = 'v'"
        " and not coalesce(reloptions @> '{security_invoker=true}', false)"
    ).fetchall()
    assert found == []


def test_every_function_that_acts_as_the_owner_has_a_search_path_of_its_own(own: psycopg.Connection) -> None:
    found = own.execute(
        "select oid::regprocedure::text from pg_proc where proname like 'journal\\_%' and prosecdef"
        " and not coalesce(proconfig @> '{\"search_path=public, pg_temp\"}', false)"
    ).fetchall()
    assert found == []


def test_the_application_may_call_only_what_was_meant_for_it(own: psycopg.Connection) -> None:
    found = own.execute(
        "select proname from pg_proc where proname like 'journal\\_%'"
        " and has_function_privilege('lantern_app', oid, 'execute') order by 1"
    ).fetchall()
    assert [name for (name,) in found] == [
        "journal_had_read",
        "journal_is_new",
        "journal_record",
        "journal_rows",
        "journal_withdrawals",
    ]


def test_no_role_but_the_owner_may_write_to_the_record(own: psycopg.Connection) -> None:
    found = own.execute(
        "select relname, grantee::regrole::text, privilege_type from pg_class, aclexplode(relacl)"
        " where relname like 'journal\\_%' and privilege_type <> 'SELECT' and grantee::regrole::text <> 'lantern_owner'"
    ).fetchall()
    assert sorted(found) == [
        ("journal_body", "lantern_disposal", "DELETE"),
        ("journal_salt", "lantern_disposal", "DELETE"),
    ]
