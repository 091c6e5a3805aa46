"""The parts of a rule in words: what starts it, what meets it, when it is required, how another reading differs."""

from collections.abc import Iterable

from lantern.law.explain import within_words
from lantern.law.rule import Pick, Reading, Rule, Selector
from lantern.law.vocabulary import vocabulary


def picked_words(selector: Selector) -> str:
    """What starts or meets a duty: "the conference", "the last of: …"."""
    facts = " or ".join(fact_words(selector.kinds))
    words = {
        Pick.OPENING: "what opened the matter",
        Pick.FIRST: facts,
        Pick.LAST: f"the last of: {facts}",
        Pick.EACH: f"each of: {facts}",
        Pick.NEXT: f"the next of: {facts}",
    }[selector.pick]
    if selector.before:
        words += f", no later than {' or '.join(fact_words(selector.before))}"
    if selector.of_parent:
        words += ", in the matter above"
    if selector.outcome_not:
        words += f", unless it said: {_codes(selector.outcome_not)}"
    return f"{words}; or else what opened the matter" if selector.otherwise_opening else words


def needed_words(rule: Rule) -> list[str]:
    """What makes the duty required, any one of these being enough. Empty: it always is."""
    needed = []
    for need in rule.required:
        codes = [_codes(codes) for codes in (need.outcomes, need.answers) if codes]
        needed.append(f"{vocabulary().facts[need.fact].says}: {' and '.join(codes)}")
    return needed


def fact_words(kinds: Iterable[str]) -> list[str]:
    """Kinds of fact in words."""
    return [vocabulary().facts[kind].says for kind in kinds]


def differing_words(rule: Rule, reading: Reading) -> str:
    """How a reading differs from the rule: counted from elsewhere, or within another limit."""
    said = []
    if reading.starts != rule.starts:
        said.append(f"counted from {picked_words(reading.starts)}")
    if reading.within.inclusive:
        said.append("the day it starts is counted as the first")
    elif reading.within != rule.within:
        said.append(f"within {within_words(reading.within)}")
    return "; ".join(said)


def _codes(codes: tuple[str, ...]) -> str:
    return " or ".join(code.replace("_", " ") for code in codes)
