"""Dates are said in words that people plan by."""

from datetime import UTC, date, datetime

import pytest

from lantern.kinds.answers import LONDON, When
from lantern.law import State
from lantern.page import dates

THURSDAY = date(2026, 4, 16)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 4, 21), "3 working days left"),
        (date(2026, 4, 17), "1 working day left"),
        (THURSDAY, "today"),
        (date(2026, 4, 14), "2 working days ago"),
    ],
)
def test_how_long_is_left_is_counted_in_working_days(due_on: date, words: str) -> None:
    assert dates.left(due_on, THURSDAY) == words


def test_a_weekend_has_no_working_day_in_it() -> None:
    saturday, sunday = date(2026, 4, 18), date(2026, 4, 19)
    assert dates.left(sunday, saturday) == "before the next working day"
    assert dates.left(saturday, sunday) == "since the last working day"


def test_a_duty_that_is_open_says_when_it_is_due_and_how_long_is_left() -> None:
    span = (date(2026, 4, 21).toordinal(),) * 2
    assert dates.due(State.OPEN, span, None, 0, THURSDAY) == "Due Tuesday 21 April 2026, 3 working days left"


def test_a_duty_that_is_overdue_says_by_how_much() -> None:
    span = (date(2026, 4, 14).toordinal(),) * 2
    assert (
        dates.due(State.OVERDUE, span, None, 2, THURSDAY) == "Overdue by 2 working days: was due Tuesday 14 April 2026"
    )


def test_a_duty_that_was_met_says_held_and_never_safe() -> None:
    due, met = ((date(2026, 4, day).toordinal(),) * 2 for day in (14, 13))
    words = dates.due(State.MET, due, met, 0, THURSDAY)
    assert words == "Held Monday 13 April 2026, in time; was due Tuesday 14 April 2026"


def test_a_clock_in_hours_is_said_to_the_minute_across_the_change_of_the_clocks() -> None:
    ends = int(datetime(2026, 3, 29, 9, 0, tzinfo=UTC).timestamp()) // 60
    the_day_before = datetime(2026, 3, 28, 9, 0, tzinfo=UTC)
    words = dates.due(State.OPEN, (ends, ends), None, 0, the_day_before, hours=True)
    assert words == "Due 10:00 on Sunday 29 March 2026, 24 hours left"


@pytest.mark.parametrize(
    ("state", "hour", "minute", "words"),
    [
        (State.OPEN, 8, 50, "Due 09:00 on Thursday 16 April 2026, 10 minutes left"),
        (State.OVERDUE, 14, 30, "Overdue by 5 hours: was due 09:00 on Thursday 16 April 2026"),
    ],
)
def test_a_clock_in_hours_runs_through_the_day(state: State, hour: int, minute: int, words: str) -> None:
    due, now = (datetime(2026, 4, 16, at, past, tzinfo=LONDON) for at, past in ((9, 0), (hour, minute)))
    ends = int(due.timestamp()) // 60
    assert dates.due(state, (ends, ends), None, 0, now, hours=True) == words


def test_what_was_done_late_by_hours_says_how_many() -> None:
    ends = int(datetime(2026, 4, 16, 9, 0, tzinfo=LONDON).timestamp()) // 60
    words = dates.due(State.MET_LATE, (ends, ends), (ends + 180,) * 2, 0, THURSDAY, hours=True)
    assert words == "Held 12:00 on Thursday 16 April 2026, 3 hours late; was due 09:00 on Thursday 16 April 2026"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When.on(THURSDAY), "Thursday 16 April 2026"),
        (When.moment(datetime(2026, 4, 16, 9, 5, tzinfo=UTC)), "10:05 on Thursday 16 April 2026"),
        (When.moment(datetime(2026, 10, 25, 1, 5, tzinfo=UTC)), "01:05 GMT on Sunday 25 October 2026"),
        (When.between(date(2026, 4, 1), date(2026, 4, 30)), "some day in April 2026"),
        (When.between(date(2026, 4, 1), date(2026, 4, 3)), "between 1 April 2026 and 3 April 2026"),
    ],
)
def test_when_something_happened_is_said_as_exactly_as_it_is_known(when: When, words: str) -> None:
    assert dates.when(when) == words
