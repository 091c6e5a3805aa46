"""An emergency opening, recorded in the journal: an hour, the safety summary, others told, reviewed by another."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from lantern import access, journal
from lantern.journal import NewEntry, NotAllowed
from lantern.settings.server import APP, OWNER
from tests.conftest import Database

NORA, SAM, DINA, MAX, SOFIA = 1, 2, 3, 4, 5
"""Nora is allocated, Sam manages her team, Dina and Max are on duty, Sofia is on duty elsewhere."""
CHILD, UNALLOCATED = UUID(int=0xC1), UUID(int=0xC2)


@pytest.fixture
def night(own_database: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[psycopg.Connection]:
    """A child allocated to Nora; Django asks this database. Gives its owner."""
    with psycopg.connect(own_database.dsn(OWNER), autocommit=True) as owner:
        _settle(owner)
        before = dict(settings.DATABASES["default"])
        place = own_database.server.sign_in(APP)
        with django_db_blocker.unblock():
            connections.close_all()
            settings.DATABASES["default"].update(NAME=own_database.name, HOST=place["host"], PORT=place["port"])
            allocation = replace(_entry("allocation.made"), opens="allocation", outcome="allocated")
            _record(replace(allocation, concerns_worker=NORA), MAX)
            yield owner
            connections.close_all()
        settings.DATABASES["default"].update(before)


def test_an_emergency_opens_the_safety_summary_and_no_more(night: psycopg.Connection) -> None:
    with access.identity(DINA):
        assert not access.may("summary", CHILD)
        assert access.search_answer(CHILD) == "ring_duty_manager"
    _record(replace(_entry("share.made"), opens="share", outcome="", concerns_agency=1), NORA)
    _open(DINA)
    with access.identity(DINA):
        assert access.may("summary", CHILD)
        assert not access.may("open", CHILD)
        assert [reason.name for reason in access.explain(DINA, CHILD)] == ["emergency"]
        # Whom to ring is in the summary; with whom the record is shared is not.
        kinds = {entry.kind for entry in journal.read(CHILD, by=DINA)}
        assert kinds == {"allocation.made", "emergency_access.opened"}
    with access.identity(MAX):
        assert not access.may("summary", CHILD)


def test_it_ends_after_an_hour(night: psycopg.Connection) -> None:
    _open(DINA)
    (lasts,) = (
        night.execute("select until_at - from_at from access_circle where relation = 'emergency'").fetchone() or ()
    )
    assert lasts.total_seconds() == 3600
    night.execute("update access_circle set until_at = now() where relation = 'emergency'")
    with access.identity(DINA):
        assert not access.may("summary", CHILD)
        assert access.explain(DINA, CHILD) == (access.NO_RECORD,)


def test_the_allocated_worker_and_the_manager_are_told_in_the_same_transaction(night: psycopg.Connection) -> None:
    opening = _open(DINA)
    told = night.execute("select worker_id, what, entry_id, xmin from access_notice order by 1").fetchall()
    recorded = night.execute("select xmin from journal_entry where id = %s", [opening]).fetchone()
    assert [row[:3] for row in told] == [(NORA, "emergency_access", opening), (SAM, "emergency_access", opening)]
    assert {row[3] for row in told} == {(recorded or ())[0]}


def test_where_nobody_is_allocated_the_duty_manager_is_told(night: psycopg.Connection) -> None:
    opening = _open(DINA, UNALLOCATED)
    assert night.execute("select worker_id, entry_id from access_notice").fetchall() == [(MAX, opening)]


def test_nobody_in_conflict_is_told_or_can_open(night: psycopg.Connection) -> None:
    for worker in (SAM, MAX):
        night.execute("insert into access_conflict values (%s, %s, true, gen_random_uuid())", [CHILD, worker])
    _open(DINA)
    assert night.execute("select worker_id from access_notice").fetchall() == [(NORA,)]
    with pytest.raises(NotAllowed):
        _open(MAX)


def test_only_somebody_on_duty_in_the_area_can_open(night: psycopg.Connection) -> None:
    for worker in (NORA, SAM, SOFIA):
        with pytest.raises(NotAllowed):
            _open(worker)


def test_projecting_again_tells_nobody_again(night: psycopg.Connection) -> None:
    _open(DINA)
    before = night.execute("select count(*) from access_notice").fetchone()
    night.execute("select kinds_project_circle(%s)", [CHILD])
    assert night.execute("select count(*) from access_notice").fetchone() == before


def test_it_is_reviewed_by_somebody_else(night: psycopg.Connection) -> None:
    opening = _open(DINA)
    review = replace(_entry("emergency_access.reviewed"), matter=opening, outcome="right")
    with pytest.raises(NotAllowed):
        _record(review, DINA)
    _record(review, SAM)
    # The manager of the team may not review an opening of their own, should they come to be on duty.
    night.execute("update access_circle set worker_id = %s where relation = 'emergency'", [SAM])
    with pytest.raises(NotAllowed):
        _record(replace(review, id=uuid4()), SAM)


def _open(worker: int, record: UUID = CHILD) -> UUID:
    opening = replace(_entry("emergency_access.opened"), record=record, opens="emergency_access")
    return _record(replace(opening, concerns_worker=worker), worker)


def _record(entry: NewEntry, worker: int) -> UUID:
    return journal.record([entry], by=worker, key=str(uuid4()))[0]


def _entry(kind: str) -> NewEntry:
    today = datetime.now(UTC).date()
    return NewEntry(
        record=CHILD,
        kind=kind,
        version=1,
        body={},
        happened_earliest=today,
        happened_latest=today,
        learned_earliest=today,
        pathway=True,
        outcome="missing",
    )


def _settle(owner: psycopg.Connection) -> None:
    owner.execute("insert into registry_area (id, name) values (1, 'Marlshire'), (2, 'Tarnshire')")
    owner.execute(
        "insert into registry_agency (id, name, sector) values (1, 'Marlshire children''s services', 'social_care')"
    )
    owner.execute(
        "insert into registry_team (id, name, agency_id, area_id) values (1, 'East', 1, 1), (2, 'Duty', 1, 1)"
    )
    for worker, role, team, area in (
        (NORA, "social_worker", 1, 1),
        (SAM, "team_manager", 1, 1),
        (DINA, "duty_worker", 2, 1),
        (MAX, "duty_manager", 2, 1),
        (SOFIA, "duty_worker", 2, 2),
    ):
        owner.execute(
            "insert into registry_worker (id, name, role, team_id, agency_id, area_id, is_active)"
            " values (%s, %s, %s, %s, 1, %s, true)",
            (worker, f"Worker {worker}", role, team, area),
        )
    for record in (CHILD, UNALLOCATED):
        owner.execute(
            "insert into registry_record (id, type, area_id, agency_id, created_at) values (%s, 'person', 1, 1, now())",
            [record],
        )
