"""Loads the flow charts. Refuses a box that is uncited, that nothing leads to, or that names what law does not know."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lantern.law.chart.model import Box, Chart, Edge, When, in_order
from lantern.law.errors import LawError, Page
from lantern.law.loader import Law, load_law
from lantern.law.parse import RuleParser, Told
from lantern.law.vocabulary import vocabulary

_CHART_KEYS = {
    "chart", "number", "title", "editions", "cites", "note", "drawn_for", "also_drawn_for", "above", "below",
    "begins_with", "ended_by", "box",
}  # fmt: skip
_BOX_KEYS = {
    "id", "says", "cites", "done_by", "to", "clocks", "any_time", "later", "recorded", "continues",
}  # fmt: skip
_NEEDED = ("chart", "title", "editions", "cites", "note", "drawn_for", "begins_with", "box")


@cache
def load_charts() -> dict[str, Chart]:
    """The charts shipped with Lantern, by id."""
    folder = files("lantern.law") / "charts"
    return charts_from((f for f in sorted(folder.iterdir(), key=lambda f: f.name)), load_law())


def charts_of(edition: str) -> tuple[Chart, ...]:
    """The charts that stand in an edition: the whole way first, then in the guidance's own order."""
    held = [chart for chart in load_charts().values() if edition in chart.editions]
    return tuple(sorted(held, key=lambda c: (c.number or ("0" if "episode" in c.drawn_for else "9"), c.id)))


def charts_from(chart_files: Iterable[Traversable], law: Law) -> dict[str, Chart]:
    """The charts in these files. Raises LawError, naming file, line and what to do."""
    read: list[tuple[Page, Chart]] = []
    for file in chart_files:
        if file.name.endswith(".toml"):
            text = file.read_text(encoding="utf-8")
            page = Page(file.name, text)
            read.append((page, _ChartParser(page, law).chart(_told(file.name, text))))
    charts = {chart.id: chart for _, chart in read}
    for page, chart in read:
        _check_continues(page, chart, charts)
    return charts


def _told(name: str, text: str) -> Told:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise LawError(name, 1, f"this is not TOML: {fault}.", "Correct the line it names.") from fault


def _check_continues(page: Page, chart: Chart, charts: dict[str, Chart]) -> None:
    for box in chart.boxes:
        for id in box.continues:
            if id not in charts:
                raise page.refuse_unknown("the chart", id, sorted(charts), f'id = "{box.id}"', "continues")


class _ChartParser:
    """Reads one chart. `page` is the file it is refused by."""

    def __init__(self, page: Page, law: Law) -> None:
        self.page, self.law, self.words = page, law, vocabulary()
        self.cited = RuleParser(page, self.words, set(law.sources))
        self.matters: tuple[str, ...] = ()
        self.above: tuple[str, ...] = ()

    def chart(self, told: Told) -> Chart:
        """The whole chart, checked."""
        self._keys(told, _CHART_KEYS)
        for key in _NEEDED:
            if not told.get(key):
                raise self.page.refuse(f"the chart states no `{key}`.", "Every chart states it.")
        self.matters = self._known("the matter", [*told["drawn_for"], *told.get("below", ())], self.words.matters)
        self.above = self._known("the fact", told.get("above", ()), self.words.facts)
        editions = self._known("the edition", told["editions"], [e.id for e in self.law.editions])
        boxes = tuple(self._box(n, row, editions) for n, row in enumerate(told["box"], 1))
        chart = Chart(
            id=told["chart"], number=told.get("number", ""), title=told["title"], editions=editions, note=told["note"],
            cites=self.cited.cite(told["cites"], "cites"), drawn_for=tuple(told["drawn_for"]), above=self.above,
            below=tuple(told.get("below", ())), begins_with=self._whens(told["begins_with"], "begins_with"),
            also_drawn_for=self._whens(told.get("also_drawn_for", ()), "also_drawn_for", anywhere=True),
            ended_by=self._whens(told.get("ended_by", ()), "ended_by", anywhere=True), boxes=boxes,
        )  # fmt: skip
        self._check_lines(chart)
        return chart

    def _box(self, number: int, told: Told, editions: tuple[str, ...]) -> Box:
        mark = f'id = "{told.get("id", "")}"'
        self._keys(told, _BOX_KEYS, mark)
        for key in ("id", "says"):
            if not told.get(key):
                raise self.page.refuse(f"box {number} has no `{key}`.", f"Every box states its {key}.", mark)
        if "cites" not in told:
            raise self.page.refuse(f"box {told['id']!r} cites nothing.", "Give its source and place.", mark)
        return Box(
            id=told["id"], number=number, says=told["says"], cites=self.cited.cite(told["cites"], mark, "cites"),
            done_by=self._whens(told.get("done_by", ()), mark),
            to=tuple(self._edge(told["id"], row, mark) for row in told.get("to", ())),
            clocks=self._clocks(told.get("clocks", ()), editions, mark),
            any_time=told.get("any_time", False), later=told.get("later", False), recorded=told.get("recorded", True),
            continues=tuple(told.get("continues", ())),
        )  # fmt: skip

    def _edge(self, source: str, told: Told, mark: str) -> Edge:
        self._keys(told, {"box", "says", "when", "again", "recorded"}, mark)
        to = str(told.get("box", ""))
        if told.get("when") and not told.get("says"):
            raise self.page.refuse(
                f"the line from {source!r} to {to!r} is a decision without words.", "Give it `says`.", mark
            )
        return Edge(
            source, to, told.get("says", ""), self._whens(told.get("when", ()), mark),
            again=told.get("again", False), recorded=told.get("recorded", True),
        )  # fmt: skip

    def _whens(self, told: Iterable[Told], *marks: str, anywhere: bool = False) -> tuple[When, ...]:
        return tuple(self._when(row, *marks, anywhere=anywhere) for row in told)

    def _when(self, told: Told, *marks: str, anywhere: bool) -> When:
        self._keys(told, {"fact", "outcome", "answer"}, *marks)
        (name,) = self._known("the fact", [told.get("fact", "")], self.words.facts, *marks)
        kind = self.words.facts[name]
        here = name in self.above or any(self.words.stands_in(name, matter) for matter in self.matters)
        if not anywhere and not here:
            raise self.page.refuse(
                f"the fact {name!r} never stands in {' or '.join(self.matters)}.",
                "Name it under `above`, or its matter under `below`.", *marks, name,
            )  # fmt: skip
        return When(
            name,
            self._known("the outcome", told.get("outcome", ()), kind.outcomes, *marks, name),
            self._known("the answer", told.get("answer", ()), kind.answers, *marks, name),
        )

    def _clocks(self, told: Iterable[str], editions: tuple[str, ...], mark: str) -> tuple[str, ...]:
        for id in told:
            for edition in editions:
                if f"{edition}.{id}" in self.law.rules:
                    continue
                known = [r.thing_due for r in self.law.rules.values() if r.edition == edition]
                raise self.page.refuse_unknown(f"in {edition} the clock", id, known, mark, "clocks")
        return tuple(told)

    def _keys(self, told: Told, known: set[str], *marks: str) -> None:
        for key in told:
            if key not in known:
                raise self.page.refuse_unknown("the key", key, sorted(known), *marks)

    def _known(self, thing: str, words: Iterable[str], known: Iterable[Any], *marks: str) -> tuple[str, ...]:
        words, known = tuple(words), list(known)
        for word in words:
            if word not in known:
                raise self.page.refuse_unknown(thing, word, known, *marks)
        return words

    def _check_lines(self, chart: Chart) -> None:
        if len(chart.by_id) < len(chart.boxes):
            ids = [box.id for box in chart.boxes]
            twice = next(id for id in ids if ids.count(id) > 1)
            mark = f'id = "{twice}"'
            raise self.page.refuse(f"box {twice!r} is there twice.", "Give one another id.", mark)
        for edge in chart.edges:
            if edge.to not in chart.by_id:
                raise self.page.refuse_unknown("the box", edge.to, list(chart.by_id), f'id = "{edge.source}"')
        for box in chart.boxes[1:]:
            if not chart.leading_to[box.id]:
                raise self.page.refuse(
                    f"nothing leads to box {box.id!r}.", "Lead a line to it, or take it out.", f'id = "{box.id}"'
                )
        if circle := [box for box in chart.boxes if box not in in_order(chart)]:
            raise self.page.refuse(
                f"the lines run in a circle through box {circle[0].id!r}.",
                "Mark the line that leads back with `again = true`.", f'id = "{circle[0].id}"',
            )  # fmt: skip
