"""One child's duties under two editions: what would differ."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from lantern.law.chart.time_left import when_words
from lantern.law.fact import JOURNAL, Duty, Fact, Source
from lantern.law.loader import Law
from lantern.law.rule import Unit
from lantern.law.scalar import duties


class Difference(NamedTuple):
    """One duty that another edition sees otherwise. `kept` or `other` is None where only one of them has it."""

    thing_due: str
    matter: str
    kept: Duty | None
    other: Duty | None
    says: str


def differences(
    law: Law, facts: Iterable[Fact], as_of: date | datetime, edition: str, source: Source = JOURNAL
) -> list[Difference]:
    """What would differ for a child, had this edition been in force throughout: another due date, state, or duty."""
    facts = list(facts)
    kept = _by_place(duties(law, facts, as_of, source))
    other = _by_place(duties(law.under(edition), facts, as_of, source))
    found = []
    for place in dict.fromkeys([*kept, *other]):
        one, two = kept.get(place), other.get(place)
        if one and two and (one.due, one.state) == (two.due, two.state):
            continue
        thing = place[0].rsplit(".", 1)[1].replace("-", " ")
        says = f"{thing.capitalize()}: {_stands(law, one)} as it is, {_stands(law, two)} under {_title(law, edition)}."
        found.append(Difference(place[0], place[1], one, two, says))
    return found


def _by_place(held: Iterable[Duty]) -> dict[tuple[str, str, int], Duty]:
    """Duties by thing due, matter and number: what starts one may differ from edition to edition."""
    count: defaultdict[tuple[str, str], int] = defaultdict(int)
    placed = {}
    for duty in held:
        thing = duty.rule.split(".", 1)[1]
        placed[thing, duty.matter, count[thing, duty.matter]] = duty
        count[thing, duty.matter] += 1
    return placed


def _stands(law: Law, duty: Duty | None) -> str:
    if duty is None:
        return "no such duty"
    state = duty.state.value.replace("_", " ")
    if duty.due is None:
        return state
    return f"due {when_words(duty.due, law.rules[duty.rule].within.unit is Unit.HOURS)} ({state})"


def _title(law: Law, edition: str) -> str:
    return next(e.title for e in law.editions if e.id == edition)
