"""The clocks of a child, kept beside the record so that a list of many children need not read every history.

What is kept holds on any day from the last entry on: when each thing is due, was met, ends. Whether it is overdue
is a question of the day on which it is asked.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from django.db import connections

from lantern.kinds.facts import BIRTH, DERIVED, Spine, facts_of
from lantern.kinds.protocol import the_law
from lantern.kinds.taken_over import TAKEN_OVER, settled
from lantern.law import Duty, Law, State, duties
from lantern.law.calendar import LONDON
from lantern.law.fact import Span
from lantern.law.rule import Unit
from lantern.law.scalar import LAST_DAY
from lantern.law.vocabulary import vocabulary

_AT_ONCE = 500  # records: when every clock is made again, not all histories are held at once
_RUNNING, _PROVISIONAL = "running", "provisional"
_SETTLED = {
    State.MET: "met",
    State.MET_LATE: "met_late",
    State.NOT_REQUIRED: "not_required",
    State.NOT_KNOWN: "not_known",
}


@dataclass(frozen=True)
class Clock:
    """One duty of one matter as kept, a row of the table `clock`.

    Due between `due_from` and `due_on` (one day, unless its start is not known to the day), or between the moments
    where the rule counts hours. `standing` is running, provisional (not known whether it is required), met, met_late,
    not_required or not_known. One that runs is ended from `ended_on`, which may lie ahead: an eighteenth birthday.
    """

    record_id: UUID
    matter_id: UUID
    rule: str
    started_by: UUID | None
    started_on: date | None
    due_from: date | None
    due_on: date | None
    due_from_at: datetime | None
    due_at: datetime | None
    met_by: UUID | None
    met_on: date | None
    ended_by: UUID | None
    ended_on: date | None
    standing: str
    law_digest: str


def clocks_of(entries: Sequence[Spine], record_of: Callable[[UUID], UUID], law: Law | None = None) -> list[Clock]:
    """The clocks of one person's entries; `record_of` gives the record that the entry opening a matter stands in."""
    law = law or the_law()
    facts = facts_of(entries)
    told = [fact.earliest for fact in facts if fact.kind not in DERIVED]
    if not told:
        return []
    first = duties(law, facts, date.fromordinal(max(told)))
    undecided = {_key(d) for d in first if d.state is State.PROVISIONAL}
    # Asked at the end of days, so that what is known of the future (an eighteenth birthday) is among the dates.
    at_last = settled(duties(law, facts, date.fromordinal(LAST_DAY)), entries, law)
    return [_clock(d, law, record_of, provisional=_key(d) in undecided) for d in at_last]


def _key(duty: Duty) -> tuple[str, str, str]:
    return duty.matter, duty.rule, duty.started_by


def _clock(duty: Duty, law: Law, record_of: Callable[[UUID], UUID], *, provisional: bool) -> Clock:
    hours = law.rules[duty.rule].within.unit is Unit.HOURS
    matter = UUID(duty.matter)
    due_from_at, due_at = (_moment(at) for at in duty.due) if hours and duty.due else (None, None)
    started_on, due_from, due_on = _day(duty.started, 0, hours), _day(duty.due, 0, hours), _day(duty.due, 1, hours)
    return Clock(
        record_id=record_of(matter),
        matter_id=matter,
        rule=duty.rule,
        started_by=_id(duty.started_by),
        started_on=started_on,
        due_from=due_from,
        due_on=due_on,
        due_from_at=due_from_at,
        due_at=due_at,
        met_by=_id(duty.met_by),
        met_on=_day(duty.met, 0, hours),
        ended_by=_id(duty.ended_by),
        ended_on=_day(duty.ended, 0, hours),
        standing=_SETTLED.get(duty.state, _PROVISIONAL if provisional else _RUNNING),
        law_digest=law_digest(),
    )


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None


def _moment(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, LONDON)


def _day(span: Span | None, end: int, hours: bool) -> date | None:
    if span is None:
        return None
    return _moment(span[end]).date() if hours else date.fromordinal(span[end])


@cache
def law_digest() -> str:
    """What tells one state of the law and its calendar from another: clocks kept under another are out of date."""
    folders = [files("lantern.law") / name for name in ("editions", "local", "calendars")]
    texts = [(file.name, file.read_bytes()) for folder in folders for file in folder.iterdir()]
    return sha256(b"".join(name.encode() + text for name, text in sorted(texts))).hexdigest()[:16]


def read_by_the_clocks() -> frozenset[str]:
    """The kinds of entry after which clocks may differ."""
    return frozenset(vocabulary().facts) - DERIVED | {BIRTH, "same_person.stated", TAKEN_OVER}


def keep(records: Iterable[UUID], using: str) -> None:
    """Compute these records' clocks anew, and those of records that are, or were, the same person's."""
    every = list(records)
    for start in range(0, len(every), _AT_ONCE):
        _keep(every[start : start + _AT_ONCE], using)


def _keep(asked: list[UUID], using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("select * from kinds_clock_spines(%s::uuid[])", [asked])
        rows = [_Row._make(row) for row in cursor.fetchall()]
        clocks = [asdict(clock) for _, person in groupby(rows, key=attrgetter("person")) for clock in _of(list(person))]
        cursor.execute("select kinds_clock_keep(%s::uuid[], %s::jsonb)", [asked, json.dumps(clocks, default=str)])


class _Row(NamedTuple):
    """A spine as kinds_clock_spines gives it."""

    person: UUID
    record: UUID
    id: UUID
    kind: str
    matter: UUID | None
    opens: str
    happened_earliest: date
    happened_latest: date
    happened_at: datetime | None
    recorded_at: datetime
    outcome: str
    answer: str
    dated_on: date | None


def _of(person: Sequence[_Row]) -> list[Clock]:
    records = {row.id: row.record for row in person}
    return clocks_of(person, records.__getitem__)
