"""What a census tells of a child beside what stands in the record: what is new, what changed, what is no longer there.

Beginnings are matched by their start date and then in order. Ends are matched within what they end: those of the
same day first, the others in order, and then a day or an outcome that differs is a change.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from lantern.kinds.answers import NotKnown
from lantern.kinds.declare import Kind, kind_named
from lantern.kinds.taken_over import TAKEN_OVER
from lantern.returns.cin_import.standing import Standing
from lantern.returns.cin_import.telling import UNDATED, Told

# One of these stands beside others of its kind: another day is another one. A plan is looked for in the whole record,
# because the conference it came from, and so where it stands, may have been learned since.
_BEGINNINGS = frozenset(
    {
        *("referral.received", "assessment.started", "child_in_need_plan.agreed", "strategy_discussion.held"),
        *("review_conference.held", "plan.started"),
    }
)
_ANYWHERE = frozenset({"plan.started"})
# These say what is so, as of a day that is the census's: they are the same when they say the same.
_STATEMENTS = {
    "identifier.given": ("number",),
    "characteristics.given": ("ethnicity_code", "disability_codes"),
}
_COMPARED = ("outcome", "answer", "dated_on")
KINDS = frozenset(
    {
        *_BEGINNINGS, *_STATEMENTS, *UNDATED,
        *("assessment.completed", "child_in_need_plan.ended", "conference.held", "transfer_in_conference.held"),
        *("plan.ended", "episode.closed", "child.died", "birth.given", "birth.expected"),
    }
)  # fmt: skip


class Change(NamedTuple):
    """An entry that the census tells otherwise: the answers to amend it with."""

    standing: Standing
    answers: Kind


class Compared(NamedTuple):
    """What came of comparing: new, changed, and (of this census year's own) no longer told. `ids` are all by place."""

    new: tuple[Told, ...]
    changed: tuple[Change, ...]
    lacking: tuple[Standing, ...]
    ids: dict[str, UUID]


def compare(told: Sequence[Told], standing: Iterable[Standing], year: int) -> Compared:
    """Match what is told with what stands. What another year's census wrote is never lacking."""
    return _Comparison(standing).of(told, year)


class _Comparison:
    def __init__(self, standing: Iterable[Standing]) -> None:
        self._left: dict[tuple[str, UUID | None], list[Standing]] = defaultdict(list)
        for one in standing:
            self._left[one.kind, None if one.kind in _ANYWHERE else one.matter].append(one)
        self._ids: dict[str, UUID] = {}
        self._new: list[Told] = []
        self._changed: list[Change] = []

    def of(self, told: Sequence[Told], year: int) -> Compared:
        """Every one told is found, changed or new, those that open matters before those that stand in them."""
        waiting: list[Told] = []
        for one in told:
            if one.answers.kind == TAKEN_OVER:
                # Said once, of a matter that this very file brings; never of one that a person recorded.
                self._new += [one] if one.matter not in self._ids else []
                continue
            found = self._same(one)
            if found is None and one.answers.kind not in _BEGINNINGS | _STATEMENTS.keys():
                waiting.append(one)
            else:
                self._settle(one, found)
        for one in waiting:
            left = self._candidates(one)
            self._settle(one, left[0] if left else None)
        order = {one.id: place for place, one in enumerate(told)}
        new = tuple(sorted(self._new, key=lambda one: order[one.id]))
        lacking = [one for group in self._left.values() for one in group if one.imported_in == year]
        # Statements hold as of their day: one that the file no longer makes has not become untrue.
        lacking = [one for one in lacking if one.kind not in _STATEMENTS]
        return Compared(new, tuple(self._changed), tuple(lacking), self._ids)

    def _candidates(self, told: Told) -> list[Standing]:
        kind = told.answers.kind
        if told.matter and told.matter not in self._ids and kind not in _ANYWHERE:
            return []  # its matter is new, and so is everything in it
        return self._left[kind, None if kind in _ANYWHERE else self._ids.get(told.matter)]

    def _same(self, told: Told) -> Standing | None:
        kind = told.answers.kind
        for one in self._candidates(told):
            if kind in _STATEMENTS:
                if _says_the_same(told.answers, one):
                    return one
            elif kind in UNDATED or one.earliest == told.answers.happened.earliest:
                return one
        return None

    def _settle(self, told: Told, found: Standing | None) -> None:
        if found is None:
            self._new.append(told)
            return
        self._candidates(told).remove(found)
        self._ids[told.id] = found.id
        changes = _changes(told.answers, found)
        if changes:
            answers = kind_named(found.kind, found.version).restore(found.spine, found.body)
            self._changed.append(Change(found, answers.model_copy(update=changes)))


def _changes(told: Kind, found: Standing) -> dict[str, Any]:
    """The answers that the census gives otherwise. What it does not know never takes the place of what is known."""
    if told.kind in _STATEMENTS:
        return {}
    changes: dict[str, Any] = {}
    if told.kind not in UNDATED and (found.earliest, found.latest) != (told.happened.earliest, told.happened.latest):
        changes["happened"] = told.happened
    for name, how in told.questions().items():
        answer = getattr(told, name)
        if how.spine in _COMPARED and not isinstance(answer, NotKnown | None) and answer != found.spine[how.spine]:
            changes[name] = answer
    return changes


def _says_the_same(told: Kind, found: Standing) -> bool:
    """Whether this statement stands already. What the census does not say is no difference."""
    outcome, body = told.spine()["outcome"], told.body()
    if outcome not in ("", "not_known", found.spine["outcome"]):
        return False
    return all(body.get(name) in (None, found.body.get(name)) for name in _STATEMENTS[told.kind])
