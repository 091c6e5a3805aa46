"""What starts, meets, ends and requires a duty, in small stories: one behaviour of the engine each."""

from datetime import date

import pytest

from lantern.law import State
from tests.law.telling import ask, ask_all, conference, discussion, exactly, fact, on, referral, review

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
