"""The hint on forms that name nobody: what looks like a name, a day of birth or a number, and what is left alone."""

import pytest

from lantern.page.form.identifying import remarks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She told Robin about it.", ["Robin"]),
        ("Robin Kaya came in.", ["Robin Kaya"]),
        ("A girl asked for advice. Her friend knows.", []),
        ("On Monday and in March I spoke with the GP.", []),
        ("She was born on 3 May 2011", ["born on 3 May 2011"]),
        ("DOB 03/05/2011", ["03/05/2011"]),
        ("ring her on 07700 900123", ["07700 900123"]),
        ("lives near AB1 2CD", ["AB1 2CD"]),
        ("her account is @seagull99", ["@seagull99"]),
        ("999 was rung at 10.30; she is 14", []),
        ("", []),
    ],
)
def test_what_may_tell_who_somebody_is_is_found_and_what_cannot_is_left_alone(text: str, found: list[str]) -> None:
    assert [remark.written for remark in remarks(text)] == found


def test_each_sort_is_said_once_in_the_order_in_which_it_is_met() -> None:
    said = [remark.term.because for remark in remarks("Her mum, Ada Lint, 07700 900123, and Bo Lint, 07700 900124")]
    assert said == ["It looks like a name.", "It looks like a telephone number."]
