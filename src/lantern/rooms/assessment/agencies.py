"""The parts of an assessment by the agency that wrote them, and which agencies have written nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.journal import Entry
from lantern.kinds.answers import NotKnown
from lantern.kinds.case import Case, answers_of
from lantern.kinds.judgement.assessment_part import AssessmentPartWritten, Domain, Gave, Indicator
from lantern.kinds.wording import day
from lantern.page.moments import Names
from lantern.registry.models import Agency
from lantern.rooms.assessment.reading import NOT_SHOWN, Told, coded, day_of, in_order, quoted, words

_KIND = "assessment_part.written"


@dataclass(frozen=True)
class Written:
    """One part that an agency wrote. Risk, vulnerability and protection stay apart."""

    told: Told
    domain: str
    known: str
    gave: str
    believed: str = ""
    withheld: str = ""
    easier: Sequence[str] = ()
    indicators: Sequence[str] = ()
    protective: Sequence[str] = ()
    childs_words: str = ""


@dataclass(frozen=True)
class OfAgency:
    """What one agency wrote, the latest first; `absent` says what it has not written."""

    name: str
    parts: Sequence[Written]
    absent: str = ""


def of_agencies(case: Case, names: Names) -> list[OfAgency]:
    """Every agency that recorded here or sees the record, by name: an agency that wrote nothing is among them."""
    shared = {agency for matter in case.standing("share") if (agency := matter.opened.concerns_agency)}
    listed = Agency.objects.filter(pk__in={entry.agency for entry in case.entries} | shared).order_by("name")
    begun = case.matters("assessment")
    since = begun[-1].opened if begun else None
    return [_of_agency(agency, case, names, since) for agency in listed]


def domains_without(case: Case) -> list[str]:
    """The parts of the child's life of which no agency has written."""
    written = {entry.outcome for entry in case.of_kind(_KIND)}
    return [domain.says for domain in Domain if domain not in written]


def _of_agency(agency: Agency, case: Case, names: Names, since: Entry | None) -> OfAgency:
    own = in_order(entry for entry in case.of_kind(_KIND) if entry.agency == agency.pk)
    absent = "" if own else "Has written nothing."
    if own and since and own[-1].happened_latest < since.happened_earliest:
        absent = f"Nothing for the assessment that began on {day_of(since)}."
    return OfAgency(agency.name, [_written(entry, names) for entry in reversed(own)], absent)


def _written(entry: Entry, names: Names) -> Written:
    answers, told = answers_of(entry), Told.of(entry, names)
    if not isinstance(answers, AssessmentPartWritten):
        return Written(told, coded(Domain, entry.outcome), NOT_SHOWN, coded(Gave, entry.answer))
    return Written(
        told=told,
        domain=answers.domain.says,
        known=words(answers.known),
        gave=answers.gave.says,
        believed=answers.believed or "",
        withheld=answers.withheld or "",
        easier=[f"{one.what.says}: {one.how}" for one in answers.easier],
        indicators=[_sign(one) for one in answers.indicators],
        protective=[f"{one.what.says}: {one.how}" for one in answers.protective],
        childs_words=quoted(answers.childs_words),
    )


def _sign(one: Indicator) -> str:
    last = "when it was last so is not known" if isinstance(one.last_on, NotKnown) else f"last so on {day(one.last_on)}"
    return f"{one.sign.says}, {last}: {one.how}"
