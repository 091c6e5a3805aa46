"""What the law asks, in small stories: one behaviour of the engine each."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantern.law import JOURNAL, Carries, Duty, Fact, OutOfRange, Source, State, duties, load_law
from lantern.law.calendar import day_of_minute, day_starts_at, minute_of
from lantern.law.fact import NO_MOMENT, Span
from lantern.law.rule import Unit

LONDON = ZoneInfo("Europe/London")
LAW = load_law()


def on(year: int, month: int, day: int) -> int:
    """The ordinal of a day."""
    return date(year, month, day).toordinal()


def exactly(year: int, month: int, day: int) -> Span:
    """A day that is exactly known."""
    return on(year, month, day), on(year, month, day)


def fact(kind: str, day: int | Span, matter: str = "", id: str = "", opens: str = "", **codes: str) -> Fact:
    """Something that happened on a day, or between two."""
    first, last = (day, day) if isinstance(day, int) else day
    return Fact(kind, first, last, NO_MOMENT, matter, id or kind, opens, **codes)


def at(kind: str, moment: datetime, matter: str = "", id: str = "", opens: str = "", **codes: str) -> Fact:
    """Something that happened at a moment."""
    day = moment.astimezone(LONDON).date().toordinal()
    return Fact(kind, day, day, minute_of(moment), matter, id or kind, opens, **codes)


def referral(day: int | Span, id: str = "referral", **codes: str) -> Fact:
    return fact("referral.received", day, "", id, "episode", **codes)


def discussion(day: int | Span, id: str = "enquiry") -> Fact:
    return fact("strategy_discussion.held", day, "", id, "enquiry", outcome="initiate_s47")


def conference(day: int | Span, matter: str = "enquiry", id: str = "plan") -> Fact:
    return fact("conference.held", day, matter, id, "plan", outcome="plan")


def review(day: int | Span, id: str, outcome: str = "plan_continues") -> Fact:
    return fact("review_conference.held", day, "plan", id, outcome=outcome)


def ask(facts: list[Fact], thing: str, as_of: date | datetime, source: Source = JOURNAL) -> Duty:
    """The one duty of this name."""
    (duty,) = ask_all(facts, thing, as_of, source)
    return duty


def ask_all(facts: list[Fact], thing: str, as_of: date | datetime, source: Source = JOURNAL) -> list[Duty]:
    """Every duty of this name."""
    return [duty for duty in duties(LAW, facts, as_of, source) if duty.rule.endswith(f".{thing}")]


# --- how a duty stands


def test_a_conference_held_on_the_last_day_is_in_time_and_on_the_next_is_one_working_day_late() -> None:
    for held, state, late in ((on(2024, 6, 24), State.MET, 0), (on(2024, 6, 25), State.MET_LATE, 1)):
        duty = ask([discussion(on(2024, 6, 3)), conference(held)], "initial-conference", date(2024, 7, 1))
        assert (duty.state, duty.late, duty.due) == (state, late, exactly(2024, 6, 24))
        assert (duty.started_by, duty.met_by) == ("enquiry", "plan")


def test_a_duty_is_open_on_its_last_day_and_overdue_on_the_next() -> None:
    facts = [discussion(on(2024, 6, 3)), fact("s47.concluded", on(2024, 6, 10), "enquiry", outcome="continuing_risk")]
    assert ask(facts, "initial-conference", date(2024, 6, 24)).state is State.OPEN
    overdue = ask(facts, "initial-conference", date(2024, 6, 26))
    assert (overdue.state, overdue.late) == (State.OVERDUE, 2)


def test_lateness_is_counted_in_working_days() -> None:
    facts = [discussion(on(2024, 8, 2)), conference(on(2024, 8, 27))]  # the 26th was a bank holiday
    duty = ask(facts, "initial-conference", date(2024, 9, 1))
    assert (duty.due, duty.late) == (exactly(2024, 8, 23), 1)


def test_a_duty_that_is_ended_is_never_overdue() -> None:
    facts = [discussion(on(2024, 6, 3)), fact("child.turned_18", on(2024, 6, 10))]
    duty = ask(facts, "initial-conference", date(2025, 1, 1))
    assert (duty.state, duty.ended_by, duty.late) == (State.ENDED, "child.turned_18", 0)


def test_what_ended_after_its_last_day_says_how_late_it_was() -> None:
    facts = [discussion(on(2024, 6, 3)), fact("child.turned_18", on(2024, 6, 26))]
    duty = ask(facts, "initial-conference", date(2025, 1, 1))
    assert (duty.state, duty.late) == (State.ENDED, 2)


def test_what_was_held_after_the_end_does_not_meet_a_duty() -> None:
    facts = [discussion(on(2024, 6, 3)), fact("child.turned_18", on(2024, 6, 10)), conference(on(2024, 6, 20))]
    assert ask(facts, "initial-conference", date(2025, 1, 1)).state is State.ENDED


def test_what_was_held_on_the_day_of_the_end_meets_it() -> None:
    facts = [discussion(on(2024, 6, 3)), fact("child.turned_18", on(2024, 6, 10)), conference(on(2024, 6, 10))]
    assert ask(facts, "initial-conference", date(2025, 1, 1)).state is State.MET


def test_an_end_of_the_matter_above_or_of_the_child_as_a_whole_ends_what_stands_under_it() -> None:
    facts = [
        referral(on(2024, 6, 3)),
        fact("strategy_discussion.held", on(2024, 6, 4), "referral", "enquiry", "enquiry", outcome="initiate_s47"),
        conference(on(2024, 6, 20)),
    ]
    for ending in (fact("episode.closed", on(2024, 6, 21), "referral"), fact("child.died", on(2024, 6, 21))):
        assert ask([*facts, ending], "core-group", date(2024, 12, 1)).ended_by == ending.id
    elsewhere = [referral(on(2024, 6, 3), "other"), fact("episode.closed", on(2024, 6, 21), "other")]
    assert ask([*facts, *elsewhere], "core-group", date(2024, 12, 1)).state is State.OVERDUE


# --- whether it is required


@pytest.mark.parametrize(
    ("outcome", "answer", "state"),
    [
        ("continuing_risk", "", State.OVERDUE),
        ("continuing_risk", "conference_not_necessary", State.OVERDUE),
        ("no_continuing_risk", "conference_necessary", State.OVERDUE),
        ("no_continuing_risk", "conference_not_necessary", State.NOT_REQUIRED),
        ("no_continuing_risk", "not_decided", State.OVERDUE),
        ("not_substantiated", "conference_necessary", State.NOT_REQUIRED),
        ("conference_not_required", "", State.NOT_REQUIRED),
        ("not_known", "", State.OVERDUE),
    ],
)
def test_a_conference_is_required_by_what_the_enquiry_concluded(outcome: str, answer: str, state: State) -> None:
    concluded = fact("s47.concluded", on(2024, 6, 10), "enquiry", outcome=outcome, answer=answer)
    assert ask([discussion(on(2024, 6, 3)), concluded], "initial-conference", date(2025, 1, 1)).state is state


def test_a_clock_runs_provisionally_until_it_is_known_whether_the_thing_is_required() -> None:
    facts = [discussion(on(2024, 6, 3))]
    assert ask(facts, "initial-conference", date(2024, 6, 5)).state is State.PROVISIONAL
    facts.append(fact("s47.concluded", on(2024, 6, 6), "enquiry", outcome="continuing_risk"))
    assert ask(facts, "initial-conference", date(2024, 6, 6)).state is State.OPEN


def test_the_last_conclusion_counts() -> None:
    facts = [
        discussion(on(2024, 6, 3)),
        fact("s47.concluded", on(2024, 6, 6), "enquiry", "first", outcome="continuing_risk"),
        fact("s47.concluded", on(2024, 6, 7), "enquiry", "second", outcome="not_substantiated"),
    ]
    assert ask(facts, "initial-conference", date(2025, 1, 1)).state is State.NOT_REQUIRED


def test_what_was_held_without_being_required_is_not_required_and_still_shown() -> None:
    concluded = fact("s47.concluded", on(2024, 6, 10), "enquiry", outcome="not_substantiated")
    facts = [discussion(on(2024, 6, 3)), concluded, conference(on(2024, 8, 1))]
    duty = ask(facts, "initial-conference", date(2025, 1, 1))
    assert (duty.state, duty.met, duty.late) == (State.NOT_REQUIRED, exactly(2024, 8, 1), 0)


# --- what starts it


def test_under_2006_the_last_discussion_before_the_conference_starts_the_clock() -> None:
    facts = [
        discussion(on(2009, 6, 1)),
        fact("strategy_discussion.held", on(2009, 6, 8), "enquiry", "again", outcome="continue_enquiry"),
        fact("strategy_discussion.held", on(2009, 7, 20), "enquiry", "after", outcome="continue_enquiry"),
        conference(on(2009, 6, 25)),
    ]
    duty = ask(facts, "initial-conference", date(2010, 1, 1))
    assert (duty.started_by, duty.due) == ("again", exactly(2009, 6, 29))
    assert {reading.name: reading.due for reading in duty.readings} == {
        "from the discussion that began the enquiry": exactly(2009, 6, 22),
        "trigger day counted": exactly(2009, 6, 26),
    }


def test_from_2010_the_first_discussion_governs_and_the_last_is_another_reading() -> None:
    facts = [
        discussion(on(2024, 6, 3)),
        fact("strategy_discussion.held", on(2024, 6, 10), "enquiry", "again", outcome="continue_enquiry"),
    ]
    duty = ask(facts, "initial-conference", date(2024, 6, 12))
    assert (duty.started_by, duty.due) == ("enquiry", exactly(2024, 6, 24))
    assert duty.readings[0].due == exactly(2024, 7, 1)


def test_each_review_starts_the_next_and_the_one_that_ends_the_plan_starts_none() -> None:
    facts = [
        fact("plan.started", on(2023, 1, 9), "", "plan", "plan"),
        review(on(2023, 4, 3), "one"), review(on(2023, 10, 4), "two"), review(on(2024, 3, 28), "three", "plan_ends"),
    ]  # fmt: skip
    found = ask_all(facts, "next-review", date(2024, 12, 1))
    assert [(duty.started_by, duty.met_by, duty.state) for duty in found] == [
        ("one", "two", State.MET_LATE),
        ("two", "three", State.MET),
    ]


def test_two_enquiries_two_plans_keep_their_duties_apart() -> None:
    facts = [
        discussion(on(2024, 1, 8), "first"), conference(on(2024, 1, 29), "first", "first plan"),
        discussion(on(2024, 9, 2), "second"), conference(on(2024, 10, 1), "second", "second plan"),
    ]  # fmt: skip
    found = {duty.matter: duty.state for duty in ask_all(facts, "initial-conference", date(2024, 11, 1))}
    assert found == {"first": State.MET, "second": State.MET_LATE}
    assert {duty.matter for duty in ask_all(facts, "core-group", date(2024, 11, 1))} == {"first plan", "second plan"}


def test_an_order_counts_from_police_protection_where_the_police_applied() -> None:
    taken = fact("police_protection.taken", on(2024, 6, 3), "", "protection", "police_protection")
    for matter, due in (("protection", exactly(2024, 6, 11)), ("", exactly(2024, 6, 13))):
        made = fact("emergency_protection_order.made", on(2024, 6, 5), matter, "order", "emergency_order")
        assert ask([taken, made], "emergency-protection-order-ends", date(2024, 6, 6)).due == due


def test_an_extended_order_is_asked_about_only_once_it_was_extended() -> None:
    made = fact("emergency_protection_order.made", on(2024, 6, 5), "", "order", "emergency_order")
    assert not ask_all([made], "extended-order-ends", date(2024, 6, 30))
    extended = fact("emergency_protection_order.extended", on(2024, 6, 12), "order")
    assert ask([made, extended], "extended-order-ends", date(2024, 6, 30)).due == exactly(2024, 6, 20)


# --- days, moments and ranges


def test_a_moment_later_on_the_day_asked_about_is_not_seen() -> None:
    decided = at("referral.decided", datetime(2024, 6, 3, 15, 0, tzinfo=LONDON), "referral")
    facts = [referral(on(2024, 6, 3)), decided]
    assert ask(facts, "referral-decision", datetime(2024, 6, 3, 14, 59, tzinfo=LONDON)).state is State.OPEN
    assert ask(facts, "referral-decision", datetime(2024, 6, 3, 15, 0, tzinfo=LONDON)).state is State.MET
    assert ask(facts, "referral-decision", date(2024, 6, 3)).state is State.MET


@pytest.mark.parametrize(
    ("taken", "ends"),
    [
        ("2026-03-28T12:00", "2026-03-31T13:00"),  # clocks went forward in between
        ("2025-10-25T12:00", "2025-10-28T11:00"),  # clocks went back in between
        ("2026-06-01T09:30", "2026-06-04T09:30"),
    ],
)
def test_seventy_two_hours_are_seventy_two_hours_when_the_clocks_change(taken: str, ends: str) -> None:
    start, end = (datetime.fromisoformat(moment).replace(tzinfo=LONDON) for moment in (taken, ends))
    facts = [at("police_protection.taken", start, "", "protection", "police_protection")]
    duty = ask(facts, "police-protection-ends", end)
    assert (duty.due, duty.state) == ((minute_of(end), minute_of(end)), State.OPEN)
    assert ask(facts, "police-protection-ends", end + timedelta(minutes=1)).state is State.OVERDUE


def test_hours_from_a_day_without_a_time_end_somewhere_in_a_day() -> None:
    taken = fact("police_protection.taken", on(2024, 6, 3), "", "protection", "police_protection")
    due = ask([taken], "police-protection-ends", date(2024, 6, 4)).due
    assert due == (day_starts_at(on(2024, 6, 6)), day_starts_at(on(2024, 6, 7)) - 1)
    asked_within = datetime(2024, 6, 6, 12, 0, tzinfo=LONDON)
    duty = ask([taken], "police-protection-ends", asked_within)
    assert (duty.state, duty.missing) == (State.NOT_KNOWN, "the exact day on which it started")


def test_an_unknown_day_gives_a_range_and_never_makes_anybody_late() -> None:
    facts = [discussion((on(2024, 6, 3), on(2024, 6, 7)))]
    duty = ask(facts, "initial-conference", date(2024, 6, 26))
    assert duty.due == (on(2024, 6, 24), on(2024, 6, 28))
    assert (duty.state, duty.late, duty.missing) == (State.NOT_KNOWN, None, "the exact day on which it started")
    held = ask([*facts, conference(on(2024, 6, 26))], "initial-conference", date(2024, 7, 26))
    assert (held.state, held.missing) == (State.NOT_KNOWN, "the exact day or time of what was done")
    assert ask(facts, "initial-conference", date(2024, 7, 1)).state is State.OVERDUE


def test_a_range_that_decides_nothing_does_not_hide_what_is_known() -> None:
    facts = [discussion(on(2024, 6, 3)), conference((on(2024, 6, 17), on(2024, 6, 21)))]
    assert ask(facts, "initial-conference", date(2024, 7, 1)).state is State.MET
    late = [discussion(on(2024, 6, 3)), conference((on(2024, 6, 25), on(2024, 6, 28)))]
    duty = ask(late, "initial-conference", date(2024, 7, 1))
    assert (duty.state, duty.late) == (State.MET_LATE, 1)


def test_a_review_is_due_on_the_same_day_of_the_month_or_its_last() -> None:
    started = fact("plan.started", on(2023, 11, 30), "", "plan", "plan")
    duty = ask([started], "first-review", date(2023, 12, 1))
    assert (duty.due, duty.readings[0].due) == (exactly(2024, 2, 29), exactly(2024, 2, 29))


def test_days_that_cannot_be_counted_from_are_refused() -> None:
    for day in (on(1979, 12, 31), on(2061, 1, 1)):
        with pytest.raises(OutOfRange, match="Correct it"):
            duties(LAW, [referral(day)], date(2060, 12, 31) if day < on(2000, 1, 1) else date(2062, 1, 1))
    with pytest.raises(OutOfRange):
        duties(LAW, [referral(on(2024, 1, 1))], date(2061, 1, 1))


# --- editions


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2010, 3, 16), "wt-2006.episode.initial-assessment"),
        (date(2010, 3, 17), "wt-2010.episode.initial-assessment"),
        (date(2013, 4, 14), "wt-2010.episode.initial-assessment"),
        (date(2013, 4, 15), "wt-2013.episode.assessment"),
        (date(2023, 12, 14), "wt-2018.episode.assessment"),
        (date(2023, 12, 15), "wt-2023.episode.assessment"),
    ],
)
def test_a_matter_keeps_the_edition_in_force_on_the_day_it_opened(day: date, rule: str) -> None:
    assert rule in {duty.rule for duty in duties(LAW, [referral(day.toordinal())], date(2026, 1, 1))}


def test_what_opens_under_a_later_edition_within_an_older_matter_follows_the_later_one() -> None:
    facts = [
        referral(on(2010, 3, 10)),
        fact("strategy_discussion.held", on(2010, 3, 18), "referral", "enquiry", "enquiry", outcome="initiate_s47"),
    ]
    editions = {duty.matter: duty.rule.split(".", maxsplit=1)[0] for duty in duties(LAW, facts, date(2010, 4, 1))}
    assert editions == {"referral": "wt-2006", "enquiry": "wt-2010"}


def test_what_opened_before_2006_is_not_known_rather_than_judged_by_later_law() -> None:
    duty = ask([discussion(on(2006, 3, 31))], "initial-conference", date(2007, 1, 1))
    assert (duty.state, duty.due, duty.late) == (State.NOT_KNOWN, None, None)
    assert "before April 2006" in duty.missing
    assert duty.started == exactly(2006, 3, 31)


# --- sources that carry less


def test_a_source_that_cannot_carry_what_meets_a_duty_is_never_late() -> None:
    source = Source("a file without core groups", {"plan.started": Carries.DATED})
    duty = ask([fact("plan.started", on(2020, 1, 6), "", "plan", "plan")], "core-group", date(2024, 1, 1), source)
    assert (duty.state, duty.late, duty.missing) == (State.NOT_KNOWN, None, "the core group meeting")


def test_a_source_that_carries_only_the_first_of_a_kind_does_not_know_the_last() -> None:
    source = Source(
        "a file of first discussions",
        {"strategy_discussion.held": Carries.FIRST_ONLY, "conference.held": Carries.DATED},
    )
    old = ask([discussion(on(2009, 6, 1))], "initial-conference", date(2009, 6, 2), source)
    assert (old.state, old.missing) == (State.NOT_KNOWN, "whether it was held again: the strategy discussion")
    new = ask([discussion(on(2024, 6, 3))], "initial-conference", date(2024, 6, 4), source)
    assert (new.state, new.due) == (State.PROVISIONAL, exactly(2024, 6, 24))
    assert new.readings[0].missing == "whether it was held again: the strategy discussion"


def test_an_opening_without_its_day_starts_no_clock_under_any_reading() -> None:
    source = Source(
        "a file that says that there was a discussion",
        {"strategy_discussion.held": Carries.OUTCOME_ONLY, "conference.held": Carries.DATED},
    )
    duty = ask([discussion(on(2024, 6, 3))], "initial-conference", date(2025, 1, 1), source)
    assert (duty.state, duty.started, duty.due) == (State.NOT_KNOWN, None, None)
    assert duty.missing == "the strategy discussion"
    assert all(reading.due is None and reading.missing for reading in duty.readings)


# --- whatever is told


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
@settings(max_examples=150)
def test_the_order_in_which_facts_are_given_changes_nothing(facts: list[Fact], as_of: date) -> None:
    # Facts of one kind on one day are told apart by nothing else, so they are made one.
    given_once = list({(f.kind, f.earliest, f.matter): f for f in facts}.values())
    assert set(duties(LAW, given_once, as_of)) == set(duties(LAW, given_once[::-1], as_of))


@given(histories, days)
@settings(max_examples=150)
def test_what_comes_later_than_the_day_asked_about_changes_nothing(facts: list[Fact], as_of: date) -> None:
    seen = [f for f in facts if f.earliest <= as_of.toordinal()]
    assert duties(LAW, facts, as_of) == duties(LAW, seen, as_of)


@given(histories, days)
@settings(max_examples=150)
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
@settings(max_examples=150)
def test_a_duty_that_was_met_or_ended_stays_so_as_days_go_by(facts: list[Fact], as_of: date, more: int) -> None:
    known = [f for f in facts if f.earliest <= as_of.toordinal()]
    before, after = (duties(LAW, known, day) for day in (as_of, as_of + timedelta(more)))
    settled = {State.MET, State.MET_LATE, State.ENDED, State.NOT_REQUIRED}
    for one, other in zip(before, after, strict=True):
        assert one[:2] + one[3:7] == other[:2] + other[3:7]
        if one.state in settled:
            assert one == other


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
