"""What a source cannot carry, and so what nobody can know from it: once for each rule and source."""

from collections.abc import Mapping
from typing import NamedTuple

from lantern.law.fact import Carries, Source
from lantern.law.rule import Pick, Rule, Selector
from lantern.law.vocabulary import vocabulary

_DATED = (Carries.DATED, Carries.FIRST_ONLY)


class Gap(NamedTuple):
    """What a source cannot give where a selector picks. `missing` says what it never gives, or is empty.

    `undated` names the facts that open a matter of this kind without their day, each in words.
    """

    missing: str
    undated: Mapping[str, str]


class Gaps:
    """For one rule and one source: the facts that the source cannot give. Empty texts where it gives all."""

    def __init__(self, source: Source, rule: Rule, unheld: str) -> None:
        self.unheld = unheld
        self._carries = source.carries
        self._matter = rule.matter
        self.start = self._gap(rule.starts)
        self.readings = [self._gap(reading.starts) for reading in rule.readings]
        self.undated_met = any(not self._dated(kind) for kind in rule.met_by.kinds)
        self.missing = self.start.missing or self._lack(rule.met_by)

    def _gap(self, selector: Selector) -> Gap:
        uses_opening = selector.pick is Pick.OPENING or selector.otherwise_opening
        openings = [kind for kind in vocabulary().facts.values() if uses_opening and kind.opens == self._matter]
        return Gap(self.unheld or self._lack(selector), {k.name: k.says for k in openings if not self._dated(k.name)})

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
        return next((self._says(kind) for kind in selector.before if not self._dated(kind)), "")

    def _says(self, kind: str) -> str:
        return vocabulary().facts[kind].says
