"""From entries to the facts of the law: where each stands, what it opens, what follows from other things."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lantern.kinds.facts import facts_of, matched
from lantern.law import Fact, State, duties, load_law
from lantern.law.vocabulary import vocabulary
from tests.kinds.histories import Spine, histories, spine

DAY = date(2026, 1, 5)


def later(days: int) -> date:
    """So many days after the referral."""
    return DAY + timedelta(days=days)


REFERRAL = spine("referral.received", DAY, 0, opens="episode", outcome="family", answer="by_telephone")
DISCUSSION = spine("strategy_discussion.held", later(1), 1, matter=REFERRAL.id, opens="enquiry", outcome="initiate_s47")
CONFERENCE = spine("conference.held", later(12), 2, matter=DISCUSSION.id, opens="plan", outcome="plan")
CORE_GROUP = spine("core_group.met", later(20), 3, matter=CONFERENCE.id)


def by_kind(entries: list[Spine]) -> dict[str, Fact]:
    """The facts of these entries, where there is one of each kind."""
    return {fact.kind: fact for fact in facts_of(entries)}


def test_facts_stand_in_the_matters_that_their_entries_name() -> None:
    facts = by_kind([REFERRAL, DISCUSSION, CONFERENCE, CORE_GROUP])
    assert facts["referral.received"].matter == ""
    assert facts["strategy_discussion.held"].matter == str(REFERRAL.id)
    assert facts["conference.held"].opens == "plan"
    assert facts["core_group.met"].matter == str(CONFERENCE.id)


def test_a_discussion_within_an_enquiry_opens_no_second_one() -> None:
    again = spine(
        "strategy_discussion.held", later(3), 9, matter=DISCUSSION.id, opens="enquiry", outcome="initiate_s47"
    )
    concluded = spine("s47.concluded", later(4), 10, matter=again.id, outcome="continuing_risk")
    facts = facts_of([REFERRAL, DISCUSSION, again, concluded])
    assert [fact.opens for fact in facts] == ["episode", "enquiry", "", ""]
    assert facts[-1].matter == str(DISCUSSION.id)


def test_what_stands_in_a_matter_that_was_amended_away_stands_in_the_one_above() -> None:
    amended = replace(DISCUSSION, outcome="core_assessment_s17", opens="")
    started = spine("core_assessment.started", later(2), 8, matter=DISCUSSION.id)
    facts = by_kind([REFERRAL, amended, started])
    assert facts["core_assessment.started"].matter == str(REFERRAL.id)


def test_the_first_assessment_stands_in_the_episode_and_a_later_one_is_its_own() -> None:
    first = spine("assessment.started", later(2), 5, matter=REFERRAL.id, opens="assessment")
    second = spine("assessment.started", later(60), 6, matter=REFERRAL.id, opens="assessment")
    done = [spine("assessment.completed", later(n), n, matter=e.id) for n, e in ((40, first), (90, second))]
    facts = facts_of([second, *done, first, REFERRAL])
    assert [(fact.matter, fact.opens) for fact in facts if fact.kind == "assessment.started"] == [
        (str(REFERRAL.id), ""),
        (str(REFERRAL.id), "assessment"),
    ]
    assert [fact.matter for fact in facts if fact.kind == "assessment.completed"] == [str(REFERRAL.id), str(second.id)]


def test_an_assessment_recorded_late_but_begun_earlier_becomes_the_first() -> None:
    second = spine("assessment.started", later(60), 5, matter=REFERRAL.id, opens="assessment")
    assert by_kind([REFERRAL, second])["assessment.started"].opens == ""
    first = spine("assessment.started", later(2), 6, matter=REFERRAL.id, opens="assessment")
    opened = {fact.id: fact.opens for fact in facts_of([REFERRAL, second, first])}
    assert (opened[str(first.id)], opened[str(second.id)]) == ("", "assessment")


def test_a_referral_that_came_of_a_consultation_stands_in_the_child() -> None:
    consultation = spine("consultation.held", later(-9), 7, opens="consultation")
    assert by_kind([consultation, replace(REFERRAL, matter=consultation.id)])["referral.received"].matter == ""


def test_a_fact_that_names_no_fitting_matter_is_matched_to_the_last_one_and_said_to_be() -> None:
    entries = [REFERRAL, DISCUSSION, CONFERENCE, replace(CORE_GROUP, matter=None)]
    assert by_kind(entries)["core_group.met"].matter == str(CONFERENCE.id)
    assert matched(entries) == {str(CORE_GROUP.id): str(CONFERENCE.id)}
    assert matched([REFERRAL, DISCUSSION, CONFERENCE, CORE_GROUP]) == {}


def test_a_fact_earlier_than_every_fitting_matter_stays_where_it_is_said_to_stand() -> None:
    early = replace(CORE_GROUP, matter=None, happened_earliest=later(-3), happened_latest=later(-3))
    assert by_kind([REFERRAL, DISCUSSION, CONFERENCE, early])["core_group.met"].matter == ""


def test_a_matter_whose_opening_entry_was_withdrawn_opens_nothing_and_nothing_is_matched_elsewhere() -> None:
    other = spine("conference.held", later(11), 30, matter=DISCUSSION.id, opens="plan", outcome="plan")
    facts = by_kind([REFERRAL, DISCUSSION, other, CORE_GROUP])
    assert facts["core_group.met"].matter == str(CONFERENCE.id)
    assert matched([REFERRAL, DISCUSSION, other, CORE_GROUP]) == {}


def test_matters_that_name_each_other_stand_in_the_child() -> None:
    one = spine("plan.started", DAY, 1, opens="plan")
    two = spine("plan.started", DAY, 2, opens="plan", matter=one.id)
    facts = facts_of([replace(one, matter=two.id), two])
    assert [fact.kind for fact in facts] == ["plan.started", "plan.started"]


def test_the_eighteenth_birthday_follows_from_the_last_date_of_birth_recorded() -> None:
    mistaken, born = (spine("birth.given", day, n) for n, day in ((21, date(2009, 5, 5)), (22, date(2008, 2, 29))))
    facts = by_kind([born, REFERRAL, mistaken])
    assert facts["child.turned_18"].earliest == facts["child.turned_18"].latest == date(2026, 3, 1).toordinal()
    assert facts["child.turned_18"].id == str(born.id)


def test_a_date_of_birth_known_only_as_a_year_gives_a_range() -> None:
    born = spine("birth.given", date(2008, 1, 1), 21, happened_latest=date(2008, 12, 31))
    turned = by_kind([born, REFERRAL])["child.turned_18"]
    assert (turned.earliest, turned.latest) == (date(2026, 1, 1).toordinal(), date(2026, 12, 31).toordinal())


def test_a_date_of_birth_alone_is_no_history() -> None:
    assert facts_of([spine("birth.given", date(1950, 1, 1), 1)]) == []


def test_the_day_that_an_assessment_order_names_is_a_fact_of_that_order() -> None:
    order = spine("child_assessment_order.made", DAY, 1, opens="assessment_order", dated_on=later(4))
    begins = by_kind([order])["child_assessment_order.begins"]
    assert (begins.earliest, begins.matter) == (later(4).toordinal(), str(order.id))


def test_a_moment_is_a_minute_and_an_imprecise_day_a_range() -> None:
    at = datetime(2026, 1, 5, 9, 30, 59, tzinfo=UTC)
    fact = by_kind([replace(REFERRAL, happened_at=at)])["referral.received"]
    assert fact.at == int(at.timestamp()) // 60
    vague = by_kind([replace(REFERRAL, happened_latest=later(3))])["referral.received"]
    assert (vague.earliest, vague.latest, vague.at) == (DAY.toordinal(), later(3).toordinal(), -1)


def test_codes_that_are_the_kinds_own_are_not_told_to_the_law() -> None:
    fact = by_kind([replace(CONFERENCE, answer="sexual_abuse")])["conference.held"]
    assert (fact.outcome, fact.answer) == ("plan", "")


@settings(max_examples=200, deadline=None)
@given(histories(), st.data())
def test_the_order_in_which_entries_are_given_does_not_count(entries: list[Spine], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(entries))
    assert facts_of(shuffled) == facts_of(entries)
    assert matched(shuffled) == matched(entries)


@settings(max_examples=200, deadline=None)
@given(histories(), st.data())
def test_a_withdrawn_entry_leaves_nothing_behind(entries: list[Spine], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(entries))
    left = facts_of([entry for entry in entries if entry != gone])
    assert all(fact.id != str(gone.id) for fact in left)
    assert {fact.id for fact in left} <= {str(entry.id) for entry in entries}


@settings(max_examples=300, deadline=None)
@given(histories())
def test_every_fact_is_of_the_vocabulary_and_the_law_can_read_it(entries: list[Spine]) -> None:
    known = vocabulary().facts
    facts = facts_of(entries)
    opened = {fact.id: fact.opens for fact in facts if fact.opens}
    for fact in facts:
        law = known[fact.kind]
        assert fact.outcome in (law.outcomes or ("",))
        assert fact.opens in ("", law.opens)
        assert fact.matter == "" or fact.matter in opened
    for duty in duties(load_law(), facts, date(2060, 12, 31)):
        assert duty.state in State


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1890, 1, 1), date(2080, 1, 1)))
def test_a_day_that_no_calendar_counts_never_stops_the_law(happened: date, born: date) -> None:
    entries = [
        replace(REFERRAL, happened_earliest=happened, happened_latest=happened),
        spine("birth.given", born, 5),
        replace(DISCUSSION, matter=REFERRAL.id),
    ]
    duties(load_law(), facts_of(entries), date(2060, 12, 31))


def test_a_whole_history_stands_as_the_law_reads_it() -> None:
    states = {
        d.rule: d.state for d in duties(load_law(), facts_of([CORE_GROUP, CONFERENCE, DISCUSSION, REFERRAL]), later(30))
    }
    assert states["wt-2023.plan.core-group"] is State.MET
    assert states["wt-2023.episode.referral-decision"] is State.OVERDUE
