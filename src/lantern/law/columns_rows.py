"""Facts of many children as columns, and their duties as columns."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lantern.law.fact import Fact, State
from lantern.law.rule import Rule
from lantern.law.vocabulary import vocabulary

Int = NDArray[np.int32]
Code = NDArray[np.uint8]
SpanColumns = tuple[Int, Int]

CHILD, NOWHERE = -1, -2
STATES = tuple(State)
# Code 0 is a word that the vocabulary does not have; for a matter opened, 0 is none and the last is an unknown kind.
KIND_CODES = {name: code for code, name in enumerate(vocabulary().facts, 1)}
MATTER_CODES = {name: code for code, name in enumerate(("", *vocabulary().matters, "?"))}
WORD_CODES = {
    word: code
    for code, word in enumerate(
        sorted({"", *(w for kind in vocabulary().facts.values() for w in kind.outcomes + kind.answers)}), 1
    )
}


class Facts(NamedTuple):
    """Facts of many children: all of one child's together, in any order among themselves.

    `matter` is the row of the fact that opened the matter, CHILD for the child as a whole, or NOWHERE for a matter that
    is not here. Days are ordinals, `at` minutes or -1, and the rest codes of the vocabulary.
    """

    child: Int
    kind: Code
    earliest: Int
    latest: Int
    at: Int
    matter: Int
    opens: Code
    outcome: Code
    answer: Code


def rows_of(facts: Facts, rows: slice | NDArray[np.intp]) -> Facts:
    """Some rows of these facts."""
    columns: Any = tuple(column[rows] for column in facts)
    return Facts(*columns)


class ReadingColumns(NamedTuple):
    """What another reading gives, row by row."""

    name: str
    started: SpanColumns
    due: SpanColumns
    missing: Code


class DutyColumns(NamedTuple):
    """Every duty under one rule. A row number of -1, and a day or minute of 0, is none; `late` of -1 is not known.

    `state` counts into STATES and `missing` into `wants`. Matters and what started, met and ended them are rows of the
    facts asked about.
    """

    rule: Rule
    matter: Int
    state: Code
    started: SpanColumns
    due: SpanColumns
    met: SpanColumns
    ended: SpanColumns
    late: Int
    missing: Code
    started_by: Int
    met_by: Int
    ended_by: Int
    readings: tuple[ReadingColumns, ...]
    wants: list[str]


def joined(parts: list[DutyColumns]) -> DutyColumns:
    """Several batches of one rule as one, in that order."""

    def together(several: Sequence[Any]) -> Any:
        if isinstance(several[0], tuple):
            return tuple(together(piece) for piece in zip(*several, strict=True))
        return np.concatenate(several) if isinstance(several[0], np.ndarray) else several[0]

    told = DutyColumns(*(together([p[n] for p in parts]) for n in range(len(DutyColumns._fields))))
    return told._replace(readings=tuple(ReadingColumns(*reading) for reading in told.readings))


def to_columns(histories: Iterable[Sequence[Fact]]) -> Facts:
    """The histories of many children as columns, child by child from 0."""
    rows: list[tuple[int, ...]] = []
    for child, history in enumerate(histories):
        row_of = {fact.id: len(rows) + n for n, fact in enumerate(history)}
        # What is derived from an opening may bear its id; the matter is still the one that the opening opened.
        row_of |= {fact.id: len(rows) + n for n, fact in enumerate(history) if fact.opens} | {"": CHILD}
        for fact in history:
            rows.append(
                (
                    child,
                    KIND_CODES.get(fact.kind, 0),
                    fact.earliest,
                    fact.latest,
                    fact.at,
                    row_of.get(fact.matter, NOWHERE),
                    MATTER_CODES.get(fact.opens, len(MATTER_CODES) - 1),
                    WORD_CODES.get(fact.outcome, 0),
                    WORD_CODES.get(fact.answer, 0),
                )
            )
    small = {"kind", "opens", "outcome", "answer"}
    table = np.array(rows, [(name, np.uint8 if name in small else np.int32) for name in Facts._fields])
    return Facts(*(table[name].copy() for name in Facts._fields))
