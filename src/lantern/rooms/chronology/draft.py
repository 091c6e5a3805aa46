"""A version as it is being drawn: what was picked, in which order, and what was written so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.http import QueryDict

from lantern.journal import Entry
from lantern.kinds.answers import When
from lantern.kinds.declare import Marking
from lantern.kinds.judgement.chronology import Chosen, ChronologyDrawn, Gap
from lantern.page import clock
from lantern.page.ids import as_uuid
from lantern.rooms.chronology.offered import Silence, by_date, placed
from lantern.rooms.chronology.versions import Version


@dataclass
class Draft:
    """What was typed, over the entries that may be picked; what may not be picked any longer falls out."""

    typed: QueryDict
    offered: Sequence[Entry]

    @property
    def picked(self) -> list[Entry]:
        """The entries picked, in the order that was chosen."""
        known = {entry.id: entry for entry in self.offered}
        named = (as_uuid(one) for one in self.typed.getlist("picked"))
        return [known[one] for one in dict.fromkeys(named) if one in known]

    @property
    def analysis(self) -> str:
        """What they say together."""
        return self.typed.get("analysis", "").strip()

    def why(self, entry: Entry) -> str:
        """Why an entry matters."""
        return self.typed.get(f"why-{entry.id}", "").strip()

    def change(self, do: str, what: UUID | None) -> None:
        """What a button changes of the order."""
        if do == "pick":
            self._pick()
        elif do == "by_date":
            self._put(by_date(self.picked))
        elif what and do in ("up", "down"):
            self._move(what, -1 if do == "up" else 1)
        elif what and do == "out":
            # What was written about it stays in the draft, should it be picked again.
            self._put(entry for entry in self.picked if entry.id != what)

    def _pick(self) -> None:
        """Take what was ticked: what was picked before keeps its place, what is new comes where it happened."""
        ticked = set(self.typed.getlist("tick"))
        kept = [entry for entry in self.picked if str(entry.id) in ticked]
        new = [entry for entry in self.offered if str(entry.id) in ticked and not any(entry is one for one in kept)]
        self._put(placed(kept, new))

    def _move(self, id: UUID, by: int) -> None:
        """Move one entry up (-1) or down (1)."""
        order = self.picked
        at = next((i for i, entry in enumerate(order) if entry.id == id), None)
        if at is not None and 0 <= at + by < len(order):
            order[at], order[at + by] = order[at + by], order[at]
        self._put(order)

    def _put(self, order: Iterable[Entry]) -> None:
        self.typed.setlist("picked", [str(entry.id) for entry in order])

    def parts(self, silences: Iterable[Silence], names: dict[int, str]) -> Iterable[tuple[Marking, ChronologyDrawn]]:
        """What is to be recorded, by marking: each entry's reasons stand under its own marking.

        What they say together, and the gaps, are open to whoever may open the record.
        """
        chosen: dict[Marking, list[Chosen]] = {"open": []}
        for place, entry in enumerate(self.picked, start=1):
            item = Chosen(entry=entry.id, place=place, why=self.why(entry) or None)
            chosen.setdefault(cast(Marking, entry.marking), []).append(item)
        on = When.on(clock.today())
        gaps = tuple(self._gaps(silences, names))
        items = tuple(chosen.pop("open"))
        yield "open", ChronologyDrawn(happened=on, items=items, analysis=self.analysis or None, gaps=gaps)
        for marking, kept in chosen.items():
            yield marking, ChronologyDrawn(happened=on, items=tuple(kept))

    def _gaps(self, silences: Iterable[Silence], names: dict[int, str]) -> Iterable[Gap]:
        named = set(self.typed.getlist("gap"))
        for one in silences:
            if one.key in named:
                means = self.typed.get(f"means-{one.key}", "").strip() or None
                yield Gap(who=names[one.agency], since=one.since, until=one.until, means=means)


def begun_from(version: Version, silences: Iterable[Silence], names: dict[int, str]) -> QueryDict:
    """What would have been typed to draw this version, for drawing the next."""
    typed = QueryDict(mutable=True)
    typed.setlist("picked", [str(item.entry) for item in version.chosen])
    for item in version.chosen:
        typed[f"why-{item.entry}"] = item.why or ""
    typed["analysis"] = version.analysis
    means = {(gap.who, gap.since): gap.means or "" for gap in version.gaps}
    for one in silences:
        if (said := means.get((names[one.agency], one.since))) is not None:
            typed.appendlist("gap", one.key)
            typed[f"means-{one.key}"] = said
    return typed
