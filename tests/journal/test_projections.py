"""Views kept beside the record are what the entries say: kept as they are recorded, or made again."""

from datetime import date, timedelta
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantern import journal
from lantern.journal import projections
from lantern.journal.projections import Projection
from tests.conftest import Database
from tests.journal.cast import CHILD, MAYA, OMAR, OTHER_CHILD, PIA, TESS, Sample, add_child

# A view such as a floor declares: how often each child was seen, and when last.
SEEN = Projection("seen", ("test_seen",), ("visit.made",), "test_project_seen")
_TABLE = """
create table test_seen (record_id uuid primary key, visits integer, last_on date);
create function test_project_seen(record uuid) returns void language sql security definer
set search_path = public, pg_temp as $$
    delete from test_seen where record_id = record;
    insert into test_seen select record_id, count(*), max(happened_latest) from journal_live
        where record_id = record and kind = 'visit.made' and outcome = 'seen' group by record_id;
$$;
"""


@pytest.fixture
def seen(database: Database, as_owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """The view above, declared and kept; not the circle, which the cast has without any entry."""
    as_owner.execute(_TABLE)
    others = {name: one for name, one in projections._declared.items() if name != "access_circle"}
    monkeypatch.setattr(projections, "_declared", {**others, SEEN.name: SEEN})
    projections.install()


def _kept(owner: psycopg.Connection) -> dict[UUID, tuple[int, date]]:
    return {row[0]: (row[1], row[2]) for row in owner.execute("select * from test_seen").fetchall()}


@pytest.mark.usefixtures("seen")
def test_a_view_is_kept_in_the_transaction_that_records(as_owner: psycopg.Connection) -> None:
    visit = Sample().visit()
    (first,) = journal.record([visit], by=MAYA, key="1")
    assert _kept(as_owner) == {CHILD: (1, visit.happened_latest)}
    journal.amend(first, Sample().visit(outcome="not_seen"), because="She was out.", by=MAYA, key="2")
    assert _kept(as_owner) == {}


@pytest.mark.usefixtures("seen")
def test_withdrawing_and_restoring_are_followed_by_the_views(as_owner: psycopg.Connection) -> None:
    (visit,) = journal.record([Sample().visit()], by=MAYA, key="1")
    journal.withdraw(CHILD, visit, because="Misfiled.", by=MAYA, key="2")
    assert _kept(as_owner) == {}
    journal.restore(CHILD, visit, because="It was hers.", by=TESS, key="3")
    assert set(_kept(as_owner)) == {CHILD}


@pytest.mark.usefixtures("seen")
def test_what_differs_from_the_entries_is_found_and_made_again(as_owner: psycopg.Connection) -> None:
    journal.record([Sample().visit()], by=MAYA, key="1")
    as_owner.execute("update test_seen set visits = 7")
    # One row too many, one too few.
    assert projections.differences() == {"test_seen": 2}
    assert _kept(as_owner)[CHILD][0] == 7, "comparing changed nothing"
    assert projections.rebuild() == 1
    assert projections.differences() == {}


def test_python_is_called_in_the_transaction_and_its_error_undoes_the_entry(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[UUID, ...]] = []

    def follow_up(records: tuple[UUID, ...], using: str) -> None:
        called.append(records)
        if len(called) > 1:
            raise RuntimeError("the view could not be kept")

    monkeypatch.setattr(projections, "_follow_ups", {follow_up: (frozenset({"visit.made"}), ())})
    entries = [Sample().visit(), Sample().visit(record=OTHER_CHILD), Sample().visit("Again.")]
    for _ in range(2):
        journal.record(entries, by=MAYA, key="1")
    assert called == [(CHILD, OTHER_CHILD)], "once: the second request repeats the first"
    with pytest.raises(RuntimeError):
        journal.record([Sample().visit()], by=MAYA, key="2")
    assert len(journal.read(CHILD, by=MAYA)) == 2


def test_two_views_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projections, "_declared", dict(projections._declared))
    projections.declare(SEEN)
    with pytest.raises(ValueError, match="rename one"):
        projections.declare(Projection("seen", ("other",), (), "other"))


acts = st.sampled_from(["record", "amend", "withdraw", "restore", "dispute", "restrict", "open"])
steps = st.lists(st.tuples(acts, st.integers(0, 5), st.integers(0, 40)), max_size=14)


@given(steps=steps)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("seen")
def test_views_rebuilt_equal_views_kept_on_random_histories(
    as_owner: psycopg.Connection, steps: list[tuple[str, int, int]]
) -> None:
    record = as_owner.execute("select gen_random_uuid()").fetchone()[0]  # type: ignore[index] # one row
    add_child(as_owner, record)
    for n, step in enumerate(steps):
        _take(record, f"{record}{n}", *step)
    assert projections.differences() == {}


def _take(record: UUID, key: str, act: str, which: int, day: int) -> None:
    """One step of a history; what cannot be done at this point is refused, which is a step too."""
    on = date(2026, 3, 1) + timedelta(days=day)
    visit = Sample(record).visit(happened_earliest=on, happened_latest=on, outcome="seen" if day % 3 else "not_seen")
    if act == "record":
        journal.record([visit, Sample(record).discussion()], by=MAYA, key=key)
        return
    withdrawn = [one.entry for one in journal.withdrawals(record, by=TESS)]
    entries = [*(one.id for one in journal.read(record, by=MAYA)), *withdrawn]
    if not entries:
        return
    entry = entries[which % len(entries)]
    try:
        if act == "amend":
            journal.amend(entry, visit, because="Wrong.", by=OMAR, key=key)
        elif act == "restrict":
            journal.restrict(record, entry, marking="restricted", because="Safety.", by=TESS, key=key)
        elif act == "open":
            journal.restrict(record, entry, marking="open", because="Not needed.", by=TESS, key=key)
        else:
            by = {"withdraw": MAYA, "restore": TESS, "dispute": PIA}[act]
            getattr(journal, act)(record, entry, because="Because.", by=by, key=key)
    except journal.NotRecorded:
        pass
