"""Compiles one rule for whole columns: from the matters of an edition to every duty under it."""

from collections.abc import Mapping

import numpy as np

from lantern.law.carrying import Gaps
from lantern.law.columns_batch import Batch, Rows
from lantern.law.columns_count import Counting, minutes_of
from lantern.law.columns_judge import NOT_REQUIRED, WHEN_MET, WHEN_STARTED, judged, lateness, needed
from lantern.law.columns_rows import (
    KIND_CODES,
    STATES,
    WORD_CODES,
    Code,
    DutyColumns,
    ReadingColumns,
    SpanColumns,
)
from lantern.law.fact import State
from lantern.law.rule import Pick, Rule, Selector, Unit

_NOT_KNOWN = STATES.index(State.NOT_KNOWN)
_WHEN_STARTED, _WHEN_MET = np.uint8(1), np.uint8(2)


class Wants:
    """What can be missing, in words, by code: shared by all rules of one compilation."""

    def __init__(self) -> None:
        self.words = ["", WHEN_STARTED, WHEN_MET]  # so that their codes are _WHEN_STARTED and _WHEN_MET

    def code(self, words: str) -> int:
        """The code of these words."""
        if words not in self.words:
            self.words.append(words)
        return self.words.index(words)

    def by_kind(self, undated: Mapping[str, str]) -> Code | None:
        """From the code of a kind of fact to that of what is wanted, where such a fact has no day; None for none."""
        if not undated:
            return None
        codes = np.zeros(256, np.uint8)
        for kind, words in undated.items():
            codes[KIND_CODES[kind]] = self.code(words)
        return codes


class RuleColumns:
    """One rule for one source of facts. Call it with a batch, the matters it holds for, and the day or minute asked."""

    def __init__(self, rule: Rule, gaps: Gaps, counting: Counting, wants: Wants) -> None:
        self.rule, self.gaps, self.counting, self._wants = rule, gaps, counting, wants
        self._lacking = wants.code(gaps.missing)
        self._undated = wants.by_kind(gaps.start.undated)
        self._readings = [
            (reading, wants.code(gap.missing), wants.by_kind(gap.undated))
            for reading, gap in zip(rule.readings, gaps.readings, strict=True)
        ]

    def __call__(self, batch: Batch, matter: Rows, now: int) -> DutyColumns:
        """Every duty under the rule in these matters."""
        rule, gaps = self.rule, self.gaps
        matter, start = self._starts(batch, matter)
        if rule.met_by.pick is Pick.NEXT:
            met_by = batch.next_after(rule.met_by.kinds, matter, start)
        else:
            met_by = _picked(batch, rule.met_by, matter)
        ended_by = batch.ended(rule.ended_by)[matter]
        started, wanted = self._begun(batch, start, self._undated)
        met, ended = self._span(batch, met_by), self._span(batch, ended_by)
        nothing = np.zeros(len(matter), np.int32)
        if gaps.undated_met:
            met = nothing, nothing
        due = (nothing, nothing) if gaps.unheld else self.counting.due(started, rule.within)
        need = needed(batch, rule.required, matter)
        state, then, was_met = judged(due, met, ended, need, now)
        late = lateness(self.counting, due[1], then, rule.within.unit is Unit.HOURS)
        unclear = np.flatnonzero(state == _NOT_KNOWN)
        missing = np.zeros(len(matter), np.uint8)
        missing[unclear] = np.where(was_met[unclear], _WHEN_MET, _WHEN_STARTED)
        if self._lacking or self._undated is not None:
            missing = np.where(wanted, wanted, missing) if not self._lacking else np.full_like(missing, self._lacking)
            missing[need == NOT_REQUIRED] = 0
            unclear = np.flatnonzero(missing)
            state[unclear] = _NOT_KNOWN
        late[unclear] = -1
        origin = batch.origin
        return DutyColumns(
            rule, origin[batch.opening[matter]], state, started, due, met, ended, late, missing,
            origin[start], origin[met_by], origin[ended_by],
            tuple(self._reading(n, batch, matter, start) for n in range(len(rule.readings))), self._wants.words,
        )  # fmt: skip

    def _starts(self, batch: Batch, matter: Rows) -> tuple[Rows, Rows]:
        """The matters in which the rule has duties, each as often as it has, and what starts each."""
        rule, missing = self.rule, self.gaps.start.missing
        if rule.only_if:
            matter = matter[batch.first(rule.only_if)[matter] < batch.none]
        if rule.starts.pick is Pick.EACH:
            return _each(batch, rule.starts, matter, keep_all=bool(missing))
        start = _picked(batch, rule.starts, matter)
        if missing:
            return matter, start
        begun = start < batch.none
        return matter[begun], start[begun]

    def _span(self, batch: Batch, row: Rows) -> SpanColumns:
        if self.rule.within.unit is Unit.HOURS:
            return minutes_of(batch.earliest[row], batch.latest[row], batch.at[row])
        return batch.earliest[row], batch.latest[row]

    def _begun(self, batch: Batch, start: Rows, undated: Code | None) -> tuple[SpanColumns, Code]:
        """When something started, and what is wanted where its day is not carried."""
        begun = self._span(batch, start)
        if undated is None:
            return begun, np.zeros(len(start), np.uint8)
        wanted = undated[batch.kind[start]]
        return (np.where(wanted, np.int32(0), begun[0]), np.where(wanted, np.int32(0), begun[1])), wanted

    def _reading(self, n: int, batch: Batch, matter: Rows, start: Rows) -> ReadingColumns:
        reading, lacking, undated = self._readings[n]
        if lacking:
            nothing = np.zeros(len(matter), np.int32)
            lack = np.full(len(matter), lacking, np.uint8)
            return ReadingColumns(reading.name, (nothing, nothing), (nothing, nothing), lack)
        if reading.starts != self.rule.starts:
            start = _picked(batch, reading.starts, matter)
        begun, wanted = self._begun(batch, start, undated)
        return ReadingColumns(reading.name, begun, self.counting.due(begun, reading.within), wanted)


def _picked(batch: Batch, selector: Selector, matter: Rows) -> Rows:
    """For each matter, the fact that a selector picks; the padding row where it picks none."""
    if selector.pick is Pick.OPENING:
        return batch.opening[matter]
    facts = batch.own if selector.of_parent else batch
    if selector.pick is Pick.FIRST:
        found = facts.first(selector.kinds)
    elif selector.before:
        found = facts.last_by(selector.kinds, selector.before)
    else:
        found = facts.last(selector.kinds)
    row = found[batch.parent[matter] if selector.of_parent else matter]
    return np.where(row == batch.none, batch.opening[matter], row) if selector.otherwise_opening else row


def _each(batch: Batch, selector: Selector, matter: Rows, *, keep_all: bool) -> tuple[Rows, Rows]:
    """Every fact that starts a duty in these matters, matter by matter; `keep_all` keeps those that have none."""
    rows, places = batch.standing(selector.kinds)
    passed_over = np.zeros(256, np.bool_)
    passed_over[[WORD_CODES[word] for word in selector.outcome_not]] = True
    asked = np.zeros(batch.slots, np.bool_)
    asked[matter] = True
    starts = asked[places] & ~passed_over[batch.outcome[rows]]
    rows, places = rows[starts], places[starts]
    if keep_all:
        asked[places] = False
        bare = np.flatnonzero(asked)
        rows, places = np.append(rows, np.full(len(bare), batch.none)), np.append(places, bare)
    by_matter = np.argsort(places, kind="stable")
    return places[by_matter], rows[by_matter]
