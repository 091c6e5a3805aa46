"""Who has a record follows from entries alone: allocations, shares, invitations, emergencies, conflicts, joins."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connections, transaction

from lantern.access import identity, may
from lantern.journal import NotAllowed, projections, withdraw
from lantern.kinds.answers import When
from lantern.kinds.circle.allocation import AllocationEnded, AllocationMade, As, ChairInvited, ShareEnded, ShareMade
from lantern.kinds.circle.conflict import ConflictDeclared, ConflictLifted, ConflictSet
from lantern.kinds.circle.emergency_access import EmergencyAccessOpened
from lantern.kinds.person.household import SamePersonStated
from lantern.kinds.staying.daily import VisitMade
from tests.conftest import Database
from tests.kinds.cast import COL, DEV, DIA, NIA, PIA, POLICE, SAM, TOM, Child, today
from tests.kinds.made_up import made_up

A_WEEK = timedelta(days=7)


def opens(worker: int, record: UUID, action: str = "open") -> bool:
    """Whether this worker may do this to the record now."""
    with identity(worker):
        return may(action, record)


def test_an_allocated_worker_has_the_record_until_the_allocation_ends(county: Database) -> None:
    child = Child().opened()
    made = child.tell(made_up(AllocationMade, worker=NIA, allocated=As.ALLOCATED), by=DIA)
    assert opens(NIA, child.id)
    assert not opens(SAM, child.id)
    ended = made_up(AllocationEnded, worker=NIA, happened=When.on(today()))
    child.tell(ended, by=TOM, matter=made)
    assert not opens(NIA, child.id)


def test_an_allocation_that_was_withdrawn_gives_nothing(county: Database) -> None:
    child = Child().opened()
    made = child.tell(made_up(AllocationMade, worker=SAM, allocated=As.CO_ALLOCATED), by=DIA)
    assert opens(SAM, child.id)
    withdraw(child.id, made, because="It was meant for another child", by=DIA, key=str(uuid4()))
    assert not opens(SAM, child.id)


def test_a_share_lasts_until_its_day_and_no_longer(child: Child) -> None:
    child.tell(made_up(ShareMade, agency=POLICE, until=today()))
    assert opens(PIA, child.id)
    other = Child().opened().allocated()
    other.tell(made_up(ShareMade, agency=POLICE, until=today() - timedelta(days=1)))
    assert not opens(PIA, other.id)


def test_a_share_that_is_ended_gives_nothing_from_then(child: Child) -> None:
    made = child.tell(made_up(ShareMade, agency=POLICE, until=today() + A_WEEK))
    child.tell(made_up(ShareEnded, agency=POLICE, happened=When.on(today())), matter=made)
    assert not opens(PIA, child.id)


def test_a_chair_has_the_record_for_the_conference(child: Child) -> None:
    assert not opens(COL, child.id)
    child.tell(made_up(ChairInvited, chair=COL, until=today() + A_WEEK), by=TOM)
    assert opens(COL, child.id)


def test_an_emergency_gives_the_safety_summary_to_whoever_recorded_it_and_to_nobody_they_name(child: Child) -> None:
    child.tell(made_up(EmergencyAccessOpened, worker=SAM), by=DEV)
    assert opens(DEV, child.id, "summary")
    assert not opens(DEV, child.id)
    assert not opens(SAM, child.id, "summary")


@pytest.mark.parametrize(("kind", "by"), [(ConflictDeclared, NIA), (ConflictSet, TOM)])
def test_a_conflict_takes_the_record_away_until_it_is_lifted(
    child: Child, kind: type[ConflictDeclared] | type[ConflictSet], by: int
) -> None:
    stated = child.tell(made_up(kind, worker=NIA), by=by)
    assert not opens(NIA, child.id)
    with pytest.raises(NotAllowed):
        child.tell(made_up(VisitMade))
    child.tell(made_up(ConflictLifted, worker=NIA), by=DIA, matter=stated)
    assert opens(NIA, child.id)


def test_two_records_of_one_person_are_read_as_one_until_that_is_withdrawn(child: Child) -> None:
    other = Child().opened().allocated(SAM)
    assert not opens(NIA, other.id)
    stated = child.tell(made_up(SamePersonStated, other=other.id), by=TOM)
    assert opens(NIA, other.id)
    assert opens(SAM, child.id)
    withdraw(child.id, stated, because="They share a name only", by=TOM, key=str(uuid4()))
    assert not opens(NIA, other.id)


def test_views_made_again_from_the_entries_are_the_same(child: Child) -> None:
    made = child.tell(made_up(ShareMade, agency=POLICE, until=today() + A_WEEK))
    child.tell(made_up(ChairInvited, chair=COL, until=today() + A_WEEK), by=TOM)
    child.tell(made_up(ConflictSet, worker=SAM), by=TOM)
    child.tell(made_up(ShareEnded, agency=POLICE, happened=When.on(date(2026, 3, 9))), matter=made)
    before = _views()
    assert len(before) >= 4
    assert projections.rebuild() == 1
    assert _views() == before


def _views() -> list[tuple[object, ...]]:
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute(
            "select entry_id, relation, worker_id, agency_id, from_at, until_at from access_circle"
            " union all select entry_id, 'conflict', worker_id, null, null, null from access_conflict order by 1"
        )
        return list(cursor.fetchall())
