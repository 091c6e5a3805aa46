"""Whether the kinds and the law speak of the same things: asked at every start."""

from collections.abc import Iterator

from lantern.kinds.declare import Kind, kind_named
from lantern.kinds.facts import DERIVED
from lantern.law.vocabulary import FactKind, vocabulary


def disagreements() -> list[str]:
    """What differs between the kinds and law/vocabulary.toml, each with what to do; empty when they agree."""
    return [wrong for fact in vocabulary().facts.values() for wrong in _differences(fact)]


def _differences(fact: FactKind) -> Iterator[str]:
    try:
        kind = kind_named(fact.name)
    except LookupError:
        if fact.name not in DERIVED:
            yield f"{fact.name}: the law names it and no kind has that name: declare one in lantern.kinds"
        return
    if fact.name in DERIVED:
        yield f"{fact.name}: it is derived from other entries: do not declare it as a kind"
    if not kind.pathway:
        yield f"{fact.name}: the law reads it, so everybody with the child sees its spine: set pathway = True"
    yield from _opening(fact, kind)
    # A column that the law has no codes for is the kind's own.
    for column, codes in (("outcome", fact.outcomes), ("answer", fact.answers)):
        given = kind.codes("outcome" if column == "outcome" else "answer")
        if codes and set(codes) != set(given):
            differing = ", ".join(sorted(set(codes) ^ set(given)))
            yield f"{fact.name}: its {column} differs from the law's in: {differing}"


def _opening(fact: FactKind, kind: type[Kind]) -> Iterator[str]:
    """A kind that opens a matter says so; where it depends on the outcome it says so in `opening`."""
    always = fact.opens if not fact.opens_when else ""
    if kind.opens != always:
        yield f"{fact.name}: opens must be {always!r}, as the law has it, and not {kind.opens!r}"
    if fact.opens_when and kind.opening is Kind.opening:
        yield f"{fact.name}: opening() must say that it opens {fact.opens!r} with {', '.join(fact.opens_when)}"
