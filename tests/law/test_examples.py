"""The worked examples: the law agrees with what was worked out by hand, and the hand agrees with another calendar."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import holidays
import pytest

from lantern.law import Duty, duties, load_law
from lantern.law.calendar import day_of_minute, minute_of
from lantern.law.errors import LawError
from lantern.law.example import Example, Expected, examples_from, load_examples
from lantern.law.fact import Span
from lantern.law.rule import Unit

LAW = load_law()
EACH = pytest.mark.parametrize("example", load_examples(), ids=lambda example: example.id)
ALL = [(example, duty) for example in load_examples() for duty in example.duties]


@cache
def bank_holidays() -> holidays.HolidayBase:
    """The bank holidays of England, from a library that Lantern does not run on."""
    return holidays.country_holidays("GB", subdiv="ENG", years=range(2005, 2029))


def worked(start: date, n: int) -> tuple[date, list[date]]:
    """The n-th working day after a day, and the weekday bank holidays passed over, counted one by one."""
    passed = []
    day = start
    while n:
        day += timedelta(1)
        if day.weekday() < 5 and day not in bank_holidays():
            n -= 1
        elif day.weekday() < 5:
            passed.append(day)
    return day, passed


def by_place(held: list[Duty]) -> dict[tuple[str, str, int], Duty]:
    """Duties by rule, matter and number in their series."""
    count: defaultdict[tuple[str, str], int] = defaultdict(int)
    placed = {}
    for duty in held:
        count[duty.rule, duty.matter] += 1
        placed[duty.rule, duty.matter, count[duty.rule, duty.matter]] = duty
    return placed


def days(span: Span | None, rule: str) -> tuple[date, date] | None:
    """A span of a duty as days, also where the rule counts hours."""
    if span is None:
        return None
    first, last = map(day_of_minute, span) if LAW.rules[rule].within.unit is Unit.HOURS else span
    return date.fromordinal(first), date.fromordinal(last)


def told(span: Span | None, rule: str, wanted: tuple[date, date] | datetime | None) -> object:
    """A span in the form in which the example states it."""
    if isinstance(wanted, datetime):
        return span
    return days(span, rule) if wanted else None


def stated(wanted: tuple[date, date] | datetime | None) -> object:
    """What the example states of a span."""
    return (minute_of(wanted), minute_of(wanted)) if isinstance(wanted, datetime) else wanted


@EACH
def test_the_law_agrees_with_the_example(example: Example) -> None:
    held = by_place(duties(LAW, example.facts, example.as_of))
    for wanted in example.duties:
        duty = held.get((wanted.rule, wanted.matter, wanted.number))
        if wanted.state is None:
            assert duty is None
            continue
        assert duty is not None, wanted.rule
        assert (duty.state, duty.late or 0) == (wanted.state, wanted.late or 0), wanted.rule
        assert told(duty.started, duty.rule, wanted.starts) == stated(wanted.starts), wanted.rule
        assert told(duty.due, duty.rule, wanted.due) == stated(wanted.due), wanted.rule
        assert duty.missing == wanted.missing, wanted.rule
        if wanted.done_on:
            assert days(duty.met, duty.rule) == (wanted.done_on, wanted.done_on), wanted.rule
        others = {reading.name: days(reading.due, duty.rule) for reading in duty.readings}
        assert {name: others[name] for name in wanted.readings} == {n: (d, d) for n, d in wanted.readings.items()}


@pytest.mark.parametrize(("example", "wanted"), ALL, ids=lambda each: getattr(each, "rule", getattr(each, "id", "")))
def test_the_example_agrees_with_another_calendar(example: Example, wanted: Expected) -> None:
    within = LAW.rules[wanted.rule].within
    if not isinstance(wanted.starts, tuple) or not isinstance(wanted.due, tuple):
        return
    for start, due in zip(wanted.starts, wanted.due, strict=True):
        match within.unit:
            case Unit.WORKING_DAYS:
                counted, passed = worked(start, within.n)
                assert (counted, passed) == (due, list(wanted.not_counted))
            case Unit.DAYS:
                assert due == start + timedelta(within.n)
            case Unit.MONTHS:
                month = (start.year * 12 + start.month - 1 + within.n) % 12 + 1
                assert due.month == month
                assert due.day == start.day or (due + timedelta(1)).day == 1
            case Unit.HOURS:
                assert due == start + timedelta(hours=within.n)


@pytest.mark.parametrize(("example", "wanted"), ALL, ids=lambda each: getattr(each, "rule", getattr(each, "id", "")))
def test_days_late_agree_with_another_calendar(example: Example, wanted: Expected) -> None:
    if not wanted.late:
        return
    assert isinstance(wanted.due, tuple)
    ended = next((f for f in example.facts if f.kind == "child.turned_18"), None)
    then = wanted.done_on or (date.fromordinal(ended.earliest) if ended else example.as_of)
    assert worked(wanted.due[1], wanted.late)[0] == then


def test_every_rule_of_every_edition_has_an_example() -> None:
    shown = {duty.rule for _, duty in ALL}
    assert [id for id in LAW.rules if id not in shown] == []


def test_every_state_has_an_example() -> None:
    assert {duty.state.value for _, duty in ALL if duty.state} == {
        *("open", "provisional", "overdue", "met", "met_late", "not_required", "ended", "not_known"),
    }


def test_the_two_clock_changes_are_seventy_two_hours_each() -> None:
    for id in ("clocks-forward", "clocks-back"):
        (wanted,) = next(example.duties for example in load_examples() if example.id == id)
        assert isinstance(wanted.starts, datetime)
        assert isinstance(wanted.due, datetime)
        assert wanted.due - wanted.starts == timedelta(hours=72)
        assert wanted.due.utcoffset() != wanted.starts.utcoffset()


WHOLE = """[[example]]
id = "small"
title = "A small one"
story = "Somebody is referred."
as_of = 2026-01-07
happened = [{ name = "referral", what = "referral.received", on = 2026-01-05, outcome = "public" }]

[[example.duty]]
rule = "wt-2023.episode.referral-decision"
in = "referral"
state = "overdue"
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("referral.received", "referral.recieved", "'referral.recieved' is not known"),
        ('outcome = "public"', 'outcome = "neighbour"', "'neighbour' is not known"),
        ("wt-2023.episode.referral-decision", "wt-2023.episode.decision", "'wt-2023.episode.decision' is not known"),
        ('in = "referral"', 'in = "discussion"', "'discussion' is not known"),
        ('state = "overdue"', "", "has no `state`"),
        ('story = "Somebody is referred."', "", "has no `story`"),
        ('title = "A small one"', 'title = "A small one"\nmoral = "none"', "'moral' is not known"),
        ("[[example.duty]]", "[[example.duty", "this is not TOML"),
        ('on = 2026-01-05, outcome = "public"', 'on = 2026-01-05, in = "referral"', "'referral' is not known"),
        (
            '"referral.received", on = 2026-01-05, outcome = "public"',
            '"core_group.met", on = 2026-01-05',
            "never stands",
        ),
    ],
)
def test_an_example_that_cannot_be_understood_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    file = tmp_path / "small.toml"
    file.write_text(WHOLE, encoding="utf-8")
    assert [example.id for example in examples_from([file], LAW)] == ["small"]
    file.write_text(WHOLE.replace(old, new), encoding="utf-8")
    with pytest.raises(LawError, match=r"small\.toml, line") as refused:
        examples_from([file], LAW)
    assert says in str(refused.value)
