"""The versions of a chronology, as far as their reader may read them. Each stays; the last one recorded stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404

from lantern.access.guard import WorkerRequest
from lantern.journal import Entry, read
from lantern.journal.acts import WITHDRAWN
from lantern.journal.whose import whose
from lantern.kinds.case import Case, answers_of
from lantern.kinds.judgement.chronology import Chosen, ChronologyBegun, ChronologyDrawn, Gap
from lantern.page.opening import open_case, refuse

DRAWN = "chronology.drawn"


@dataclass(frozen=True)
class Version:
    """One version: what its reader may read of it, in order."""

    id: UUID
    author: int
    recorded_at: datetime
    chosen: tuple[Chosen, ...]
    analysis: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Chronology:
    """A chronology that was begun, and its versions, the oldest first."""

    begun: Entry
    asks: ChronologyBegun | None
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version | None:
        """The version that stands."""
        return self.versions[-1] if self.versions else None

    def version(self, named: UUID | None) -> Version | None:
        """The version of this id, or the one that stands."""
        return next((one for one in self.versions if one.id == named), self.latest)


def chronologies(case: Case) -> list[Chronology]:
    """Every chronology of the record, the last one begun first."""
    return [_chronology(case, matter.opened) for matter in reversed(case.matters("chronology"))]


def chronology(case: Case, matter: UUID) -> Chronology | None:
    """The chronology that this entry began; None where there is none that the reader may see."""
    return next((one for one in chronologies(case) if one.begun.id == matter), None)


def open_chronology(
    request: WorkerRequest, record: UUID, matter: UUID, action: str, *, doing: str = "open"
) -> tuple[Case, Chronology]:
    """The record and one chronology of it, for a page; Http404, logged as a refusal, where there is none to see."""
    found = whose(matter, by=request.worker.pk)
    if found is None or found[0] != record:
        refuse(action, record)
    case = open_case(request, record, action, doing=doing)
    if drawn := chronology(case, matter):
        return case, drawn
    raise Http404  # an entry, and no chronology


def withdrawn_since(case: Case, reader: int, version: UUID) -> int:
    """How many of the entries picked were withdrawn since, counting only those that the reader could read."""
    found = read(case.record, by=reader, kinds=(DRAWN, WITHDRAWN))
    picked = {UUID(row["entry"]) for one in found if one.occasion == version for row in _rows(one)}
    withdrawn = {one.about for one in found if one.kind == WITHDRAWN}
    return len((picked & withdrawn) - set(case.by_id))


def _rows(entry: Entry) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (entry.body or {}).get("items", [])
    return rows


def _chronology(case: Case, begun: Entry) -> Chronology:
    asks = answers_of(begun)
    drawn = [entry for entry in case.of_kind(DRAWN) if entry.matter == begun.id and entry.occasion]
    versions = (_version(list(parts)) for _, parts in groupby(drawn, key=lambda entry: entry.occasion))
    return Chronology(begun, asks if isinstance(asks, ChronologyBegun) else None, tuple(versions))


def _version(parts: list[Entry]) -> Version:
    """What was recorded together under several markings, as one."""
    told = [one for part in parts if isinstance(one := answers_of(part), ChronologyDrawn)]
    return Version(
        id=parts[0].occasion or parts[0].id,
        author=parts[0].author,
        recorded_at=parts[-1].recorded_at,
        chosen=tuple(sorted((item for one in told for item in one.items), key=lambda item: item.place)),
        analysis=_first(one.analysis for one in told),
        gaps=tuple(gap for one in told for gap in one.gaps),
    )


def _first(written: Iterable[str | None]) -> str:
    return next((one for one in written if one), "")
