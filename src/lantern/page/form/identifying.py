"""A gentle hint where something typed might say who a child is, on forms that name nobody. It never refuses anything.

It looks for what names, days of birth, telephone numbers and addresses look like; it knows no list of anybody.
"""

import re
from collections.abc import Iterator

from lantern.page.form.careful_words import Remark, Term

# A number from nought or from abroad, however it is spaced.
TELEPHONE = r"(?<![\w+])(?:\+44|0044|0)(?:[ ().-]{0,2}[0-9]){9,10}(?![0-9])"
_INSTEAD = "Leave it out: nobody is to be found by what stands here."
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NO_NAME = re.compile(rf"(?:I|I'm|{_MONTHS}|{_DAYS}|Easter|Christmas|Mum|Dad|English|British)\Z")
_SIGNS = (
    (r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b", "a date, such as a day of birth"),
    (rf"\b(?:born|birthday)\b[^.\n]{{0,20}}\d|\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}) \d{{4}}\b", "a day of birth"),
    (TELEPHONE, "a telephone number"),
    (r"\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}\b", "a postcode"),
    (r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)", "an NHS number"),
    (r"[\w.+-]+@[\w-]+\.\w+|(?<!\w)@\w{3,}", "an account or an address"),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), what) for pattern, what in _SIGNS)
_CAPITALISED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def remarks(text: str) -> list[Remark]:
    """What may tell who somebody is, each sort once, in the order in which it is met."""
    met = sorted((*_patterns(text), *_names(text)))
    once = {what: written for _, written, what in reversed(met)}
    order = list(dict.fromkeys(what for _, _, what in met))
    return [Remark(once[what], Term((once[what],), f"It looks like {what}.", _INSTEAD)) for what in order]


def _patterns(text: str) -> Iterator[tuple[int, str, str]]:
    for pattern, what in _PATTERNS:
        if found := pattern.search(text):
            yield found.start(), found.group(), what


def _names(text: str) -> Iterator[tuple[int, str, str]]:
    """A word with a capital where no sentence begins, or two such words together."""
    for found in _CAPITALISED.finditer(text):
        word = found.group()
        if not (word[0].isupper() and word[1:].islower()) or _NO_NAME.match(word):
            continue
        before, after = text[: found.start()].rstrip(), text[found.end() :]
        begins = not before or before[-1] in '.!?:“"\n' or "\n" in text[len(before) : found.start()]
        together = re.match(r" ([A-Z][a-z]+)\b", after)
        if not begins or (together and not _NO_NAME.match(together[1])):
            yield found.start(), word + (f" {together[1]}" if together else ""), "a name"
            return
