"""How duties stand, for whole columns."""

import numpy as np
from numpy.typing import NDArray

from lantern.law.columns_batch import Batch, Rows
from lantern.law.columns_count import Counting, days_of
from lantern.law.columns_rows import STATES, WORD_CODES, Code, Int, SpanColumns
from lantern.law.fact import State
from lantern.law.rule import Need

Need8 = NDArray[np.uint8]

# Two bits, so that `&` joins an outcome with its answer and `|` one need with another.
REQUIRED, NOT_YET_KNOWN, NOT_REQUIRED = 3, 1, 0
_OPEN_WORDS = ("", "not_known", "not_decided")
WHEN_STARTED, WHEN_MET = "the exact day on which it started", "the exact day or time of what was done"

_CODE = {state: np.uint8(code) for code, state in enumerate(STATES)}


def needed(batch: Batch, needs: tuple[Need, ...], matter: Rows) -> Need8:
    """Whether each is required, by the last fact of each kind that the rule turns on."""
    answer = np.zeros(len(matter), np.uint8) if needs else np.full(len(matter), REQUIRED, np.uint8)
    for need in needs:
        row = batch.last((need.fact,))[matter]
        by_outcome = _table(need.outcomes)[batch.outcome[row]]
        answer |= by_outcome & _table(need.answers)[batch.answer[row]]
    return answer


def _table(wanted: tuple[str, ...]) -> Need8:
    table = np.full(256, NOT_REQUIRED if wanted else REQUIRED, np.uint8)
    table[255] = NOT_YET_KNOWN  # the padding row: there is no such fact
    for word in _OPEN_WORDS if wanted else ():
        table[WORD_CODES[word]] = NOT_YET_KNOWN
    for word in wanted:
        table[WORD_CODES[word]] = REQUIRED
    return table


def judged(
    due: SpanColumns, met: SpanColumns, ended: SpanColumns, need: Need8, now: int
) -> tuple[Code, Int, NDArray[np.bool_]]:
    """State, by when it was done or stopped where that was late (else 0), and which want the day they were met."""
    was_met = (met[0] > 0) & ((ended[0] == 0) | (ended[1] >= met[0]))
    in_time, too_late = met[1] <= due[0], met[0] > due[1]
    state = np.where(need == NOT_YET_KNOWN, _CODE[State.PROVISIONAL], _CODE[State.OPEN])
    state[now > due[0]] = _CODE[State.NOT_KNOWN]
    state[now > due[1]] = _CODE[State.OVERDUE]
    then = np.where(now > due[1], np.int32(now), np.int32(0))
    was_ended = ended[0] > 0
    state[was_ended] = _CODE[State.ENDED]
    then = np.where(was_ended, np.where(ended[0] > due[1], ended[0], 0), then)
    met_state = np.where(in_time, _CODE[State.MET], np.where(too_late, _CODE[State.MET_LATE], _CODE[State.NOT_KNOWN]))
    state = np.where(was_met, met_state, state)
    then = np.where(was_met, np.where(too_late, met[0], 0), then)
    unneeded = need == NOT_REQUIRED
    state[unneeded] = _CODE[State.NOT_REQUIRED]
    then[unneeded] = 0
    return state, then, was_met


def lateness(counting: Counting, due: Int, then: Int, hours: bool) -> Int:
    """Working days from when each was due until it was done, stopped or asked about; 0 where `then` is none."""
    late = np.zeros(len(due), np.int32)
    at = np.flatnonzero(then)
    after, up_to = due[at], then[at]
    if hours:
        after, up_to = days_of(after), days_of(up_to)
    late[at] = counting.working_days(after, up_to)
    return late
