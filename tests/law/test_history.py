"""What counts of what was recorded: corrections, withdrawals, restorations; for one child, and as columns."""

import pytest

from lantern.law import Fact
from lantern.law.columns_history import entries_to_columns, live_columns
from lantern.law.columns_rows import KIND_CODES, NOWHERE
from lantern.law.history import Act, Entry, live


def recorded(id: str, day: int = 739000, matter: str = "", opens: str = "") -> Entry:
    """A first entry."""
    return Entry(id, Act.RECORDS, "", Fact("core_group.met", day, day, -1, matter, id, opens))


def amended(id: str, about: str, day: int) -> Entry:
    """An entry that restates another with another day."""
    return Entry(id, Act.AMENDS, about, Fact("core_group.met", day, day, -1, "", id))


def withdrawn(id: str, about: str) -> Entry:
    return Entry(id, Act.WITHDRAWS, about)


def restored(id: str, about: str) -> Entry:
    return Entry(id, Act.RESTORES, about)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ([recorded("a"), recorded("b", 739001)], {"a": 739000, "b": 739001}),
        ([recorded("a"), amended("x", "a", 739005)], {"a": 739005}),
        ([recorded("a"), amended("x", "a", 739005), amended("y", "a", 739003)], {"a": 739003}),
        ([recorded("a"), withdrawn("w", "a")], {}),
        ([recorded("a"), amended("x", "a", 739005), withdrawn("w", "a")], {}),
        ([recorded("a"), withdrawn("w", "a"), amended("x", "a", 739005)], {}),
        ([recorded("a"), amended("x", "a", 739005), withdrawn("w", "x")], {"a": 739000}),
        ([recorded("a"), amended("x", "a", 739005), amended("y", "a", 739003), withdrawn("w", "y")], {"a": 739005}),
        ([recorded("a"), withdrawn("w", "a"), restored("r", "a")], {"a": 739000}),
        ([recorded("a"), withdrawn("w", "a"), restored("r", "a"), withdrawn("v", "a")], {}),
        ([], {}),
    ],
)
def test_what_was_recorded_last_about_an_entry_governs_it(said: list[Entry], counts: dict[str, int]) -> None:
    assert {fact.id: fact.earliest for fact in live(said)} == counts
    facts, stated = live_columns(entries_to_columns([said]))
    assert {said[row].id: day for row, day in zip(stated.tolist(), facts.earliest.tolist(), strict=True)} == counts


def test_an_amended_fact_keeps_its_place_among_the_others() -> None:
    said = [recorded("a"), recorded("b"), amended("x", "a", 739005)]
    assert [fact.id for fact in live(said)] == ["a", "b"]
    assert live_columns(entries_to_columns([said]))[1].tolist() == [0, 1]


def test_what_stands_in_a_withdrawn_matter_stands_nowhere() -> None:
    said = [recorded("m", opens="plan"), recorded("a", matter="m"), withdrawn("w", "m")]
    facts, _ = live_columns(entries_to_columns([[recorded("before")], said]))
    assert facts.matter.tolist() == [-1, NOWHERE]
    assert facts.child.tolist() == [0, 1]
    assert set(facts.kind.tolist()) == {KIND_CODES["core_group.met"]}


def test_one_childs_corrections_leave_anothers_alone() -> None:
    children = [[recorded("a"), withdrawn("w", "a")], [recorded("a"), amended("x", "a", 739009)]]
    facts, stated = live_columns(entries_to_columns(children))
    assert (facts.child.tolist(), facts.earliest.tolist(), stated.tolist()) == ([1], [739009], [2])
