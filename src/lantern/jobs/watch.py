"""One round of the watch, at a moment that is given: whatever it did before, it does nothing twice."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from lantern.jobs import letters

DATABASE = "watch"
AT_ONCE = 200  # reports of which a deputy is told in one round, so that a flood does not hold it up
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Round:
    """What a round did: of how many reports a deputy was told, how many notices of silence, letters sent and not."""

    reports: int
    silent: int
    sent: int
    not_sent: int


def go_round(at: datetime) -> Round:
    """Tell deputies, notice silence, send letters. Raises django.db.Error when the database cannot be asked."""
    reports = _asked("select watch_deputies(%s, %s)", at, AT_ONCE)[0]
    silent = _asked("select watch_silence(%s)", at)[0]
    sent, not_sent = _send(at)
    return Round(reports, silent, sent, not_sent)


def _send(at: datetime) -> tuple[int, int]:
    """Send what waits, each letter in a transaction of its own, so that one that is not taken holds up no other."""
    done = {True: 0, False: 0}
    while True:
        with transaction.atomic(using=DATABASE):
            letter = _asked("select * from watch_next(%s)", at)
            if letter is None:
                return done[True], done[False]
            number, address, what = letter
            taken = _taken(address, what)
            # Sent, and then noted: if the machine stops between the two it is sent again, and never lost.
            _asked(
                "select watch_sent(%s)" if taken else "select watch_tried(%s, %s)", number, *(() if taken else (at,))
            )
        done[taken] += 1


def _taken(address: str, what: str) -> bool:
    try:
        letters.send(address, what)
    except OSError as error:
        _log.error("The mail server did not take a letter; it is tried again in five minutes: %s", type(error).__name__)
        return False
    return True


def _asked(question: str, *given: Any) -> Any:
    """The first row of an answer, or None."""
    with connections[DATABASE].cursor() as cursor:
        cursor.execute(question, given)
        return cursor.fetchone()
