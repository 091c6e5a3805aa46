"""What holds of every history, whatever it tells."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lantern.law import Fact, State, duties
from lantern.law.calendar import day_of_minute
from lantern.law.fact import NO_MOMENT
from lantern.law.rule import Unit
from tests.law.telling import LAW, ask, fact, on, referral

matters = st.sampled_from(["", "r", "e", "p", "gone"])
anything = st.builds(
    lambda kind, day, width, matter, outcome: Fact(kind, day, day + width, NO_MOMENT, matter, "", "", outcome),
    st.sampled_from(
        ["strategy_discussion.held", "conference.held", "review_conference.held", "core_group.met", "child.died",
         "episode.closed", "assessment.completed", "s47.concluded", "police_protection.ended"]
    ),
    st.integers(on(2023, 1, 1), on(2025, 1, 1)),
    st.integers(0, 20),
    matters,
    st.sampled_from(["", "plan", "plan_ends", "continuing_risk", "not_known"]),
)  # fmt: skip
openings = [
    referral(on(2023, 6, 1), "r"),
    fact("strategy_discussion.held", on(2023, 6, 5), "r", "e", "enquiry", outcome="initiate_s47"),
    fact("conference.held", on(2023, 6, 26), "e", "p", "plan", outcome="plan"),
]
histories = st.lists(anything, max_size=15).map(lambda more: openings + more)
days = st.dates(date(2023, 1, 1), date(2026, 1, 1))


@given(histories, days)
@settings(max_examples=150, deadline=None)
def test_the_order_in_which_facts_are_given_changes_nothing(facts: list[Fact], as_of: date) -> None:
    # Facts of one kind on one day are told apart by nothing else, so they are made one.
    given_once = list({(f.kind, f.earliest, f.matter): f for f in facts}.values())
    assert set(duties(LAW, given_once, as_of)) == set(duties(LAW, given_once[::-1], as_of))


@given(histories, days)
@settings(max_examples=150, deadline=None)
def test_what_comes_later_than_the_day_asked_about_changes_nothing(facts: list[Fact], as_of: date) -> None:
    seen = [f for f in facts if f.earliest <= as_of.toordinal()]
    assert duties(LAW, facts, as_of) == duties(LAW, seen, as_of)


@given(histories, days)
@settings(max_examples=150, deadline=None)
def test_late_is_said_of_what_is_late_and_of_nothing_else(facts: list[Fact], as_of: date) -> None:
    for duty in duties(LAW, facts, as_of):
        assert (duty.late is None) == (duty.state is State.NOT_KNOWN)
        assert bool(duty.missing) == (duty.state is State.NOT_KNOWN)
        if duty.state in (State.OPEN, State.PROVISIONAL, State.MET, State.NOT_REQUIRED):
            assert duty.late == 0
        if duty.state is State.OVERDUE:
            assert duty.due
            hours = LAW.rules[duty.rule].within.unit is Unit.HOURS
            assert (day_of_minute(duty.due[1]) if hours else duty.due[1]) < as_of.toordinal()


@given(histories, days, st.integers(1, 400))
@settings(max_examples=150, deadline=None)
def test_a_duty_that_was_met_or_ended_stays_so_as_days_go_by(facts: list[Fact], as_of: date, more: int) -> None:
    known = [f for f in facts if f.earliest <= as_of.toordinal()]
    before, after = (duties(LAW, known, day) for day in (as_of, as_of + timedelta(more)))
    settled = {State.MET, State.MET_LATE, State.ENDED, State.NOT_REQUIRED}
    for one, other in zip(before, after, strict=True):
        assert one[:2] + one[3:7] == other[:2] + other[3:7]
        if one.state in settled:
            assert one == other


@settings(deadline=None)
@given(st.integers(on(2022, 1, 1), on(2024, 1, 1)), st.integers(0, 30), st.data())
def test_an_unknown_day_gives_a_range_that_holds_what_each_of_its_days_would_give(
    first: int, width: int, data: st.DataObject
) -> None:
    as_of = date(2024, 6, 1)
    day = data.draw(st.integers(first, first + width))
    for thing in ("core-group", "first-review"):
        wide, exact = (
            ask([fact("plan.started", told, "", "plan", "plan")], thing, as_of).due
            for told in ((first, first + width), day)
        )
        assert wide and exact
        assert wide[0] <= exact[0] <= wide[1]
