"""Whoever reads the log of reads is told in words, and not in those meant for whoever looked."""

import pytest

from lantern.access.policy import Policy
from lantern.page.looks import ground_words, page_words


def test_every_ground_and_every_denial_of_the_policy_has_words_for_another_reader() -> None:
    policy = Policy.load()
    for name in [*(ground.name for ground in policy.grounds), *(denial.name for denial in policy.denials)]:
        words = ground_words(name)
        assert words != name
        assert "You" not in words.split()


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("child", "The front page"),
        ("record:visit.made", "Form: visit"),
        ("print:family", "A print for: family"),
        ("known:stated", "The record as stated on a day"),
    ],
)
def test_an_action_of_the_log_names_a_page(action: str, words: str) -> None:
    assert page_words(action) == words


def test_several_grounds_are_all_said_and_what_was_typed_stays_as_it_is() -> None:
    assert ground_words("allocated shared") == "Allocated worker; The record is shared with their agency"
    assert ground_words("She rang the night line.") == "She rang the night line."
