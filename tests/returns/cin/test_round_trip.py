"""What is written as a census is read back as it was, and becomes a history that the law understands."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lantern.law import State, load_law
from lantern.law.vocabulary import vocabulary
from lantern.returns.cin.child import Child
from lantern.returns.cin.history import history
from lantern.returns.cin.standing import rows, standing
from lantern.returns.cin.stream import Census
from lantern.returns.cin.writer import Shape, census_lines
from tests.returns.cin.census_children import HEADER, children


def _read_back(child: Child, shape: Shape) -> Child:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "census.xml")
        path.write_text("\n".join(census_lines(HEADER, [child], shape)), encoding="utf-8")
        with Census(path) as census:
            (one,) = census.children()
    assert one.child is not None, one.faults
    return one.child._replace(line=0)


@settings(deadline=None, max_examples=50)
@given(children(), st.booleans())
def test_a_child_is_read_back_as_written_in_either_shape_of_reviews(child: Child, each: bool) -> None:
    assert _read_back(child, Shape(2026, one_group_for_each_review=each)) == child


@settings(deadline=None, max_examples=50)
@given(children())
def test_every_fact_is_one_that_the_law_knows_and_stands_where_it_may(child: Child) -> None:
    words, facts = vocabulary(), history(child, HEADER).facts
    opened = {fact.id: fact.opens for fact in facts if fact.opens}
    assert len({fact.id for fact in facts}) == len(facts)
    for fact in facts:
        known = words.facts[fact.kind]
        assert fact.earliest <= fact.latest
        assert (opened[fact.matter] if fact.matter else "child") in known.stands_in
        assert not fact.opens or fact.opens == known.opens
        assert not fact.outcome or fact.outcome in known.outcomes


@settings(deadline=None, max_examples=50)
@given(children())
def test_every_dated_element_becomes_a_fact_on_its_day(child: Child) -> None:
    days = sorted(fact.earliest for fact in history(child, HEADER).facts if fact.kind in _DATED)
    wanted = [day for episode in child.episodes for part in _days(episode) for day in part if day]
    assert days == sorted(wanted)


_DATED = (
    "referral.received", "assessment.started", "assessment.completed", "child_in_need_plan.agreed",
    "child_in_need_plan.ended", "strategy_discussion.held", "conference.held", "transfer_in_conference.held",
    "plan.started", "review_conference.held", "plan.ended", "episode.closed",
)  # fmt: skip


def _days(episode: object) -> list[list[int | None]]:
    """Every day in an episode that stands for something that happened; targets and internal reviews do not."""
    held = episode._asdict()  # type: ignore[attr-defined]  # any of the census's tuples
    skipped = {"target_on", "review_on"}
    found: list[list[int | None]] = [
        [day for name, day in held.items() if name.endswith("_on") and name not in skipped]
    ]
    found.append(list(held.get("reviews", ())))
    for name in ("assessments", "need_plans", "enquiries", "plans"):
        for part in held.get(name, ()):
            found += _days(part)
    return found


@settings(deadline=None, max_examples=50)
@given(children(), st.dates(date(2021, 1, 1), date(2027, 12, 31)))
def test_what_the_census_cannot_carry_is_never_late(child: Child, as_of: date) -> None:
    told = history(child, HEADER)
    for duty in standing(load_law(), told, as_of):
        thing = duty.rule.rpartition(".")[2]
        if thing in ("core-group", "referral-decision", "answer-to-referrer", "transfer-in-conference"):
            assert duty.state is State.NOT_KNOWN
        if duty.state is State.NOT_KNOWN:
            assert duty.late is None
            assert duty.missing


@settings(deadline=None, max_examples=50)
@given(children())
def test_every_row_answers_every_question(child: Child) -> None:
    asked = {
        *("child", "matter", "rule", "says", "cites", "edition", "started_on", "due_on", "met_on", "state"),
        *("working_days_late", "other_readings", "why"),
    }
    for row in rows(load_law(), child, HEADER, date(2026, 3, 31)):
        assert asked <= set(row)
        assert row["child"] == child.id
        assert row["why"]
