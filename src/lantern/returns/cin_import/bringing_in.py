"""The whole census into the record, or nothing: one transaction, as one worker of the agency."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import transaction

from lantern.access import identity, may
from lantern.journal import NewEntry, amend, record
from lantern.kinds.recording import entry_of
from lantern.registry.models import Agency, Record, RecordType, Worker
from lantern.returns.cin.child import Child, Header
from lantern.returns.cin_import import standing
from lantern.returns.cin_import.matching import KINDS, Change, Compared, compare
from lantern.returns.cin_import.standing import Standing, imports_key, one_at_a_time
from lantern.returns.cin_import.telling import tell

_AT_ONCE = 10  # children in one request: a longer request costs more than it saves
ON_DUTY = ("duty_manager", "duty_worker")


class Author(NamedTuple):
    """In whose name it is written: the agency, and the worker on duty who answers for it."""

    agency: Agency
    worker: Worker


class Outcome:
    """What an import did. The lists name a child by LAchildID, and an entry as it stands."""

    def __init__(self) -> None:
        self.children_new = self.children_known = self.recorded = self.amended = 0
        self.children_lacking: list[str] = []
        self.lacking: list[tuple[str, Standing]] = []
        self.left_as_typed: list[tuple[str, Standing]] = []
        self.allocated: list[str] = []


class Import:
    """One census on its way into the record."""

    def __init__(self, header: Header, author: Author) -> None:
        self._header, self._author = header, author
        self._run = uuid4().hex
        self._requests = 0
        self.outcome = Outcome()

    def bring_in(self, children: Iterable[Child], named: Collection[str]) -> Outcome:
        """Write what is new and what changed. Nothing is written if anything cannot be.

        `named` are the LAchildIDs of every child in the file, also of those that had to be left out.
        """
        agency, worker = self._author.agency.id, self._author.worker.id
        with transaction.atomic(), identity(worker):
            one_at_a_time(agency)
            self._years = standing.imported(agency)
            self._known = standing.known_children(agency)
            for some in _batches(children):
                self._write(some)
            of_this_year = standing.children_imported(agency, self._header.year)
            gone = (id for id, record in self._known.items() if record in of_this_year and id not in named)
            self.outcome.children_lacking = sorted(gone)
        return self.outcome

    def _write(self, children: Sequence[Child]) -> None:
        records = [self._known[child.id] for child in children if child.id in self._known]
        held = standing.entries(records, self._author.agency.id, KINDS, self._years)
        new: list[NewEntry] = []
        changed: list[tuple[UUID, Change]] = []
        for child in children:
            told = list(tell(child, self._header, self._author.agency.name))
            about = self._known.get(child.id)
            compared = compare(told, (one for one in held if one.record == about), self._header.year)
            self._report(child.id, compared)
            if about is not None and not may("record:intake", about):
                if compared.new or compared.changed:
                    self.outcome.allocated.append(child.id)
                continue
            about = about or self._begin()
            new += _entries(compared, about)
            changed += [(about, change) for change in compared.changed if change.standing.imported_in]
        self._record(new, changed)

    def _begin(self) -> UUID:
        self.outcome.children_new += 1
        worker = self._author.worker
        begun = Record(id=uuid4(), type=RecordType.PERSON, area_id=worker.area_id, agency_id=worker.agency_id)
        begun.save(force_insert=True)
        return begun.id

    def _report(self, child: str, compared: Compared) -> None:
        self.outcome.children_known += child in self._known
        self.outcome.lacking += [(child, one) for one in compared.lacking]
        typed = [change.standing for change in compared.changed if not change.standing.imported_in]
        self.outcome.left_as_typed += [(child, one) for one in typed]

    def _record(self, new: list[NewEntry], changed: list[tuple[UUID, Change]]) -> None:
        worker = self._author.worker.id
        record(new, by=worker, key=self._key())
        for about, change in changed:
            stands = change.standing
            to = entry_of(change.answers, about, matter=stands.matter)
            because = f"The children in need census of {self._header.year} says otherwise."
            amend(stands.id, to, because=because, by=worker, key=self._key())
        self.outcome.recorded += len(new)
        self.outcome.amended += len(changed)

    def _key(self) -> str:
        self._requests += 1
        return f"{imports_key(self._author.agency.id, self._header.year)}{self._run}:{self._requests}"


def _entries(compared: Compared, about: UUID) -> Iterator[NewEntry]:
    ids = dict(compared.ids)
    for told in compared.new:
        entry = entry_of(told.answers, about, matter=ids[told.matter] if told.matter else None)
        ids[told.id] = entry.id
        yield entry


def _batches(children: Iterable[Child]) -> Iterator[list[Child]]:
    left = iter(children)
    while some := list(islice(left, _AT_ONCE)):
        yield some
