"""How a rule picks facts, in one child's history. Facts are positions in the sorted history; -1 is none.

A matter is a mapping from kind of fact to the positions, in order, at which such facts stand in it.
"""

from collections.abc import Iterable, Mapping, Sequence

from lantern.law.calendar import day_starts_at
from lantern.law.fact import NO_MOMENT, Fact, Span

Matter = Mapping[str, Sequence[int]]
NeedCodes = tuple[tuple[str, frozenset[str], frozenset[str]], ...]

UNDECIDED = frozenset({"", "not_known", "not_decided"})
REQUIRED, NOT_REQUIRED, NOT_YET_KNOWN = 1, 0, -1


def first(matter: Matter, kinds: Iterable[str]) -> int:
    """The first fact of any of these kinds."""
    found = -1
    for kind in kinds:
        if kind in matter and (found < 0 or matter[kind][0] < found):
            found = matter[kind][0]
    return found


def own(facts: Sequence[Fact], matter: Matter, id: str) -> Matter:
    """A matter without what opened another one beside or below it: what stands in it, and what opened it."""
    kept = {kind: [at for at in found if not facts[at].opens or facts[at].id == id] for kind, found in matter.items()}
    return {kind: found for kind, found in kept.items() if found}


def _all(matter: Matter, kinds: Sequence[str]) -> Sequence[int]:
    if len(kinds) == 1:
        return matter.get(kinds[0], ())
    return sorted(at for kind in kinds if kind in matter for at in matter[kind])


def last_before(facts: Sequence[Fact], matter: Matter, kinds: Sequence[str], before: Sequence[str]) -> int:
    """The last of these kinds no later than the day of the first of `before`; the first, if all are later."""
    found = _all(matter, kinds)
    limit = first(matter, before)
    if not found or limit < 0:
        return found[-1] if found else -1
    in_time = [at for at in found if facts[at].earliest <= facts[limit].earliest]
    return in_time[-1] if in_time else found[0]


def each(facts: Sequence[Fact], matter: Matter, kinds: Sequence[str], outcome_not: frozenset[str]) -> list[int]:
    """Every fact of these kinds, in order, save those with one of these outcomes."""
    return [at for at in _all(matter, kinds) if facts[at].outcome not in outcome_not]


def following(matter: Matter, kinds: Sequence[str], after: int) -> int:
    """The first fact of these kinds that stands after another."""
    for at in _all(matter, kinds):
        if at > after:
            return at
    return -1


def needed(facts: Sequence[Fact], matter: Matter, needs: NeedCodes) -> int:
    """Whether a duty is required: one need met is enough; undecided while what it turns on is missing or open."""
    answer = NOT_REQUIRED
    for kind, outcomes, answers in needs:
        found = matter.get(kind)
        if found is None:
            answer = NOT_YET_KNOWN
            continue
        fact = facts[found[-1]]
        by_outcome = _match(fact.outcome, outcomes)
        by_answer = _match(fact.answer, answers)
        if by_outcome == by_answer == REQUIRED:
            return REQUIRED
        if NOT_REQUIRED not in (by_outcome, by_answer):
            answer = NOT_YET_KNOWN
    return answer


def _match(code: str, wanted: frozenset[str]) -> int:
    if not wanted or code in wanted:
        return REQUIRED
    return NOT_YET_KNOWN if code in UNDECIDED else NOT_REQUIRED


def minutes(fact: Fact) -> Span:
    """The moment of a fact, as widely as it is known, in minutes."""
    if fact.at != NO_MOMENT:
        return fact.at, fact.at
    return day_starts_at(fact.earliest), day_starts_at(fact.latest + 1) - 1
