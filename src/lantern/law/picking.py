"""How a rule picks facts, in one child's history. Facts are positions in the sorted history; -1 is none.

A matter is a mapping from kind of fact to the positions, in order, at which such facts stand in it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

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
    if len(found) < 2:
        return found[0] if found else -1
    limit = first(matter, before)
    if limit < 0:
        return found[-1]
    in_time = [at for at in found if facts[at].earliest <= facts[limit].earliest]
    return in_time[-1] if in_time else found[0]


def each(facts: Sequence[Fact], matter: Matter, kinds: Sequence[str], outcome_not: frozenset[str]) -> list[int]:
    """Every fact of these kinds, in order, save those with one of these outcomes."""
    return [at for at in _all(matter, kinds) if facts[at].outcome not in outcome_not]


def paired(starts: Sequence[int], matter: Matter, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Each start with the first fact of these kinds that stands after it."""
    ends = _all(matter, kinds)
    last = len(ends)
    return [(start, ends[at] if (at := bisect_right(ends, start)) < last else -1) for start in starts]


def needed(facts: Sequence[Fact], matter: Matter, needs: NeedCodes) -> int:
    """Whether a duty is required: one need met is enough; undecided while what it turns on is missing or open."""
    answer = NOT_REQUIRED
    for kind, outcomes, answers in needs:
        found = matter.get(kind)
        told = _meets(facts[found[-1]][7:], outcomes, answers) if found else NOT_YET_KNOWN
        if told == REQUIRED:
            return REQUIRED
        if told == NOT_YET_KNOWN:
            answer = NOT_YET_KNOWN
    return answer


@lru_cache(maxsize=4096)
def _meets(codes: tuple[str, str], outcomes: frozenset[str], answers: frozenset[str]) -> int:
    """Whether an outcome and an answer are among those wanted, where any are."""
    told = [_match(code, wanted) for code, wanted in zip(codes, (outcomes, answers), strict=True)]
    if NOT_REQUIRED in told:
        return NOT_REQUIRED
    return NOT_YET_KNOWN if NOT_YET_KNOWN in told else REQUIRED


def _match(code: str, wanted: frozenset[str]) -> int:
    if not wanted or code in wanted:
        return REQUIRED
    return NOT_YET_KNOWN if code in UNDECIDED else NOT_REQUIRED


def minutes(fact: Fact) -> Span:
    """The moment of a fact, as widely as it is known, in minutes."""
    if fact.at != NO_MOMENT:
        return fact.at, fact.at
    return day_starts_at(fact.earliest), day_starts_at(fact.latest + 1) - 1
