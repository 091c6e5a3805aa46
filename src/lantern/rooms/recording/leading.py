"""What leads a form: what is already known that bears on it, said first and answered beforehand, never enforced."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from lantern.journal import Entry
from lantern.kinds.case import Case, answers_of, sentence_of
from lantern.kinds.circle.allocation import AllocationMade
from lantern.kinds.coming_in.early_help import Anyway, EarlyHelpAssessed, EarlyHelpReviewed
from lantern.kinds.coming_in.grading import InformationGraded, grades_of
from lantern.kinds.coming_in.information import Advice, ConsultationHeld
from lantern.kinds.coming_in.referral import ReferralAcknowledged, ReferralReceived, Source, Told
from lantern.kinds.declare import Kind
from lantern.kinds.judgement.assessment import COMPLETED
from lantern.kinds.judgement.definition import Definition, DefinitionTested
from lantern.kinds.judgement.harm_to_others import HarmToOthersConsidered
from lantern.kinds.judgement.level import Level, LevelJudged
from lantern.page import dates
from lantern.page.about import allocated

_MAY_ADVISE = ("consultation.held", "early_help.assessed", "early_help.reviewed")


@dataclass(frozen=True)
class Lead:
    """What is said above a form, and the answers it begins with."""

    says: str = ""
    initial: Mapping[str, Any] = field(default_factory=dict)


def lead_of(case: Case, kind: type[Kind], matter: UUID | None) -> Lead:
    """What leads the form of a kind in a matter of this record."""
    found = _LEADS.get(kind)
    return found(case, matter) if found else Lead()


def _answer_to_referrer(case: Case, matter: UUID | None) -> Lead:
    """Flow chart 1: a professional is told the next step; the public and the family only that it was received."""
    referral = case.by_id.get(matter) if matter else None
    if referral is None or referral.kind != "referral.received":
        return Lead()
    if referral.outcome == Source.PROFESSIONAL:
        return Lead("A professional referred. They are told what happens next.", {"told": Told.NEXT_STEP})
    if referral.outcome not in (Source.FAMILY, Source.PUBLIC):
        return Lead()
    who = "The child or their family" if referral.outcome == Source.FAMILY else "A member of the public"
    says = f"{who} referred. They are told that it was received and will be looked at, and no more."
    return Lead(says, {"told": Told.RECEIPT})


def _allocation(case: Case, _matter: UUID | None) -> Lead:
    """There is one allocated worker: who it is stands above the form for another."""
    now = allocated(case)
    if not now:
        return Lead()
    return Lead(f"{now[0]} is allocated now. There is one allocated worker: end that allocation when this one is made.")


def _definition(case: Case, _matter: UUID | None) -> Lead:
    """The definition in force leads; what was tested by an older one keeps its own."""
    before = case.of_kind("definition.tested")
    says = f"Last tested {_day(before[-1])}. That test stays as it is. " if before else ""
    return Lead(f"{says}Each part is answered apart, and you conclude.", {"definition": Definition.OF_2017})


def _level(case: Case, _matter: UUID | None) -> Lead:
    """The level before this one, and what a level never does."""
    before = case.of_kind("level.judged")
    level = next((one.says for one in Level if before and one == before[-1].outcome), "")
    says = f"{level}, as of {_day(before[-1])}. " if level else ""
    if not case.of_kind(*COMPLETED, "early_help.assessed"):
        says += "No finished assessment is recorded: a level is judged after one. "
    return Lead(f"{says}A level never closes a case, and at level 1 a child may still need help in an emergency.")


def _of_their_own(case: Case, _matter: UUID | None) -> Lead:
    """Who works with this child now, so that another than the harmed child's worker is named with open eyes."""
    now = allocated(case)
    works = f"{now[0]} works with this child now. " if now else "Nobody is allocated to this child. "
    return Lead(f"{works}Whoever assesses them does not work with whoever may have been harmed.")


def advised_to_refer(case: Case) -> Entry | None:
    """The consultation, or early help refused, that ended in advice to refer and that no referral has followed."""
    asked = case.of_kind(*_MAY_ADVISE, "referral.received")
    last = asked[-1] if asked else None
    if last is None or last.kind not in _MAY_ADVISE:
        return None
    advised = last.outcome == Advice.REFER if last.kind == "consultation.held" else last.answer == Anyway.REFER
    return last if advised else None


def _referral(case: Case, _matter: UUID | None) -> Lead:
    """What was asked and advised is carried over; the clocks run from the referral, not from what came before."""
    entry = advised_to_refer(case)
    told = answers_of(entry) if entry else None
    if entry is None or told is None:
        return Lead()
    says = f"Carried over from {told.title.lower()}, {_day(entry)}. What is told by word of mouth is then written."
    carried: dict[str, Any] = {"source": Source.PROFESSIONAL}
    if isinstance(told, ConsultationHeld):
        carried |= {"referrer": told.who, "concern": told.worry}
    elif isinstance(told, EarlyHelpAssessed | EarlyHelpReviewed):
        carried |= {"concern": told.needs}
    return Lead(says, carried)


def _grading(case: Case, matter: UUID | None) -> Lead:
    """What is graded stands above, with the grade it has."""
    told = case.by_id.get(matter) if matter else None
    if told is None or told.opens != "information":
        return Lead("Nothing is chosen: grade from the page of what was told.")
    before = grades_of(case.entries).get(told.id)
    return Lead(f"{sentence_of(told)}{f' {before}.' if before else ''}")


def _day(entry: Entry) -> str:
    return dates.between(entry.happened_earliest, entry.happened_latest)


_LEADS: Mapping[type[Kind], Callable[[Case, UUID | None], Lead]] = {
    ReferralAcknowledged: _answer_to_referrer,
    AllocationMade: _allocation,
    ReferralReceived: _referral,
    DefinitionTested: _definition,
    LevelJudged: _level,
    HarmToOthersConsidered: _of_their_own,
    InformationGraded: _grading,
}
