"""Every wrong law is noticed: one change at a time to every rule of every edition."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.law import JOURNAL, Law, load_law
from lantern.law.calendar import england_and_wales
from lantern.law.carrying import Gaps
from lantern.law.columns import to_columns
from lantern.law.columns_batch import Batch
from lantern.law.columns_count import Counting
from lantern.law.columns_rows import MATTER_CODES
from lantern.law.columns_rule import RuleColumns, Wants
from lantern.law.history import live
from lantern.law.rule import Edition, Rule, Selector, Unit
from lantern.law.scalar import moment_of
from lantern.law.vocabulary import vocabulary
from tests.law.agreement import compare
from tests.law.histories import random_history, tangled_history
from tests.law.mutations import mutants

Column = NDArray[Any]

# Some changes show only where matters stand in each other as none does: the rarer, the more kinds there are.
CHILDREN, TANGLED, STRAYS = 4500, 12000, (0, 4, 8, 16)
LAST_DAY = date(2029, 1, 1).toordinal()

ALWAYS_THERE = "the fact now asked for opens every such matter, or starts the duty itself"
NEVER_MISSING = "there is such a fact wherever there is the duty, so nothing else is looked for"
SAID_BEFORE = "the need before it accepts that outcome with any answer"
BUT_ONE = "the fact always opens a matter, so the matter above holds none but the one that opened it"


def why_equivalent(rule: Rule, told: str) -> str:
    """Why a mutant cannot be told from its rule, or nothing where it can."""
    opening = [kind.name for kind in vocabulary().facts.values() if kind.opens == rule.matter]
    starts = () if rule.starts.otherwise_opening or rule.starts.of_parent else rule.starts.kinds
    always = (*starts, *(opening if len(opening) == 1 else ()))
    if told in {f"only_if {kind}" for kind in always} and not rule.only_if:
        return ALWAYS_THERE
    where, _, change = told.partition(": ")
    if change == "otherwise True" and where != "met_by":
        selector = {f"reading {reading.name}": reading.starts for reading in rule.readings}.get(where, rule.starts)
        if _always_found(selector, opening) or (selector == rule.starts and where != "starts"):
            return NEVER_MISSING
    if told == "starts: last" and rule.starts.of_parent and all(map(_always_opens, rule.starts.kinds)):
        return BUT_ONE
    return SAID_BEFORE if told == "required 1: outcome continuing_risk" else ""


def _always_opens(name: str) -> bool:
    kind = vocabulary().facts[name]
    return bool(kind.opens) and not (kind.opens_when or kind.opens_from or kind.opens_when_later)


def _always_found(selector: Selector, opening: Sequence[str]) -> bool:
    return set(opening) <= set(selector.kinds) and not selector.of_parent


class Asked(NamedTuple):
    """Histories asked about on one day, and which of their matters are under the edition in question."""

    batch: Batch
    under_edition: NDArray[np.bool_]
    day: int
    minute: int

    def columns(self, rule: Rule) -> list[Column]:
        """Every column of every duty under a rule."""
        of_kind = np.flatnonzero(self.under_edition & (self.batch.matter_kind == MATTER_CODES[rule.matter]))
        compiled = RuleColumns(rule, Gaps(JOURNAL, rule, ""), _counting(), Wants())
        told = compiled(self.batch, of_kind, self.minute if rule.within.unit is Unit.HOURS else self.day)
        found: list[Column] = [told.matter, told.state, *told.started, *told.due, *told.met, *told.ended, told.late]
        found += [told.missing, told.started_by, told.met_by, told.ended_by]
        for reading in told.readings:
            found += [*reading.started, *reading.due, reading.missing]
        return found


@cache
def _counting() -> Counting:
    return Counting(england_and_wales())


def _asked(law: Law, edition: Edition) -> list[Asked]:
    """Histories under one edition, asked about in the middle of its time and at its end."""
    later = [other.from_day for other in law.editions if other.from_day > edition.from_day]
    first, last = edition.from_day, LAST_DAY if edition.local else min(later, default=LAST_DAY)
    rng = Random(edition.id)
    found = []
    for day in ((first + last) // 2, last):
        histories = [random_history(rng, day, STRAYS) for _ in range(CHILDREN)]
        histories += [tangled_history(rng, day) for _ in range(TANGLED)]
        facts = to_columns(map(live, histories))
        _, minute = moment_of(date.fromordinal(day))
        batch = Batch(facts, slice(0, len(facts.child)), day, minute)
        opened_on = batch.earliest[batch.opening]
        found.append(Asked(batch, (opened_on >= first) & (opened_on < last), day, minute))
    return found


def _same(one: list[Column], other: list[Column]) -> bool:
    return len(one) == len(other) and all(map(np.array_equal, one, other))


@pytest.mark.parametrize("edition_id", [e.id for e in load_law("example").editions + load_law("example").local])
def test_every_change_to_a_rule_changes_some_duty(edition_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    law = load_law("example")
    (edition,) = (e for e in law.editions + law.local if e.id == edition_id)
    asked = _asked(law, edition)
    equivalent: Counter[str] = Counter()
    wrong = []
    count = 0
    for rule in edition.rules:
        unchanged = [day.columns(rule) for day in asked]
        for told, mutant in mutants(rule):
            count += 1
            reason = why_equivalent(rule, told)
            equivalent[reason] += 1
            noticed = any(not _same(day.columns(mutant), before) for day, before in zip(asked, unchanged, strict=True))
            if noticed == bool(reason):
                wrong.append(f"{rule.id}, {told}: {reason or 'not noticed'}")
    with capsys.disabled():
        print(f"\n{edition_id}: {count} mutants, {equivalent.pop('')} noticed, the rest equivalent: {dict(equivalent)}")
    assert not wrong


@pytest.mark.parametrize("moved_by", [-1, 1])
@pytest.mark.parametrize("edition_id", [edition.id for edition in load_law().editions])
def test_an_edition_in_force_a_day_earlier_or_later_changes_some_duty(edition_id: str, moved_by: int) -> None:
    law = load_law()
    (edition,) = (e for e in law.editions if e.id == edition_id)
    moved = replace(edition, from_day=edition.from_day + moved_by)
    changed = Law(tuple(moved if e is edition else e for e in law.editions), law.local, law.sources)
    seeds = range(200)
    assert any(compare(seed, law, changed, 100).differences for seed in seeds)


@pytest.mark.parametrize("edition_id", [edition.id for edition in load_law().editions])
def test_a_rule_missing_from_an_edition_is_noticed(edition_id: str) -> None:
    law = load_law()
    (edition,) = (replace(e, from_day=1) for e in law.editions if e.id == edition_id)
    whole = Law((edition,), (), law.sources)
    for rule in edition.rules:
        less = replace(edition, rules=tuple(r for r in edition.rules if r is not rule))
        assert any(compare(seed, whole, Law((less,), (), law.sources), 50).differences for seed in range(20)), rule.id


def test_both_compilations_agree_about_laws_that_nobody_wrote() -> None:
    law = load_law("example")
    every = [mutant for rule in law.rules.values() for _, mutant in mutants(rule)]
    differences = []
    for seed, mutant in enumerate(every[::40]):
        edition = replace(law.editions[0], rules=(mutant,), from_day=1)
        differences += compare(seed, Law((edition,), (), law.sources), size=30).differences
    assert not differences, "\n".join(differences[:10])
