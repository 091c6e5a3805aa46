"""What a census tells of one child, as answers to the kinds of entry. What it does not carry is not known."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple, get_args, get_origin

from lantern.kinds.answers import NotKnown, When
from lantern.kinds.attendance import DidNot, Meeting
from lantern.kinds.declare import Kind, kind_named
from lantern.kinds.person.names import IdentifierType
from lantern.kinds.taken_over import HistoryTakenOver, Reach, Return
from lantern.law import Fact
from lantern.returns.cin.child import Child, Episode, Header
from lantern.returns.cin.history import history
from lantern.returns.cin.layout import words_of
from lantern.returns.cin_import.codes import CATEGORIES, CLOSURES, SEXES, referrer_of

UNCARRIED = "Not carried by the children in need census."
_PERHAPS_PRESENT = f"Not known whether they took part. {UNCARRIED}"
# Of these the census says that they happened and not when: the days between which they lie are not compared.
UNDATED = frozenset({"referral.decided", "s47.concluded", "transfer_in.notified"})
# What the journal derives, or a person has to record: no entry is made of these.
_SAID_OF = ("episode", "plan")  # the matters with duties that a census cannot show to be met
_NOT_TOLD = frozenset({"child.turned_18", "transfer_out.accepted"})


class Told(NamedTuple):
    """One entry that the census tells of. `id` and `matter` are as in `history`: E1.S1 is the first enquiry."""

    id: str
    matter: str
    answers: Kind


def tell(child: Child, header: Header, agency: str) -> Iterator[Told]:
    """Every entry that the census tells of a child, each after the one that opened its matter."""
    yield from _identity(child, header, agency)
    told = history(child, header)
    in_doubt = {matter for matter, _ in told.beyond}
    for fact in told.facts:
        if fact.kind not in _NOT_TOLD:
            yield Told(fact.id, _matter(fact), _answers(fact, child))
        if fact.opens in _SAID_OF:
            yield Told(f"{fact.id}.taken_over", fact.id, _taken_over(header, whole=fact.id not in in_doubt))


def filled(kind: type[Kind], happened: When, **known: Any) -> Kind:
    """Answers of this kind, in which everything else is said not to be carried by the census."""
    asked = {name: field for name, field in kind.model_fields.items() if field.is_required() and name != "happened"}
    unknown = {name: _unknown(field.annotation) for name, field in asked.items() if name not in known}
    if kind.asks_learned:
        unknown["learned"] = NotKnown(reason=UNCARRIED)
    if issubclass(kind, Meeting):
        unknown["absent"] = tuple(DidNot(sector=sector, why=_PERHAPS_PRESENT) for sector in kind.expected)
    return kind(happened=happened, **unknown, **known)


def _unknown(annotation: Any) -> Any:
    allowed = get_args(annotation) or (annotation,)
    if NotKnown in allowed:
        return NotKnown(reason=UNCARRIED)
    return () if get_origin(annotation) is tuple else UNCARRIED


def _taken_over(header: Header, *, whole: bool) -> Kind:
    """That a matter's history comes from this census, so that what it cannot carry is not held against anybody."""
    period = When.between(date.fromordinal(header.year_began_on), date.fromordinal(header.reference_on))
    reach = Reach.WHOLE if whole else Reach.EARLIER_MISSING
    return HistoryTakenOver(happened=period, source=Return.CIN_CENSUS, reach=reach)


def _identity(child: Child, header: Header, agency: str) -> Iterator[Told]:
    as_of = When.on(date.fromordinal(header.reference_on))
    numbers = {
        IdentifierType.LA_CHILD_ID: child.id,
        IdentifierType.UPN: child.upn,
        IdentifierType.FORMER_UPN: child.former_upn,
        IdentifierType.UPN_UNKNOWN: child.upn_unknown,
    }
    for type_, number in numbers.items():
        if number:
            issuer = agency if type_ == IdentifierType.LA_CHILD_ID else NotKnown(reason=UNCARRIED)
            kind = kind_named("identifier.given")
            yield Told(f"number.{type_}", "", filled(kind, as_of, type=type_, number=number, issuer=issuer))
    if child.born_on is not None:
        yield Told("birth", "", filled(kind_named("birth.given"), _when(child.born_on)))
    elif child.expected_on is not None:
        expected_on = date.fromordinal(child.expected_on)
        yield Told("birth", "", filled(kind_named("birth.expected"), as_of, expected_on=expected_on))
    yield Told("characteristics", "", _characteristics(child, as_of))


def _characteristics(child: Child, as_of: When) -> Kind:
    known: dict[str, Any] = {}
    sex = SEXES.get(child.sex)
    if sex:
        known["sex"] = sex
    if child.ethnicity:
        known |= {"ethnicity": words_of("ethnicity", child.ethnicity), "ethnicity_code": child.ethnicity}
    if child.disabilities:
        words = "; ".join(words_of("disability", code) for code in child.disabilities)
        known |= {"disability": words, "disability_codes": " ".join(child.disabilities)}
    return filled(kind_named("characteristics.given"), as_of, **known)


def _matter(fact: Fact) -> str:
    """Where the entry stands: what completes an assessment stands in the matter of its start."""
    return fact.id.removesuffix(".end") if fact.kind == "assessment.completed" else fact.matter


def _answers(fact: Fact, child: Child) -> Kind:
    kind = kind_named(fact.kind)
    happened = When.between(date.fromordinal(fact.earliest), date.fromordinal(fact.latest))
    known = _known(fact, child)
    outcome = next((name for name, how in kind.questions().items() if how.spine == "outcome"), "")
    if outcome and fact.outcome not in ("", "not_known"):
        known.setdefault(outcome, fact.outcome)
    return filled(kind, happened, **known)


def _known(fact: Fact, child: Child) -> dict[str, Any]:
    """What the census carries of this entry besides its day and its outcome."""
    if fact.kind not in _CARRIED:
        return {}
    episode = child.episodes[_number(fact.id.partition(".")[0])]
    return _CARRIED[fact.kind](episode, fact.id)


def _referral(episode: Episode, _id: str) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if episode.source:
        said = f"{episode.source} {words_of('referral source', episode.source)}"
        known["referrer"] = f"Source of referral in the census: {said}."
        if source := referrer_of(episode.source):
            known["source"] = source
    if episode.need:
        need = f"{episode.need} {words_of('primary need', episode.need)}"
        known["concern"] = f"{UNCARRIED} Primary need, as the census codes it: {need}."
    return known


def _closure(episode: Episode, _id: str) -> dict[str, Any]:
    return {"why": CLOSURES[episode.reason]} if episode.reason in CLOSURES else {}


def _assessment(episode: Episode, id: str) -> dict[str, Any]:
    factors = episode.assessments[_number(id.removesuffix(".end"))].factors
    found = "; ".join(f"{code} {words_of('assessment factor', code)}" for code in factors)
    return {"judgement": f"Factors found, as the census codes them: {found}."} if found else {}


def _plan(episode: Episode, id: str) -> dict[str, Any]:
    plan = episode.plans[_number(id)]
    known = {"category": CATEGORIES.get(plan.first_category), "earlier_plans": plan.previous}
    return {name: value for name, value in known.items() if value is not None}


_CARRIED: dict[str, Callable[[Episode, str], dict[str, Any]]] = {
    "referral.received": _referral,
    "episode.closed": _closure,
    "assessment.completed": _assessment,
    "plan.started": _plan,
    "transfer_in.notified": lambda _episode, _id: {"area": "Another area"},
    "s47.concluded": lambda _episode, _id: {"conference": "conference_not_necessary"},
}


def _number(id: str) -> int:
    """The place of a part among its like: 0 for E1.P1 and for E1."""
    return int(id.rpartition(".")[2][1:]) - 1


def _when(day: int) -> When:
    return When.on(date.fromordinal(day))
