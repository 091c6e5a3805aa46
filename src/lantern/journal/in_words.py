"""No image of abuse, ever: there is no field for a file, and what is typed has to be words.

A picture can be sent as text, and be whole in the record before anybody has looked. This finds text that nobody types.
"""

import re
from collections.abc import Mapping
from typing import Any

_SHORTEST = 20  # characters, under which nothing below is found
_SPACES = "\n\r\t\v\f"  # the last two come with text from a word processor
_DATA_URL = re.compile(r"\bdata\s*:\s*[a-z]+\s*/", re.I)
_NO_LETTERS = re.compile("[\x01-\x08\x0e-\x1f\x80-\x9f\ufffd]")
_STRAY = 12  # such characters may come along with what was pasted; a file has hundreds
# Every pattern reads each letter once or twice: whoever sends what is nearly a file must not keep us busy with it.
_LETTERS = re.compile(r"[A-Za-z0-9+/=_-]+")
_UNBROKEN = 120  # characters
# No language that is written without spaces is written in these letters; an address on the internet is shorter.
_VISIBLE = re.compile(r"[!-~]+")
_UNBROKEN_SIGNS = 300
_MARKS = frozenset("!#$%&*+<=>?@^_`{|}~;")
_ADDRESS = re.compile(r"https?://[!-~]{1,290}", re.I)
_TELEPHONE = re.compile(
    r"(?<!\d)(?:\+44 ?|0)[1-9](?: ?\d){8,9}(?!\d)"
)  # a list of calls is no picture; stricter than a hint may be
# A scream or laughter, which a child may write a whole line of: a picture is not the same few letters over and over.
_AGAIN = re.compile(r"([A-Za-z]{1,4}?)\1{4,}")
_CODED = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9+/=_])[A-Za-z0-9+/=_-]{8,}")
_HEX = re.compile(r"[0-9a-fA-F]+")
_HEX_PAIR = re.compile(r"[0-9][a-fA-F]|[a-fA-F][0-9]")
_HUMP = re.compile(r"[a-z][A-Z]")
_ENOUGH = 160  # characters that look like code before we say so: a number plate or a link is less


def why_not_words(text: str) -> str:
    """What is wrong with an answer, said kindly; "" if it is words."""
    if "\ufffd" in text or any(ord(c) < 32 and c not in _SPACES for c in text):
        return "Some of this did not reach us as letters. Please type it in words"
    if is_coded(text):
        return "This looks like a file or a picture put in as letters. We cannot take those. Please tell us in words"
    return ""


def is_coded(text: str) -> bool:
    """Whether a file stands in it as letters, or looks as if it did."""
    if len(text) < _SHORTEST:
        return False
    text = _AGAIN.sub(r"\1", text)
    unbroken = _longest(_LETTERS, text) >= _UNBROKEN or _longest(_VISIBLE, text) >= _UNBROKEN_SIGNS
    bytes_as_letters = len(_NO_LETTERS.findall(text)) > _STRAY
    return bool(_DATA_URL.search(text) or unbroken or bytes_as_letters or _is_mostly_code(text))


def any_coded(value: Any) -> bool:
    """Whether any text in this is coded: a text, or what JSON can hold."""
    match value:
        case str():
            return is_coded(value)
        case Mapping():
            return any(map(any_coded, value.values()))
        case list() | tuple():
            return any(map(any_coded, value))
    return False


def _is_mostly_code(text: str) -> bool:
    """Whether half or more of it is what an encoded file looks like, also in short pieces or as numbers."""
    words = [word.strip(".,;:!?()\"'") for word in _TELEPHONE.sub("telephone", text).split()]
    strange = sum(len(word) for word in words if word.isdigit() or _is_code(word))
    return strange > _ENOUGH and 2 * strange >= sum(map(len, words))


def _is_code(word: str) -> bool:
    if _ADDRESS.fullmatch(word):
        return False
    is_hex = _HEX.fullmatch(word) and _HEX_PAIR.search(word)
    return bool(_CODED.fullmatch(word) or is_hex or (len(word) > 6 and (_is_humped(word) or _is_signs(word))))


def _is_humped(word: str) -> bool:
    return word.isascii() and word.isalpha() and _HUMP.search(word) is not None


def _is_signs(word: str) -> bool:
    has_digit = any("0" <= c <= "9" for c in word)
    return has_digit and sum(c in _MARKS for c in word) > 1 and _VISIBLE.fullmatch(word) is not None


def _longest(pattern: re.Pattern[str], text: str) -> int:
    return max((len(run) for run in pattern.findall(text)), default=0)
