"""Hints beside words that could blame a child: what they find, what they leave alone, and that they refuse nothing."""

from itertools import combinations

import pytest

from lantern.kinds.declare import kinds
from lantern.page.form.careful_words import remarks, terms
from lantern.page.form.questions import questions


def written(text: str) -> list[str]:
    """The words that a hint is given for."""
    return [remark.written for remark in remarks(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She keeps Putting  herself\nat risk.", ["Putting  herself\nat risk"]),
        ("He absconded; no concerns.", ["absconded", "no concerns"]),
        ("His older boyfriend gave him a telephone", ["older boyfriend"]),
        ("Streetwise, streetwise and streetwise", ["Streetwise"]),
        ("non-consensual images were threatened", []),
        ("The clientele of the café", []),
        ("", []),
    ],
)
def test_words_are_found_whole_once_each_and_in_order(text: str, found: list[str]) -> None:
    assert written(text) == found


@pytest.mark.parametrize("quoted", ['He is my "boyfriend" she said', "“I chose to go”", "‘they call me streetwise’"])
def test_what_is_quoted_is_left_alone(quoted: str) -> None:
    assert written(quoted) == []


def test_a_quotation_mark_that_is_never_closed_hides_nothing_on_later_lines() -> None:
    assert written('six inches 6"\nHe absconded "') == ["absconded"]


def test_every_word_of_the_list_is_found_and_by_one_term_only() -> None:
    for term in terms():
        for words in term.words:
            assert [remark.term for remark in remarks(f"On Monday: {words}.")] == [term], words
    for one, other in combinations(terms(), 2):
        assert not set(one.words) & set(other.words)


def test_no_question_that_we_ask_uses_such_words() -> None:
    for kind in kinds():
        for question in questions(kind):
            offered = (text for option in question.options for text in (option.says, option.hint))
            for text in (kind.title, question.asked.label, question.asked.hint, *offered):
                assert written(text) == [], f"{kind.kind}: {text}"
