"""The receipt: everyday words, enough of them that nobody guesses, the same however they are typed."""

import math
from collections import Counter

from lantern.public import phrase


def test_the_words_give_sixty_bits_and_none_is_there_twice() -> None:
    assert len(set(phrase.WORDS)) == len(phrase.WORDS)
    assert phrase.HOW_MANY * math.log2(len(phrase.WORDS)) >= 60
    assert all(word.isascii() and word.isalpha() and word.islower() for word in phrase.WORDS)


def test_no_word_says_what_it_is_for() -> None:
    telling = {
        "police",
        "report",
        "abuse",
        "help",
        "child",
        "safe",
        "secret",
        "danger",
        "worry",
        "sex",
        "hurt",
        "lantern",
    }
    assert telling & set(phrase.WORDS) == set()


def test_a_key_always_has_the_same_words_and_another_has_others() -> None:
    keys = [phrase.new_key() for _ in range(500)]
    assert all(phrase.is_key(key) for key in keys)
    assert [phrase.phrase_of(key) for key in keys] == [phrase.phrase_of(key) for key in keys]
    assert len({phrase.phrase_of(key) for key in keys}) == len(keys)


def test_every_word_is_about_as_likely_as_any_other() -> None:
    seen = Counter(word for n in range(4_000) for word in phrase.phrase_of(f"{n:043}").split())
    expected = 4_000 * phrase.HOW_MANY / len(phrase.WORDS)
    assert len(seen) == len(phrase.WORDS)
    assert max(seen.values()) < 3 * expected


def test_how_the_words_are_typed_makes_no_difference_but_their_order_does() -> None:
    words = phrase.phrase_of("k" * 43)
    typed = words.title().replace(" ", ",\n ")
    assert phrase.receipt_of(typed) == phrase.receipt_of(words)
    assert phrase.receipt_of(" ".join(reversed(words.split()))) != phrase.receipt_of(words)
    assert len(phrase.receipt_of(words)) == 32


def test_what_is_no_key_of_ours_is_not_taken_for_one() -> None:
    assert not any(phrase.is_key(text) for text in ("", "short", "k" * 65, "k" * 40 + " ", "é" * 40))
