"""Lists and single questions agree, and so do the tables that stand beside the record."""

from uuid import UUID

import psycopg
import pytest

from lantern.access.policy import ROLES
from lantern.settings.server import OWNER
from tests.access.matrix import Cell, Matrix, ask_as, assert_bound, entry_cells
from tests.conftest import Database

_AS_JOURNAL_ENTRIES = """
    insert into journal_entry (position, id, record_id, area_id, agency_id, author_id, kind, version, pathway,
        guarded, marking, opens, happened_earliest, happened_latest, recorded_at, recorded_stated, xid, outcome, answer)
    select id, gen_random_uuid(), record_id, 1, agency_id, author_id, kind, 1, pathway, guarded, marking, '',
        current_date, current_date, now() - id * interval '1 second', false, pg_current_xact_id(), '', ''
      from matrix_entry"""


@pytest.mark.parametrize("role", ROLES)
def test_what_a_list_holds_is_what_may_be_opened_one_by_one(
    role: str, app: psycopg.Connection, world_owner: psycopg.Connection
) -> None:
    everything = [row[0] for row in world_owner.execute("select id from registry_record")]
    ask_as(app, role)
    for action, listed in (
        ("open", "access_records()"),
        ("summary", "access_summary_records()"),
        ("read_restricted", "access_restricted_records()"),
    ):
        single = app.execute(
            "select id from unnest(%s::uuid[]) as asked (id) where access_may(id, %s)", [everything, action]
        )
        assert _ids(single) == _ids(app.execute(f"select unnest({listed})"))


@pytest.mark.parametrize("role", ROLES)
def test_records_and_their_circles_are_seen_only_by_whoever_reaches_them(role: str, app: psycopg.Connection) -> None:
    ask_as(app, role)
    opened = _ids(app.execute("select unnest(access_records())"))
    reached = opened | _ids(app.execute("select unnest(access_summary_records())"))
    assert _ids(app.execute("select id from registry_record")) == reached
    assert _ids(app.execute("select record_id from access_circle")) == reached
    assert _ids(app.execute("select record_id from access_same_person")) <= opened


def test_the_journal_s_own_tables_show_what_the_matrix_allows(scratch: Database, matrix: Matrix) -> None:
    with psycopg.connect(scratch.dsn(OWNER)) as owner:
        owner.execute(_AS_JOURNAL_ENTRIES)
        owner.execute("insert into journal_body (position, body) select id, '{}' from matrix_entry")
    with psycopg.connect(scratch.dsn()) as app:
        assert_bound(app)
        for role in ROLES:
            ask_as(app, role)
            seen: set[Cell] = set()
            for action, table in (("read_spine", "journal_entry"), ("read_body", "journal_body")):
                cells = entry_cells(role, action)
                seen |= {cells[row[0]] for row in app.execute(f"select position from {table}")}
            assert seen == matrix.expected("read", role)


def _ids(rows: psycopg.Cursor[tuple[UUID]]) -> set[UUID]:
    return {row[0] for row in rows}
