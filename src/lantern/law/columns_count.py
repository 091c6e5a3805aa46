"""From when something started to when it is due, for whole columns: look-up tables by day, one for each limit."""

from functools import cache

import numpy as np

from lantern.law.calendar import FIRST, Calendar, day_starts_at
from lantern.law.columns_rows import Int, SpanColumns
from lantern.law.rule import Unit, Within

MINUTES_AN_HOUR = 60


class Counting:
    """Counts in one calendar. A day of 0 is none, and is due on none."""

    def __init__(self, calendar: Calendar) -> None:
        self.end = calendar.first + len(calendar.worked)
        self.worked: Int = np.zeros(self.end, np.int32)
        self.worked[calendar.first :] = calendar.worked
        self._nth: Int = np.array(calendar.nth, np.int32)
        self._tables: dict[Within, Int] = {}

    def due(self, started: SpanColumns, within: Within) -> SpanColumns:
        """The first and last day, or minute, by which it is due."""
        first, last = started
        if within.unit is Unit.HOURS:
            hours = np.int32(within.n * MINUTES_AN_HOUR)
            return np.where(first, first + hours, 0), np.where(last, last + hours, 0)
        table = self._table(within)
        return table[first], table[last]

    def working_days(self, after: Int, up_to: Int) -> Int:
        """How many working days lie after one day, up to and with another."""
        return self.worked[up_to] - self.worked[after]

    def _table(self, within: Within) -> Int:
        if within not in self._tables:
            days = np.arange(FIRST, self.end - 400, dtype=np.int32)
            table = np.zeros(self.end, np.int32)
            table[FIRST : self.end - 400] = self._counted(days, within)
            self._tables[within] = table
        return self._tables[within]

    def _counted(self, days: Int, within: Within) -> Int:
        n = within.n
        if within.unit is Unit.DAYS:
            return days + np.int32(n)
        if within.unit is Unit.MONTHS:
            return _months_after(days, n)
        if within.inclusive:
            return np.maximum(self._nth[self.worked[days] + n - 1], days)
        return self._nth[self.worked[days] + n]


def _months_after(days: Int, n: int) -> Int:
    """The same day of a later month, or its last day."""
    epoch = np.datetime64("1970-01-01").astype(int) + 719163  # the ordinal of that day
    day = (days - epoch).astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    into = day - month.astype("datetime64[D]")
    later = (month + n).astype("datetime64[D]") + into
    last = (month + n + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    told: Int = (np.minimum(later, last).astype(int) + epoch).astype(np.int32)
    return told


@cache
def day_starts() -> Int:
    """The minute at which each London day begins, by its ordinal; 0 where the calendar does not reach."""
    from_day, to_day = FIRST, FIRST + 33238
    table = np.zeros(to_day, np.int32)
    table[from_day:] = [day_starts_at(day) for day in range(from_day, to_day)]
    return table


def days_of(minutes: Int) -> Int:
    """The London day in which each minute falls."""
    return (np.searchsorted(day_starts(), minutes, side="right") - 1).astype(np.int32)


def minutes_of(earliest: Int, latest: Int, at: Int) -> SpanColumns:
    """Moments as widely as they are known, in minutes; 0 where there is no day."""
    starts = day_starts()
    known = at >= 0
    end = np.where(latest > 0, starts[latest + 1] - 1, 0)
    return np.where(known, at, starts[earliest]), np.where(known, at, end)
