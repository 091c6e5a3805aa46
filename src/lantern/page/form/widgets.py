"""How each sort of answer is read from what was typed, and written back. Parts of a box are `name-part`."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from django.http import QueryDict

from lantern.journal.in_words import why_not_words
from lantern.kinds.answers import LONDON, Coded, When
from lantern.law.calendar import time_of

NOT_KNOWN = "_not_known"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(r"(\d{1,2})[:. ]?(\d{2})?\s*(am|pm)?", re.IGNORECASE)
_ZONE = re.compile(r"\s*(BST|GMT)$", re.IGNORECASE)


class Wrong(Exception):
    """What was typed cannot be read; `part` names the box, where an answer has several."""

    def __init__(self, says: str, part: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.part = part


def text(typed: QueryDict, name: str) -> str | None:
    """What was written, without the space round it."""
    written = (typed.get(name) or "").strip()
    if wrong := why_not_words(written):
        raise Wrong(wrong)
    return written or None


def number(typed: QueryDict, name: str) -> int | None:
    """A whole number."""
    written = text(typed, name)
    if written is None:
        return None
    if not re.fullmatch(r"\d{1,9}", written):
        raise Wrong("Write a whole number, such as 3")
    return int(written)


def chosen(typed: QueryDict, name: str) -> str | None:
    """The one answer chosen."""
    code = text(typed, name)
    return None if code == NOT_KNOWN else code


def several(typed: QueryDict, name: str) -> tuple[str, ...] | None:
    """The answers ticked, or None when none is."""
    return tuple(code for code in typed.getlist(name) if code) or None


def day(typed: QueryDict, name: str) -> date | None:
    """A date from three boxes; the month may be a number or a name."""
    parts = {part: text(typed, f"{name}-{part}") for part in ("day", "month", "year")}
    if not any(parts.values()):
        return None
    missing = [part for part, written in parts.items() if not written]
    if missing:
        raise Wrong(f"Include the {' and the '.join(missing)}", missing[0])
    return _date(parts["day"] or "", parts["month"] or "", parts["year"] or "")


def clock(typed: QueryDict, name: str) -> time | None:
    """A time of day: 14:30, 2.30pm, 1430."""
    written = text(typed, name)
    return None if written is None else _time(written)


def _time(written: str) -> time:
    found = _TIME.fullmatch(written)
    if not found:
        raise Wrong("Write the time like 14:30 or 2.30pm")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise Wrong("Write a real time, like 14:30 or 2.30pm") from None


def happened(typed: QueryDict, name: str) -> When | None:
    """When something happened: a day, with its time or not; a month; or between two days."""
    until = day_in(typed, f"{name}-until", "until-")
    month = not text(typed, f"{name}-day") and text(typed, f"{name}-month") and text(typed, f"{name}-year")
    if month:
        first = _date("1", text(typed, f"{name}-month") or "", text(typed, f"{name}-year") or "")
        return When.between(first, until or _last_of(first))
    first_day = day(typed, name)
    if first_day is None:
        return None
    return _when(first_day, until, part("time", partial(_moment, first_day), typed, f"{name}-time"))


def day_in(typed: QueryDict, name: str, part: str) -> date | None:
    """A date that is a part of a larger answer, so that what is wrong with it names the right box."""
    try:
        return day(typed, name)
    except Wrong as wrong:
        raise Wrong(wrong.says, part + wrong.part) from None


def part(name: str, read: Callable[[QueryDict, str], Any], typed: QueryDict, box: str) -> Any:
    """What is read from one box of an answer that has several, so that what is wrong with it names that box."""
    try:
        return read(typed, box)
    except Wrong as wrong:
        raise Wrong(wrong.says, name) from None


READ: Mapping[str, Callable[[QueryDict, str], Any]] = {
    "text": text,
    "textarea": text,
    "quoted": text,
    "number": number,
    "radios": chosen,
    "select": chosen,
    "checkboxes": several,
    "date": day,
    "time": clock,
    "when": happened,
}


def write(value: Any, name: str) -> Iterator[tuple[str, list[str]]]:
    """The boxes that hold a value, and what stands in them: the reading, backwards."""
    match value:
        case When():
            yield from write(value.earliest, name)
            if value.at:
                yield f"{name}-time", [time_of(value.at)]
            elif value.latest != value.earliest:
                yield from write(value.latest, f"{name}-until")
        case date():
            for part in ("day", "month", "year"):
                yield f"{name}-{part}", [str(getattr(value, part))]
        case time():
            yield name, [f"{value:%H:%M}"]
        case tuple() | frozenset():
            yield name, [_written(one) for one in value]
        case None:
            return
        case _:
            yield name, [_written(value)]


def _written(value: Any) -> str:
    return value.value if isinstance(value, Coded) else str(value)


def _when(first: date, until: date | None, at: datetime | None) -> When:
    if until and until != first:
        if until < first:
            raise Wrong("The latest day is before the earliest: check the two dates", "until-day")
        if at:
            raise Wrong("Give a time only for a day that is known", "time")
        return When.between(first, until)
    return When.moment(at) if at else When.on(first)


def _moment(on: date, typed: QueryDict, name: str) -> datetime | None:
    """That time of that day in London. Clocks that go forward leave out an hour; those that go back show one twice."""
    written = text(typed, name)
    if written is None:
        return None
    at, said = _time(_ZONE.sub("", written)), _ZONE.search(written)
    readings = [datetime.combine(on, at.replace(fold=fold), LONDON) for fold in (0, 1)]
    real = {one.tzname(): one for one in readings if one.astimezone(UTC).astimezone(LONDON).time() == at}
    zone = said[1].upper() if said else next(iter(real), None)
    if not real:
        raise Wrong("The clocks went forward over that time: check the day and the time")
    if zone not in real:
        raise Wrong(f"It was not {zone} then: write the time that clocks in London showed")
    if not said and len(real) > 1:
        raise Wrong(
            f"The clocks went back, and that time came twice: write {at:%H:%M} BST, or {at:%H:%M} GMT an hour later"
        )
    return real[zone].astimezone(UTC)


def _date(day_written: str, month_written: str, year_written: str) -> date:
    month = _month(month_written)
    if not re.fullmatch(r"\d{4}", year_written):
        raise Wrong("Write the year with four numbers, like 2026", "year")
    if not re.fullmatch(r"\d{1,2}", day_written):
        raise Wrong("Write the day as a number, like 27", "day")
    try:
        return date(int(year_written), month, int(day_written))
    except ValueError:
        raise Wrong("There is no such day: check the day and the month", "day") from None


def _month(written: str) -> int:
    if written[:3].lower() in _MONTHS:
        return _MONTHS.index(written[:3].lower()) + 1
    if not re.fullmatch(r"\d{1,2}", written) or not 1 <= int(written) <= 12:
        raise Wrong("Write the month as a number from 1 to 12, or by its name", "month")
    return int(written)


def _last_of(first: date) -> date:
    following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    return date.fromordinal(following.toordinal() - 1)
