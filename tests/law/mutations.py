"""One change at a time to a rule: every constant, unit, pick, kind, condition, scope, ending and reading of it."""

from collections.abc import Iterator
from dataclasses import replace

from lantern.law.rule import Need, Pick, Reading, Rule, Selector, Unit, Within
from lantern.law.vocabulary import vocabulary

Mutant = tuple[str, Rule]
ENDINGS = (
    "plan.ended", "episode.closed", "transfer_out.accepted", "child.died", "child.turned_18", "child.left_uk",
    "police_protection.ended", "return_interview.not_held", "contact_agreement.ended",
)  # fmt: skip


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Every mutant of one rule, with what was changed."""
    for told, within in _limits(rule.within):
        yield f"within: {told}", replace(rule, within=within, readings=_in_hours_too(rule, within))
    for told, selector in _selectors(rule.starts, rule.matter):
        # A reading that states no start of its own starts with the rule.
        readings = tuple(replace(r, starts=selector) if r.starts == rule.starts else r for r in rule.readings)
        yield f"starts: {told}", replace(rule, starts=selector, readings=readings)
    for told, selector in _selectors(rule.met_by, rule.matter):
        yield f"met_by: {told}", replace(rule, met_by=selector)
    yield from _series(rule)
    yield from _endings(rule)
    yield from _requirements(rule)
    yield from _readings(rule)
    for matter in vocabulary().matters:
        if matter != rule.matter:
            yield f"matter: {matter}", replace(rule, matter=matter)


def _in_hours_too(rule: Rule, within: Within) -> tuple[Reading, ...]:
    """The readings of a rule whose limit changed: hours and days do not mix in one rule."""
    if (within.unit is Unit.HOURS) == (rule.within.unit is Unit.HOURS):
        return rule.readings
    return tuple(replace(reading, within=Within(reading.within.n, within.unit)) for reading in rule.readings)


def _limits(within: Within) -> Iterator[tuple[str, Within]]:
    for n in (within.n - 1, within.n + 1):
        if n:  # a limit of none does not load
            yield str(n), replace(within, n=n)
    for unit in Unit:
        if unit is not within.unit:
            yield unit, Within(within.n, unit)
    if within.unit is Unit.WORKING_DAYS:
        yield f"inclusive {not within.inclusive}", replace(within, inclusive=not within.inclusive)


def _series(rule: Rule) -> Iterator[Mutant]:
    """A series for a single duty, and a single duty for a series: each and next go together, or it does not load."""
    picks = [(Pick.FIRST, Pick.FIRST), (Pick.FIRST, Pick.LAST), (Pick.LAST, Pick.FIRST)]
    if rule.starts.pick is Pick.OPENING or any(reading.starts != rule.starts for reading in rule.readings):
        return
    for start, end in picks if rule.starts.pick is Pick.EACH else [(Pick.EACH, Pick.NEXT)]:
        starts, met_by = Selector(start, rule.starts.kinds), Selector(end, rule.met_by.kinds)
        readings = tuple(replace(reading, starts=starts) for reading in rule.readings)
        yield f"{start}, {end}", replace(rule, starts=starts, met_by=met_by, readings=readings)


def _selectors(selector: Selector, matter: str) -> Iterator[tuple[str, Selector]]:
    words = vocabulary()
    opening = tuple(kind.name for kind in words.facts.values() if kind.opens == matter)
    series = selector.pick in (Pick.EACH, Pick.NEXT)
    if selector.pick is Pick.OPENING:
        for pick in (Pick.FIRST, Pick.LAST):
            yield f"{pick} {opening}", Selector(pick, opening)
        return
    for pick in (Pick.OPENING, Pick.FIRST, Pick.LAST):
        if pick is not selector.pick and not series:
            kinds = () if pick is Pick.OPENING else selector.kinds
            yield pick, replace(selector, pick=pick, kinds=kinds, before=())
    for kind in selector.kinds:
        others = tuple(k for k in selector.kinds if k != kind)
        if others:
            yield f"without {kind}", replace(selector, kinds=others)
    for kind in words.facts:
        if kind not in selector.kinds and words.stands_in(kind, matter):
            yield f"{kind} instead", replace(selector, kinds=(kind,))
            yield f"{kind} too", replace(selector, kinds=(*selector.kinds, kind))
    yield from _conditions(selector, matter)


def _conditions(selector: Selector, matter: str) -> Iterator[tuple[str, Selector]]:
    words = vocabulary()
    series = selector.pick in (Pick.EACH, Pick.NEXT)
    if selector.pick is Pick.EACH:
        for code in (code for kind in selector.kinds for code in words.facts[kind].outcomes):
            yield f"outcome_not {code}", replace(selector, outcome_not=_toggled(selector.outcome_not, code))
    if selector.pick is Pick.LAST:
        for kind in words.facts:
            if words.stands_in(kind, matter) and kind not in selector.before:
                yield f"before {kind}", replace(selector, before=(kind,))
        if selector.before:
            yield "before nothing", replace(selector, before=())
    if not series:
        yield f"of parent {not selector.of_parent}", replace(selector, of_parent=not selector.of_parent)
        otherwise = not selector.otherwise_opening
        yield f"otherwise {otherwise}", replace(selector, otherwise_opening=otherwise)


def _endings(rule: Rule) -> Iterator[Mutant]:
    for kind in ENDINGS:
        told = "without" if kind in rule.ended_by else "with"
        yield f"ended_by {told} {kind}", replace(rule, ended_by=_toggled(rule.ended_by, kind))


def _toggled(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    """The words without one of them, or with one more."""
    kept = tuple(w for w in words if w != word)
    return kept if word in words else (*kept, word)


def _requirements(rule: Rule) -> Iterator[Mutant]:
    for n, need in enumerate(rule.required):
        others = rule.required[:n] + rule.required[n + 1 :]
        yield f"required without {need}", replace(rule, required=others)
        for told, changed in _needs(need):
            yield f"required {n}: {told}", replace(rule, required=(*others[:n], changed, *others[n:]))
    if rule.only_if:
        yield "only_if nothing", replace(rule, only_if=())
    for kind in vocabulary().facts:
        if vocabulary().stands_in(kind, rule.matter) and kind not in rule.only_if:
            yield f"only_if {kind}", replace(rule, only_if=(kind,))


def _needs(need: Need) -> Iterator[tuple[str, Need]]:
    told = vocabulary().facts[need.fact]
    for code in told.outcomes:
        yield f"outcome {code}", replace(need, outcomes=_toggled(need.outcomes, code))
    for code in told.answers:
        yield f"answer {code}", replace(need, answers=_toggled(need.answers, code))


def _readings(rule: Rule) -> Iterator[Mutant]:
    for n, reading in enumerate(rule.readings):
        before, after = rule.readings[:n], rule.readings[n + 1 :]
        yield f"reading without {reading.name}", replace(rule, readings=before + after)
        for told, within in _limits(reading.within):
            if (within.unit is Unit.HOURS) != (rule.within.unit is Unit.HOURS):
                continue  # does not load
            changed = replace(reading, within=within)
            yield f"reading {reading.name}: {told}", replace(rule, readings=(*before, changed, *after))
        # In a series every reading starts with the rule itself.
        for told, starts in _selectors(reading.starts, rule.matter) if rule.starts.pick is not Pick.EACH else ():
            changed = replace(reading, starts=starts)
            yield f"reading {reading.name}: {told}", replace(rule, readings=(*before, changed, *after))
