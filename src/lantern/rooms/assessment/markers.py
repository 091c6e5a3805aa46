"""The marker on a record: who set it and why, when it is looked at again, and why one that was there is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lantern.journal import Entry
from lantern.kinds.case import Case, Matter, answers_of
from lantern.kinds.judgement.definition import Definition
from lantern.kinds.judgement.marker import Marked, MarkerRemoved, MarkerReviewed, MarkerSet, Removal
from lantern.page import dates
from lantern.page.moments import Names
from lantern.rooms.assessment.reading import NOT_SHOWN, Told, coded, in_order


@dataclass(frozen=True)
class Removed:
    """The end of a marker."""

    told: Told
    why: str
    reasons: str


@dataclass(frozen=True)
class Marker:
    """A marker, whether it stands or was removed."""

    told: Told
    says: str
    definition: str
    why: str
    reviewed: Sequence[tuple[Told, str]]
    again: str
    removed: Removed | None


def markers(case: Case, names: Names, today: date) -> list[Marker]:
    """Those that stand, then those that were removed; of each the latest first."""
    found = [_marker(case, matter, names, today) for matter in reversed(case.matters("marker"))]
    return sorted(found, key=lambda marker: marker.removed is not None)


def _marker(case: Case, matter: Matter, names: Names, today: date) -> Marker:
    answers = answers_of(matter.opened)
    looked = in_order(e for e in case.of_kind("marker.reviewed") if e.matter == matter.id)
    return Marker(
        told=Told.of(matter.opened, names),
        says=coded(Marked, matter.opened.outcome),
        definition=coded(Definition, matter.opened.answer),
        why=answers.why if isinstance(answers, MarkerSet) else NOT_SHOWN,
        reviewed=[(Told.of(entry, names), _why(entry)) for entry in looked],
        again=_again([matter.opened, *looked], today),
        removed=_removed(matter.ended, names) if matter.ended else None,
    )


def _why(entry: Entry) -> str:
    answers = answers_of(entry)
    return answers.why if isinstance(answers, MarkerReviewed) else NOT_SHOWN


def _again(entries: Sequence[Entry], today: date) -> str:
    """The day on which it is looked at again, as its last entry has it; and that this day has gone by."""
    due_on = entries[-1].due_on
    if due_on is None:
        return "No day is set to look at it again"
    if due_on < today:
        return f"Was to be looked at again on {dates.day(due_on)}; nothing is recorded since"
    return f"To be looked at again on {dates.day(due_on)}"


def _removed(entry: Entry, names: Names) -> Removed:
    answers = answers_of(entry)
    reasons = answers.reasons if isinstance(answers, MarkerRemoved) else NOT_SHOWN
    return Removed(Told.of(entry, names), coded(Removal, entry.outcome), reasons)
