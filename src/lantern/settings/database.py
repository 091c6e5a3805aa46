"""Roles and databases: who may sign in to PostgreSQL for what, and a database only its owner may change."""

import psycopg
from psycopg import sql

from lantern.settings.errors import NoServer, UnsafeRole
from lantern.settings.server import APP, DISPOSAL, LOADER, OWNER, PUBLIC, WATCH, Server

# Where PostgreSQL can compile questions to machine code it took a second for each that costs a millisecond.
_QUICK = {"jit": "off"}
# A refused entry's words stand in the statement that asked for it, and a failing row's in the error's detail: neither
# may reach the server's log, which others read than those who may read the record.
_DISCREET = {
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
}


def prepare(administrator: str, server: Server, dbname: str, *, loader: bool) -> bool:
    """Make the roles and the database if they are not there; True if the database is new.

    `administrator` is a connection string of a superuser, or of a role with CREATEROLE and CREATEDB.
    `loader` says whether the role that may state a recorded time exists here: in live settings it must not.
    """
    try:
        opened = psycopg.connect(administrator, autocommit=True)
    except psycopg.OperationalError as error:
        raise NoServer(f"The database server cannot be used. Look at LANTERN_DATABASE_URL: {error}") from error
    with opened as connection:
        # Two starts at once would trip over each other's roles. The lock goes when the connection does.
        connection.execute("select pg_advisory_lock(hashtext('lantern: roles'))")
        for role in (OWNER, APP, DISPOSAL, PUBLIC, WATCH, *((LOADER,) if loader else ())):
            _make_role(connection, server, role)
        if loader:
            connection.execute(sql.SQL("grant {} to {}").format(sql.Identifier(APP), sql.Identifier(LOADER)))
        _may_act_as_owner(connection)
        is_new = _make_database(connection, dbname)
        # Also of a database that was made before a role was.
        _only_our_roles(connection, dbname, loader=loader)
        return is_new


def copy(administrator: str, dbname: str, new: str) -> None:
    """Make a database that is a copy of another, to which nobody may be connected meanwhile."""
    with psycopg.connect(administrator, autocommit=True) as connection:
        names = map(sql.Identifier, (new, dbname, OWNER))
        connection.execute(sql.SQL("create database {} template {} owner {}").format(*names))
        _only_our_roles(connection, new, loader=_has_role(connection, LOADER))
        _set(connection, new)


def drop(administrator: str, dbname: str) -> None:
    """Drop a database, ending whatever is connected to it; no error if there is none."""
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(dbname)))


def _make_role(connection: psycopg.Connection, server: Server, role: str) -> None:
    verb = "alter" if _has_role(connection, role) else "create"
    connection.execute(
        sql.SQL("{} role {} login password {}").format(
            sql.SQL(verb), sql.Identifier(role), sql.Literal(server.sign_in(role)["password"])
        )
    )
    powers = connection.execute(
        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication"
        " from pg_roles where rolname = %s",
        [role],
    ).fetchone()
    if powers and powers[0]:
        raise UnsafeRole(
            f"The role {role} has powers over the whole server, so row-level security would not bind it. Run:"
            f" alter role {role} nosuperuser nobypassrls nocreaterole nocreatedb noreplication"
        )


def _may_act_as_owner(connection: psycopg.Connection) -> None:
    """An administrator who is no superuser must belong to the owner's role to make a database of its own."""
    row = connection.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
    if row is None or not row[0]:
        connection.execute(sql.SQL("grant {} to current_user").format(sql.Identifier(OWNER)))


def _make_database(connection: psycopg.Connection, dbname: str) -> bool:
    if connection.execute("select from pg_database where datname = %s", [dbname]).fetchone() is not None:
        return False
    connection.execute(
        sql.SQL("create database {} owner {} encoding 'UTF8' template template0").format(
            sql.Identifier(dbname), sql.Identifier(OWNER)
        )
    )
    _set(connection, dbname)
    return True


def _only_our_roles(connection: psycopg.Connection, dbname: str, *, loader: bool) -> None:
    connection.execute(sql.SQL("revoke all on database {} from public").format(sql.Identifier(dbname)))
    roles = [APP, DISPOSAL, PUBLIC, WATCH, *((LOADER,) if loader else ())]
    connection.execute(
        sql.SQL("grant connect on database {} to {}").format(
            sql.Identifier(dbname), sql.SQL(", ").join(map(sql.Identifier, roles))
        )
    )


def _set(connection: psycopg.Connection, dbname: str) -> None:
    """Settings of the database itself. Those of what is logged are a superuser's to make: docs/settings.md."""
    superuser = connection.execute("select rolsuper from pg_roles where rolname = current_user").fetchone() == (True,)
    for name, value in {**_QUICK, **(_DISCREET if superuser else {})}.items():
        connection.execute(
            sql.SQL("alter database {} set {} to {}").format(
                sql.Identifier(dbname), sql.Identifier(name), sql.Literal(value)
            )
        )


def _has_role(connection: psycopg.Connection, role: str) -> bool:
    return connection.execute("select from pg_roles where rolname = %s", [role]).fetchone() is not None
