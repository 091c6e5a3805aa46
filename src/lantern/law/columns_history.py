"""Corrections and withdrawals resolved for many children at once: history.py, for whole columns."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from lantern.law.columns_rows import NOWHERE, Code, Facts, Int, rows_of, to_columns
from lantern.law.fact import Fact
from lantern.law.history import Act, Entry

ACT_CODES = {act: code for code, act in enumerate(Act)}
_NO_FACT = Fact("", 0, 0)


class Entries(NamedTuple):
    """Entries of many children, each child's together in the order recorded, with the facts that they state.

    `about` is the row of the entry that is amended, withdrawn or restored, or -1.
    """

    facts: Facts
    act: Code
    about: Int


def live_columns(entries: Entries) -> tuple[Facts, Int]:
    """The facts that count, and the row of the first entry that stated each."""
    facts, act, about = entries
    hides = np.flatnonzero((act == ACT_CODES[Act.WITHDRAWS]) | (act == ACT_CODES[Act.RESTORES]))
    hidden = np.zeros(len(act), np.bool_)
    # Of several values given to one place, numpy keeps the last: the last withdrawal or restoration governs.
    hidden[about[hides]] = act[hides] == ACT_CODES[Act.WITHDRAWS]
    amends = np.flatnonzero((act == ACT_CODES[Act.AMENDS]) & ~hidden)
    governing = np.arange(len(act))
    governing[about[amends]] = amends
    rows = np.flatnonzero((act == ACT_CODES[Act.RECORDS]) & ~hidden)
    told = rows_of(facts, governing[rows])
    number = np.full(len(act), NOWHERE, np.int32)
    number[rows] = np.arange(len(rows))
    matter = np.where(told.matter >= 0, number[told.matter], told.matter)
    return told._replace(matter=matter), rows.astype(np.int32)


def entries_to_columns(histories: Iterable[Sequence[Entry]]) -> Entries:
    """The entries of many children as columns, child by child from 0."""
    facts: list[list[Fact]] = []
    act: list[int] = []
    about: list[int] = []
    for history in histories:
        rows = {entry.id: len(act) + n for n, entry in enumerate(history)}
        # Only a first entry's id can name a matter.
        facts.append([(e.fact or _NO_FACT)._replace(id=e.id if e.act is Act.RECORDS else "") for e in history])
        act += [ACT_CODES[entry.act] for entry in history]
        about += [rows.get(entry.about, -1) for entry in history]
    return Entries(to_columns(facts), np.array(act, np.uint8), np.array(about, np.int32))
