"""Where a child stands on a chart: passed, here, not taken, outside the usual path."""

from datetime import date

from lantern.law import Carries, Fact, Source, duties
from lantern.law.chart import Standing, chart_state, drawings, load_charts
from lantern.law.chart.walk import Why
from tests.law.charts.stories import (
    LAW,
    day,
    enquiry_2008,
    fact,
    here,
    plan_2008,
    plan_2026,
    referral_2008,
    standing,
    state,
)

FOURTH, FIFTH = "after-the-strategy-discussion", "after-the-conference"


def test_the_child_is_where_something_is_awaited() -> None:
    assert here(state(FOURTH, enquiry_2008(), "2008-03-20")) == ["enquiry"]
    assert here(state(FOURTH, enquiry_2008(), "2008-04-01")) == ["conference"]
    assert here(state(FIFTH, enquiry_2008(), "2008-04-09")) == ["core-group", "core-assessment"]


def test_what_has_not_happened_by_the_day_is_not_seen() -> None:
    told = standing(state(FOURTH, enquiry_2008(), "2008-03-27"))
    assert told["conference"] is Standing.NOT_REACHED
    assert told["continuing-risk"] is Standing.NOT_REACHED


def test_the_branch_not_taken_names_the_decision_and_its_reason() -> None:
    told = state(FOURTH, enquiry_2008(), "2008-05-01", reasons={"concluded": "Two accounts agree."})
    box = next(box for box in told.boxes if box.box.id == "not-substantiated")
    assert box.standing is Standing.NOT_TAKEN
    assert [fact.id for fact in box.decided_by] == ["concluded"]
    assert box.reasons == ("Two accounts agree.",)


def test_what_lies_beyond_a_branch_not_taken_is_not_taken_either() -> None:
    told = standing(state(FOURTH, enquiry_2008(), "2008-05-01"))
    assert told["plan-in-need"] is told["plan-after-enquiry"] is Standing.NOT_TAKEN


def test_a_second_discussion_keeps_the_enquiry_and_is_listed_with_the_first() -> None:
    told = state(FOURTH, enquiry_2008(), "2008-03-20")
    box = told.boxes[0]
    assert [fact.id for fact in box.done] == ["first", "second"]
    assert told.outside == ()


def test_a_second_discussion_that_ends_the_enquiry_leads_the_child_away_from_it() -> None:
    facts = [f for f in enquiry_2008() if f.id not in ("second", "concluded", "conference")]
    facts.append(fact("strategy_discussion.held", "2008-03-14", "second", "first", "no_further_involvement"))
    told = state(FOURTH, facts, "2008-03-20")
    assert standing(told)["enquiry"] is Standing.NOT_TAKEN
    assert standing(told)["no-involvement"] is Standing.PASSED
    assert here(told) == []


def test_a_discussion_that_begins_no_enquiry_has_a_drawing_of_its_own() -> None:
    facts = [*referral_2008(), fact("strategy_discussion.held", "2008-03-12", "sd", "referral", "core_assessment_s17")]
    told = state(FOURTH, facts, "2008-03-20")
    assert told.matter == "sd"
    assert standing(told)["section-17"] is Standing.PASSED
    assert standing(told)["section-47"] is Standing.NOT_TAKEN


def test_a_discussion_whose_decision_is_not_known_keeps_the_child_there() -> None:
    facts = [*referral_2008(), fact("strategy_discussion.held", "2008-03-12", "sd", "referral", "not_known")]
    told = state(FOURTH, facts, "2008-03-20")
    assert here(told) == ["discussion"]
    assert told.boxes[0].undecided
    assert standing(told)["section-47"] is Standing.NOT_REACHED


def test_a_review_that_lets_the_plan_stand_leads_to_the_next_review_each_time() -> None:
    for reviews, on in ((1, "2008-08-01"), (2, "2009-02-01"), (3, "2009-08-01"), (4, "2010-01-15")):
        told = state(FIFTH, plan_2008(reviews), on)
        assert here(told) == ["next-review"]
        assert told.outside == ()


def test_a_review_that_ends_the_plan_leads_to_its_end() -> None:
    facts = [*plan_2008(1), fact("review_conference.held", "2009-01-05", "last", "conference", "plan_ends")]
    assert here(state(FIFTH, facts, "2009-01-06")) == ["plan-ended"]
    facts.append(fact("plan.ended", "2009-01-05", "ended", "conference", "no_longer_needed"))
    told = state(FIFTH, facts, "2009-01-06")
    assert here(told) == []
    assert standing(told)["plan-ended"] is Standing.PASSED


def test_a_conference_without_a_concluded_enquiry_is_outside_the_usual_path() -> None:
    facts = [f for f in enquiry_2008() if f.id != "concluded"]
    told = state(FOURTH, facts, "2008-05-01")
    (outside,) = told.outside
    assert outside.why is Why.NO_PREDECESSOR
    assert (outside.fact.id, outside.box, outside.left) == ("conference", "conference", "enquiry")
    assert set(outside.beside) == {"is-conference-necessary", "continuing-risk"}
    assert standing(told)["on-a-plan"] is Standing.PASSED


def test_a_conclusion_after_the_conference_came_in_another_order() -> None:
    late = fact("s47.concluded", "2008-04-15", "concluded", "first", "continuing_risk")
    told = state(FOURTH, [*(f for f in enquiry_2008() if f.id != "concluded"), late], "2008-05-01")
    assert [(o.why, o.fact.id) for o in told.outside][1:] == [(Why.ANOTHER_ORDER, "concluded")]


def test_days_that_overlap_are_not_called_another_order() -> None:
    about = fact("s47.concluded", "2008-04-07", "concluded", "first", "continuing_risk", to="2008-04-20")
    facts = [*(f for f in enquiry_2008() if f.id != "concluded"), about]
    assert state(FOURTH, facts, "2008-05-01").outside == ()
    same_day = fact("s47.concluded", "2008-04-08", "concluded", "first", "continuing_risk")
    facts = [*(f for f in enquiry_2008() if f.id != "concluded"), same_day]
    assert state(FOURTH, facts, "2008-05-01").outside == ()


def test_a_decision_for_which_the_chart_has_no_line_is_listed() -> None:
    facts = [f for f in enquiry_2008() if f.id not in ("concluded", "conference")]
    facts.append(fact("s47.concluded", "2008-03-28", "concluded", "first", "conference_not_required"))
    told = state(FOURTH, facts, "2008-05-01")
    assert [(o.why, o.box) for o in told.outside] == [(Why.NO_BRANCH, "enquiry")]


def test_a_plan_that_ends_without_a_review_is_outside_the_usual_path() -> None:
    facts = [*plan_2008(1), fact("plan.ended", "2008-09-01", "ended", "conference", "no_longer_needed")]
    assert [o.box for o in state(FIFTH, facts, "2008-10-01").outside] == ["plan-ended"]


def test_a_plan_that_ends_because_the_child_moved_is_stopped_and_nobody_is_here() -> None:
    facts = [*plan_2008(1), fact("plan.ended", "2008-09-01", "ended", "conference", "transferred")]
    told = state(FIFTH, facts, "2008-10-01")
    assert told.ended is not None
    assert told.ended.id == "ended"
    assert standing(told)["next-review"] is Standing.STOPPED
    assert here(told) == []


def test_a_step_of_which_no_entry_is_kept_is_never_called_done() -> None:
    told = state(FIFTH, plan_2008(1), "2008-08-01")
    assert standing(told)["specialists"] is Standing.NO_RECORD
    assert standing(told)["interventions"] is Standing.NO_RECORD


def test_a_step_passed_over_has_no_record_and_one_whose_clock_runs_is_still_to_be_done() -> None:
    facts = [f for f in plan_2008(1) if f.id not in ("group", "core")]
    told = standing(state(FIFTH, facts, "2008-08-01"))
    assert told["core-group"] is Standing.HERE
    assert told["core-assessment"] is Standing.HERE
    without_clocks = chart_state(load_charts()[FIFTH], facts, [], date(2008, 8, 1))
    assert standing(without_clocks)["core-group"] is Standing.NO_RECORD


def test_what_a_source_cannot_carry_is_not_recorded_and_makes_nothing_unusual() -> None:
    source = Source("a census", {"conference.held": Carries.DATED, "review_conference.held": Carries.DATED})
    facts = [f for f in plan_2008(1) if f.id not in ("group", "agreed", "core")]
    as_of = date(2008, 8, 1)
    told = chart_state(load_charts()[FIFTH], facts, duties(LAW, facts, as_of, source), as_of, source=source)
    assert standing(told)["core-group"] is standing(told)["plan-developed"] is Standing.NO_RECORD
    assert told.outside == ()
    assert here(told) == ["next-review"]


def test_two_enquiries_are_two_drawings() -> None:
    again = [
        fact("strategy_discussion.held", "2009-06-01", "third", "referral", "initiate_s47", "enquiry"),
        fact("s47.concluded", "2009-06-12", "concluded-2", "third", "not_substantiated"),
    ]
    facts = [*enquiry_2008(), *again]
    offered = drawings(LAW, load_charts().values(), facts, date(2009, 7, 1))
    assert [d.matter for d in offered if d.chart.id == FOURTH] == ["first", "third"]
    assert standing(state(FOURTH, facts, "2009-07-01", "third"))["continuing-risk"] is Standing.NOT_TAKEN
    assert standing(state(FOURTH, facts, "2009-07-01", "first"))["continuing-risk"] is Standing.PASSED


def test_two_plans_under_one_referral_are_two_drawings_of_the_whole_way() -> None:
    second = [
        fact("strategy_discussion.held", "2026-06-01", "third", "referral", "initiate_s47", "enquiry"),
        fact("s47.concluded", "2026-06-12", "concluded-2", "third", "continuing_risk"),
        fact("conference.held", "2026-06-19", "second-plan", "third", "plan", "plan"),
    ]
    facts = [*plan_2026(), *second]
    offered = drawings(LAW, load_charts().values(), facts, date(2026, 7, 1))
    assert [d.matter for d in offered if d.chart.id == "process"] == ["conference", "second-plan"]
    one = state("process", facts, "2026-07-01", "conference")
    two = state("process", facts, "2026-07-01", "second-plan")
    assert [f.id for b in one.boxes if b.box.id == "conference" for f in b.done] == ["conference"]
    assert [f.id for b in two.boxes if b.box.id == "conference" for f in b.done] == ["second-plan"]


def test_each_matter_is_drawn_on_the_charts_of_its_own_edition() -> None:
    offered = {d.chart.id: d.edition for d in drawings(LAW, load_charts().values(), plan_2008(), date(2009, 3, 1))}
    assert offered == {"referral": "wt-2006", "initial-assessment": "wt-2006", FOURTH: "wt-2006", FIFTH: "wt-2006"}
    assert list(offered) == ["referral", "initial-assessment", FOURTH, FIFTH], "the one that began last comes last"
    under = drawings(LAW, load_charts().values(), plan_2008(), date(2009, 3, 1), under="wt-2023")
    assert {(d.chart.id, d.matter) for d in under} == {("process", "conference")}


def test_urgent_action_is_offered_only_where_there_was_some() -> None:
    taken = fact("police_protection.taken", "2026-01-20", "taken", "referral", opens="police_protection")
    offered = [d.chart.id for d in drawings(LAW, load_charts().values(), [*plan_2026(), taken], date(2026, 3, 1))]
    assert "urgent-action" in offered
    assert "urgent-action" not in [
        d.chart.id for d in drawings(LAW, load_charts().values(), plan_2026(), date(2026, 3, 1))
    ]


def test_the_clock_runs_beside_its_box() -> None:
    told = state("process", plan_2026(), "2026-03-13")
    clocks = {box.box.id: [duty.rule for duty in box.duties] for box in told.boxes if box.duties}
    assert clocks["core-group"] == ["wt-2023.plan.core-group"]
    assert clocks["conference"] == ["wt-2023.enquiry.initial-conference"]


def test_the_given_order_of_one_days_entries_does_not_matter() -> None:
    def placed(facts: list[Fact]) -> dict[str, Standing]:
        return standing(state("process", facts, "2026-01-20"))

    one_day = [f._replace(earliest=day("2026-01-12"), latest=day("2026-01-12")) for f in plan_2026()[:6]]
    assert placed(one_day) == placed(list(reversed(one_day)))
    assert state("process", list(reversed(one_day)), "2026-01-20").outside == ()
