"""The definition test as answered: part by part with its basis, the last first, and every one before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.kinds.answers import Coded
from lantern.kinds.case import Case, answers_of
from lantern.kinds.judgement.definition import AtRisk, DefinitionTested, Exploited, Part
from lantern.kinds.wording import said
from lantern.page.moments import Names
from lantern.rooms.assessment.reading import Told, coded, in_order, quoted


@dataclass(frozen=True)
class Answered:
    """One part of the definition: the question, the answer with what it is of, and what that rests on."""

    part: str
    answer: str
    of: str
    basis: str


@dataclass(frozen=True)
class DefinitionTest:
    """One test. Its conclusion is read from its columns; its parts are empty where its words may not be read."""

    told: Told
    exploited: str
    at_risk: str
    definition: str = ""
    reasons: str = ""
    parts: Sequence[Answered] = ()
    remarks: Sequence[str] = ()
    childs_words: str = ""


# The question in short, its field, and the field of what the answer is of.
_PARTS = (
    ("Under 18", "under_18", ""),
    ("Imbalance of power", "imbalance", "imbalance_of"),
    ("Sexual activity", "activity", "activity_where"),
    ("Something the child got or was promised", "childs_gain", "childs_gain_of"),
    ("Money or standing to somebody else", "others_gain", "others_gain_of"),
)


def definition_tests(case: Case, names: Names) -> list[DefinitionTest]:
    """Every test that the reader may see, the latest first."""
    found = reversed(in_order(case.of_kind("definition.tested")))
    tests = []
    for entry in found:
        answers = answers_of(entry)
        told = Told.of(entry, names)
        concluded = coded(Exploited, entry.outcome), coded(AtRisk, entry.answer)
        tests.append(
            _full(told, answers) if isinstance(answers, DefinitionTested) else DefinitionTest(told, *concluded)
        )
    return tests


def _full(told: Told, answers: DefinitionTested) -> DefinitionTest:
    return DefinitionTest(
        told=told,
        exploited=answers.exploited.says,
        at_risk=answers.at_risk.says,
        definition=answers.definition.says,
        reasons=answers.reasons,
        parts=list(_parts(answers)),
        remarks=list(answers.remarks()),
        childs_words=quoted(answers.childs_words),
    )


def _parts(answers: DefinitionTested) -> Iterator[Answered]:
    for says, field, of in _PARTS:
        answer: Part = getattr(answers, field)
        which: tuple[Coded, ...] = getattr(answers, of) if of else ()
        yield Answered(says, answer.says, "; ".join(said(one) for one in which), getattr(answers, f"{field}_basis"))
    # The form asks what was done where there is other abuse, and nothing more where there is none or none is known.
    routed = answers.other_abuse_done or "The test does not ask what this rests on"
    yield Answered(
        "Other abuse", answers.other_abuse.says, "; ".join(said(one) for one in answers.other_abuse_of), routed
    )
