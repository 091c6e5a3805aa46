"""What is installed in a database is what the policy compiles to, and the web application may do no more."""

import hashlib
import importlib
from pathlib import Path

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

import lantern.access.migrations
from lantern.access.compiler import functions
from lantern.access.policy import Policy
from tests.access.matrix import assert_bound
from tests.conftest import Database

_INSTALLED = """
    select oid::regprocedure::text, pg_get_functiondef(oid), proacl::text from pg_proc where proname like 'access\\_%'
    union all
    select tablename || ' ' || policyname, qual || coalesce(with_check, ''), roles::text from pg_policies
     where policyname like 'access\\_%'
    order by 1"""
_TABLES = (
    "access_kind",
    "access_circle",
    "access_conflict",
    "access_same_person",
    "access_person",
    "access_home",
    "access_read_log",
    "access_notice",
)
_READABLE = ("access_kind", "access_circle", "access_same_person")


def test_what_is_installed_is_what_the_policy_compiles_to(owner: psycopg.Connection) -> None:
    installed = owner.execute(_INSTALLED).fetchall()
    owner.execute(functions(Policy.load()))
    assert owner.execute(_INSTALLED).fetchall() == installed


def test_the_newest_policy_migration_was_made_for_this_policy() -> None:
    folder = Path(str(lantern.access.migrations.__file__)).parent
    newest = sorted(path.stem for path in folder.glob("0*_policy*.py"))[-1]
    made_for = importlib.import_module(f"lantern.access.migrations.{newest}").COMPILED
    compiled = hashlib.sha256(functions(Policy.load()).encode()).hexdigest()[:16]
    assert made_for == compiled, (
        f"The policy has changed since {newest}: databases that have applied it would keep the old one."
        f' Add a migration like it with COMPILED = "{compiled}".'
    )


def test_every_function_runs_with_a_search_path_of_its_own(owner: psycopg.Connection) -> None:
    loose = owner.execute(
        """select oid::regprocedure::text from pg_proc
            where proname like 'access\\_%' and prosecdef and not proconfig @> '{"search_path=public, pg_temp"}'"""
    )
    assert loose.fetchall() == []


def test_nobody_but_the_application_may_call_a_function_and_it_only_those_that_name_no_other_worker(
    owner: psycopg.Connection,
) -> None:
    callable_by = (
        "select proname from pg_proc where proname like 'access\\_%%' and has_function_privilege(%s, oid, 'execute')"
    )
    everybody = {row[0] for row in owner.execute(callable_by, ["lantern_disposal"])}
    assert everybody == set()
    application = {row[0] for row in owner.execute(callable_by, ["lantern_app"])}
    inside = {"access_standing", "access_reach", "access_giving", "access_denied", "access_joined", "access_reason"}
    assert not application & (inside | {"access_answerable", "access_condition", "access_within_reach"})
    assert {"access_records", "access_may_write", "access_log_read"} <= application


@pytest.mark.parametrize("table", _TABLES)
def test_the_application_changes_no_table_of_access_and_reads_few(table: str, owner: psycopg.Connection) -> None:
    held = {
        right
        for right in ("select", "insert", "update", "delete", "truncate", "references", "trigger")
        if owner.execute("select has_table_privilege('lantern_app', %s, %s)", [table, right]).fetchone() == (True,)
    }
    assert held == ({"select"} if table in _READABLE else set())
    guarded = owner.execute("select relrowsecurity from pg_class where relname = %s", [table]).fetchone()
    assert guarded == (True,)


@pytest.mark.parametrize(
    "attempt",
    [
        "insert into access_circle (record_id, worker_id, relation, from_at, entry_id)"
        " select gen_random_uuid(), 1, 'allocated', now(), gen_random_uuid()",
        "delete from access_conflict",
        "select * from access_conflict",
        "select * from access_read_log",
        "select * from access_notice",
        "truncate access_read_log",
        "alter table access_circle disable row level security",
        "set local role lantern_owner",
        "set local session_replication_role = replica",
        "select access_standing(1, gen_random_uuid(), null)",
    ],
)
def test_the_application_cannot_go_round_the_policy(attempt: str, migrated: Database) -> None:
    with psycopg.connect(migrated.dsn()) as app:
        assert_bound(app)
        with pytest.raises(InsufficientPrivilege):
            app.execute(attempt)


def test_not_even_the_owner_changes_the_log_of_reads(owner: psycopg.Connection) -> None:
    owner.execute(
        "insert into access_read_log (worker_id, action, purpose, entries, refused, rule)"
        " values (1, 'list', '', 0, false, '')"
    )
    with pytest.raises(InsufficientPrivilege, match="append only"):
        owner.execute("update access_read_log set purpose = 'another'")
