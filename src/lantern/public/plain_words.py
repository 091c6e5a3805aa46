"""No image of abuse, ever: there is no field for a file, and what is typed has to be words.

A picture can be sent as text, and be whole in the record before anybody has looked. This finds text that nobody types.
"""

import re

LONGEST = 5_000  # characters in one answer: a page and a half
_DATA_URL = re.compile(r"\bdata\s*:\s*[a-z]+\s*/", re.I)
_UNBROKEN = re.compile(r"[A-Za-z0-9+/=_-]{120,}")
# No language that is written without spaces is written in these letters; an address on the internet is shorter.
_UNBROKEN_SIGNS = re.compile(r"[!-~]{300,}")
_ADDRESS = re.compile(r"https?://[!-~]{1,290}", re.I)
_CODED = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9+/=_])[A-Za-z0-9+/=_-]{8,}")
_HEX = re.compile(r"[0-9a-fA-F]*(?:[0-9][a-fA-F]|[a-fA-F][0-9])[0-9a-fA-F]*")
_SIGNS = re.compile(r"(?=.*[0-9])(?:[!-~]*[!#$%&*+<=>?@^_`{|}~;]){2}[!-~]*")
_MIXED = re.compile(r"[A-Za-z]*[a-z][A-Z][A-Za-z]*")
_ENOUGH = 160  # characters that look like code before we say so: a number plate or a link is less


def why_not(text: str) -> str:
    """What is wrong with an answer, said kindly; "" if it is words."""
    if len(text) > LONGEST:
        return f"That is longer than we can keep in one box. Send the first {LONGEST:,} letters, then add more"
    if "\ufffd" in text or any(ord(c) < 32 and c not in "\n\r\t" for c in text):
        return "Some of this did not reach us as letters. Please type it in words"
    unbroken = _UNBROKEN.search(text) or _UNBROKEN_SIGNS.search(text)
    if _DATA_URL.search(text) or unbroken or _is_mostly_code(text):
        return "This looks like a file or a picture put in as letters. We cannot take those. Please tell us in words"
    return ""


def _is_mostly_code(text: str) -> bool:
    """Whether half or more of it is what an encoded file looks like, also in short pieces or as numbers."""
    words = [word.strip(".,;:!?()\"'") for word in text.split()]
    strange = sum(len(word) for word in words if word.isdigit() or _is_code(word))
    return strange > _ENOUGH and 2 * strange >= sum(map(len, words))


def _is_code(word: str) -> bool:
    if _ADDRESS.fullmatch(word):
        return False
    is_long = len(word) > 6 and (_MIXED.fullmatch(word) or _SIGNS.fullmatch(word))
    return bool(is_long or _CODED.fullmatch(word) or _HEX.fullmatch(word))
