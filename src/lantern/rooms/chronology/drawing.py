"""Drawing a version of a chronology in two steps, without JavaScript: pick the entries, then order and weigh them."""

from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import NewEntry, NotRecorded
from lantern.journal import record as record_entries
from lantern.kinds.case import Case
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.about import about, views_of
from lantern.page.form import drafts
from lantern.page.form.by_hand import not_words
from lantern.page.ids import as_uuid
from lantern.registry.models import Agency
from lantern.registry.opening import id_from_key
from lantern.rooms.chronology.draft import Draft, begun_from
from lantern.rooms.chronology.lines import Whose, line
from lantern.rooms.chronology.offered import Silence, offered, seldom, silences
from lantern.rooms.chronology.versions import DRAWN, Chronology, open_chronology

_SELDOM = "Names, who works with the child, and who sees the record"
_NOTHING = "Pick at least one entry, or write what you make of them"
_NEWER = (
    "Somebody recorded another version meanwhile. Look at it first. Record yours again if it is still right: both"
    " stay, and the last one recorded stands."
)
_ALL_RIGHT: Mapping[str, str] = {}


class Box(NamedTuple):
    """A box to write in: what stands in it, and what is wrong with that."""

    name: str
    written: str
    wrong: str


@for_workers
def page(request: WorkerRequest, record: UUID, matter: UUID) -> HttpResponse:
    """The step that was asked for; at last, the version recorded."""
    here = _Here(request, *open_chronology(request, record, matter, "chronology:draw", doing="record:assessment"))
    if request.method != "POST":
        return here.opened()
    do, _, what = request.POST.get("_do", "").partition(":")
    return here.answered(do, as_uuid(what))


class _Here:
    """One request for one chronology."""

    def __init__(self, request: WorkerRequest, case: Case, found: Chronology) -> None:
        self.request = request
        self.case = case
        self.found = found
        self.place = drafts.Place(request.worker.pk, DRAWN, found.begun.id)
        self.offered = offered(case, found.asks)
        self.draft = Draft(drafts.without_machinery(request.POST), self.offered)
        self.latest = str(found.latest.id) if found.latest else ""
        self.back = reverse("chronology:one", args=[case.record, found.begun.id])

    @cached_property
    def silences(self) -> Sequence[Silence]:
        """The gaps that the page offers to name."""
        return list(silences(self.case, self.offered, clock.today()))

    @cached_property
    def names(self) -> dict[int, str]:
        """What the agencies with gaps are called."""
        found = Agency.objects.in_bulk({one.agency for one in self.silences})
        return {id: agency.name for id, agency in found.items()}

    @property
    def boxes(self) -> list[str]:
        """What is asked of each entry picked and of each gap, in the order of the page."""
        return [f"why-{one.id}" for one in self.draft.picked] + [f"means-{one.key}" for one in self.silences]

    def opened(self) -> HttpResponse:
        """The draft if there is one, or the version that stands, or everything to pick from."""
        kept = self.place.kept()
        if kept:
            self.draft.typed = kept.typed
        else:
            if self.found.latest:
                self.draft.typed = begun_from(self.found.latest, self.silences, self.names)
            self.draft.typed["_key"] = str(uuid4())
            self.draft.typed["_shown"] = self.latest
        return self._order() if self.draft.picked else self._pick()

    def answered(self, do: str, what: UUID | None) -> HttpResponse:
        """What a button asks for. Whatever was typed is kept first."""
        if do == "discard":
            self.place.discard()
            return HttpResponseRedirect(self.request.path)
        self.draft.change(do, what)
        self.place.keep(self.draft.typed, self.request.get_full_path())
        if do == "leave":
            return HttpResponseRedirect(self.back)
        if do == "choose":
            return self._pick()
        return self._record() if do == "record" else self._order(moved=(do, what))

    def _record(self) -> HttpResponse:
        typed = self.draft.typed
        if not self.draft.picked and not self.draft.analysis:
            return self._order({"analysis": _NOTHING})
        if wrong := not_words(typed, ["analysis", *self.boxes]):
            return self._order(wrong)
        if typed.get("_shown", "") != self.latest:
            typed["_shown"] = self.latest
            return self._order({"": _NEWER})
        key = typed.get("_key", "")
        try:
            with transaction.atomic():
                record_entries(self._entries(key), by=self.request.worker.pk, key=key)
        except NotRecorded as refused:
            return self._order({"": str(refused)})
        self.place.discard()
        messages.success(self.request, "A version of the chronology was recorded.")
        return HttpResponseRedirect(self.back)

    def _entries(self, key: str) -> list[NewEntry]:
        """The version: what is open first, and under each other marking what was picked among such entries."""
        # The id follows from the key, so that a request made twice records once.
        version = id_from_key(self.request.worker.pk, key, self.found.begun.id)
        return [
            entry_of(told, self.case.record, matter=self.found.begun.id, occasion=version, marking=marking)
            for marking, told in self.draft.parts(self.silences, self.names)
        ]

    def _pick(self) -> HttpResponse:
        ticked, whose = {entry.id for entry in self.draft.picked}, Whose(self.offered, self.case.entries)
        shown = [(seldom(entry), entry.id in ticked, line(entry, whose)) for entry in self.offered]
        groups = [("", [one for one in shown if not one[0]]), (_SELDOM, [one for one in shown if one[0]])]
        return self._page("chronology/pick.html", {"tick"}, groups=groups)

    def _order(
        self, wrong: Mapping[str, str] = _ALL_RIGHT, moved: tuple[str, UUID | None] = ("", None)
    ) -> HttpResponse:
        typed, picked = self.draft.typed, self.draft.picked
        whose, last = Whose(picked, self.case.entries), len(picked) - 1
        rows = [
            (line(entry, whose), self._box(f"why-{entry.id}", wrong), _focused(moved, entry.id, i, last))
            for i, entry in enumerate(picked)
        ]
        gaps = [
            (one, self.names[one.agency], one.key in typed.getlist("gap"), self._box(f"means-{one.key}", wrong))
            for one in self.silences
        ]
        drawn = {"picked", "tick", "analysis", "gap", *self.boxes}
        more = {"rows": rows, "gaps": gaps, "wrong": wrong, "analysis": self._box("analysis", wrong)}
        return self._page("chronology/draw.html", drawn, 422 if wrong else 200, **more)

    def _box(self, name: str, wrong: Mapping[str, str]) -> Box:
        return Box(name, self.draft.typed.get(name, ""), wrong.get(name, ""))

    def _page(self, template: str, drawn: Set[str], status: int = 200, **more: object) -> HttpResponse:
        boxes = [(box, one) for box, many in self.draft.typed.lists() for one in many if box not in drawn]
        context = {
            "identity": about(self.case),
            "record": self.case.record,
            "tabs": views_of(self.case.record, "child:chronology"),
            "asks": self.found.asks,
            "back": self.back,
            "carried": boxes,
        }
        return render(self.request, template, context | more, status=status)


def _focused(moved: tuple[str, UUID | None], entry: UUID, at: int, last: int) -> str:
    """The button of a row that keeps the focus after its entry moved; the other one where there is no further way."""
    do, what = moved
    if what != entry or do not in ("up", "down"):
        return ""
    return "down" if at == 0 else "up" if at == last else do
