"""The facts that law can name: their words, the matters they stand in and open, their coded outcomes and answers."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CHILD = "child"


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind of fact, as declared in vocabulary.toml."""

    name: str
    says: str
    stands_in: tuple[str, ...]
    opens: str = ""
    opens_when: tuple[str, ...] = ()
    opens_from: tuple[str, ...] = ()
    opens_when_later: bool = False
    outcomes: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    def matter_opened(self, outcome: str, standing_in: str, earlier_in_matter: bool) -> str:
        """The kind of matter that such a fact opens, or "". `earlier_in_matter`: one stands there already."""
        if not self.opens:
            return ""
        if self.opens_when and outcome not in self.opens_when:
            return ""
        if self.opens_from and standing_in not in self.opens_from:
            return ""
        return self.opens if earlier_in_matter or not self.opens_when_later else ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every fact kind by name, and every matter kind with the matters it may stand under."""

    facts: dict[str, FactKind]
    matters: dict[str, tuple[str, ...]]
    matter_says: dict[str, str]

    def stands_in(self, fact: str, matter: str) -> bool:
        """Whether such a fact can be found in a matter of this kind: as its opening or as one that stands in it."""
        kind = self.facts[fact]
        return matter in kind.stands_in or kind.opens == matter


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary shipped with Lantern."""
    told = tomllib.loads(files("lantern.law").joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    facts = {}
    for name, row in told["fact"].items():
        facts[name] = FactKind(
            name=name,
            says=row["says"],
            stands_in=tuple(row["in"]),
            opens=row.get("opens", ""),
            opens_when=tuple(row.get("opens_when", ())),
            opens_from=tuple(row.get("opens_from", ())),
            opens_when_later=row.get("opens_when_later", False),
            outcomes=tuple(row.get("outcomes", ())),
            answers=tuple(row.get("answers", ())),
        )
    matters = {name: tuple(row["under"]) for name, row in told["matter"].items()}
    return Vocabulary(facts, matters, {name: row["says"] for name, row in told["matter"].items()})
