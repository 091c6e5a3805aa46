"""Working days, months and hours, against the `holidays` library, counting by hand, and the turning of the clocks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantern.law import Fact, load_law
from lantern.law.calendar import add_months, build, day_of_minute, day_starts_at, england_and_wales, minute_of, time_of
from lantern.law.columns_count import Counting, days_of, minutes_of
from lantern.law.picking import minutes
from lantern.law.rule import Unit, Within
from tests.law.agreement import odd_law

YEARS = range(2006, 2029)
FIRST, LAST = date(2006, 1, 1), date(2028, 12, 31)
LONDON = ZoneInfo("Europe/London")
any_day = st.integers(FIRST.toordinal(), LAST.toordinal())


def limits(unit: Unit) -> list[Within]:
    """Every limit in this unit that some rule, or a reading of one, counts to."""
    rules = (load_law("example").rules | odd_law().rules).values()
    found = {limit for rule in rules for limit in (rule.within, *(reading.within for reading in rule.readings))}
    return sorted((limit for limit in found if limit.unit is unit), key=lambda limit: (limit.n, limit.inclusive))


def working_days(subdivision: str) -> list[date]:
    """Every working day of those years, as the library has it."""
    off = holidays.country_holidays("GB", subdiv=subdivision, years=YEARS)
    days = (FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1))
    return [day for day in days if day.isoweekday() <= 5 and day not in off]


@pytest.mark.parametrize("subdivision", ["ENG", "WLS"])
def test_our_bank_holidays_are_those_of_the_library(subdivision: str) -> None:
    theirs = holidays.country_holidays("GB", subdiv=subdivision, years=YEARS)
    # The library also has holidays that fell on a weekend, beside the day on which they were kept instead.
    assert set(england_and_wales().holidays) == {day.toordinal() for day in theirs if day.isoweekday() <= 5}


@pytest.mark.parametrize("subdivision", ["ENG", "WLS"])
def test_every_working_day_limit_of_every_rule_ends_where_the_library_ends_it(subdivision: str) -> None:
    calendar, counting = england_and_wales(), Counting(england_and_wales())
    days = working_days(subdivision)
    checked = 0
    for within in limits(Unit.WORKING_DAYS):
        starts, ends = zip(*_counted(days, within), strict=True)
        by_columns, _ = counting.due((np.array(starts, np.int32), np.array(starts, np.int32)), within)
        assert by_columns.tolist() == list(ends), within
        if not within.inclusive:
            assert [calendar.add(start, within.n) for start in starts] == list(ends), within
        checked += len(starts)
    assert checked > 10 * 8000


def _counted(days: list[date], within: Within) -> Iterator[tuple[int, int]]:
    """Each day to start from, and the day on which a count by hand ends, while it ends in the years known."""
    ahead = iter(days)
    following: list[date] = []
    for n in range((LAST - FIRST).days + 1):
        start = FIRST + timedelta(n)
        if following and following[0] <= start:
            following.pop(0)
        while len(following) < within.n and (day := next(ahead, None)):
            if day > start:
                following.append(day)
        count = within.n - 1 if within.inclusive else within.n
        if count == 0:
            yield start.toordinal(), start.toordinal()
        elif len(following) >= count:
            yield start.toordinal(), following[count - 1].toordinal()


@pytest.mark.parametrize("within", limits(Unit.MONTHS), ids=lambda w: f"{w.n} months")
def test_months_are_counted_alike_in_both_compilations_from_every_day(within: Within) -> None:
    days = np.arange(FIRST.toordinal(), LAST.toordinal() + 1, dtype=np.int32)
    by_columns, _ = Counting(england_and_wales()).due((days, days), within)
    assert by_columns.tolist() == [add_months(day, within.n) for day in days.tolist()]


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 6, date(2024, 8, 29)),
        (date(2024, 3, 31), 3, date(2024, 6, 30)),
        (date(2024, 12, 31), 6, date(2025, 6, 30)),
        (date(2024, 1, 15), 3, date(2024, 4, 15)),
    ],
)
def test_a_month_without_that_day_ends_on_its_last(start: date, months: int, end: date) -> None:
    assert date.fromordinal(add_months(start.toordinal(), months)) == end


@settings(deadline=None)
@given(any_day, st.integers(1, 24))
def test_months_never_end_later_than_the_same_day_of_the_month(day: int, months: int) -> None:
    start, end = date.fromordinal(day), date.fromordinal(add_months(day, months))
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day <= start.day
    assert end.day == start.day or (end + timedelta(1)).day == 1


@settings(deadline=None)
@given(any_day, st.integers(1, 45))
def test_a_working_day_limit_counts_so_many_working_days_and_ends_on_one(day: int, n: int) -> None:
    calendar = england_and_wales()
    end = calendar.add(day, n)
    assert calendar.is_working(end)
    assert calendar.between(day, end) == n
    assert sum(calendar.is_working(d) for d in range(day + 1, end + 1)) == n


@settings(deadline=None)
@given(any_day, any_day)
def test_working_days_between_two_days_add_up(one: int, other: int) -> None:
    calendar = england_and_wales()
    assert calendar.between(one, other) == -calendar.between(other, one)


def test_the_days_passed_over_are_named() -> None:
    start, end = date(2023, 4, 27).toordinal(), date(2023, 5, 9).toordinal()
    names = [name for _, name in england_and_wales().skipped(start, end)]
    assert len(names) == 2
    assert all("bank holiday" in name.lower() or "coronation" in name.lower() for name in names)


def test_weekends_alone_are_known_beyond_what_is_published() -> None:
    calendar = england_and_wales()
    christmas = date(2029, 12, 25).toordinal()
    assert christmas > calendar.published_up_to
    assert calendar.is_working(christmas)


def test_a_bank_holiday_more_moves_a_limit_by_a_working_day() -> None:
    calendar = england_and_wales()
    day = date(2026, 9, 1)
    more = calendar.holidays | {day.toordinal(): "A new one"}
    another = build("other", more, calendar.known_from, calendar.published_up_to)
    start = date(2026, 8, 28).toordinal()
    assert date.fromordinal(calendar.add(start, 1)) == day
    assert date.fromordinal(another.add(start, 1)) == date(2026, 9, 2)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        # Clocks went forward at 01:00 on 29 March 2026: that weekend is an hour shorter.
        ("2026-03-28T12:00", 48, "2026-03-30T13:00"),
        # Clocks went back at 02:00 on 26 October 2025: that weekend is an hour longer.
        ("2025-10-25T12:00", 48, "2025-10-27T11:00"),
        ("2026-06-01T09:30", 72, "2026-06-04T09:30"),
    ],
)
def test_hours_are_hours_when_the_clocks_change(start: str, hours: int, end: str) -> None:
    began, ended = (datetime.fromisoformat(told).replace(tzinfo=LONDON) for told in (start, end))
    assert minute_of(ended) - minute_of(began) == hours * 60


@settings(deadline=None)
@given(any_day)
def test_a_day_is_as_long_as_the_clocks_make_it(day: int) -> None:
    length = day_starts_at(day + 1) - day_starts_at(day)
    assert length in (23 * 60, 24 * 60, 25 * 60)
    assert day_of_minute(day_starts_at(day)) == day
    assert day_of_minute(day_starts_at(day + 1) - 1) == day


@settings(deadline=None)
@given(any_day, st.integers(0, 1439))
def test_minutes_and_days_are_alike_in_both_compilations(day: int, minute: int) -> None:
    at = day_starts_at(day) + min(minute, 1379)
    assert days_of(np.array([at], np.int32)).tolist() == [day_of_minute(at)]
    for fact in (Fact("x", day, day, at), Fact("x", day, day + 3)):
        first, last = minutes_of(*(np.array([n], np.int32) for n in (fact.earliest, fact.latest, fact.at)))
        assert (first[0], last[0]) == minutes(fact)


@settings(deadline=None)
@given(st.integers(0, 2_000_000_000))
def test_a_moment_is_counted_in_whole_minutes_of_universal_time(second: int) -> None:
    assert minute_of(datetime.fromtimestamp(second, LONDON)) == second // 60


def test_a_time_that_the_clocks_show_twice_says_which_it_is() -> None:
    moments = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)]
    assert [time_of(moment) for moment in moments] == ["01:30 BST", "01:30 GMT", "02:30"]
