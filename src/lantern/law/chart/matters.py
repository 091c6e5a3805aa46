"""Which matters of a child a chart is drawn for, and which facts belong to each drawing."""

from collections.abc import Iterable, Sequence

from lantern.law.chart.model import Chart, met
from lantern.law.fact import NO_MOMENT, Fact


class Matters:
    """One child's matters: which fact opened each, and what stands under what."""

    def __init__(self, facts: Iterable[Fact], day: int, minute: int) -> None:
        seen = (f for f in facts if f.earliest <= day and (f.at == NO_MOMENT or f.at <= minute))
        self.facts: Sequence[Fact] = sorted(seen, key=lambda f: (f.earliest, f.at))
        self.opened_by = {f.id: f for f in self.facts if f.opens}

    def kind(self, id: str) -> str:
        """The kind of a matter, or "" for the child as a whole."""
        return self.opened_by[id].opens if id in self.opened_by else ""

    def chain(self, id: str) -> list[str]:
        """A matter and those it stands under, upwards, the child as a whole left out."""
        found: list[str] = []
        while id in self.opened_by and id not in found:
            found.append(id)
            id = self.opened_by[id].matter
        return found

    def under(self, id: str, kinds: Sequence[str]) -> list[str]:
        """The matters of these kinds that stand under a matter, at any depth."""
        return [m for m in self.opened_by if m != id and self.kind(m) in kinds and id in self.chain(m)]


def drawn_for(chart: Chart, matters: Matters) -> list[str]:
    """The ids of the matters that a chart can be drawn for, in the order in which they opened.

    Where a chart goes through several kinds of matter, the innermost names the drawing: two enquiries, two drawings.
    """
    return [fact.id for fact in matters.facts if _names_a_drawing(chart, matters, fact)]


def _names_a_drawing(chart: Chart, matters: Matters, fact: Fact) -> bool:
    if fact.opens:
        return fact.opens in chart.drawn_for and not matters.under(fact.id, chart.drawn_for)
    within = any(matters.kind(id) in chart.drawn_for for id in matters.chain(fact.matter))
    return met(chart.also_drawn_for, fact) and not within


def matters_drawn(chart: Chart, matters: Matters, id: str) -> list[str]:
    """The matters whose facts belong to the drawing for `id`: the way down to it, and the kinds read beneath."""
    if id not in matters.opened_by:
        return []
    way = [m for m in matters.chain(id) if m == id or matters.kind(m) in chart.drawn_for]
    return way + [m for top in way[-1:] for m in matters.under(top, chart.below) if m not in way]


def facts_drawn(chart: Chart, matters: Matters, id: str) -> list[Fact]:
    """The facts that move the child along the drawing for `id`, in order."""
    inside = set(matters_drawn(chart, matters, id))
    above = set(matters.chain(id) or matters.chain(_standing_in(matters, id))) - inside
    return [fact for fact in matters.facts if _belongs(chart, fact, id, inside, above)]


def _standing_in(matters: Matters, id: str) -> str:
    return next((fact.matter for fact in matters.facts if fact.id == id), "")


def _belongs(chart: Chart, fact: Fact, id: str, inside: set[str], above: set[str]) -> bool:
    if fact.opens in chart.drawn_for and fact.id not in inside:
        return False
    at_home = id in inside and (fact.id in inside or fact.matter in inside)
    return at_home or fact.id == id or (fact.kind in chart.above and fact.matter in {*above, ""})


def endings(chart: Chart, matters: Matters, id: str) -> list[Fact]:
    """The facts that end the drawing for `id` before its last box: of its matters, those above, or the child."""
    around = {"", *matters.chain(id), *matters.chain(_standing_in(matters, id))}
    return [fact for fact in matters.facts if fact.matter in around and met(chart.ended_by, fact)]
