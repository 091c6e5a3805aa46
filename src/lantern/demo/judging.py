"""The steps of judging that stories share: a definition test part by part, and an agency's part of an assessment."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from lantern.demo.filling import fill
from lantern.demo.telling import Telling
from lantern.kinds.answers import When
from lantern.kinds.judgement.assessment_part import AssessmentPartWritten, Domain, Gave
from lantern.kinds.judgement.definition import AtRisk, Definition, DefinitionTested, Exploited, Part
from lantern.kinds.judgement.help_offered import Help, HelpFollowed, HelpOffered, Taken

Answers = Mapping[str, tuple[Part, str]]


def definition_test(
    t: Telling, on: date, by: str, parts: Answers, concluded: tuple[Exploited, AtRisk], reasons: str, **given: object
) -> None:
    """A test by the definition of 2017. `parts` gives each answer with what it rests on, by its field."""
    answers: dict[str, object] = {name: answer for name, (answer, _) in parts.items()}
    answers |= {f"{name}_basis": basis for name, (_, basis) in parts.items()}
    exploited, at_risk = concluded
    told = fill(
        DefinitionTested,
        happened=When.on(on),
        definition=Definition.OF_2017,
        exploited=exploited,
        at_risk=at_risk,
        reasons=reasons,
        **{"other_abuse": Part.NOT_KNOWN, **answers, **given},
    )
    t.tell(told, by)


def part(
    t: Telling, on: date, by: str, domain: Domain, known: str, assessment: UUID | None = None, **given: object
) -> None:
    """One agency's part; what it gave is all that it holds, unless something else is given."""
    answers: dict[str, object] = {"gave": Gave.ALL, **given}
    told = fill(AssessmentPartWritten, happened=When.on(on), domain=domain, known=known, **answers)
    t.tell(told, by, matter=assessment)


def offer(t: Telling, on: date, by: str, help: Help, what: str, taken: Taken, **given: object) -> UUID:
    """Help offered to the child; gives the offer, in which what comes of it is told."""
    told = fill(HelpOffered, happened=When.on(on), help=help, what=what, to_whom="The child", taken=taken, **given)
    return t.tell(told, by)


def came_of(t: Telling, on: date, by: str, offered: UUID, taken: Taken, came: str) -> None:
    """What came of an offer."""
    told = fill(HelpFollowed, happened=When.on(on), taken=taken, came_of_it=came)
    t.tell(told, by, matter=offered)
