"""What is typed is read as it was meant, or refused with what to do."""

from datetime import UTC, date, datetime, time

import pytest
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from lantern.kinds.answers import When
from lantern.page.form import widgets
from lantern.page.form.widgets import Wrong


def boxes(**written: str) -> QueryDict:
    """Boxes of a control named `on`; `_` in a name stands for `-`."""
    typed = QueryDict(mutable=True)
    for part, text in written.items():
        typed[f"on-{part}".replace("_", "-").removesuffix("-box")] = text
    return typed


@pytest.mark.parametrize("month", ["4", "04", "April", "apr"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    assert widgets.day(boxes(day="2", month=month, year="2026"), "on") == date(2026, 4, 2)


@pytest.mark.parametrize(
    ("written", "part", "says"),
    [
        ({"day": "2", "year": "2026"}, "month", "Include the month"),
        ({"day": "2"}, "month", "Include the month and the year"),
        ({"day": "31", "month": "2", "year": "2026"}, "day", "There is no such day"),
        ({"day": "2", "month": "13", "year": "2026"}, "month", "from 1 to 12"),
        ({"day": "2", "month": "4", "year": "26"}, "year", "four numbers"),
        ({"day": "two", "month": "4", "year": "2026"}, "day", "as a number"),
    ],
)
def test_a_date_that_cannot_be_read_names_the_box_and_what_to_do(written: dict[str, str], part: str, says: str) -> None:
    with pytest.raises(Wrong, match=says) as wrong:
        widgets.day(boxes(**written), "on")
    assert wrong.value.part == part


@pytest.mark.parametrize(
    ("written", "read"),
    [("14:30", time(14, 30)), ("2.30pm", time(14, 30)), ("12am", time(0, 0)), ("9", time(9, 0)), ("0930", time(9, 30))],
)
def test_a_time_may_be_written_the_ways_people_write_it(written: str, read: time) -> None:
    assert widgets.clock(boxes(box=written), "on") == read


@pytest.mark.parametrize("written", ["25:00", "noonish", "14:75"])
def test_a_time_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(Wrong, match="time"):
        widgets.clock(boxes(box=written), "on")


def test_a_day_left_empty_is_some_day_of_the_month() -> None:
    assert widgets.happened(boxes(month="2", year="2024"), "on") == When.between(date(2024, 2, 1), date(2024, 2, 29))


def test_a_latest_day_makes_a_range() -> None:
    typed = boxes(day="1", month="3", year="2026", until_day="4", until_month="3", until_year="2026")
    assert widgets.happened(typed, "on") == When.between(date(2026, 3, 1), date(2026, 3, 4))


def test_a_time_is_given_only_for_a_known_day() -> None:
    typed = boxes(day="1", month="3", year="2026", time="10:00", until_day="4", until_month="3", until_year="2026")
    with pytest.raises(Wrong, match="only for a day that is known"):
        widgets.happened(typed, "on")


def test_an_hour_that_comes_twice_is_told_apart_by_what_the_clocks_were_set_to() -> None:
    def read(at: str) -> datetime | None:
        when = widgets.happened(boxes(day="25", month="10", year="2026", time=at), "on")
        return when.at if when else None

    assert read("1.30am BST") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert read("01:30 gmt") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert read("02:00") == read("02:00 GMT") == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "month", "at", "says"),
    [
        ("25", "10", "01:30", "write 01:30 BST, or 01:30 GMT an hour later"),
        ("28", "3", "01:30", "went forward over that time"),
        ("1", "7", "01:30 GMT", "was not GMT then"),
    ],
)
def test_a_time_that_the_clocks_showed_twice_or_never_is_refused(day: str, month: str, at: str, says: str) -> None:
    year = "2027" if month == "3" else "2026"
    with pytest.raises(Wrong, match=says) as wrong:
        widgets.happened(boxes(day=day, month=month, year=year, time=at), "on")
    assert wrong.value.part == "time"


def test_a_fault_in_the_latest_day_names_that_box() -> None:
    typed = boxes(day="1", month="3", year="2026", until_day="4", until_month="3")
    with pytest.raises(Wrong) as wrong:
        widgets.happened(typed, "on")
    assert wrong.value.part == "until-year"


days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - bounds of a strategy, which adds the zone
    lambda at: at.replace(second=0, microsecond=0)
)
whens = st.one_of(
    days.map(When.on),
    st.tuples(days, days).map(lambda pair: When.between(min(pair), max(pair))),
    moments.map(When.moment),
)


@given(whens)
@example(When.moment(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)))
def test_what_is_written_into_the_boxes_is_read_back_as_it_was(when: When) -> None:
    typed = QueryDict(mutable=True)
    for box, written in widgets.write(when, "on"):
        typed.setlist(box, written)
    assert widgets.happened(typed, "on") == when
