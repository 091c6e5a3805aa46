"""A chronology as it is read: each entry as it stands today, whose it is, and why it was picked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lantern.journal import Entry
from lantern.journal.known import day_of
from lantern.kinds.answers import When
from lantern.kinds.case import Case, answers_of, sentence_of
from lantern.kinds.coming_in.grading import grades_of
from lantern.page import dates
from lantern.page.form.questions import questions
from lantern.page.form.shown import Shown, shown
from lantern.page.moments import Names
from lantern.registry.models import Worker
from lantern.rooms.chronology.versions import Version


@dataclass(frozen=True)
class Line:
    """One entry of a chronology, with how the police grade it. `changed` says what became of it since; `left_out`
    stands in the place of another.
    """

    when: str
    says: str = ""
    owner: str = ""
    role: str = ""
    recorded: str = ""
    grade: str = ""
    why: str = ""
    changed: tuple[str, ...] = ()
    words: tuple[Shown, ...] = ()
    entry: UUID | None = None
    left_out: str = ""


class Whose:
    """Whose each entry is: its agency, what its author does there; and how the police grade it, among all entries."""

    def __init__(self, entries: Sequence[Entry], among: Sequence[Entry]) -> None:
        self._names = Names.of(entries)
        self._grades = grades_of(among)
        authors: QuerySet[Worker] = Worker.objects.filter(pk__in={entry.author for entry in entries})
        self._roles = {worker.pk: worker.get_role_display() for worker in authors}

    def owner(self, entry: Entry) -> str:
        """The agency in whose name it was recorded: it alone puts it right, and is asked about it."""
        return self._names.agencies.get(entry.agency, "An agency that has closed")

    def grade(self, entry: Entry) -> str:
        """How the police grade what it tells; "" where they have not."""
        return self._grades.get(entry.id, "")

    def role(self, entry: Entry) -> str:
        """What its author does."""
        return self._roles.get(entry.author, "Somebody who has left")


def lines(case: Case, version: Version) -> list[tuple[Entry, Line]]:
    """Every entry of a version that the reader may read, in its order."""
    picked = [(case.by_id[item.entry], item.why or "") for item in version.chosen if item.entry in case.by_id]
    whose = Whose([entry for entry, _ in picked], case.entries)
    return [(entry, line(entry, whose, why, version.recorded_at)) for entry, why in picked]


def line(entry: Entry, whose: Whose, why: str = "", drawn_at: datetime | None = None) -> Line:
    """One entry as it stands today, and what became of it since it was drawn."""
    return Line(
        when=when(entry),
        says=sentence_of(entry),
        owner=whose.owner(entry),
        role=whose.role(entry),
        recorded=recorded(entry),
        grade=whose.grade(entry),
        why=why,
        changed=tuple(_changed(entry, drawn_at)),
        words=tuple(_written(entry)),
        entry=entry.id,
    )


def _written(entry: Entry) -> Iterator[Shown]:
    """What was written at length in an entry, a child's own words among it."""
    told = answers_of(entry)
    if told is None:
        return
    at_length = {question.name for question in questions(type(told)) if question.widget in ("textarea", "quoted")}
    for _, answers in shown(told):
        yield from (one for one in answers if one.name in at_length and getattr(told, one.name) and not one.not_known)


def when(entry: Entry) -> str:
    """When it happened, no more exactly than is known, and never only "about"."""
    said = dates.when(When(earliest=entry.happened_earliest, latest=entry.happened_latest, at=entry.happened_at))
    return said[:1].upper() + said[1:]


def recorded(entry: Entry) -> str:
    """When it was recorded, and how long after it was learned of."""
    late = entry.recorded_late_days
    after = f", {dates.number(late, 'day')} after it was learned" if late > 0 else ""
    return f"{dates.short_day(day_of(entry.recorded_at))}{after}"


def _changed(entry: Entry, drawn_at: datetime | None) -> Iterator[str]:
    if entry.amended_at and drawn_at and entry.amended_at > drawn_at:
        yield f"Amended on {dates.day(day_of(entry.amended_at))}, after this was drawn. This is what it says now."
    elif entry.amended_at:
        yield f"Amended on {dates.day(day_of(entry.amended_at))}."
    if entry.disputes:
        yield "Somebody disagrees with it: open the entry for what they say."
