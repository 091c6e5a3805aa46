"""Which matter an entry stands in: the open ones that its kind fits, the last opened first."""

from collections.abc import Sequence

from lantern.journal import Entry
from lantern.kinds.case import ENDS, Case, Matter
from lantern.kinds.declare import Kind
from lantern.law.vocabulary import CHILD, vocabulary
from lantern.page import dates
from lantern.page.questions import Option

# Entries that answer another one stand in it.
_ANSWERS = {"emergency_access.reviewed": "emergency_access", "conflict.lifted": "conflict"}


def kinds_of_matter(kind: type[Kind]) -> tuple[str, ...]:
    """The kinds of matter that such an entry may stand in, the narrowest first; empty for the child as a whole."""
    known = vocabulary().facts.get(kind.kind)
    if known:
        order = list(vocabulary().matters)
        return tuple(sorted((m for m in known.stands_in if m != CHILD), key=order.index, reverse=True))
    if kind.kind in _ANSWERS:
        return (_ANSWERS[kind.kind],)
    ended = tuple(matter for matter, ends in ENDS.items() if kind.kind in ends)
    return ended or ("plan", "enquiry", "episode")


def candidates(case: Case, kind: type[Kind]) -> list[Matter]:
    """The matters to choose from: those that stand open, or where none does, those that have ended."""
    fitting = kinds_of_matter(kind)
    found = case.standing(*fitting) or case.matters(*fitting)
    return sorted(found, key=lambda matter: matter.opened.recorded_at, reverse=True) if fitting else []


def options(found: Sequence[Matter]) -> list[Option]:
    """Matters to choose from in words."""
    return [Option(str(matter.id), matter_words(matter.kind, matter.opened)) for matter in found]


def matter_words(kind: str, opened: Entry) -> str:
    """A matter in words: what it is and when it was opened."""
    says = vocabulary().matter_says.get(kind, kind.replace("_", " ").capitalize())
    return f"{says}, opened {dates.between(opened.happened_earliest, opened.happened_latest)}"
