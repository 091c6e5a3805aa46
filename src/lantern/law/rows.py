"""A duty as a row for a table, a spreadsheet or a program: plain values, dates as YYYY-MM-DD."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from lantern.law.calendar import day_of_minute, england_and_wales
from lantern.law.explain import explain
from lantern.law.fact import Duty, OtherReading, Span
from lantern.law.loader import Law
from lantern.law.rule import Unit

Row = dict[str, Any]


def row(law: Law, child: str, duty: Duty, kinds: Mapping[str, str]) -> Row:
    """One duty. A date that is not exactly known is null, and its range stands in `…_between`."""
    rule = law.rules[duty.rule]
    hours = rule.within.unit is Unit.HOURS
    told: Row = {
        "child": child,
        "matter": duty.matter,
        "matter_kind": rule.matter,
        "rule": duty.rule,
        "says": rule.says,
        "cites": {"source": rule.cites.source, "place": rule.cites.place, "seen": rule.cites.seen.value},
        "edition": rule.edition,
        "local": rule.local,
        "owner": rule.owner,
        "state": duty.state.value,
        "working_days_late": duty.late,
    }
    for name, span in (
        ("started", duty.started),
        ("due", duty.due),
        ("met", duty.met),
        ("ended", duty.ended),
    ):
        told |= _dates(name, span, hours)
    told["calendar_provisional"] = _is_provisional(duty.due, hours)
    told["missing"] = duty.missing or None
    told["other_readings"] = [_other(other, hours) for other in duty.readings]
    told["why"] = " ".join(explain(law, duty, kinds))
    return told


def _dates(name: str, span: Span | None, hours: bool) -> Row:
    first, last = _days(span, hours) if span else (None, None)
    told: Row = {f"{name}_on": first if first == last else None}
    if first != last:
        told[f"{name}_between"] = [first, last]
    if hours and span and span[0] == span[1]:
        told[f"{name}_at"] = datetime.fromtimestamp(span[0] * 60, UTC).isoformat()
    return told


def _days(span: Span, hours: bool) -> tuple[str, str]:
    first, last = (day_of_minute(at) for at in span) if hours else span
    return _iso(first), _iso(last)


@lru_cache(maxsize=65536)
def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _is_provisional(due: Span | None, hours: bool) -> bool:
    return due is not None and not hours and due[1] > england_and_wales().published_up_to


def _other(other: OtherReading, hours: bool) -> Row:
    told: Row = {"name": other.name}
    for name, span in (("started", other.started), ("due", other.due)):
        told |= _dates(name, span, hours)
    told["missing"] = other.missing or None
    return told
