"""Views kept beside the record: which there are, bringing them up to date, and making them again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connections, transaction
from psycopg import sql


@dataclass(frozen=True)
class Projection:
    """A view kept in tables: recomputed for a record whenever an entry of these kinds is recorded in it.

    `function` is the name of an SQL function of one uuid that deletes and writes the record's rows, from
    the entries that stand in that record and nothing else, and gives the same rows whenever it is asked.
    """

    name: str
    tables: tuple[str, ...]
    kinds: tuple[str, ...]
    function: str


FollowUp = Callable[[tuple[UUID, ...], str], None]

STANDING = Projection(
    "standing", ("journal_hidden", "journal_marked", "journal_amended"), (), "journal_project_standing"
)
_declared: dict[str, Projection] = {STANDING.name: STANDING}
_follow_ups: dict[FollowUp, tuple[frozenset[str], tuple[str, ...]]] = {}


def declare(projection: Projection) -> None:
    """Have this view kept; called by the floor it belongs to when its application is ready."""
    if _declared.setdefault(projection.name, projection) != projection:
        raise ValueError(f"Two projections are called {projection.name!r}: rename one")


def declared() -> tuple[Projection, ...]:
    """Every projection, the journal's own first."""
    return tuple(_declared.values())


def after_record(follow_up: FollowUp, kinds: Iterable[str], tables: Iterable[str] = ()) -> None:
    """Have this called when entries of these kinds are recorded, or anything is said of an entry.

    For views whose rule is Python, kept in these tables. In the transaction that recorded, it is given the
    records that entries were recorded in, and the name of the database connection to use.
    """
    _follow_ups[follow_up] = (frozenset(kinds), tuple(tables))


def follow_ups(kinds: Iterable[str] | None = None) -> tuple[FollowUp, ...]:
    """What is called after recording entries of these kinds; everything, where None are named."""
    recorded = None if kinds is None else frozenset(kinds)
    if recorded is None or any(kind.startswith("entry.") for kind in recorded):
        return tuple(_follow_ups)
    return tuple(follow_up for follow_up, (wanted, _) in _follow_ups.items() if wanted & recorded)


def run_follow_ups(records: Iterable[UUID], using: str, kinds: Iterable[str] | None = None) -> None:
    """Call what was asked for by `after_record` for these kinds, with these records in a fixed order."""
    touched = tuple(sorted(records))
    for follow_up in follow_ups(kinds):
        follow_up(touched, using)


def install(using: str = "owner") -> None:
    """Tell the database which functions entries of which kind call; done after every migrate."""
    rows = [(k, p.function, p.name, ",".join(p.tables)) for p in declared() for k in p.kinds]
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("delete from journal_projection")
        cursor.executemany(
            "insert into journal_projection (kind, function, name, kept_in) values (%s, %s, %s, %s)", rows
        )


def rebuild(using: str = "owner") -> int:
    """Make every view again from the entries alone, in one transaction; the number of records gone through.

    Runs as the owner, who sees all. Writers wait: what they would record belongs in the views too.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(_HOLD_WRITERS)
        cursor.execute("select distinct record_id from journal_entry order by record_id")
        records = [row[0] for row in cursor.fetchall()]
        for projection in declared():
            for table in projection.tables:
                cursor.execute(sql.SQL("delete from {}").format(sql.Identifier(table)))
            recompute = sql.SQL("select {}(r) from unnest(%s::uuid[]) r")
            cursor.execute(recompute.format(sql.Identifier(projection.function)), [records])
        run_follow_ups(records, using)
    return len(records)


def differences(using: str = "owner") -> dict[str, int]:
    """How many rows of each view are not what the entries say; views that agree are left out. Changes nothing."""
    followed = [table for _, tables in _follow_ups.values() for table in tables]
    tables = [*(table for projection in declared() for table in projection.tables), *followed]
    found = {}
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(_HOLD_WRITERS)
        for table in tables:
            names = {"kept": sql.Identifier(f"kept_{table}"), "now": sql.Identifier(table)}
            cursor.execute(sql.SQL("create temporary table {kept} as table {now}").format(**names))
        rebuild(using)
        for table in tables:
            names = {"kept": sql.Identifier(f"kept_{table}"), "now": sql.Identifier(table)}
            cursor.execute(sql.SQL(_DIFFERING).format(**names))
            found[table] = int(cursor.fetchone()[0])
        transaction.set_rollback(True, using)
    return {table: rows for table, rows in found.items() if rows}


_HOLD_WRITERS = "select pg_advisory_xact_lock(1818845807, n) from generate_series(0, 63) n"
_DIFFERING = """
select count(*) from (
    (table {kept} except all table {now}) union all (table {now} except all table {kept})
) differing
"""
