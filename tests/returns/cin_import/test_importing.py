"""A census becomes an agency's own entries: the whole file or nothing, once, amended where it changed."""

import re
from datetime import date
from itertools import pairwise

import pytest

from lantern.access import identity, may
from lantern.journal import Entry, record
from lantern.kinds.answers import When
from lantern.kinds.case import Case
from lantern.kinds.declare import kind_named
from lantern.kinds.recording import entry_of
from lantern.law import State
from lantern.returns.cin.writer import Shape, census_lines
from lantern.returns.cin_import.telling import filled
from lantern.returns.examples.census import example_children, example_header
from tests.returns.census_text import CHILD, OTHER, census, spoilt
from tests.returns.cin_import.conftest import (
    DUTY_MANAGER,
    DUTY_WORKER,
    OTHER_AGENCY,
    OTHER_DUTY_MANAGER,
    SOCIAL_WORKER,
    County,
)

OPEN = re.sub(r"<CINclosureDate>.*\n<ReasonForClosure>.*\n", "", CHILD)
STILL_ON_PLAN = OPEN.replace("<CPPendDate>2025-12-01</CPPendDate>\n", "").replace(
    "<CPPreviewDate>2025-12-01</CPPreviewDate>\n", ""
)


def of_kind(entries: list[Entry], kind: str) -> list[Entry]:
    """The entries of this kind."""
    return [entry for entry in entries if entry.kind == kind]


def test_a_census_is_written_as_the_agencys_entries_each_in_its_matter(county: County) -> None:
    said = county.bring_in(census(CHILD))
    assert said.code == 0, said.err
    entries = county.entries("A1")
    by_kind = {entry.kind: entry for entry in entries}
    ids = {entry.id: entry.kind for entry in entries}
    assert {(entry.kind, ids.get(entry.matter) if entry.matter else None) for entry in entries} == {
        ("identifier.given", None),
        ("birth.given", None),
        ("characteristics.given", None),
        ("referral.received", None),
        ("referral.decided", "referral.received"),
        ("assessment.started", "referral.received"),
        ("assessment.completed", "assessment.started"),
        ("child_in_need_plan.agreed", "referral.received"),
        ("child_in_need_plan.ended", "referral.received"),
        ("strategy_discussion.held", "referral.received"),
        ("conference.held", "strategy_discussion.held"),
        ("plan.started", "strategy_discussion.held"),
        ("review_conference.held", "plan.started"),
        ("plan.ended", "plan.started"),
        ("episode.closed", "referral.received"),
        ("history.taken_over", "referral.received"),
        ("history.taken_over", "plan.started"),
    }
    assert by_kind["conference.held"].happened_earliest == date(2025, 6, 24)
    assert (by_kind["plan.started"].answer, by_kind["episode.closed"].outcome) == ("sexual_abuse", "other")
    assert {entry.agency for entry in entries} == {1}
    assert {entry.author for entry in entries} == {DUTY_MANAGER}
    assert "1 new, 0 known" in said.out


def test_what_the_census_does_not_carry_is_said_to_be_not_known(county: County) -> None:
    county.bring_in(census(CHILD))
    (referral,) = of_kind(county.entries("A1"), "referral.received")
    assert referral.body is not None
    assert referral.body["childs_words"] == {"reason": "Not carried by the children in need census."}
    assert referral.body["referrer"] == "Source of referral in the census: 2A school."


def test_every_example_can_be_written_and_run_twice_it_adds_nothing(county: County) -> None:
    header = example_header(2026)
    text = "\n".join(census_lines(header, example_children(40, 3, 2026), Shape(2026)))
    first = county.bring_in(text)
    assert first.code == 0, first.err
    count = county.count()
    assert count > 300
    again = county.bring_in(text)
    assert county.count() == count
    assert "0 new, 40 known" in again.out
    assert "0 recorded, 0 amended" in again.out


def test_a_changed_end_amends_and_keeps_what_it_said_before(county: County) -> None:
    county.bring_in(census(CHILD))
    said = county.bring_in(census(CHILD.replace("CPPendDate>2025-12-01", "CPPendDate>2025-12-02")))
    assert "0 recorded, 1 amended" in said.out
    (ended,) = of_kind(county.entries("A1"), "plan.ended")
    assert ended.happened_earliest == date(2025, 12, 2)
    assert [before.happened_earliest for before in ended.amended] == [date(2025, 12, 1)]
    assert "census of 2026 says otherwise" in ended.amended[0].because


def test_an_end_that_came_since_is_added(county: County) -> None:
    county.bring_in(census(STILL_ON_PLAN))
    said = county.bring_in(census(OPEN))
    assert "2 recorded, 0 amended" in said.out
    (ended,) = of_kind(county.entries("A1"), "plan.ended")
    (started,) = of_kind(county.entries("A1"), "plan.started")
    assert ended.matter == started.id


def test_what_a_later_file_of_the_year_no_longer_has_is_reported_and_stands(county: County) -> None:
    county.bring_in(census(CHILD))
    count = county.count()
    said = county.bring_in(census(STILL_ON_PLAN))
    assert county.count() == count
    assert said.code == 0
    assert "no longer has these" in said.out
    assert "child A1: Review conference held, 1 December 2025" in said.out
    assert of_kind(county.entries("A1"), "plan.ended")


def test_a_child_whom_a_later_file_of_the_year_no_longer_has_is_reported_and_stands(county: County) -> None:
    county.bring_in(census(CHILD, OTHER))
    count = county.count()
    said = county.bring_in(census(CHILD))
    assert "no longer has these children" in said.out
    assert said.out.splitlines()[-1] == "  child A2"
    assert county.count() == count
    assert "no longer has" not in county.bring_in(census(CHILD, OTHER)).out
    for said in (county.bring_in(census(CHILD), agency=OTHER_AGENCY), county.bring_in(census(CHILD, year=2027))):
        assert said.code == 0, said.err
        assert "no longer has" not in said.out


def test_a_child_that_has_to_be_left_out_is_in_the_file_all_the_same(county: County) -> None:
    county.bring_in(census(CHILD, OTHER))
    said = county.bring_in(census(OTHER, spoilt("2025-06-02<", "2025-02-30<")), "--leave-out-bad")
    assert said.code == 1
    assert "no longer has" not in said.out


def test_the_absence_of_something_from_another_year_means_nothing(county: County) -> None:
    county.bring_in(census(CHILD))
    a_year_later = (
        "<CINdetails>\n<CINreferralDate>2026-09-01</CINreferralDate>\n<ReferralNFA>0</ReferralNFA>\n</CINdetails>"
    )
    next_year = re.sub(r"(?s)<CINdetails>.*</CINdetails>", a_year_later, CHILD)
    said = county.bring_in(census(next_year, year=2027))
    assert said.code == 0, said.err
    assert "no longer has" not in said.out
    assert "0 new, 1 known" in said.out
    assert [e.happened_earliest.year for e in of_kind(county.entries("A1"), "referral.received")] == [2025, 2026]


def test_children_of_two_agencies_with_one_number_are_two_children(county: County) -> None:
    county.bring_in(census(CHILD))
    said = county.bring_in(census(CHILD), agency=OTHER_AGENCY)
    assert "1 new, 0 known" in said.out
    assert county.ask("select count(distinct record_id) from people_identifier where folded = 'A1'") == [(2,)]


def test_numbers_that_differ_only_in_signs_are_two_children(county: County) -> None:
    said = county.bring_in(census(CHILD, CHILD.replace("A1", "A-1")))
    assert "2 new" in said.out
    assert "0 new, 2 known" in county.bring_in(census(CHILD, CHILD.replace("A1", "A-1"))).out


def test_a_bad_child_keeps_the_whole_file_out(county: County) -> None:
    said = county.bring_in(census(OTHER, spoilt("2025-06-02<", "2025-02-30<")))
    assert (said.code, said.out, county.count()) == (2, "", 0)
    assert "<CINreferralDate>" in said.err


def test_a_bad_child_can_be_left_out_and_is_listed(county: County) -> None:
    said = county.bring_in(census(OTHER, spoilt("2025-06-02<", "2025-02-30<")), "--leave-out-bad")
    assert said.code == 1
    assert "1 new" in said.out
    assert "<CINreferralDate>" in said.err
    assert county.entries("A2")


def test_a_file_that_breaks_off_writes_nothing(county: County) -> None:
    assert county.bring_in(census(CHILD, OTHER)[:-60]).code == 2
    assert county.count() == 0


def test_if_the_record_refuses_one_entry_nothing_is_written(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lantern.returns.cin_import.bringing_in._AT_ONCE", 1)
    monkeypatch.setattr("lantern.returns.cin_import.telling._number", _fails_at_the_second_child())
    with pytest.raises(RuntimeError, match="stopped"):
        county.bring_in(census(CHILD, OTHER))
    assert county.count() == 0
    assert county.ask("select count(*) from registry_record") == [(0,)]


def _fails_at_the_second_child() -> object:
    calls = iter(range(1000))

    def number(id: str) -> int:
        if next(calls) > 10:
            raise RuntimeError("stopped")
        return int(id.rpartition(".")[2][1:]) - 1

    return number


@pytest.mark.parametrize("words", [("--by", "999"), ("--by", str(SOCIAL_WORKER)), ("--by", str(OTHER_DUTY_MANAGER))])
def test_only_somebody_on_duty_in_the_agency_answers_for_it(county: County, words: tuple[str, str]) -> None:
    said = county.bring_in(census(CHILD), *words)
    assert (said.code, county.count()) == (2, 0)
    assert "Nothing was written" in said.err


@pytest.mark.parametrize(("words", "by"), [((), DUTY_MANAGER), (("--by", str(DUTY_WORKER)), DUTY_WORKER)])
def test_a_duty_manager_answers_for_it_unless_another_on_duty_is_named(
    county: County, words: tuple[str, ...], by: int
) -> None:
    county.bring_in(census(CHILD), *words)
    assert county.ask("select distinct author_id from journal_entry") == [(by,)]


def test_an_agency_that_is_not_known_is_refused_and_the_known_ones_named(county: County) -> None:
    said = county.bring_in(census(CHILD), agency="Nowhere")
    assert (said.code, county.count()) == (2, 0)
    assert "Marlshire children's services, Wenland children's services" in said.err


def test_an_imported_child_is_on_duty_as_not_allocated_and_nobody_elses(county: County) -> None:
    county.bring_in(census(CHILD))
    about = county.record_of("A1")
    with identity(DUTY_MANAGER):
        assert may("open", about)
    assert county.ask("select count(*) from access_circle") == [(0,)]
    for worker in (SOCIAL_WORKER, OTHER_DUTY_MANAGER):
        with identity(worker):
            assert not may("open", about)


@pytest.mark.parametrize(("asked", "born"), [("A1", None), ("", date(2012, 3, 4))])
def test_an_imported_child_is_found_by_number_and_by_date_of_birth(
    county: County, asked: str, born: date | None
) -> None:
    number = CHILD.replace("A1", "20251")
    county.bring_in(census(number))
    found = county.ask(
        "select answer, record_id from set_config('lantern.worker', %s, false),"
        " lateral people_search(%s, %s, 'a test')",
        str(DUTY_MANAGER),
        "20251" if asked else "",
        born,
    )
    assert found == [("shown", county.record_of("20251"))]


def test_the_law_reads_an_imported_child_like_any_other(county: County) -> None:
    county.bring_in(census(STILL_ON_PLAN))
    case = Case.read(county.record_of("A1"), DUTY_MANAGER)
    found = {duty.rule.rpartition(".")[2]: duty for duty in case.duties(date(2026, 3, 31))}
    assert found["initial-conference"].state is State.MET
    assert found["first-review"].state is State.MET
    assert found["next-review"].state is State.OVERDUE
    assert found["referral-decision"].state is State.NOT_KNOWN


def test_what_the_census_does_not_carry_is_not_held_against_anybody(county: County) -> None:
    county.bring_in(census(STILL_ON_PLAN))
    about = county.record_of("A1")
    for as_of in (date(2026, 3, 31), date(2026, 11, 30)):
        found = {duty.rule.rpartition(".")[2]: duty for duty in Case.read(about, DUTY_MANAGER).duties(as_of)}
        for thing in ("core-group", "answer-to-referrer"):
            assert found[thing].state is State.NOT_KNOWN
            assert found[thing].missing == "what the return does not carry"
            assert found[thing].late is None
    kept = county.ask("select split_part(rule, '.', 3), standing from clock where record_id = %s", about)
    assert {("core-group", "not_known"), ("answer-to-referrer", "not_known")} <= set(kept)


def test_nor_is_what_an_earlier_edition_asked_within_hours(county: County) -> None:
    known_since_2011 = re.sub(r"(?s)<CINreferralDate>2025-06-02", "<CINreferralDate>2012-01-09", OPEN)
    county.bring_in(census(known_since_2011))
    found = Case.read(county.record_of("A1"), DUTY_MANAGER).duties(date(2026, 3, 31))
    states = {duty.rule: duty.state for duty in found if duty.rule.startswith("wt-2010.episode.")}
    assert set(states.values()) == {State.NOT_KNOWN}
    assert "wt-2010.episode.written-confirmation" in states


def test_what_falls_due_after_the_census_is_judged_like_anything_else(county: County) -> None:
    late_in_the_year = OPEN.replace("2025-06-24", "2026-03-27").replace("2025-06-25", "2026-03-30")
    late_in_the_year = re.sub(r"(?s)<CPPendDate>.*?</CPPendDate>\n|<Reviews>.*</Reviews>\n", "", late_in_the_year)
    late_in_the_year = re.sub(r"(?s)<CINPlanDates>.*</CINPlanDates>\n", "", late_in_the_year)
    assert county.bring_in(census(late_in_the_year)).code == 0
    case = Case.read(county.record_of("A1"), DUTY_MANAGER)
    (group,) = [duty for duty in case.duties(date(2026, 5, 29)) if duty.rule.endswith("core-group")]
    assert group.state is State.OVERDUE


def test_a_core_group_that_somebody_records_afterwards_is_known_after_all(county: County) -> None:
    county.bring_in(census(STILL_ON_PLAN))
    (plan,) = of_kind(county.entries("A1"), "plan.started")
    met = filled(kind_named("core_group.met"), When.on(date(2025, 7, 10)))
    record([entry_of(met, plan.record, matter=plan.id)], by=DUTY_MANAGER, key="met")
    case = Case.read(plan.record, DUTY_MANAGER)
    states = [duty.state for duty in case.duties(date(2026, 3, 31)) if duty.rule.endswith("plan.core-group")]
    assert states == [State.MET_LATE]


@pytest.mark.parametrize(("referred", "state"), [("2024-10-01", State.NOT_KNOWN), ("2025-04-01", State.OVERDUE)])
def test_an_assessment_before_the_file_is_not_held_against_anybody(county: County, referred: str, state: State) -> None:
    text = re.sub(r"(?s)<Assessments>.*</Assessments>\n", "", OPEN)
    county.bring_in(census(text.replace("<CINreferralDate>2025-06-02", f"<CINreferralDate>{referred}")))
    found = Case.read(county.record_of("A1"), DUTY_MANAGER).duties(date(2026, 3, 31))
    assert [duty.state for duty in found if duty.rule.endswith("episode.assessment")] == [state]


def test_what_a_person_typed_is_left_and_the_difference_told(county: County) -> None:
    county.bring_in(census(STILL_ON_PLAN))
    (plan,) = of_kind(county.entries("A1"), "plan.started")
    ended = filled(kind_named("plan.ended"), When.on(date(2025, 12, 3)))
    record([entry_of(ended, plan.record, matter=plan.id)], by=DUTY_MANAGER, key="typed")
    said = county.bring_in(census(OPEN))
    assert "which a person typed" in said.out
    assert [e.happened_earliest for e in of_kind(county.entries("A1"), "plan.ended")] == [date(2025, 12, 3)]


def test_a_child_whom_somebody_is_allocated_to_is_left_to_them(county: County) -> None:
    county.bring_in(census(STILL_ON_PLAN))
    made = filled(kind_named("allocation.made"), When.on(date(2025, 7, 1)), worker=SOCIAL_WORKER, allocated="allocated")
    record([entry_of(made, county.record_of("A1"))], by=DUTY_MANAGER, key="allocate")
    count = county.count()
    said = county.bring_in(census(OPEN))
    assert county.count() == count
    assert "These children have an allocated worker" in said.out
    assert "  child A1\n" in said.out
    assert "0 new, 1 known" in said.out


def test_entries_stand_in_the_order_of_their_days_in_each_matter(county: County) -> None:
    county.bring_in(census(CHILD))
    reviews = of_kind(county.entries("A1"), "review_conference.held")
    assert all(a.happened_earliest <= b.happened_earliest for a, b in pairwise(reviews))
    assert len(reviews) == 2
