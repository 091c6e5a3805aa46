"""Why a date is that date: only what really lay between the start and the date is told as passed over."""

from datetime import date

import pytest

from lantern.law.explain import explain
from tests.law.telling import LAW, ask, referral


@pytest.mark.parametrize(
    ("received_on", "passed_over"),
    [
        (date(2026, 6, 2), "the day it started"),
        (date(2026, 6, 5), "the day it started, weekends"),
        # After a Saturday there is still a Sunday to pass over; after a Sunday there is nothing.
        (date(2026, 6, 6), "the day it started, weekends"),
        (date(2026, 6, 7), "the day it started"),
        # New Year's Day 2026 is a Thursday.
        (date(2025, 12, 31), "the day it started, New Year's Day (1 January 2026)"),
        (date(2026, 4, 2), "the day it started, weekends, Good Friday (3 April 2026), Easter Monday (6 April 2026)"),
    ],
    ids=str,
)
def test_only_the_days_that_lie_between_are_named_as_not_counted(received_on: date, passed_over: str) -> None:
    duty = ask([referral(received_on.toordinal())], "referral-decision", received_on)
    told = [sentence for sentence in explain(LAW, duty, {}) if sentence.startswith("Not counted")]
    assert told == [f"Not counted: {passed_over}."]
