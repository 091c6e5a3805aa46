"""The roles of the database can do what they are for and no more."""

from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from lantern.settings.cluster import Cluster
from lantern.settings.server import APP, DISPOSAL, LOADER, OWNER
from tests.conftest import Database


@pytest.mark.django_db
def test_pages_run_as_the_application_role_which_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select current_user, count(*) from pg_class where relowner = current_user::regrole")
        assert cursor.fetchone() == (APP, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("attempt", [1, 2])
def test_what_a_test_writes_is_undone_before_the_next(attempt: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from auth_user")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "insert into auth_user (username, password, is_superuser, first_name, last_name, email, is_staff,"
            " is_active, date_joined) values (%s, '', false, '', '', '', false, true, now())",
            [f"writer {attempt}"],
        )


@pytest.mark.parametrize(
    "statement",
    [
        "create table mine (x int)",
        "create schema mine",
        "drop table auth_user",
        "truncate auth_user",
        "alter table auth_user disable trigger all",
        "set role lantern_owner",
        "set session_replication_role = replica",
        "create role friend",
        "create database mine",
    ],
)
def test_the_application_role_is_refused(own_database: Database, statement: str) -> None:
    with (
        psycopg.connect(own_database.dsn(), autocommit=True) as app,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        app.execute(statement)


def test_the_loader_is_the_application_with_one_more_right(own_database: Database) -> None:
    with psycopg.connect(own_database.dsn(LOADER)) as loader:
        assert loader.execute("select pg_has_role('lantern_app', 'usage')").fetchone() == (True,)
        assert loader.execute("select pg_has_role('lantern_owner', 'member')").fetchone() == (False,)


@pytest.mark.parametrize("role", [APP, OWNER, LOADER, DISPOSAL])
def test_no_role_escapes_row_level_security(own_database: Database, role: str) -> None:
    with psycopg.connect(own_database.dsn(role)) as connection:
        powers = connection.execute(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
            " from pg_roles where rolname = current_user"
        ).fetchone()
    assert powers == (False,) * 5


def test_a_wrong_password_is_refused(own_database: Database) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(own_database.dsn(), password="guess")


def test_the_server_s_log_repeats_nothing_of_what_was_asked(own_database: Database, cluster: Cluster) -> None:
    if own_database.server != cluster.server:
        pytest.skip("the log of LANTERN_DATABASE_URL's server cannot be read from here")
    withheld, repeated = uuid4().hex, uuid4().hex
    for word, dsn in ((withheld, own_database.dsn(OWNER)), (repeated, cluster.superuser_dsn("postgres"))):
        with psycopg.connect(dsn) as asker, pytest.raises(psycopg.errors.CheckViolation):
            asker.execute("create temporary table told (words text check (words = ''))")
            asker.execute(f"insert into told values ('{word}')")
    said = cluster.log.read_text()
    assert said.count(repeated) == 2  # the statement, and the row: what a server says of any other database
    assert withheld not in said
