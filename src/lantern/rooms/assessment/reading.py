"""What every part of the page reads of an entry: its day, who recorded it, its address, a column in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from lantern.journal import Entry
from lantern.kinds.answers import Coded, NotKnown, When
from lantern.page import dates
from lantern.page.moments import Names

NOT_SHOWN = "Its words are not shown to you"


@dataclass(frozen=True)
class Told:
    """An entry in short: as of when, by whom, and its address."""

    id: UUID
    day: str
    by: str
    url: str

    @classmethod
    def of(cls, entry: Entry, names: Names) -> "Told":
        """The entry as a reader is told of it."""
        return cls(entry.id, day_of(entry), names.by(entry), reverse("recording:entry", args=[entry.id]))


def day_of(entry: Entry) -> str:
    """The day on which it happened, or the days between which it did."""
    first, last = entry.happened_earliest, entry.happened_latest
    return dates.short_day(first) if first == last else dates.when(When(earliest=first, latest=last))


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By when they happened; of one day, by when they were recorded."""
    return sorted(entries, key=lambda entry: (entry.happened_latest, entry.recorded_at))


def coded(kind: type[Coded], code: str) -> str:
    """A column's code in words, also where the entry's other words are not shown."""
    return next((one.says for one in kind if one == code), "Not known")


def words(answer: object) -> str:
    """What was written, or that it is not known and why."""
    if isinstance(answer, NotKnown):
        return f"Not known: {answer.reason}"
    return str(answer) if answer else ""


def quoted(answer: str | NotKnown) -> str:
    """A child's own words as such, or why there are none."""
    return f"“{answer}”" if isinstance(answer, str) else words(answer)
