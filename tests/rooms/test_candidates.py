"""What in a note is offered as a plate, a telephone number or a name; and that nothing else is made of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantern.kinds.family.log import Sort
from lantern.rooms.family.candidates import candidates

PLATE, TELEPHONE, NAME = Sort.PLATE, Sort.TELEPHONE, Sort.NAME


def found(text: str) -> list[tuple[Sort, str]]:
    """The candidates of a text, as pairs."""
    return [(one.sort, one.text) for one in candidates(text)]


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("A grey car, QQ21 QXX, at the corner.", "QQ21 QXX"),
        ("its number was qi14fiq", "qi14fiq"),
        ("Q123 QIQ", "Q123 QIQ"),
        ("an old van QIQ 45Q", "QIQ 45Q"),
        ("part of its number LN 900", "LN 900"),
    ],
)
def test_a_number_plate_of_each_age_is_found(text: str, plate: str) -> None:
    assert (PLATE, plate) in found(text)


@pytest.mark.parametrize(
    "number",
    ["07700 900144", "07700900144", "+44 7700 900 144", "0044 7700 900144", "(01632) 960 100", "01632-960-100"],
)
def test_a_telephone_number_is_found_however_it_is_spaced(number: str) -> None:
    ((sort, text),) = found(f"he rang from {number} at night")
    assert (sort, "".join(filter(str.isdigit, text))) == (TELEPHONE, "".join(filter(str.isdigit, number)))


def test_the_end_of_a_number_is_found_where_somebody_says_that_it_is_one() -> None:
    assert found("the number that rings her ends 900 144") == [(TELEPHONE, "900 144")]


def test_names_and_places_are_found_within_a_sentence() -> None:
    text = "She was by the arcade on Pier Street with somebody called Dane, from Harbour School."
    assert found(text) == [(NAME, "Pier Street"), (NAME, "Dane"), (NAME, "Harbour School")]


def test_the_first_word_of_a_sentence_is_a_name_only_if_it_stands_elsewhere_as_one() -> None:
    assert found("Nobody rings us back. Tonight again.") == []
    assert found("Dane came again. We know that Dane has a car.") == [(NAME, "Dane")]


def test_days_months_and_how_a_child_calls_her_mother_are_no_names() -> None:
    assert found("On Friday in March I said to Mum that I’m afraid.") == []


def test_each_is_offered_once_however_it_is_spaced() -> None:
    assert found("QQ21 QXX, and later qq21qxx again") == [(PLATE, "QQ21 QXX")]


def test_a_date_a_time_and_an_age_are_none() -> None:
    assert found("at 22:30 on 14/03/2026, he is about 25, they gave her £300") == []


@given(st.text())
def test_whatever_the_text_each_candidate_stands_in_it_and_none_overlap(text: str) -> None:
    end = 0
    for one in candidates(text):
        assert text[one.start : one.start + len(one.text)] == one.text
        assert one.start >= end
        end = one.start + len(one.text)


@given(st.from_regex(r"[A-HJ-PR-Y]{2}[0-9]{2} [A-HJ-PR-Z]{3}", fullmatch=True), st.text("abc ,.", max_size=30))
def test_a_plate_is_found_wherever_it_stands(plate: str, round_it: str) -> None:
    assert (PLATE, plate) in found(f"{round_it} {plate} {round_it}")
