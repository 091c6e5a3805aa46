"""What in a note may be a number plate, a telephone number, or the name of somebody or some place.

Offered to a worker and kept nowhere: only what a worker accepts, or says is none, becomes an entry.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantern.kinds.family.log import Sort
from lantern.page.form.identifying import TELEPHONE

# The marks of the United Kingdom: since 2001, of 1983 to 2001, of 1963 to 1983, and older or of Northern Ireland. Only
# the first is looked for in small letters too: of the others too many words look the same.
_PLATES = (
    re.compile(r"\b[a-z]{2}[0-9]{2} ?[a-z]{3}\b", re.IGNORECASE),
    re.compile(r"\b[A-Z][0-9]{1,3} ?[A-Z]{3}\b"),
    re.compile(r"\b[A-Z]{3} ?[0-9]{1,3}[A-Z]\b"),
    re.compile(r"\b[A-Z]{1,3} ?[0-9]{3,4}\b"),
)
# A whole number, or the end of one where somebody says that it is.
_TELEPHONES = (
    re.compile(TELEPHONE),
    re.compile(r"(?<=\bending )[0-9]{3,4}(?: ?[0-9]{3})?\b|(?<=\bends )[0-9]{3,4}(?: ?[0-9]{3})?\b", re.IGNORECASE),
)
_NAME = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)*")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[“\"‘(]\s*)$")
# Words that have a capital letter without naming anybody.
_SAID_OF_NOBODY = """
I I’m I'm I’ve I've I’d I'd I’ll I'll Mum Dad Mummy Daddy Nan Nanny Gran Grandad Mr Mrs Ms Miss Dr Monday Tuesday
Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November
December Christmas Easter English British Police A The He She They We It You My His Her Their Our Then When
"""
_NO_NAMES = frozenset(_SAID_OF_NOBODY.split())


@dataclass(frozen=True)
class Candidate:
    """Something in a text that may be a plate, a telephone number or a name, as it stands there."""

    sort: Sort
    text: str
    start: int

    @property
    def same(self) -> tuple[str, str]:
        """What is alike in two that are one: the sort, and the text without spaces and whatever its letters."""
        return self.sort.value, re.sub(r"[^a-z0-9+]", "", self.text.lower())


def candidates(text: str) -> list[Candidate]:
    """The candidates of a text, each once, in the order in which they stand."""
    found: list[Candidate] = []
    for one in (*_each(Sort.PLATE, _PLATES, text), *_each(Sort.TELEPHONE, _TELEPHONES, text), *_names(text)):
        if not any(_overlap(one, other) for other in found):
            found.append(one)
    once = {one.same: one for one in sorted(found, key=lambda one: one.start, reverse=True)}
    return sorted(once.values(), key=lambda one: one.start)


def _each(sort: Sort, patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[Candidate]:
    for pattern in patterns:
        yield from (Candidate(sort, found[0], found.start()) for found in pattern.finditer(text))


def _names(text: str) -> Iterator[Candidate]:
    """Words with a capital letter; one that begins a sentence only where it also stands within one, or leads others."""
    within = {
        word
        for found in _NAME.finditer(text)
        if not _SENTENCE_BEGINS.search(text[: found.start()])
        for word in found[0].split()
    }
    for found in _NAME.finditer(text):
        words, start = found[0].split(), found.start()
        begins = bool(_SENTENCE_BEGINS.search(text[:start]))
        while words and words[-1] in _NO_NAMES:
            words.pop()
        while words and (words[0] in _NO_NAMES or (begins and len(words) == 1 and words[0] not in within)):
            start += len(words[0]) + 1
            words, begins = words[1:], False
        if words:
            yield Candidate(Sort.NAME, " ".join(words), start)


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.start + len(other.text) and other.start < one.start + len(one.text)
