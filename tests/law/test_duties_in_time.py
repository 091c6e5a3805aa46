"""Days and moments, editions, and sources that carry less: one behaviour of the engine each."""

from datetime import date, datetime, timedelta

import pytest

from lantern.law import Carries, OutOfRange, Source, State, duties
from lantern.law.calendar import day_starts_at, minute_of
from tests.law.telling import LAW, LONDON, ask, at, conference, discussion, exactly, fact, on, referral

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
