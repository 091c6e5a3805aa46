"""Entries as moments of a timeline, for the pages of every room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from lantern.journal import Entry
from lantern.journal.known import day_of
from lantern.kinds.answers import When
from lantern.kinds.case import sentence_of
from lantern.kinds.coming_in.grading import grades_of
from lantern.kinds.declare import kind_named
from lantern.page import dates
from lantern.page.timeline import Moment
from lantern.registry.models import Agency, Worker


@dataclass(frozen=True)
class Names:
    """The names of the workers and agencies that entries speak of."""

    workers: dict[int, str]
    agencies: dict[int, str]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Names":
        """Look up every author and agency at once."""
        listed = list(entries)
        workers = Worker.objects.in_bulk({entry.author for entry in listed})
        agencies = Agency.objects.in_bulk({entry.agency for entry in listed})
        return cls(
            {id: worker.name for id, worker in workers.items()},
            {id: agency.name for id, agency in agencies.items()},
        )

    def by(self, entry: Entry) -> str:
        """Who recorded an entry, for which agency."""
        worker = self.workers.get(entry.author, "Somebody who has left")
        return f"{worker}, {self.agencies.get(entry.agency, 'an agency that has closed')}"


def moments(entries: Sequence[Entry], among: Sequence[Entry] = ()) -> list[Moment]:
    """Each entry as a moment, with who recorded it, how long after, and what was said about it since.

    `among` are all that the reader sees: how the police grade an entry stands beside it, whatever was chosen.
    """
    names, grades = Names.of(entries), grades_of(among or entries)
    return [
        Moment(
            happened=When(earliest=e.happened_earliest, latest=e.happened_latest, at=e.happened_at),
            says=sentence_of(e),
            by=names.by(e),
            url=reverse("recording:entry", args=[e.id]),
            recorded=_recorded(e),
            tags=(*filter(None, [grades.get(e.id)]), *_tags(e)),
            pathway=e.pathway,
        )
        for e in entries
    ]


def part_of(entry: Entry) -> str:
    """The part of the work that an entry belongs to."""
    return kind_named(entry.kind, entry.version).part


def _recorded(entry: Entry) -> str:
    late = entry.recorded_late_days
    words = f"recorded {late} day{'' if late == 1 else 's'} later" if late > 0 else ""
    # Only a demonstration's loader can state a recorded time; an entry whose time was not stamped says so.
    return ", ".join(filter(None, (words, "time stated" if entry.recorded_stated else "")))


def _tags(entry: Entry) -> Iterable[str]:
    if entry.marking != "open":
        yield {"agency": "Own agency only", "restricted": "Restricted", "guarded": "Guarded"}[entry.marking]
    if entry.body is None:
        yield "Words not shown to you"
    if entry.amended_at:
        yield f"Amended {dates.short_day(day_of(entry.amended_at))}"
    if entry.disputes:
        yield "Disputed"
