"""What a source cannot carry, and so what nobody can know from it: once for each rule and source."""

from lantern.law.fact import Carries, Source
from lantern.law.rule import Pick, Rule, Selector
from lantern.law.vocabulary import vocabulary

_DATED = (Carries.DATED, Carries.FIRST_ONLY)


class Gaps:
    """For one rule and one source: the facts that the source cannot give. Empty texts where it gives all."""

    def __init__(self, source: Source, rule: Rule, unheld: str) -> None:
        self.unheld = unheld
        self._carries = source.carries
        openings = [k.name for k in vocabulary().facts.values() if k.opens == rule.matter and not self._dated(k.name)]
        uses_opening = rule.starts.pick is Pick.OPENING or rule.starts.otherwise_opening
        self.undated_openings = frozenset(openings) if uses_opening else frozenset()
        self.undated_says = self._says(openings[0]) if openings else ""
        self.start = unheld or self._lack(rule.starts)
        self.undated_met = any(not self._dated(kind) for kind in rule.met_by.kinds)
        self.missing = self.start or self._lack(rule.met_by)
        self.readings = [unheld or self._lack(reading.starts) for reading in rule.readings]

    def _carry(self, kind: str) -> Carries | None:
        return Carries.DATED if self._carries is None else self._carries.get(kind)

    def _dated(self, kind: str) -> bool:
        return self._carry(kind) in _DATED

    def _lack(self, selector: Selector) -> str:
        """What is missing here: a kind not carried with its date, or a later one where only the first is."""
        for kind in selector.kinds:
            if not self._dated(kind):
                return self._says(kind)
            if self._carry(kind) is Carries.FIRST_ONLY and selector.pick is not Pick.FIRST:
                return f"whether it was held again: {self._says(kind)}"
        return ""

    def _says(self, kind: str) -> str:
        return vocabulary().facts[kind].says
