"""Leads a child along a chart, one fact after another, as a counter is moved along a board.

Nothing is refused: a fact that comes without its usual predecessor is put in its box all the same, and listed as
outside the usual path.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from lantern.law.chart.model import Box, Chart, Edge, When, met
from lantern.law.fact import NO_MOMENT, Fact


class Why(StrEnum):
    """What is unusual about something that happened outside the usual path."""

    NO_PREDECESSOR = "no_predecessor"
    ANOTHER_ORDER = "another_order"
    NO_BRANCH = "no_branch"


class Outside(NamedTuple):
    """Something that happened outside the usual path.

    `beside` are the boxes that usually come before it (no predecessor), or that came before it this time (another
    order). `left` is the box in which the child was, or "".
    """

    why: Why
    fact: Fact
    box: str
    beside: tuple[str, ...]
    left: str


class Walk:
    """Where a child has been on a chart: see `walk`."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.waiting: dict[str, Fact] = {}
        self.done: defaultdict[str, list[Fact]] = defaultdict(list)
        self.taken: defaultdict[Edge, list[Fact]] = defaultdict(list)
        self.closed: defaultdict[Edge, list[Fact]] = defaultdict(list)
        self.left: dict[str, Fact] = {}
        self.outside: list[Outside] = []
        self._begun = False
        self._round: set[str] = set()

    def place(self, fact: Fact) -> None:
        """One fact, put where it belongs."""
        self._round = set()
        if not self._begun and met(self.chart.begins_with, fact):
            self._begun = True
            self._arrive(self.chart.root, fact)
        before = [box for box in self.chart.boxes if box.id in self.waiting or box.id in self.done]
        for follow in (self._do, self._decide, self._decide_again):
            for box in before:
                if box.id not in self._round:
                    follow(box, fact)
        if not self._round:
            self._place_outside(fact)

    def expects(self, fact: Fact) -> bool:
        """Whether this fact would stand in the usual path if it came now."""
        if not self._begun and met(self.chart.begins_with, fact):
            return True
        for box in self.chart.boxes:
            if box.id in self.waiting and met(box.done_by, fact):
                return True
            if (box.id in self.waiting or box.id in self.done) and any(met(e.when, fact) for e in box.to):
                return True
        target = self._target(fact)
        return target is not None and (target.any_time or target.id in self.done)

    def _do(self, box: Box, fact: Fact) -> None:
        """The child waits at this box, and the fact does it."""
        if box.id in self.waiting and met(box.done_by, fact):
            self._note_order(box, fact)
            self._complete(box, fact)

    def _decide(self, box: Box, fact: Fact) -> None:
        """The child waits at this decision, and the fact makes it."""
        if box.id in self.waiting and not box.done_by and any(met(edge.when, fact) for edge in box.to):
            self._complete(box, fact)

    def _decide_again(self, box: Box, fact: Fact) -> None:
        """The child has been at this box, and the fact follows another of its lines, or the same one again."""
        if box.id in self.done and any(met(edge.when, fact) for edge in box.to):
            if not box.done_by or met(box.done_by, fact):
                self.done[box.id].append(fact)
            self._round.add(box.id)
            self._leave(box, fact, again=True)

    def _arrive(self, box: Box, fact: Fact) -> None:
        if box.id in self._round:
            if box.later:
                self.waiting[box.id] = fact
            return
        if box.any_time and box.done_by and box.id in self.done:
            self.done[box.id] += [fact] if met(box.done_by, fact) else []
            return
        self.left.pop(box.id, None)
        if box.recorded and self._awaits_more(box, fact):
            self.waiting[box.id] = fact
            self._close_denied(box, fact)
        else:
            self._complete(box, fact)

    def _awaits_more(self, box: Box, fact: Fact) -> bool:
        if box.done_by:
            return box.later or not met(box.done_by, fact)
        return bool(box.branches) and not any(met(edge.when, fact) for edge in box.to)

    def _complete(self, box: Box, fact: Fact) -> None:
        self.waiting.pop(box.id, None)
        self.done[box.id].append(fact)
        self._round.add(box.id)
        self._leave(box, fact)

    def _leave(self, box: Box, fact: Fact, again: bool = False) -> None:
        """Follows the lines that this fact decides, and those that need no decision."""
        self._close_denied(box, fact)
        for edge in box.to:
            if met(edge.when, fact) or (not edge.when and not again and self._leads_on(box, edge)):
                self._take(edge, fact)

    def _leads_on(self, box: Box, edge: Edge) -> bool:
        """A step that nobody records leads on only where no recorded step beside it is still awaited."""
        if box.recorded or not edge.recorded:
            return edge.recorded
        beside = (self.chart.by_id[e.source] for e in self.chart.leading_to[edge.to])
        return all(other.id in self.done or not other.recorded for other in beside)

    def _close_denied(self, box: Box, fact: Fact) -> None:
        """Lines that this fact decides against. Where one had been followed, the child has left what it led to."""
        for edge in box.branches:
            if met(edge.when, fact) or not any(when.denies(fact) for when in edge.when):
                continue
            self.closed[edge].append(fact)
            if self.taken.get(edge):
                self._withdraw(self.chart.by_id[edge.to], fact)

    def _withdraw(self, box: Box, fact: Fact) -> None:
        """The child leaves the box that waits at the end of a line no longer followed. What was done stays done."""
        if box.id in self.waiting:
            del self.waiting[box.id]
            self.left[box.id] = fact
        elif not box.done_by:
            for edge in (e for e in box.to if not e.again):
                self._withdraw(self.chart.by_id[edge.to], fact)

    def _take(self, edge: Edge, fact: Fact) -> None:
        self.taken[edge].append(fact)
        self.closed.pop(edge, None)
        self._arrive(self.chart.by_id[edge.to], fact)

    def _target(self, fact: Fact) -> Box | None:
        """The box that a fact belongs in when it comes by itself: the first not done yet, else the last it does."""
        boxes = [box for box in self.chart.boxes if met(box.done_by, fact)]
        if not boxes:
            boxes = [self.chart.by_id[edge.to] for edge in self.chart.edges if met(edge.when, fact)]
        return next((box for box in boxes if box.id not in self.done), boxes[-1] if boxes else None)

    def _place_outside(self, fact: Fact) -> None:
        box = self._target(fact)
        if box is None:
            return
        if box.id in self.done:
            self.done[box.id].append(fact)
            return
        leading = self.chart.leading_to[box.id]
        unseen = [e for e in leading if e.source in self.done and not self.chart.by_id[e.source].recorded]
        if not box.any_time and not unseen:
            usual = tuple(edge.source for edge in leading)
            self.outside.append(Outside(Why.NO_PREDECESSOR, fact, box.id, usual, self._where()))
        for edge in leading:
            if met(edge.when, fact) or edge in unseen:
                self.taken[edge].append(fact)
        if met(box.done_by, fact):
            self._complete(box, fact)
        else:
            self._arrive(box, fact)

    def _where(self) -> str:
        """The last box, in the chart's order, at which the child waits; if at none, the last that is done."""
        for held in (self.waiting, self.done):
            for box in reversed(self.chart.boxes):
                if box.id in held:
                    return box.id
        return ""

    def _note_order(self, box: Box, fact: Fact) -> None:
        """What usually comes after this box, and surely came before it this time."""
        if box.any_time:
            return
        earlier = tuple(
            id
            for id in (b.id for b in self.chart.boxes if b.id in self.chart.after[box.id] and b.done_by)
            if any(_surely_before(done, fact) for done in self.done.get(id, ())) and not self.chart.by_id[id].any_time
        )
        if earlier:
            self.outside.append(Outside(Why.ANOTHER_ORDER, fact, box.id, earlier, ""))


def walk(chart: Chart, facts: Sequence[Fact]) -> Walk:
    """A chart walked along by these facts, which are in order; not at all where none of them begins it.

    Where days overlap, the usual order is taken to be the true one.
    """
    walked = Walk(chart)
    pending = list(facts) if any(met(chart.begins_with, fact) for fact in facts) else []
    while pending:
        overlapping = [fact for fact in pending if not _surely_before(pending[0], fact)]
        fact = next((fact for fact in overlapping if walked.expects(fact)), pending[0])
        pending.remove(fact)
        walked.place(fact)
    _note_no_branch(walked)
    return walked


def _surely_before(first: Fact, second: Fact) -> bool:
    if NO_MOMENT not in (first.at, second.at):
        return first.at < second.at
    return first.latest < second.earliest


def _note_no_branch(walked: Walk) -> None:
    """A decision for which the chart has no line: each line is closed by it, and none was followed."""
    for box in walked.chart.boxes:
        if any(not edge.when and edge.recorded for edge in box.to):
            continue
        ways = [edge for edge in box.branches if _decided_by_kind(edge, box)]
        last = walked.done[box.id][-1] if walked.done.get(box.id) else None
        if ways and last and all(last in walked.closed.get(edge, ()) for edge in ways):
            walked.outside.append(Outside(Why.NO_BRANCH, last, box.id, (), box.id))


def _decided_by_kind(edge: Edge, box: Box) -> bool:
    return bool(_kinds(edge.when) & _kinds(box.done_by))


def _kinds(whens: Iterable[When]) -> set[str]:
    return {when.fact for when in whens}
