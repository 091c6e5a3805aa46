"""How often: what was recorded in the last 30 and 90 days, and how often is often where a local protocol says so.

Counts of what was recorded, and no more: they rank nobody, foretell nothing, and fall when nobody records.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from operator import itemgetter
from uuid import UUID

from lantern.kinds.case import Case
from lantern.kinds.missing.return_interview import Independence
from lantern.kinds.protocol import the_law
from lantern.law import State
from lantern.law.chart import hours_words
from lantern.page.duties import Citation, citation
from lantern.rooms.missing.episodes import Episode

PERIODS = (30, 90)
_Row = tuple[str, Callable[[Episode], bool]]


@dataclass(frozen=True)
class Often:
    """A local threshold beside what was recorded."""

    says: str
    counted: int
    reached: bool
    citation: Citation


def pattern(found: Sequence[Episode], today: date, named: Mapping[UUID, str]) -> list[tuple[str, list[str]]]:
    """The rows of the table: what was counted, and the count for each period up to today.

    `named` are the others missing then whom the reader may see: with whom, and how often.
    """
    spans = [[e for e in found if _within(e.report.happened_latest, days, today)] for days in PERIODS]
    together = [(f"With {name}", partial(_with, other)) for other, name in sorted(named.items(), key=itemgetter(1))]
    rows: list[_Row] = [*_ROWS, *together]
    counts = [(says, [str(sum(map(fits, span))) for span in spans]) for says, fits in rows]
    return [*counts, ("Longest, where both times are known", [_longest(span) for span in spans])]


def thresholds(case: Case, today: date) -> list[Often]:
    """Each local threshold, with how many such entries stand in the record for its days up to today."""
    law = the_law()
    found = []
    for one in law.thresholds:
        counted = [fact for fact in case.facts if fact.kind == one.counts]
        recent = [fact for fact in counted if _within(date.fromordinal(fact.latest), one.days, today)]
        found.append(Often(one.says, len(recent), len(recent) >= one.times, citation(law, one.cites)))
    return found


def _within(day: date, days: int, today: date) -> bool:
    """Whether a day is one of the last so many, today among them."""
    return today - timedelta(days=days) < day <= today


def _longest(span: Sequence[Episode]) -> str:
    known = [episode.minutes for episode in span if episode.minutes is not None]
    return hours_words(max(known)) if known else "–"


def _in_time(episode: Episode) -> bool:
    return episode.interview is not None and episode.interview.state is State.MET


def _neither(episode: Episode) -> bool:
    return episode.back is not None and episode.held is None and episode.not_held is None


def _with(other: UUID, episode: Episode) -> bool:
    return bool(episode.told and other in episode.told.others)


def _independent(episode: Episode) -> bool:
    return episode.held is not None and episode.held.answer == Independence.INDEPENDENT


def _with_others(episode: Episode) -> bool:
    return bool(episode.told and (episode.told.how_many_others or episode.told.others))


_ROWS: tuple[_Row, ...] = (
    ("Reported missing", lambda e: e.is_missing),
    ("Away from placement without authorisation", lambda e: not e.is_missing),
    ("Other children believed with them", _with_others),
    ("Return recorded", lambda e: e.back is not None),
    ("Return interview offered", lambda e: bool(e.offers)),
    ("Refused at least once", lambda e: bool(e.refusals)),
    ("Return interview held", lambda e: e.held is not None),
    ("Held within 72 hours", _in_time),
    ("Held by somebody independent", _independent),
    ("Not held, with a reason", lambda e: e.held is None and e.not_held is not None),
    ("Returned, and neither held nor decided", _neither),
)
