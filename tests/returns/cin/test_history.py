"""How the elements of a census become facts, and how they are matched where the census does not say."""

from datetime import date
from pathlib import Path

import pytest

from lantern.law import State, load_law
from lantern.returns.cin.child import Assessment, Child, Enquiry, Episode, Plan
from lantern.returns.cin.history import eighteenth_birthday, history
from lantern.returns.cin.standing import rows, standing
from tests.returns.census_text import CHILD, census, only
from tests.returns.cin.census_children import HEADER


def day(text: str) -> int:
    """A day as the census tuples hold it."""
    return date.fromisoformat(text).toordinal()


def one_episode(**parts: object) -> Child:
    """A child with one episode, referred on 2 June 2025."""
    return Child("A1", episodes=(Episode(day("2025-06-02"), no_further_action=False)._replace(**parts),))  # type: ignore[arg-type]  # each test names the parts it needs


def standings(child: Child, thing: str) -> list[tuple[str, State]]:
    """How this thing stands in each matter at the end of the year."""
    found = standing(load_law(), history(child, HEADER), date(2026, 3, 31))
    return [(duty.matter, duty.state) for duty in found if duty.rule.endswith(f".{thing}")]


def test_the_facts_of_a_child_stand_in_the_order_in_which_they_follow(tmp_path: Path) -> None:
    told = history(only(tmp_path, census(CHILD)), HEADER)
    assert [(fact.kind, fact.id, fact.matter, fact.opens) for fact in told.facts] == [
        ("referral.received", "E1", "", "episode"),
        ("referral.decided", "E1.decision", "E1", ""),
        ("assessment.started", "E1.A1", "E1", ""),
        ("assessment.completed", "E1.A1.end", "E1", ""),
        ("child_in_need_plan.agreed", "E1.N1", "E1", ""),
        ("child_in_need_plan.ended", "E1.N1.end", "E1", ""),
        ("strategy_discussion.held", "E1.S1", "E1", "enquiry"),
        ("conference.held", "E1.S1.conference", "E1.S1", ""),
        ("plan.started", "E1.P1", "E1.S1", "plan"),
        ("review_conference.held", "E1.P1.R1", "E1.P1", ""),
        ("review_conference.held", "E1.P1.R2", "E1.P1", ""),
        ("plan.ended", "E1.P1.end", "E1.P1", ""),
        ("episode.closed", "E1.closure", "E1", ""),
        ("child.turned_18", "eighteenth", "", ""),
    ]


@pytest.mark.parametrize(
    ("flag", "outcome"), [("1", "no_further_action"), ("0", "assessment"), ("TRUE", "no_further_action")]
)
def test_the_decision_on_a_referral_is_carried_without_its_day(tmp_path: Path, flag: str, outcome: str) -> None:
    text = census(CHILD.replace("NFA>0", f"NFA>{flag}"))
    (decided,) = [f for f in history(only(tmp_path, text), HEADER).facts if f.kind == "referral.decided"]
    assert decided.outcome == outcome
    assert (decided.earliest, decided.latest) == (day("2025-06-02"), day("2026-03-02"))


def test_no_flag_is_no_decision(tmp_path: Path) -> None:
    text = census(CHILD.replace("<ReferralNFA>0</ReferralNFA>\n", ""))
    assert "referral.decided" not in [fact.kind for fact in history(only(tmp_path, text), HEADER).facts]


def test_a_plan_stands_in_the_enquiry_whose_conference_was_held_that_day() -> None:
    held = [day("2025-06-20"), day("2025-09-01")]
    enquiries = tuple(Enquiry(on - 10, conference_on=on) for on in held)
    told = history(one_episode(enquiries=enquiries, plans=(Plan(held[1]),)), HEADER)
    assert [fact.matter for fact in told.facts if fact.kind == "plan.started"] == ["E1.S2"]
    assert "matched to the enquiry" in told.matched["E1.P1"]


def test_two_plans_of_one_day_do_not_both_stand_in_one_enquiry() -> None:
    on = day("2025-06-20")
    told = history(one_episode(enquiries=(Enquiry(on - 10, conference_on=on),), plans=(Plan(on), Plan(on))), HEADER)
    assert [fact.matter for fact in told.facts if fact.kind == "plan.started"] == ["E1.S1", "E1"]


@pytest.mark.parametrize("days_after", [0, 3])
def test_a_plan_of_a_child_who_moved_in_stands_in_the_transfer(days_after: int) -> None:
    held = day("2025-06-20")
    told = history(one_episode(conference_on=held, plans=(Plan(held + days_after),)), HEADER)
    assert [fact.matter for fact in told.facts if fact.kind == "plan.started"] == ["E1.T1"]


def test_a_plan_with_no_conference_stands_in_the_episode_and_every_row_says_so() -> None:
    child = one_episode(plans=(Plan(day("2025-06-20")),))
    found = [row for row in rows(load_law(), child, HEADER, date(2026, 3, 31)) if row["matter"] == "E1.P1"]
    assert len(found) == 2
    assert all(row["matched"] in row["why"] for row in found)
    assert all("none in this file" in row["matched"] for row in found)


def test_a_conference_held_though_said_not_to_be_required_counts_as_held() -> None:
    on = day("2025-06-20")
    child = one_episode(enquiries=(Enquiry(on - 10, conference_on=on, not_required=True),))
    assert standings(child, "initial-conference") == [("E1.S1", State.MET)]


def test_an_enquiry_that_needed_no_conference_is_not_required() -> None:
    child = one_episode(enquiries=(Enquiry(day("2025-06-10"), not_required=True),))
    assert standings(child, "initial-conference") == [("E1.S1", State.NOT_REQUIRED)]


def test_assessments_are_matched_by_their_start_and_not_by_their_place(tmp_path: Path) -> None:
    later = "<Assessments>\n<AssessmentActualStartDate>2025-10-01</AssessmentActualStartDate>\n</Assessments>\n"
    child = only(tmp_path, census(CHILD.replace("<Assessments>", f"{later}<Assessments>", 1).replace(
        "<CINclosureDate>2026-03-02</CINclosureDate>\n<ReasonForClosure>RC7</ReasonForClosure>\n", ""
    )))  # fmt: skip
    assert standings(child, "assessment") == [("E1", State.MET), ("E1.A2", State.OVERDUE)]


OLDER = day("2024-10-01")


def test_an_assessment_that_may_have_ended_before_the_file_is_not_known_and_not_late() -> None:
    child = one_episode(referred_on=OLDER, assessments=(Assessment(day("2025-07-01"), None, day("2025-08-01")),))
    assert standings(child, "assessment") == [("E1", State.NOT_KNOWN), ("E1.A1", State.MET)]
    (row,) = [r for r in rows(load_law(), child, HEADER, date(2026, 3, 31)) if r["state"] == "not_known" and
              r["rule"].endswith("episode.assessment")]  # fmt: skip
    assert "before the census year" in row["missing"]
    assert row["working_days_late"] is None


def test_the_first_assessment_of_an_older_episode_counts_if_it_began_soon_after_the_referral() -> None:
    on = day("2025-03-10")
    late = Assessment(on + 4, None, on + 120)
    assert standings(one_episode(referred_on=on, assessments=(late,)), "assessment") == [("E1", State.MET_LATE)]


@pytest.mark.parametrize(
    ("began", "matter"),
    # Referred on Monday 10 March 2025. With Good Friday, Easter Monday and 5 May, the 45th working day is 15 May.
    [("2025-05-15", "E1"), ("2025-05-16", "E1.A1")],
)
def test_in_an_older_episode_the_first_assessment_begins_within_45_working_days(began: str, matter: str) -> None:
    child = one_episode(referred_on=day("2025-03-10"), assessments=(Assessment(day(began)),))
    opened = [fact.opens for fact in history(child, HEADER).facts if fact.kind == "assessment.started"]
    assert opened == ["" if matter == "E1" else "assessment"]


def test_a_conference_of_the_day_comes_before_an_earlier_transfer_in() -> None:
    on = day("2025-07-01")
    enquiry = Enquiry(on - 10, conference_on=on)
    told = history(one_episode(conference_on=on - 5, enquiries=(enquiry,), plans=(Plan(on),)), HEADER)
    assert [fact.matter for fact in told.facts if fact.kind == "plan.started"] == ["E1.S1"]


def test_a_first_review_due_before_the_file_is_not_known_unless_older_reviews_are_in_it() -> None:
    began = day("2024-11-04")
    this_year = Plan(began, reviews=(day("2025-05-06"), day("2025-11-05")))
    all_of_them = this_year._replace(reviews=(day("2025-02-20"), *this_year.reviews))
    for plan, state in ((this_year, State.NOT_KNOWN), (all_of_them, State.MET_LATE)):
        child = one_episode(referred_on=OLDER, plans=(plan,))
        assert standings(child, "first-review") == [("E1.P1", state)]


def test_a_first_review_that_fell_due_in_the_year_is_judged_by_what_the_file_holds() -> None:
    plan = Plan(day("2025-02-03"), reviews=(day("2025-05-06"),))
    child = one_episode(referred_on=OLDER, plans=(plan,))
    assert standings(child, "first-review") == [("E1.P1", State.MET_LATE)]


def test_a_child_who_moved_away_is_accepted_elsewhere_on_the_day_of_closure() -> None:
    told = history(one_episode(closed_on=day("2025-09-01"), reason="RC5"), HEADER)
    assert [fact.earliest for fact in told.facts if fact.kind == "transfer_out.accepted"] == [day("2025-09-01")]


@pytest.mark.parametrize(
    ("born", "eighteen"), [("2008-02-29", "2026-03-01"), ("2008-02-28", "2026-02-28"), ("2008-12-31", "2026-12-31")]
)
def test_somebody_turns_18_on_the_birthday(born: str, eighteen: str) -> None:
    assert eighteenth_birthday(day(born)) == day(eighteen)
