"""A child who may have harmed others, and the national referral mechanism: each with its dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.journal import Entry
from lantern.kinds.case import Case, answers_of
from lantern.kinds.judgement.definition import Part
from lantern.kinds.judgement.harm_to_others import HarmToOthersConsidered, OwnAssessment
from lantern.kinds.judgement.nrm import Grounds, Guardian, NrmDecided, NrmReferred
from lantern.page import dates
from lantern.page.moments import Names
from lantern.registry.models import Worker
from lantern.rooms.assessment.reading import NOT_SHOWN, Told, coded, in_order, words


@dataclass(frozen=True)
class Considered:
    """A worry that the child may have harmed others, and whether somebody may have made them do it."""

    told: Told
    made: str
    basis: str
    assessment: str
    worker: str


@dataclass(frozen=True)
class Referral:
    """A referral to the national mechanism with its decisions, the first first."""

    told: Told
    rows: Sequence[tuple[str, str]]
    decisions: Sequence[tuple[Told, str, str]]


def considered(case: Case, names: Names) -> list[Considered]:
    """What of this the reader may see, the latest first."""
    found = list(reversed(in_order(case.of_kind("harm_to_others.considered"))))
    workers = Worker.objects.in_bulk([entry.concerns_worker for entry in found if entry.concerns_worker])
    return [_considered(entry, names, workers) for entry in found]


def referrals(case: Case, names: Names) -> list[Referral]:
    """Every referral to the national mechanism that the reader may see, the latest first."""
    found = []
    for matter in reversed(case.matters("nrm_referral")):
        decided = in_order(entry for entry in case.of_kind("nrm.decided") if entry.matter == matter.id)
        found.append(
            Referral(
                told=Told.of(matter.opened, names),
                rows=_rows(matter.opened, decided),
                decisions=[(Told.of(e, names), coded(Grounds, e.outcome), _means(e)) for e in decided],
            )
        )
    return found


def _considered(entry: Entry, names: Names, workers: dict[int, Worker]) -> Considered:
    answers = answers_of(entry)
    own = workers.get(entry.concerns_worker or 0)
    return Considered(
        told=Told.of(entry, names),
        made=coded(Part, entry.answer),
        basis=answers.made_basis if isinstance(answers, HarmToOthersConsidered) else NOT_SHOWN,
        assessment=coded(OwnAssessment, entry.outcome),
        worker=own.name if own else "No worker of this child’s own is named",
    )


def _rows(opened: Entry, decided: Sequence[Entry]) -> list[tuple[str, str]]:
    answers = answers_of(opened)
    last = answers_of(decided[-1]) if decided else None
    guardian = words(last.guardian) if isinstance(last, NrmDecided) else coded(Guardian, opened.answer)
    if isinstance(last, NrmDecided) and isinstance(last.guardian, Guardian):
        guardian = last.guardian.says
    due_on = [entry.due_on for entry in (opened, *decided)][-1]
    rows = [("Independent guardian", guardian)]
    if isinstance(answers, NrmReferred):
        rows = [("First responder", answers.responder), ("Reference", words(answers.reference)), *rows]
        rows.append(("What keeps the child safe", answers.meanwhile))
    if due_on:
        rows.append(("Next decision expected", dates.day(due_on)))
    return rows


def _means(entry: Entry) -> str:
    """Why it was so decided, who asks for it to be looked at again, and what changes."""
    answers = answers_of(entry)
    if not isinstance(answers, NrmDecided):
        return NOT_SHOWN
    reasons = f"Reasons given: {answers.reasons}" if isinstance(answers.reasons, str) else "Its reasons are not known."
    challenged = f" Asked to be looked at again: {answers.challenged}" if answers.challenged else ""
    return f"{answers.means} {reasons}{challenged}"
