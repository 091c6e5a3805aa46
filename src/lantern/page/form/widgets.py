"""How each sort of answer is read from what was typed, and written back. Parts of a box are `name-part`."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django.http import QueryDict

from lantern.journal.in_words import why_not_words
from lantern.kinds.answers import LONDON, Coded, When

NOT_KNOWN = "_not_known"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(r"(\d{1,2})[:. ]?(\d{2})?\s*(am|pm)?", re.IGNORECASE)


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
    if written is None:
        return None
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
    return _when(first_day, until, part("time", clock, typed, f"{name}-time"))


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
                yield f"{name}-time", [f"{value.at.astimezone(LONDON):%H:%M}"]
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


def _when(first: date, until: date | None, at: time | None) -> When:
    if until and until != first:
        if until < first:
            raise Wrong("The latest day is before the earliest: check the two dates", "until-day")
        if at:
            raise Wrong("Give a time only for a day that is known", "time")
        return When.between(first, until)
    return When.moment(datetime.combine(first, at, LONDON)) if at else When.on(first)


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
