"""What the law reads and what it answers: facts in, duties out.

Days are ordinals (`date.toordinal()`), in Europe/London. Moments are whole minutes since 1970-01-01 00:00 UTC.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

NO_MOMENT = -1


class Fact(NamedTuple):
    """One thing that happened, as far as the law is concerned with it.

    `earliest` and `latest` are the same day when the day is known. `at` is `NO_MOMENT` when only days are known.
    `matter` is the id of the fact that opened the matter this one stands in, or "" for the child as a whole.
    `opens` is the kind of matter this fact opens, or "".
    """

    kind: str
    earliest: int
    latest: int
    at: int = NO_MOMENT
    matter: str = ""
    id: str = ""
    opens: str = ""
    outcome: str = ""
    answer: str = ""


class State(StrEnum):
    """How a duty stands on the day asked about. "Met" says that something was held, never that a child is safe."""

    OPEN = "open"
    PROVISIONAL = "provisional"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    NOT_REQUIRED = "not_required"
    ENDED = "ended"
    NOT_KNOWN = "not_known"


# The first and the last that something may have been: days, or minutes for a clock in hours.
Span = tuple[int, int]


class OtherReading(NamedTuple):
    """What another reading of the same rule gives. `due` is None where its start has not happened or is not carried."""

    name: str
    started: Span | None
    due: Span | None
    missing: str


class Duty(NamedTuple):
    """One duty in one matter: what is due, when, and how it stands.

    Spans are in days, or in minutes where the rule counts hours. `late` is in working days: 0 when not late, None when
    that cannot be known. `missing` names the fact that is wanted where the state is `not_known`.
    """

    rule: str
    matter: str
    state: State
    started: Span | None
    due: Span | None
    met: Span | None
    ended: Span | None
    late: int | None
    missing: str
    started_by: str
    met_by: str
    ended_by: str
    readings: tuple[OtherReading, ...]


class Carries(StrEnum):
    """How much of a kind of fact a source can hold."""

    DATED = "dated"
    FIRST_ONLY = "first_only"
    OUTCOME_ONLY = "outcome_only"


class Source(NamedTuple):
    """A source of facts, and what it can carry. `carries` of None means everything."""

    name: str
    carries: Mapping[str, Carries] | None = None

    def __hash__(self) -> int:
        """By name: a mapping has no hash, and the engine keeps the law compiled for each source."""
        return hash(self.name)


JOURNAL = Source("journal")
