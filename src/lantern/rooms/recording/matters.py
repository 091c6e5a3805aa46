"""Which matter an entry stands in: first the one in which it is waited for, then those that its kind fits."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from lantern.journal import Entry
from lantern.kinds.case import ENDS, OUTSTANDING, Case, Matter
from lantern.kinds.declare import Kind
from lantern.law import Duty, Law
from lantern.law.vocabulary import CHILD, vocabulary
from lantern.page import dates
from lantern.page.form.questions import Option

# What the law does not read and yet belongs to one matter alone.
_PARTS_OF = {
    "missing.graded": "missing",
    "missing_authority.told": "missing",
    "prevention_interview.held": "missing",
    "return_interview.said": "missing",
    "carers_account.given": "missing",
    "daily_contact.made": "contact_agreement",
    "assessment_part.written": "assessment",
    "marker.reviewed": "marker",
    "help.followed": "help",
    "early_help.reviewed": "early_help",
    "nrm.decided": "nrm_referral",
    "information.graded": "information",
}
# Entries that answer another one stand in it.
_ANSWERS = {"emergency_access.reviewed": "emergency_access", "conflict.lifted": "conflict"}
_CONCLUDES = (".completed", ".concluded", ".ended")


def kinds_of_matter(kind: type[Kind]) -> tuple[str, ...]:
    """The kinds of matter that such an entry may stand in, the narrowest first; empty for the child as a whole."""
    known = vocabulary().facts.get(kind.kind)
    if known:
        order = list(vocabulary().matters)
        return tuple(sorted((m for m in known.stands_in if m != CHILD), key=order.index, reverse=True))
    if kind.kind in _PARTS_OF:
        return (_PARTS_OF[kind.kind],)
    return _ended_by(kind) or ("plan", "enquiry", "episode")


def candidates(case: Case, kind: type[Kind], duties: Iterable[Duty], law: Law) -> list[Matter]:
    """The matters to choose from, the likeliest first: where it is due, where it was begun, where work goes on.

    An enquiry that is concluded is among them: the conference that it leads to still stands in it.
    """
    fitting = kinds_of_matter(kind)
    every = case.matters(*fitting) if fitting else []
    if _ended_by(kind):
        every = [matter for matter in every if matter.ended is None] or every
    due, begun = _due_in(kind, duties, law), _begun_in(case, kind)

    def likeliest(matter: Matter) -> tuple[bool, ...]:
        return str(matter.id) in due, matter.id == begun, matter.ended is None

    every.sort(key=lambda matter: matter.opened.recorded_at, reverse=True)
    return sorted(every, key=likeliest, reverse=True)


def goes_without_saying(
    case: Case, kind: type[Kind], found: Sequence[Matter], duties: Iterable[Duty], law: Law
) -> Matter | None:
    """The likeliest of the candidates; none where it has ended, nothing of the kind is waited for there, and the
    entry may as well stand in the child as a whole: what is new to a closed case is no part of it.
    """
    first = next(iter(found), None)
    if first is None or first.ended is None or not _may_stand_alone(kind):
        return first
    waited_for = str(first.id) in _due_in(kind, duties, law) or first.id == _begun_in(case, kind)
    return first if waited_for else None


def options(found: Sequence[Matter]) -> list[Option]:
    """Matters to choose from in words."""
    return [Option(str(one.id), matter_words(one.kind, one.opened) + (", ended" if one.ended else "")) for one in found]


def matter_words(kind: str, opened: Entry) -> str:
    """A matter in words: what it is and when it was opened."""
    says = vocabulary().matter_says.get(kind, kind.replace("_", " ").capitalize())
    return f"{says}, opened {dates.between(opened.happened_earliest, opened.happened_latest)}"


def _may_stand_alone(kind: type[Kind]) -> bool:
    """Whether such an entry may stand in the child as a whole, outside any matter."""
    known = vocabulary().facts.get(kind.kind)
    return CHILD in known.stands_in if known else kind.kind not in _PARTS_OF and not _ended_by(kind)


def _ended_by(kind: type[Kind]) -> tuple[str, ...]:
    """The kinds of matter that such an entry answers or ends, where the law does not name it."""
    if kind.kind in _ANSWERS:
        return (_ANSWERS[kind.kind],)
    known = vocabulary().facts
    return tuple(matter for matter, ends in ENDS.items() if kind.kind in ends and kind.kind not in known)


def _due_in(kind: type[Kind], duties: Iterable[Duty], law: Law) -> set[str]:
    """The matters in which such an entry is due."""
    return {
        duty.matter for duty in duties if duty.state in OUTSTANDING and kind.kind in law.rules[duty.rule].met_by.kinds
    }


def _begun_in(case: Case, kind: type[Kind]) -> UUID | None:
    """The matter in which what such an entry concludes was last begun."""
    thing, dot, verb = kind.kind.rpartition(".")
    if dot + verb not in _CONCLUDES:
        return None
    begun = [entry for entry in case.of_kind(f"{thing}.started") if entry.matter]
    return begun[-1].matter if begun else None
