"""The clocks kept beside the record are what the law makes of the entries, on whatever day they are read."""

from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connections
from hypothesis import given, settings
from hypothesis import strategies as st

from lantern.access import identity
from lantern.journal import amend, projections, withdraw
from lantern.kinds.answers import When
from lantern.kinds.clocks import Clock, clocks_of, law_digest
from lantern.kinds.coming_in.referral import ReferralReceived
from lantern.kinds.facts import DERIVED, facts_of
from lantern.kinds.pathway.plan import CoreGroupMet, PlanStarted
from lantern.kinds.pathway.urgent_action import PoliceProtectionTaken
from lantern.kinds.person.household import SamePersonStated
from lantern.kinds.recording import entry_of
from lantern.kinds.staying.daily import VisitMade
from lantern.law import State, duties, load_law
from lantern.law.calendar import LONDON
from tests.kinds.cast import NIA, SAM, TOM, Child
from tests.kinds.histories import Spine, histories
from tests.kinds.made_up import DAY, made_up

LAST = date(2060, 12, 31)
SETTLED = ("met", "met_late", "not_required", "not_known")


def clocks(child: Child, by: int = NIA) -> dict[str, Clock]:
    """The clocks that this worker may see, by the thing due."""
    columns = ", ".join(field.name for field in fields(Clock))
    with identity(by), connections["default"].cursor() as cursor:
        cursor.execute(f"select {columns} from clock where record_id = %s", [child.id])
        return {clock.rule.split(".")[-1]: clock for clock in (Clock(*row) for row in cursor.fetchall())}


def state_on(clock: Clock, now: datetime) -> State:
    """How a duty stands at a moment no earlier than the last entry, by what is kept of it alone."""
    day = now.astimezone(LONDON).date()
    if clock.standing in SETTLED:
        return State(clock.standing)
    if clock.ended_on and clock.ended_on <= day:
        return State.ENDED
    if clock.due_at and clock.due_from_at:
        begun, passed = now > clock.due_from_at, now > clock.due_at
    else:
        assert clock.due_from and clock.due_on
        begun, passed = day > clock.due_from, day > clock.due_on
    if begun:
        return State.OVERDUE if passed else State.NOT_KNOWN
    return State.PROVISIONAL if clock.standing == "provisional" else State.OPEN


def the_end_of(day: date) -> datetime:
    """The last minute of a day in London."""
    return datetime.combine(day, time(23, 59), LONDON)


@settings(max_examples=200, deadline=None)
@given(histories(), st.integers(0, 3000))
def test_read_on_any_later_day_they_stand_as_the_law_says(entries: list[Spine], days: int) -> None:
    facts = facts_of(entries)
    if not facts:
        return
    last = max(fact.latest for fact in facts if fact.kind not in DERIVED)
    day = min(date.fromordinal(last) + timedelta(days=days), LAST)
    told = {(d.matter, d.rule, d.started_by): d for d in duties(load_law(), facts, day)}
    kept_clocks = clocks_of(entries, lambda matter: matter)
    assert len(kept_clocks) == len(told)
    for clock in kept_clocks:
        duty = told[str(clock.matter_id), clock.rule, str(clock.started_by or "")]
        assert state_on(clock, the_end_of(day)) is duty.state, (clock, duty, day)


def test_recording_starts_and_stops_a_clock(child: Child) -> None:
    plan = child.tell(made_up(PlanStarted))
    running = clocks(child)["core-group"]
    assert (running.standing, running.started_by, running.due_on) == ("running", plan, date(2026, 3, 16))
    child.tell(made_up(CoreGroupMet), matter=plan)
    met = clocks(child)["core-group"]
    assert (met.standing, met.met_on) == ("met", DAY)


def test_an_amendment_moves_them_and_a_withdrawal_takes_them_away(child: Child) -> None:
    held = made_up(PlanStarted)
    plan = child.tell(held)
    later = made_up(PlanStarted, happened=When.on(date(2026, 3, 4)))
    amend(plan, entry_of(later, child.id), because="The wrong day", by=NIA, key=str(uuid4()))
    assert clocks(child)["core-group"].due_on == date(2026, 3, 18)
    withdraw(child.id, plan, because="It was of another child", by=NIA, key=str(uuid4()))
    assert clocks(child) == {}


def test_a_clock_of_hours_is_kept_as_a_moment(child: Child) -> None:
    at = datetime(2026, 3, 27, 15, 30, tzinfo=UTC)
    child.tell(made_up(PoliceProtectionTaken, happened=When.moment(at)))
    clock = clocks(child)["police-protection-ends"]
    assert clock.due_at == at + timedelta(hours=72)
    assert state_on(clock, at + timedelta(hours=72)) is State.OPEN
    assert state_on(clock, at + timedelta(hours=72, minutes=1)) is State.OVERDUE


def test_two_records_of_one_person_are_computed_as_one(child: Child) -> None:
    plan = child.tell(made_up(PlanStarted))
    other = Child().opened().allocated(SAM)
    other.tell(made_up(CoreGroupMet, happened=When.on(date(2026, 3, 5))), by=SAM)
    assert clocks(child)["core-group"].standing == "running"
    joined = child.tell(made_up(SamePersonStated, other=other.id), by=TOM)
    assert clocks(child)["core-group"].met_on == date(2026, 3, 5)
    assert clocks(child)["core-group"].record_id == child.id
    withdraw(child.id, joined, because="They share a name only", by=TOM, key=str(uuid4()))
    assert clocks(child)["core-group"].started_by == plan
    assert clocks(child)["core-group"].met_on is None


def test_they_are_seen_by_those_who_may_open_the_record(child: Child) -> None:
    child.tell(made_up(PlanStarted))
    assert clocks(child, by=TOM)
    assert clocks(child, by=SAM) == {}


def test_nobody_gets_the_entries_of_a_record_they_did_not_write_to_by_keeping_its_clocks(child: Child) -> None:
    child.tell(made_up(PlanStarted))
    asking = identity(SAM)
    with (
        asking,
        connections["default"].cursor() as cursor,
        pytest.raises(Exception, match="written in this transaction"),
    ):
        cursor.execute("select * from kinds_clock_spines(%s)", [[child.id]])


def test_made_again_from_the_entries_they_are_the_same(child: Child) -> None:
    plan = child.tell(made_up(PlanStarted))
    child.tell(made_up(ReferralReceived))
    child.tell(made_up(CoreGroupMet), matter=plan)
    child.tell(made_up(VisitMade))
    before = clocks(child)
    assert before["core-group"].law_digest == law_digest()
    with connections["owner"].cursor() as cursor:
        cursor.execute("delete from clock")
    projections.rebuild()
    assert clocks(child) == before


def test_what_the_law_does_not_read_costs_no_computing() -> None:
    assert projections.follow_ups(["visit.made"]) == ()
    assert len(projections.follow_ups(["core_group.met"])) == len(projections.follow_ups(["entry.withdrawn"])) == 1


def test_a_clock_that_is_over_says_so_from_its_day_only() -> None:
    clock = Clock(
        record_id=UUID(int=1), matter_id=UUID(int=2), rule="r", started_by=None, started_on=DAY,
        due_from=date(2026, 3, 10), due_on=date(2026, 3, 12), due_from_at=None, due_at=None, met_by=None, met_on=None,
        ended_by=None, ended_on=date(2026, 3, 20), standing="provisional", law_digest="",
    )  # fmt: skip
    states = {day: state_on(clock, the_end_of(date(2026, 3, day))) for day in (10, 11, 13, 20)}
    assert states == {10: State.PROVISIONAL, 11: State.NOT_KNOWN, 13: State.OVERDUE, 20: State.ENDED}
