"""A rule as it is shown: in words, with what it cites and how else it can be read."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lantern.law import Law
from lantern.law.explain import within_words
from lantern.law.rule import Edition, Rule
from lantern.law.rule_words import differing_words, fact_words, needed_words, picked_words
from lantern.law.vocabulary import vocabulary
from lantern.page.duties import Citation, citation


@dataclass(frozen=True)
class ShownReading:
    """Another reading of a rule: its name, what differs, and who reads it so."""

    name: str
    differs: str
    cites: Citation


@dataclass(frozen=True)
class ShownRule:
    """One rule in words."""

    rule: Rule
    cites: Citation
    limit: str
    starts: str
    met_by: str
    required: tuple[str, ...]
    ended_by: tuple[str, ...]
    readings: tuple[ShownReading, ...]
    changed: bool


@dataclass(frozen=True)
class ShownEdition:
    """One edition: from when, until when, and how its dates are known."""

    edition: Edition
    from_on: date
    until_on: date | None
    checked_on: date
    added: tuple[str, ...]


def shown_editions(law: Law) -> list[ShownEdition]:
    """Every edition in order, each with the day before the next begins."""
    ends = [date.fromordinal(later.from_day - 1) for later in law.editions[1:]]
    return [shown_edition(edition, until) for edition, until in zip(law.editions, [*ends, None], strict=True)]


def shown_edition(edition: Edition, until: date | None) -> ShownEdition:
    """One edition or local protocol."""
    begins, checked = date.fromordinal(edition.from_day), date.fromordinal(edition.checked_up_to)
    return ShownEdition(edition, begins, until, checked, edition.changes if edition.follows else ())


def by_matter(law: Law, edition: Edition) -> list[tuple[str, list[ShownRule]]]:
    """The rules of an edition under the matters they belong to."""
    says = vocabulary().matter_says
    return [
        (says[matter], [shown_rule(law, edition, rule) for rule in rules])
        for matter, rules in groupby(edition.rules, key=lambda rule: rule.matter)
    ]


def shown_rule(law: Law, edition: Edition, rule: Rule) -> ShownRule:
    """One rule of an edition in words."""
    return ShownRule(
        rule,
        citation(law, rule.cites),
        within_words(rule.within),
        picked_words(rule.starts),
        picked_words(rule.met_by),
        tuple(needed_words(rule)),
        tuple(fact_words(rule.ended_by)),
        tuple(
            ShownReading(reading.name, differing_words(rule, reading), citation(law, reading.cites))
            for reading in rule.readings
        ),
        bool(edition.follows) and rule.thing_due in edition.changes,
    )
