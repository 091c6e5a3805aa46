"""The text that is hashed is the same in SQL and in Python, under every time zone, date style and language."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

from lantern.journal import canonical
from lantern.journal.canonical import SPINE

# PostgreSQL keeps no zero character and no half of a surrogate pair.
words = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12)
days = st.dates(date(1, 1, 2), date(9999, 12, 30))
_SPAN = datetime(9999, 12, 29, tzinfo=UTC) - datetime(1, 1, 3, tzinfo=UTC)
moments = st.timedeltas(timedelta(), _SPAN).map(lambda since: datetime(1, 1, 3, tzinfo=UTC) + since)
small, large = st.integers(-(2**15), 2**15 - 1), st.integers(-(2**63), 2**63 - 1)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "bigint": large,
    "integer": st.integers(-(2**31), 2**31 - 1),
    "smallint": small,
    "uuid": st.uuids(),
    "text": words,
    "boolean": st.booleans(),
    "date": days,
    "timestamp with time zone": moments,
    "xid8": st.integers(0, 2**63 - 1).map(str),
}
NULLABLE = {
    "matter_id", "occasion_id", "happened_at", "learned_earliest", "due_on", "dated_on", "concerns_worker",
    "concerns_agency", "concerns_record", "amends", "withdraws", "disputes", "restricts",
}  # fmt: skip


@pytest.fixture(scope="module")
def types(own: psycopg.Connection) -> list[str]:
    """The type of each column of a spine, in the order of SPINE."""
    found = own.execute(
        "select attname, format_type(atttypid, null) from pg_attribute"
        " where attrelid = 'journal_entry'::regclass and attnum > 0 order by attnum"
    ).fetchall()
    assert tuple(name for name, _ in found) == SPINE
    return [kind for _, kind in found]


@given(data=st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_python_and_sql_agree_on_the_text_of_every_spine(
    own: psycopg.Connection, types: list[str], data: st.DataObject
) -> None:
    spine = [
        data.draw(VALUES[kind] if column not in NULLABLE else st.none() | VALUES[kind], label=column)
        for column, kind in zip(SPINE, types, strict=True)
    ]
    mentions, key = sorted(data.draw(st.sets(st.uuids(), max_size=3))), data.draw(words)
    content, place = data.draw(st.binary(max_size=32)), data.draw(st.integers(1, 1000))
    own.execute("select set_config('timezone', %s, false)", [data.draw(st.sampled_from(_ZONES))])
    own.execute("select set_config('datestyle', %s, false)", [data.draw(st.sampled_from(_STYLES))])
    row = sql.SQL(", ").join(sql.SQL(f"%s::{kind}") for kind in types)
    asked = sql.SQL("select journal_canonical(row({})::journal_entry, %s, %s, %s, %s)").format(row)
    found = own.execute(asked, [*spine, mentions, key, content, place]).fetchone()
    assert found == (canonical.spine_text(spine, mentions, key, content, place),)
    assert len(json.loads(found[0])) == len(SPINE) + 5


_ZONES = ("UTC", "Europe/London", "Asia/Kolkata", "America/St_Johns")
_STYLES = ("ISO, DMY", "SQL, MDY", "German, DMY", "Postgres, YMD")


@given(record=st.uuids())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_python_and_sql_agree_on_the_chain_of_a_record(own: psycopg.Connection, record: UUID) -> None:
    assert own.execute("select journal_chain_of(%s)", [record]).fetchone() == (canonical.chain_of(record),)


def test_python_and_sql_agree_on_where_chains_begin(as_owner: psycopg.Connection) -> None:
    heads = as_owner.execute("select chain, head from journal_chain order by chain").fetchall()
    assert heads == [(chain, canonical.first_head(chain)) for chain in range(canonical.CHAINS)]
