"""Telling a story to the record: entries by the people who would have made them, at the times they would have."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID, uuid5

from lantern.access import identity
from lantern.journal import NewEntry, record
from lantern.kinds.answers import LONDON
from lantern.kinds.declare import Kind, Marking
from lantern.kinds.recording import entry_of
from lantern.law.calendar import england_and_wales
from lantern.registry.models import Record, RecordType, Worker

COUNTY = UUID("5b0c6a52-6f0e-4a43-9a3c-1f5f0a7c0001")
LOADER = "loader"


@dataclass(frozen=True)
class County:
    """The day everything is told relative to, and the workers by their key."""

    today: date
    workers: dict[str, Worker]

    def day(self, days_ago: int) -> date:
        """So many days before today."""
        return self.today - timedelta(days=days_ago)

    def working_day(self, days_ago: int) -> date:
        """The last working day that is at least so many days before today."""
        calendar, day = england_and_wales(), self.day(days_ago).toordinal()
        while not calendar.is_working(day):
            day -= 1
        return date.fromordinal(day)


@dataclass
class Telling:
    """One record's story. Entries are told in any order and recorded in the order of their recorded time."""

    county: County
    name: str
    by: str
    type: RecordType = RecordType.PERSON
    entries: list[tuple[datetime, str, NewEntry]] = field(default_factory=list)

    @property
    def record(self) -> UUID:
        """The record's id: the same every time the county is loaded."""
        return uuid5(COUNTY, self.name)

    def tell(
        self,
        told: Kind,
        by: str = "",
        *,
        recorded: date | None = None,
        matter: UUID | None = None,
        marking: Marking | None = None,
        occasion: UUID | None = None,
    ) -> UUID:
        """One entry by a worker, recorded on the day it happened unless another is given. Gives its id."""
        moment = self._moment(recorded or told.happened.latest)
        entry = entry_of(told, self.record, matter=matter, marking=marking, occasion=occasion, recorded_at=moment)
        entry = replace(entry, id=uuid5(self.record, str(len(self.entries))))
        self.entries.append((moment, by or self.by, entry))
        return entry.id

    def amend(self, first: UUID, told: Kind, because: str, by: str, recorded: date) -> None:
        """A correction, recorded later."""
        moment = self._moment(recorded)
        (_, _, before) = next(one for one in self.entries if one[2].id == first)
        entry = entry_of(told, self.record, matter=before.matter, occasion=before.occasion, recorded_at=moment)
        body = {**entry.body, "because": because}
        new_id = uuid5(self.record, str(len(self.entries)))
        self.entries.append((moment, by, replace(entry, id=new_id, amends=first, body=body)))

    def open(self) -> None:
        """Open the record in the area and agency of whoever begins it."""
        worker = self.county.workers[self.by]
        with identity(worker.pk, LOADER):
            Record.objects.using(LOADER).create(pk=self.record, type=self.type, area=worker.area, agency=worker.agency)

    def write(self) -> None:
        """Record everything, in order, each worker's entries in one call."""
        ordered = sorted(self.entries, key=lambda one: one[0])
        for n, (by, group) in enumerate(groupby(ordered, key=lambda one: one[1])):
            entries = [entry for _, _, entry in group]
            record(entries, by=self.county.workers[by].pk, key=f"county:{self.name}:{n}", using=LOADER)

    def _moment(self, day: date) -> datetime:
        """A recorded time on this day: what is told later is recorded later on the same day."""
        told = datetime.combine(day, time(9), LONDON) + timedelta(minutes=len(self.entries))
        latest = datetime.now(UTC) - timedelta(minutes=1)
        return min(told.astimezone(UTC), latest + timedelta(milliseconds=len(self.entries)))


def write_all(tellings: Sequence[Telling]) -> None:
    """Open every record first, because entries may speak of other people, then write each."""
    for telling in tellings:
        telling.open()
    for telling in tellings:
        telling.write()
