"""Working days of England and Wales, as two arrays: counting forward is one addition and one look-up."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
FIRST = date(1980, 1, 1).toordinal()
_LAST = date(2070, 12, 31).toordinal()
_EPOCH = date(1970, 1, 1).toordinal()


class Calendar(NamedTuple):
    """`worked[d - first]` counts the working days up to and including day d; `nth[k]` is the k-th of them.

    Weekends alone are known before `known_from` and after `published_up_to`: a date beyond is provisional.
    """

    name: str
    first: int
    known_from: int
    published_up_to: int
    holidays: dict[int, str]
    worked: list[int]
    nth: list[int]

    def is_working(self, day: int) -> bool:
        """Whether `day` is neither a weekend nor a bank holiday."""
        return day % 7 not in (6, 0) and day not in self.holidays

    def add(self, day: int, n: int) -> int:
        """The n-th working day after `day`; the day itself never counts."""
        return self.nth[self.worked[day - self.first] + n]

    def between(self, after: int, up_to: int) -> int:
        """How many working days lie after the first day, up to and with the second. Negative when reversed."""
        return self.worked[up_to - self.first] - self.worked[after - self.first]

    def skipped(self, after: int, up_to: int) -> list[tuple[int, str]]:
        """The weekday bank holidays that a count from `after` to `up_to` passes over, with their names."""
        passed = (day for day in range(after + 1, up_to + 1) if day in self.holidays)
        return [(day, self.holidays[day]) for day in passed if day % 7 not in (6, 0)]

    def passes_a_weekend(self, after: int, up_to: int) -> bool:
        """Whether a count from `after` to `up_to` passes over a Saturday or a Sunday."""
        return any(day % 7 in (6, 0) for day in range(after + 1, up_to + 1))


def build(name: str, holidays: dict[int, str], known_from: int, published_up_to: int) -> Calendar:
    """A calendar from its bank holidays (day ordinal to name)."""
    worked: list[int] = []
    nth: list[int] = [FIRST - 1]
    for day in range(FIRST, _LAST + 1):
        if day % 7 not in (6, 0) and day not in holidays:
            nth.append(day)
        worked.append(len(nth) - 1)
    return Calendar(name, FIRST, known_from, published_up_to, holidays, worked, nth)


@cache
def england_and_wales() -> Calendar:
    """The calendar that every working-day rule of the guidance uses."""
    text = files("lantern.law").joinpath("calendars/england-and-wales.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    days = {date.fromisoformat(day).toordinal(): name for day, name in told["holidays"].items()}
    return build(told["name"], days, told["first_on"].toordinal(), told["published_up_to"].toordinal())


def add_months(day: int, months: int) -> int:
    """The same day of a later month, or that month's last day where there is no such day."""
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(start.day, last)).toordinal()


@cache
def day_starts_at(day: int) -> int:
    """The minute (UTC, since 1970) at which a London day begins."""
    midnight = datetime.combine(date.fromordinal(day), datetime.min.time(), LONDON)
    return int(midnight.astimezone(UTC).timestamp()) // 60


def day_of_minute(minute: int) -> int:
    """The London day in which a minute (UTC, since 1970) falls."""
    return datetime.fromtimestamp(minute * 60, LONDON).date().toordinal()


def minute_of(moment: datetime) -> int:
    """The minute (UTC, since 1970) of an aware moment."""
    return int(moment.timestamp()) // 60


def time_of(moment: datetime) -> str:
    """14:05, in London; 01:30 BST or 01:30 GMT in the hour that comes twice when the clocks go back."""
    told = moment.astimezone(LONDON)
    comes_twice = told.replace(fold=0).utcoffset() != told.replace(fold=1).utcoffset()
    return f"{told:%H:%M %Z}" if comes_twice else f"{told:%H:%M}"
