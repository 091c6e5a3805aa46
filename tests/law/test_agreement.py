"""Two compilations and an oracle by another hand give the same duties, in every field, on random histories."""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from random import Random

import pytest

from lantern.law import JOURNAL, Fact, State, duties, load_law
from lantern.law.columns import Country, to_columns
from lantern.law.example import Example, load_examples
from lantern.law.fact import NO_MOMENT
from lantern.law.history import Act, Entry, live
from lantern.law.scalar import moment_of
from tests.law import oracle
from tests.law.agreement import AT_ONCE, SOURCES, any_law, asked, by_columns, compare, odd_law, source
from tests.law.histories import Shares, random_history, tangled_history

# `make agreement` asks for a million; every run asks for the same ones.
HISTORIES = int(os.environ.get("LANTERN_AGREEMENT", "20000"))
SHARE_FOR_ORACLE = 10 if HISTORIES <= 20000 else 200
LEAST_IN_A_CELL = 1000 if HISTORIES >= 1_000_000 else 1

UNCONDITIONAL = "nothing the rule turns on, so it is always required"
ENDLESS = "nothing ends it"


def cannot_occur(rule_id: str, state: State) -> str:
    """Why no duty under a rule can stand so, or nothing where it can."""
    rule = (load_law("example").rules | odd_law().rules)[rule_id]
    if state in (State.PROVISIONAL, State.NOT_REQUIRED) and not rule.required:
        return UNCONDITIONAL
    return ENDLESS if state is State.ENDED and not rule.ended_by else ""


@contextmanager
def _two_processes() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        yield pool


def test_one_child_and_a_whole_country_have_the_same_duties_in_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    with _two_processes() as pool:
        outcomes = list(pool.map(compare, range(HISTORIES // AT_ONCE), chunksize=4))
    differences = [difference for outcome in outcomes for difference in outcome.differences]
    cells = sum((outcome.cells for outcome in outcomes), Counter())
    made = Shares(*map(sum, zip(*(outcome.shares for outcome in outcomes), strict=True)))
    with capsys.disabled():
        print(f"\n{made.histories:,} histories of {made.entries:,} entries: {made.amendments:,} amend, ")
        print(f"{made.withdrawals:,} withdraw, {made.restorations:,} restore. {cells.total():,} duties, ", end="")
        print(f"{len(differences)} differences.")
        _print_cells(cells)
    assert not differences, "\n".join(differences[:10])
    scarce = {cell: n for cell in _possible() if (n := cells[cell]) < LEAST_IN_A_CELL}
    assert not scarce
    assert not [cell for cell in cells if cannot_occur(*cell)]


def _possible() -> list[tuple[str, State]]:
    return [(rule, state) for rule in load_law("example").rules for state in State if not cannot_occur(rule, state)]


def _print_cells(cells: Counter[tuple[str, State]]) -> None:
    possible = _possible()
    reasons = Counter(cannot_occur(rule, state) for rule in load_law("example").rules for state in State)
    fewest = min(cells[cell] for cell in possible)
    print(f"{len(possible)} cells of rule and state can occur; the fewest duties in one: {fewest:,}")
    for reason in (UNCONDITIONAL, ENDLESS):
        print(f"{reasons[reason]} cannot: {reason}")
    if HISTORIES > 20000:
        for rule in load_law("example").rules:
            print(rule, {state.value: cells[rule, state] for state in State if not cannot_occur(rule, state)})


def _differs_from_oracle(seed: int) -> list[str]:
    rng = Random(seed)
    as_of, told = asked(rng), source(rng.randrange(SOURCES * 2))
    law = any_law(rng)
    day, minute = moment_of(as_of)
    found = []
    for n in range(50):
        facts = live(random_history(rng, day) if n % 5 else tangled_history(rng, day))
        ours, theirs = duties(law, facts, as_of, told), oracle.duties_of(law, facts, day, minute, told)
        found += [f"seed {seed}, engine: {duty}" for duty in ours if duty not in theirs]
        found += [f"seed {seed}, oracle: {duty}" for duty in theirs if duty not in ours]
        if len(ours) != len(theirs):
            found.append(f"seed {seed}: {len(ours)} duties, {len(theirs)} by the oracle")
    return found


def test_an_oracle_by_another_hand_has_the_same_duties_in_every_field() -> None:
    with _two_processes() as pool:
        seeds = range(10**6, 10**6 + HISTORIES // SHARE_FOR_ORACLE // 50)
        differences = [line for lines in pool.map(_differs_from_oracle, seeds, chunksize=4) for line in lines]
    assert not differences, "\n".join(differences[:10])


def test_a_fact_that_bears_the_id_of_an_opening_does_not_take_its_place() -> None:
    made = Fact("child_assessment_order.made", 739000, 739000, NO_MOMENT, "", "order", "assessment_order")
    begins = Fact("child_assessment_order.begins", 739005, 739005, NO_MOMENT, "order", "order")
    (ours,) = duties(load_law(), [made, begins], date(2024, 6, 1))
    columns = Country(load_law()).duties(to_columns([[made, begins]]), date(2024, 6, 1))[ours.rule]
    assert ours.started == (739005, 739005)
    assert (columns.started[0][0], columns.started_by[0], columns.matter[0]) == (739005, 1, 0)


@pytest.mark.parametrize("example", load_examples(), ids=lambda example: example.id)
def test_both_compilations_agree_about_every_worked_example(example: Example) -> None:
    entries = [Entry(fact.id, Act.RECORDS, "", fact) for fact in example.facts]
    (theirs,) = by_columns(load_law(), [entries], example.as_of, JOURNAL)
    ours = duties(load_law(), example.facts, example.as_of)
    assert len(ours) == len(theirs)
    assert set(ours) == set(theirs)
