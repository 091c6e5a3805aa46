"""The shape of a rule, once loaded: what both compilations read."""

from dataclasses import dataclass, field
from enum import StrEnum


class Seen(StrEnum):
    """How we know a passage: its text, somebody's restatement of it, or not from any text at all."""

    TEXT = "text"
    RESTATED = "restated"
    NOT_SEEN = "not_seen"


class Unit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    MONTHS = "months"
    HOURS = "hours"


class Pick(StrEnum):
    """Which of the facts named starts or meets a duty."""

    OPENING = "opening"
    FIRST = "first"
    LAST = "last"
    EACH = "each"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Cite:
    """A source, a place in it, and how that place was seen."""

    source: str
    place: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Within:
    """A limit. `inclusive` counts the day of the trigger as the first."""

    n: int
    unit: Unit
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class Selector:
    """Picks a fact of a matter, or of the matter above it (`of_parent`).

    A fact that opened a matter is found in that matter and in the one it stands in; but not from a matter beside it:
    an order counts from the police protection it stands in, never from another that the same matter has seen.
    """

    pick: Pick
    kinds: tuple[str, ...] = ()
    outcome_not: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    of_parent: bool = False
    otherwise_opening: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """Required when the last such fact has one of these outcomes and one of these answers (empty = any)."""

    fact: str
    outcomes: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Another reading of the same rule: another start, another limit, or both."""

    name: str
    starts: Selector
    within: Within
    cites: Cite


@dataclass(frozen=True, slots=True)
class Rule:
    """One clock of one edition. `id` is `<edition>.<matter>.<thing due>`."""

    id: str
    edition: str
    matter: str
    says: str
    cites: Cite
    starts: Selector
    within: Within
    met_by: Selector
    ended_by: tuple[str, ...]
    owner: str
    required: tuple[Need, ...] = ()
    only_if: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    local: bool = False

    @property
    def thing_due(self) -> str:
        """The id without its edition: what stays the same when the edition changes."""
        return self.id.split(".", 1)[1]


@dataclass(frozen=True, slots=True)
class Threshold:
    """Local: so many facts of one kind within so many days, and what people then do. Never a clock, never a score."""

    id: str
    says: str
    cites: Cite
    counts: str
    times: int
    days: int


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the guidance, or one local protocol, with all rules that stand in it."""

    id: str
    title: str
    note: str
    from_day: int
    from_seen: Seen
    checked_up_to: int
    follows: str
    changes: tuple[str, ...]
    rules: tuple[Rule, ...]
    local: bool = False
    words: dict[str, str] = field(default_factory=dict)
    thresholds: tuple[Threshold, ...] = ()
