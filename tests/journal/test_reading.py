"""One way out: what is read of one record is what row-level security shows of it, for everybody."""

from itertools import product
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from lantern import access, journal
from tests.conftest import Database
from tests.journal.cast import CHILD, LEE, MAYA, OMAR, OTHER_CHILD, PIA, TESS, Sample

sample = Sample()
WORKERS = (MAYA, OMAR, TESS, PIA, LEE)
# What the application's role is shown when it asks the tables themselves.
_AS_SHOWN = """
select e.id, b.body, coalesce(m.marking, e.marking),
    array(select n.record_id from journal_mention n where n.entry_id = e.id order by 1)
from journal_entry e left join journal_body b using (position) left join journal_marked m on m.entry_id = e.id
where e.record_id = any (%s) order by e.recorded_at, e.position
"""


def _record_everything() -> None:
    """Every class of entry under every marking by two agencies, some marked anew, amended or withdrawn."""
    mentions = (OTHER_CHILD, CHILD)
    for marking, anew in product(("open", "agency", "restricted"), ("", "open", "agency", "restricted")):
        for by in (MAYA, PIA):
            made = [sample.visit(marking, marking=marking, mentions=mentions)]
            made += [sample.discussion(marking, marking=marking)] if by == MAYA else [sample.intelligence(marking)]
            ids = journal.record(made, by=by, key=f"{by}{marking}{anew}")
            for made_id in ids if anew and by == MAYA else []:
                _mark(made_id, anew)
    mine = [entry for entry in journal.read(CHILD, by=MAYA) if entry.agency == 1]
    for entry in mine[:3]:
        to = sample.visit("B.") if entry.kind == "visit.made" else sample.discussion("B.")
        journal.amend(entry.id, to, because="Wrong.", by=MAYA, key=f"{entry.id}a")
        journal.dispute(CHILD, entry.id, because="No.", by=MAYA, key=f"{entry.id}d")
    for entry in mine[2:5]:
        journal.withdraw(CHILD, entry.id, because="Misfiled.", by=MAYA, key=f"{entry.id}w")


def _mark(entry: UUID, marking: str) -> None:
    body = {"because": "Safety."}
    act = journal.NewEntry(
        record=CHILD,
        kind="entry.restricted",
        version=1,
        body=body,
        happened_earliest=None,
        happened_latest=None,
        marking=marking,
        restricts=entry,
    )
    journal.record([act], by=MAYA, key=f"{entry}r")


@pytest.mark.parametrize("joined", [False, True])
def test_reading_a_record_shows_what_the_tables_show(
    database: Database, as_owner: psycopg.Connection, joined: bool
) -> None:
    _record_everything()
    journal.record([sample.visit("The same girl.", record=OTHER_CHILD)], by=MAYA, key="other")
    if joined:
        as_owner.execute("insert into access_same_person values (%s, %s, gen_random_uuid())", (CHILD, OTHER_CHILD))
    records = [CHILD, OTHER_CHILD] if joined else [CHILD]
    counts = {}
    for worker in WORKERS:
        with access.identity(worker), connection.cursor() as cursor:
            cursor.execute(_AS_SHOWN, [records])
            shown = cursor.fetchall()
            cursor.execute("select id, body, marking, mentions from journal_rows(%s)", [CHILD])
            # Mentions are shown only with their entry's body.
            assert cursor.fetchall() == shown
        counts[worker] = len(shown), sum(row[1] is not None for row in shown)
    assert len(set(counts.values())) >= 3, f"the workers see different things: {counts}"
    assert counts[LEE] == (0, 0)
    assert counts[MAYA][0] > counts[PIA][0]


def test_nobody_asking_is_an_error_and_not_an_empty_record(database: Database) -> None:
    journal.record([sample.visit()], by=MAYA, key="1")
    for question in ("select * from journal_rows(%s)", "select * from journal_entry where record_id = %s"):
        with connection.cursor() as cursor, pytest.raises(Exception, match="Nobody is asking"):
            cursor.execute(question, [CHILD])


@pytest.mark.parametrize("table", ["journal_entry", "journal_body", "journal_mention", "journal_hidden"])
@pytest.mark.parametrize(
    "act", ["insert into {} default values", "update {} set {} = {}", "delete from {}", "truncate {}"]
)
def test_the_application_cannot_write_to_the_record_by_itself(database: Database, table: str, act: str) -> None:
    column = "position" if table in ("journal_entry", "journal_body") else "entry_id"
    with access.identity(MAYA), connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute(act.format(table, column, column))


@pytest.mark.parametrize("table", ["salt", "digest", "chain", "receipt", "projection"])
def test_salts_digests_and_receipts_are_the_owners_alone(database: Database, table: str) -> None:
    with access.identity(MAYA), connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute(f"select * from journal_{table}")
