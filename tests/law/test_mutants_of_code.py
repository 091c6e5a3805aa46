"""Every wrong operator in the engine for one child is noticed by the other compilation."""

import ast
import inspect
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from types import ModuleType
from typing import NamedTuple

import pytest

from lantern.law import JOURNAL, Duty, Fact, Law, OutOfRange, Source, carrying, emit, history, judging, picking, scalar
from lantern.law.calendar import day_of_minute, day_starts_at
from lantern.law.census import CENSUS
from lantern.law.history import Act, Entry
from lantern.law.scalar import FIRST_DAY, LAST_DAY
from tests.law.agreement import asked, by_columns, odd_law, source
from tests.law.histories import random_history, tangled_history
from tests.law.operators import operator_mutants

Ask = Callable[[Law, list[Fact], date | datetime, Source], list[Duty]]
Live = Callable[[Sequence[Entry]], list[Fact]]
Answer = frozenset[Duty] | str

CHILDREN, STRAYS = 100, (0, 3, 8)


# What was changed, and why nobody could tell.
EQUIVALENT = {
    "matter[kind][0] < found with LtE": "two kinds of fact never stand at one place",
    "ended[0] > due[1] with GtE": "late by no working day is not late",
    "_ORDER(history[-1]) > (day, minute) with GtE": "what comes last is seen, so nothing is cut off",
    "len(chain) < len(opened) with LtE": "once more round a circle of matters finds nothing new",
}


class Case(NamedTuple):
    """One child's history asked about, and what the columns answer."""

    source: Source
    as_of: date | datetime
    entries: list[Entry]
    answer: Answer


@cache
def small_law() -> Law:
    """The edition that has a rule of every shape, the last one, and the odd protocol."""
    law = odd_law()
    return Law((law.editions[0], law.editions[-1]), law.local, law.sources)


@cache
def cases() -> list[Case]:
    """Random histories for three sources, some of many unknown days, and the first and last days there can be."""
    found = []
    for seed, (told, imprecise) in enumerate(((JOURNAL, 0.4), (CENSUS, 0.1), (JOURNAL, 0.05), (source(5), 0.1))):
        rng = Random(seed)
        as_of = asked(rng)
        histories = [random_history(rng, as_of.toordinal(), STRAYS, imprecise) for _ in range(CHILDREN)]
        histories += [tangled_history(rng, as_of.toordinal(), imprecise) for _ in range(CHILDREN)]
        answers = by_columns(small_law(), histories, as_of, told)
        found += [Case(told, as_of, h, frozenset(answer)) for h, answer in zip(histories, answers, strict=True)]
    return [*found, Case(JOURNAL, as_of, [], frozenset()), *_at_the_ends()]


def _at_the_ends() -> list[Case]:
    """The first and last days that can be counted from, and a clock that ends with the last minute of a day."""
    last = date.fromordinal(LAST_DAY)
    midnight = day_starts_at(date(2009, 6, 4).toordinal())
    opening = Fact("referral.received", 0, 0, -1, "", "1", "episode")
    taken = Fact("police_protection.taken", 0, 0, 0, "", "1", "police_protection")
    return [
        _case(opening._replace(earliest=FIRST_DAY, latest=FIRST_DAY), last),
        _case(opening._replace(earliest=FIRST_DAY - 1, latest=FIRST_DAY), last),
        _case(opening._replace(earliest=LAST_DAY, latest=LAST_DAY), last),
        _case(opening._replace(earliest=LAST_DAY, latest=LAST_DAY + 1), last),
        _case(opening._replace(earliest=FIRST_DAY, latest=FIRST_DAY), last + timedelta(days=1)),
        *(_case(_at(taken, midnight - before), date(2009, 6, 6)) for before in (1, 2)),
    ]


def _at(fact: Fact, minute: int) -> Fact:
    day = day_of_minute(minute)
    return fact._replace(earliest=day, latest=day, at=minute)


def _case(fact: Fact, as_of: date) -> Case:
    entry = Entry("1", Act.RECORDS, "", fact)
    try:
        (duties,) = by_columns(small_law(), [[entry]], as_of, JOURNAL)
    except OutOfRange as refusal:
        return Case(JOURNAL, as_of, [entry], str(refusal))
    return Case(JOURNAL, as_of, [entry], frozenset(duties))


def is_noticed(ask: Ask, live: Live = history.live) -> bool:
    """Whether a changed engine gives another answer than the columns, or none."""
    scalar.engine.cache_clear()
    return any(_answer(case, ask, live) != case.answer for case in cases())


def _answer(case: Case, ask: Ask, live: Live) -> Answer:
    try:
        duties = ask(small_law(), live(case.entries), case.as_of, case.source)
    except Exception as fault:  # whatever it is, nobody could overlook it, unless it is the right refusal
        return str(fault)
    return frozenset(duties) if len(duties) == len(set(duties)) else "twice"


def _changed(module: ModuleType, tree: ast.Module) -> ModuleType:
    changed = ModuleType(module.__name__)
    exec(compile(tree, str(module.__file__), "exec"), changed.__dict__)  # noqa: S102 (our own code, one operator changed)
    return changed


def _use(module: ModuleType, changed: ModuleType, patch: pytest.MonkeyPatch) -> tuple[Ask, Live]:
    """Puts a changed module in the place of the one it came from. Returns how to ask it."""
    if module is picking:
        patch.setattr(emit, "picking", changed)
    elif module is judging:
        patch.setattr(emit, "stands", changed.stands)
    elif module is carrying:
        patch.setattr(emit, "Gaps", changed.Gaps)
    return (changed if module is scalar else scalar).duties, (changed if module is history else history).live


def _report(what: str, count: int, unnoticed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    reasons = {told: next((why for what, why in EQUIVALENT.items() if what in told), "") for told in unnoticed}
    with capsys.disabled():
        print(f"\n{what}: {count} changed operators, {count - len(unnoticed)} noticed, {len(unnoticed)} not:")
        for told, reason in reasons.items():
            print(f"  {told}: {reason or 'NOT NOTICED'}")
    assert all(reasons.values())


def test_the_unchanged_engine_agrees_with_the_columns() -> None:
    assert not is_noticed(scalar.duties)


@pytest.mark.parametrize("module", [picking, judging, carrying, scalar, history], ids=lambda m: m.__name__)
def test_every_changed_operator_is_noticed(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    count, unnoticed = 0, []
    for told, tree in operator_mutants(inspect.getsource(module)):
        count += 1
        with monkeypatch.context() as patch:
            if not is_noticed(*_use(module, _changed(module, tree), patch)):
                unnoticed.append(told)
    scalar.engine.cache_clear()
    _report(module.__name__, count, unnoticed, capsys)
