"""Where one child stands on one flow chart, on one day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from lantern.law.chart.matters import Matters, drawn_for, endings, facts_drawn, matters_drawn
from lantern.law.chart.model import Box, Chart, Edge, met
from lantern.law.chart.walk import Outside, Walk, walk
from lantern.law.fact import JOURNAL, Duty, Fact, Source, State
from lantern.law.loader import Law
from lantern.law.scalar import moment_of

RUNNING = frozenset({State.OPEN, State.PROVISIONAL, State.OVERDUE})


class Standing(StrEnum):
    """How a box stands. `stopped` and `no_record` keep silence from looking like an answer."""

    NOT_REACHED = "not_reached"
    HERE = "here"
    PASSED = "passed"
    NOT_TAKEN = "not_taken"
    STOPPED = "stopped"
    NO_RECORD = "no_record"


class BoxState(NamedTuple):
    """One box, for one child.

    `done` are the facts that did it; `since` the one that led the child here; `decided_by` those that chose another
    branch, with the `reasons` recorded for them where the caller gives any. `undecided`: it was held, and what was
    decided is not known.
    """

    box: Box
    standing: Standing
    done: tuple[Fact, ...]
    since: Fact | None
    decided_by: tuple[Fact, ...]
    reasons: tuple[str, ...]
    undecided: bool
    outside: tuple[Outside, ...]
    duties: tuple[Duty, ...]


class EdgeState(NamedTuple):
    """One line: followed (passed), decided against (not taken) or neither yet (not reached)."""

    edge: Edge
    standing: Standing


class ChartState(NamedTuple):
    """One chart drawn for one matter as of one minute of a London day. `ended` ended it before its last box."""

    chart: Chart
    matter: str
    day: int
    minute: int
    begun: bool
    boxes: tuple[BoxState, ...]
    edges: tuple[EdgeState, ...]
    outside: tuple[Outside, ...]
    ended: Fact | None


class Drawing(NamedTuple):
    """A chart that can be drawn for a child, for the matter that names it.

    `edition` is the one that the matter keeps, or the one asked for.
    """

    chart: Chart
    matter: str
    edition: str


def drawings(
    law: Law, charts: Iterable[Chart], facts: Iterable[Fact], as_of: date | datetime, under: str = ""
) -> tuple[Drawing, ...]:
    """Every chart that has begun for a child, each matter on the charts of the edition in force when it opened.

    The one that began last comes last. `under` draws them all as another edition has them.
    """
    matters = Matters(facts, *moment_of(as_of))
    place = {fact.id: n for n, fact in enumerate(matters.facts)}
    found = []
    for chart in charts:
        for matter in drawn_for(chart, matters):
            kept = law.edition_on(matters.facts[place[matter]].earliest)
            edition = under or (kept.id if kept else "")
            began = next((f for f in facts_drawn(chart, matters, matter) if met(chart.begins_with, f)), None)
            if began and edition in chart.editions:
                found.append((max(place[matter], place[began.id]), Drawing(chart, matter, edition)))
    return tuple(drawing for _, drawing in sorted(found, key=itemgetter(0)))


def chart_state(
    chart: Chart,
    facts: Iterable[Fact],
    duties: Iterable[Duty],
    as_of: date | datetime,
    matter: str = "",
    reasons: Mapping[str, str] | None = None,
    source: Source = JOURNAL,
) -> ChartState:
    """Where the child stands on a chart. `matter` chooses among several (the one opened last when "").

    `duties` are the law's for the same facts and day. `reasons` gives, by the id of an entry, the reason recorded with
    it, as far as the reader may see it. Steps that `source` cannot carry count as not recorded.
    """
    day, minute = moment_of(as_of)
    matters = Matters(facts, day, minute)
    matter = matter or next(reversed(drawn_for(chart, matters)), "")
    carried = _as_carried(chart, source)
    walked = walk(carried, facts_drawn(chart, matters, matter))
    ended = next(reversed(endings(chart, matters, matter)), None)
    around = {*matters_drawn(chart, matters, matter), *matters.chain(matter)}
    held = [duty for duty in duties if duty.matter in around]
    seen = _Seen(walked, ended, reasons or {}, held)
    boxes = tuple(seen.box(box) for box in carried.boxes)
    stopped = any(box.standing is Standing.STOPPED for box in boxes)
    return ChartState(
        chart, matter, day, minute, bool(walked.done or walked.waiting), boxes,
        tuple(seen.edge(edge) for edge in carried.edges), tuple(walked.outside), ended if stopped else None,
    )  # fmt: skip


def _as_carried(chart: Chart, source: Source) -> Chart:
    carries = source.carries
    if carries is None:
        return chart
    boxes = tuple(
        replace(box, recorded=False) if box.done_by and not any(when.fact in carries for when in box.done_by) else box
        for box in chart.boxes
    )
    return replace(chart, boxes=boxes)


class _Seen:
    """Reads off a walk how each box and each line stands."""

    def __init__(self, walked: Walk, ended: Fact | None, reasons: Mapping[str, str], duties: list[Duty]) -> None:
        self.walked, self.ended, self.reasons, self.duties = walked, ended, reasons, duties
        self.chart = walked.chart
        self._against: dict[str, tuple[Fact, ...]] = {}

    def box(self, box: Box) -> BoxState:
        """One box."""
        duties = tuple(d for d in self.duties if d.rule.split(".", 1)[1] in box.clocks)
        undecided = self._undecided(box)
        standing = self._standing(box, duties, undecided)
        against = self.decided_against(box.id) if standing is Standing.NOT_TAKEN else ()
        done = tuple(dict.fromkeys(self.walked.done.get(box.id, ())))
        since = self.walked.waiting.get(box.id)
        return BoxState(
            box, standing, done if box.recorded else (), since, against,
            tuple(self.reasons[fact.id] for fact in against if fact.id in self.reasons), undecided,
            tuple(o for o in self.walked.outside if o.box == box.id), duties,
        )  # fmt: skip

    def edge(self, edge: Edge) -> EdgeState:
        """One line."""
        if self.walked.taken.get(edge):
            return EdgeState(edge, Standing.PASSED)
        closed = self._closing(edge)
        return EdgeState(edge, Standing.NOT_TAKEN if closed else Standing.NOT_REACHED)

    def _standing(self, box: Box, duties: tuple[Duty, ...], undecided: bool) -> Standing:
        walked = self.walked
        if box.id in walked.waiting or undecided:
            if self.ended:
                return Standing.STOPPED
            went_on = any(id in walked.done for id in self.chart.after[box.id])
            running = any(duty.state in RUNNING for duty in duties)
            return Standing.NO_RECORD if went_on and not running and not undecided else Standing.HERE
        if walked.done.get(box.id):
            return Standing.PASSED if box.recorded else Standing.NO_RECORD
        return Standing.NOT_TAKEN if self.decided_against(box.id) else Standing.NOT_REACHED

    def _undecided(self, box: Box) -> bool:
        """Held, but none of the lines that its own entry decides was followed or closed."""
        kinds = {when.fact for when in box.done_by}
        ways = [edge for edge in box.branches if any(when.fact in kinds for when in edge.when)]
        return (
            bool(ways)
            and bool(self.walked.done.get(box.id))
            and not any(self.walked.taken.get(edge) or self.walked.closed.get(edge) for edge in ways)
        )

    def decided_against(self, id: str) -> tuple[Fact, ...]:
        """The facts by which a box was left aside: every line that leads to it is closed. Empty while one is open."""
        if id not in self._against:
            self._against[id] = ()
            self._against[id] = self._find_against(id)
        return self._against[id]

    def _find_against(self, id: str) -> tuple[Fact, ...]:
        if id in self.walked.left:
            return (self.walked.left[id],)
        closing = [self._closing(edge) for edge in self.chart.leading_to[id]]
        return tuple(dict.fromkeys(closing[0])) if closing and all(closing) else ()

    def _closing(self, edge: Edge) -> tuple[Fact, ...]:
        if self.walked.taken.get(edge):
            return ()
        if closed := self.walked.closed.get(edge):
            return tuple(closed)
        if not edge.recorded:
            taken = [self.walked.taken.get(other) for other in self.chart.by_id[edge.source].to]
            return next(((facts[0],) for facts in taken if facts), ())
        source = edge.source
        if self.walked.done.get(source) or source in self.walked.waiting:
            return ()
        return self.decided_against(source)
