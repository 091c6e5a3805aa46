"""An episode as the page draws it: a row of the table, and its own section."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from lantern.journal import Entry
from lantern.kinds.answers import When, YesNo
from lantern.kinds.case import Case, answers_of
from lantern.kinds.missing.episode import MissingReturned, others_in_words
from lantern.kinds.missing.return_interview import (
    Independence,
    ReturnInterviewHeld,
    ReturnInterviewNotHeld,
    ReturnInterviewOffered,
)
from lantern.kinds.naming import NO_NAME, names_of
from lantern.kinds.protocol import the_law
from lantern.kinds.wording import said
from lantern.law.calendar import time_of
from lantern.law.chart import duty_anchor, hours_words
from lantern.page import dates
from lantern.page.duties import DutyLine, duty_line
from lantern.page.moments import moments
from lantern.page.timeline import Moment
from lantern.rooms.missing.episodes import INTERVIEW, Episode, grade_words, moments_in


@dataclass(frozen=True)
class Row:
    """One episode in the table."""

    anchor: str
    reported: str
    what: str
    grade: str
    back: str
    lasted: str
    offered: str
    held: str


@dataclass(frozen=True)
class Done:
    """What was done about one thing, and beside it the duties that ask for it, each with where its reasons stand."""

    what: str
    words: str
    duties: Sequence[tuple[DutyLine, str]] = ()


@dataclass(frozen=True)
class Shown:
    """One episode as its own section."""

    row: Row
    others: str
    done: Sequence[Done]
    moments: Sequence[Moment]
    next: Sequence[tuple[str, str]]


# What comes next, in the order in which it is done, and whether it comes after the return.
_NEXT = (
    ("missing.graded", "Police grade", False),
    ("missing_authority.told", "Authority told", False),
    ("missing.returned", "Found or returned", False),
    ("prevention_interview.held", "Prevention interview", True),
    ("return_interview.offered", "Return interview offered", True),
    ("return_interview.held", "Return interview held", True),
    ("return_interview.said", "What the child said", True),
    ("carers_account.given", "Carer’s account", True),
    ("return_interview.not_held", "Not held, and why", True),
)


def rows(found: Sequence[Episode]) -> list[Row]:
    """Every episode for the table."""
    return [row(episode) for episode in found]


def row(episode: Episode) -> Row:
    """One episode in short."""
    return Row(
        anchor=f"episode-{episode.report.id}",
        reported=_day(episode.report),
        what="Missing" if episode.is_missing else "Away from placement without authorisation",
        grade=grade_words(episode.grade),
        back=_day(episode.back) if episode.back else "No return recorded",
        lasted=_lasted(episode),
        offered=_offered(episode),
        held=_held(episode),
    )


def others_by_name(found: Sequence[Episode]) -> dict[UUID, str]:
    """The others who were missing then and whose records the reader may open, asked for once."""
    others = {other for episode in found if episode.told for other in episode.told.others}
    return dict.fromkeys(others, NO_NAME) | names_of(others)


def shown(
    case: Case, found: Sequence[Episode], now: datetime, named: Mapping[UUID, str], *, may_record: bool
) -> list[Shown]:
    """Episodes as sections; authors are looked up once for all of them."""
    drawn = _drawn(moments_in(found))
    return [
        Shown(
            row=row(episode),
            others=_who_else(episode, named),
            done=[*_told(episode), *_found(episode), *_interview(case, episode, now)],
            moments=[drawn[entry.id] for entry in episode.entries],
            next=_next(case, episode) if may_record else (),
        )
        for episode in found
    ]


def _drawn(entries: Sequence[Entry]) -> dict[UUID, Moment]:
    return dict(zip((entry.id for entry in entries), moments(entries), strict=True))


def _who_else(episode: Episode, named: Mapping[UUID, str]) -> str:
    told = episode.told
    if told is None:
        return ""
    names = [named[other] for other in told.others]
    return others_in_words(names, told.how_many_others, told.ask_about_others)


def _told(episode: Episode) -> Iterator[Done]:
    for which, name, told in episode.authorities():
        when = "; ".join(_moment(entry) for entry in told)
        yield Done(which.says, f"{name or 'Name not known'}. {f'Told {when}' if when else 'Not recorded as told'}.")


def _found(episode: Episode) -> Iterator[Done]:
    """How, where and by whom: what to do the next time begins there."""
    told = answers_of(episode.back) if episode.back else None
    if isinstance(told, MissingReturned):
        words = (said(told.how), told.by_whom, told.where)
        yield Done(told.title, ". ".join(_capital(one.rstrip(".")) for one in words if isinstance(one, str)) + ".")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _interview(case: Case, episode: Episode, now: datetime) -> Iterator[Done]:
    """The offers and the interview, each beside its own duties; a duty of neither stands with the offers."""
    law, pathway = the_law(), reverse("pathway:chart", args=[case.record])
    lines: defaultdict[bool, list[tuple[DutyLine, str]]] = defaultdict(list)
    for duty in episode.duties:
        line = duty_line(law, duty, case.kinds_by_id, now)
        lines[law.rules[duty.rule].thing_due == INTERVIEW].append((line, f"{pathway}#{duty_anchor(duty)}"))
    yield Done("Return interview offered", _offered(episode), lines[False])
    yield Done("Return interview held", _held(episode), lines[True])


def _next(case: Case, episode: Episode) -> list[tuple[str, str]]:
    """What can be recorded in this episode now."""
    settled = {"missing.returned"} if episode.back else set()
    settled |= (
        {"return_interview.held", "return_interview.offered", "return_interview.not_held"} if episode.held else set()
    )
    return [
        (says, f"{reverse('recording:write', args=[case.record, kind])}?matter={episode.report.id}")
        for kind, says, after in _NEXT
        if kind not in settled and (episode.back is not None or not after)
    ]


def _lasted(episode: Episode) -> str:
    if episode.back is None:
        return "–"
    return hours_words(episode.minutes) if episode.minutes is not None else "Not known to the hour"


def _offered(episode: Episode) -> str:
    if not episode.offers:
        return "Nothing recorded" if episode.back else "–"
    return "; ".join(f"{_day(offer)}: {_answer(offer)}" for offer in episode.offers)


def _answer(offer: Entry) -> str:
    told = answers_of(offer)
    if isinstance(told, ReturnInterviewOffered):
        return said(told.answer)
    return offer.outcome.replace("_", " ") or "not known"


def _held(episode: Episode) -> str:
    if episode.held:
        return "; ".join([_day(episode.held), *_not_as_asked(episode.held)])
    if episode.not_held:
        told = answers_of(episode.not_held)
        why = f": {said(told.reason)}" if isinstance(told, ReturnInterviewNotHeld) else ""
        return f"Not held{why}"
    return "Nothing recorded" if episode.back else "–"


def _not_as_asked(held: Entry) -> Iterator[str]:
    """What of an interview is not as the guidance asks: by somebody independent, away from the carers."""
    if held.answer != Independence.INDEPENDENT:
        yield "not independent" if held.answer == Independence.NOT_INDEPENDENT else "whether independent not known"
    told = answers_of(held)
    if isinstance(told, ReturnInterviewHeld) and told.away != YesNo.YES:
        yield "not away from the carers" if told.away == YesNo.NO else "whether away from the carers not known"


def _day(entry: Entry) -> str:
    first, last = entry.happened_earliest, entry.happened_latest
    day = dates.short_day(first) if first == last else dates.between(first, last)
    return f"{day}, {time_of(entry.happened_at)}" if entry.happened_at else day


def _moment(entry: Entry) -> str:
    return dates.when(When(earliest=entry.happened_earliest, latest=entry.happened_latest, at=entry.happened_at))
