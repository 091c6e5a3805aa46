"""A gentle hint where words could blame a child or say less than they seem to. It never refuses anything."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("careful_words.toml")
# What somebody else said stands in quotation marks and is theirs: straight or curled, and never across a line's end.
_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|‘[^’\n]*’')


@dataclass(frozen=True)
class Term:
    """Words to take care with: why, and what to write instead."""

    words: tuple[str, ...]
    because: str
    instead: str


@dataclass(frozen=True)
class Remark:
    """Words of the list as somebody wrote them, and what the list says of them."""

    written: str
    term: Term


@cache
def terms() -> tuple[Term, ...]:
    """The list, in its order. Raises TypeError where a term lacks its words, its reason or the way out."""
    found = tomllib.loads(_LIST.read_text(encoding="utf-8"))["term"]
    return tuple(Term(tuple(one.pop("words")), **one) for one in found)


def remarks(text: str) -> list[Remark]:
    """What there is to say of a text: each term once, in the order it is met, and nothing of what is quoted."""
    bare = _QUOTED.sub(" … ", text)
    met = sorted(_met(bare), key=lambda one: one[0])
    return [Remark(written, term) for _, written, term in met]


def _met(text: str) -> Iterator[tuple[int, str, Term]]:
    for term in terms():
        if found := _pattern(term.words).search(text):
            yield found.start(), found.group(), term


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, whole, whatever the capitals and the spaces between; the longest first."""
    each = (r"\s+".join(map(re.escape, one.split())) for one in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(each)})(?![\w-])", re.IGNORECASE)
