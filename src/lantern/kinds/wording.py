"""Small words that the sentences of many kinds share."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from lantern.kinds.answers import Coded, NotKnown


def said(value: Any) -> str:
    """An answer as it reads in the middle of a sentence: "not known" when it is not known."""
    if value is None or isinstance(value, NotKnown):
        return "not known"
    if isinstance(value, Coded):
        return value.says if value.says[1:2].isupper() else value.says[:1].lower() + value.says[1:]
    return day(value) if isinstance(value, date) else str(value)


def day(on: date) -> str:
    """A date as it is written here: 3 March 2026."""
    return f"{on.day} {on:%B %Y}"


def listed(words: Iterable[str]) -> str:
    """Words in a row: "social care, police and health"; each once, in the order given."""
    each = list(dict.fromkeys(words))
    return " and ".join([", ".join(each[:-1]), each[-1]] if len(each) > 1 else each)


def ended(words: str) -> str:
    """Words that people typed, as a sentence: with a mark at the end if they left it out."""
    return words if words.endswith((".", "!", "?", "…", "”", '"')) else f"{words}."


def clause(before: str, value: Any) -> str:
    """`before` and the answer when there is one, or nothing: for the end of a sentence."""
    return f"{before} {said(value)}" if value is not None and not isinstance(value, NotKnown) else ""
