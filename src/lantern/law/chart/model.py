"""The shape of a flow chart, once loaded: boxes, the lines between them, and which entries move a child along them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from lantern.law.fact import Fact
from lantern.law.rule import Cite

UNDECIDED = frozenset({"", "not_known", "not_decided"})


@dataclass(frozen=True, slots=True)
class When:
    """A kind of fact, with one of these outcomes and one of these answers (empty = any)."""

    fact: str
    outcomes: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    def meets(self, fact: Fact) -> bool:
        """Whether this fact is such a one."""
        return (
            fact.kind == self.fact
            and (not self.outcomes or fact.outcome in self.outcomes)
            and (not self.answers or fact.answer in self.answers)
        )

    def denies(self, fact: Fact) -> bool:
        """Whether this fact is of the kind but says something else: a code that is not known says nothing."""
        if fact.kind != self.fact:
            return False
        by_outcome = self.outcomes and fact.outcome not in self.outcomes and fact.outcome not in UNDECIDED
        by_answer = self.answers and fact.answer not in self.answers and fact.answer not in UNDECIDED
        return bool(by_outcome or by_answer)


def met(whens: Iterable[When], fact: Fact) -> bool:
    """Whether any of these is met."""
    return any(when.meets(fact) for when in whens)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another. Without `when` it is followed as soon as its box is done.

    `again` leads back to a box above. `recorded` is false where Lantern keeps no entry that says it was followed.
    """

    source: str
    to: str
    says: str = ""
    when: tuple[When, ...] = ()
    again: bool = False
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """One box. With `done_by` it is done by such an entry; without, as soon as it is reached or has been decided.

    `any_time`: the guidance sets no order for it. `later`: only an entry after the one that led here does it.
    `recorded` is false where Lantern keeps no entry of the step. `clocks` are ids of rules, without their edition.
    """

    id: str
    number: int
    says: str
    cites: Cite
    done_by: tuple[When, ...] = ()
    to: tuple[Edge, ...] = ()
    clocks: tuple[str, ...] = ()
    any_time: bool = False
    later: bool = False
    recorded: bool = True
    continues: tuple[str, ...] = ()

    @property
    def branches(self) -> tuple[Edge, ...]:
        """The lines that are followed only when something is recorded."""
        return tuple(edge for edge in self.to if edge.when)


@dataclass(frozen=True)
class Chart:
    """A flow chart, the editions it stands in, and the matters it is drawn for.

    `above` are kinds of fact read from the matters above too; `below` kinds of matter read with those it is drawn for.
    """

    id: str
    number: str
    title: str
    editions: tuple[str, ...]
    cites: Cite
    note: str
    drawn_for: tuple[str, ...]
    also_drawn_for: tuple[When, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    begins_with: tuple[When, ...]
    ended_by: tuple[When, ...]
    boxes: tuple[Box, ...]

    @cached_property
    def by_id(self) -> dict[str, Box]:
        """Its boxes by id."""
        return {box.id: box for box in self.boxes}

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every line, in the order of the boxes they leave."""
        return tuple(edge for box in self.boxes for edge in box.to)

    @cached_property
    def leading_to(self) -> dict[str, tuple[Edge, ...]]:
        """For each box the lines that lead to it from above."""
        return {box.id: tuple(e for e in self.edges if e.to == box.id and not e.again) for box in self.boxes}

    @property
    def root(self) -> Box:
        """The box at which the chart begins."""
        return self.boxes[0]

    @cached_property
    def after(self) -> dict[str, frozenset[str]]:
        """For each box all that come after it, without going back."""
        found: dict[str, frozenset[str]] = {}
        for box in reversed(in_order(self)):
            nearest = {edge.to for edge in box.to if not edge.again}
            found[box.id] = frozenset(nearest.union(*(found[id] for id in nearest)))
        return found


def in_order(chart: Chart) -> list[Box]:
    """Its boxes, each after all that lead to it from above. Shorter than the chart when lines run in a circle."""
    placed: list[Box] = []
    done: set[str] = set()
    waiting = list(chart.boxes)
    while ready := next((box for box in waiting if _all_placed(chart, box, done)), None):
        placed.append(ready)
        done.add(ready.id)
        waiting.remove(ready)
    return placed


def _all_placed(chart: Chart, box: Box, done: Collection[str]) -> bool:
    return all(edge.source in done for edge in chart.leading_to[box.id])
