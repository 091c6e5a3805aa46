"""The assessments: what each found, whether the child was seen, who was heard; and those begun and not finished."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.journal import Entry
from lantern.kinds.case import Case, answers_of, title_of
from lantern.kinds.coming_in.early_help import EarlyHelpAssessed
from lantern.kinds.declare import Kind
from lantern.kinds.judgement.assessment import COMPLETED, STARTED, AssessmentRecord, Finding
from lantern.kinds.wording import said
from lantern.page.moments import Names
from lantern.rooms.assessment.reading import Told, coded, in_order, quoted, words


@dataclass(frozen=True)
class Assessment:
    """One assessment; `rows` is empty where its words may not be read."""

    told: Told
    title: str
    finding: str
    rows: Sequence[tuple[str, str]]


def assessments(case: Case, names: Names) -> list[Assessment]:
    """Every finished assessment that the reader may see, early help among them, the latest first."""
    found = reversed(in_order(case.of_kind(*COMPLETED, "early_help.assessed")))
    return [Assessment(Told.of(e, names), title_of(e), _finding(e), list(_rows(answers_of(e)))) for e in found]


def unfinished(case: Case, names: Names) -> list[tuple[Told, str]]:
    """Each assessment that was begun, after which none of its kind was finished."""
    begun = in_order(case.of_kind(*STARTED))
    return [(Told.of(entry, names), title_of(entry)) for entry in begun if not _is_finished(entry, case)]


def _is_finished(begun: Entry, case: Case) -> bool:
    ends = case.of_kind(begun.kind.replace(".started", ".completed"))
    return any(end.happened_latest >= begun.happened_earliest for end in ends)


def _finding(entry: Entry) -> str:
    return coded(Finding, entry.outcome) if entry.kind in COMPLETED and entry.outcome else ""


def _rows(answers: Kind | None) -> Iterator[tuple[str, str]]:
    """Who was seen and heard first; then what has happened, what may, what eases and what protects, each apart."""
    if isinstance(answers, EarlyHelpAssessed):
        yield "Who agrees", answers.agreed_in_words()
        yield "The child’s words", quoted(answers.childs_words)
    if not isinstance(answers, AssessmentRecord):
        return
    seen = answers.seen_in_words()
    why_not = answers.why_not_seen or answers.why_not_alone
    yield "The child", f"{seen[:1].upper()}{seen[1:]}{f'. Why: {why_not}' if why_not else ''}"
    yield "The child’s words", quoted(answers.childs_words)
    yield "The parents or carers", words(answers.parents_views)
    gave = [f"{said(one.sector)}: {said(one.answer)}{f' ({one.gave})' if one.gave else ''}" for one in answers.asked]
    yield "Agencies asked", "; ".join(gave) or "None is recorded"
    yield "What has happened", words(answers.harm)
    yield "What may happen", words(answers.risk)
    yield "What makes harm easier", words(answers.vulnerability)
    yield "What protects", words(answers.protection)
    yield "Friends, school, places and online", words(answers.away_from_home)
    yield "What it means", answers.judgement
