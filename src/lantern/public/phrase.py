"""The receipt: six everyday words by which somebody who told us comes back. They say nothing of what they are for."""

import hashlib
import hmac
import re
import secrets
from importlib.resources import files

from django.conf import settings

WORDS = tuple(files(__package__).joinpath("words.txt").read_text(encoding="utf-8").split())
# 1,116 words give 10.1 bits each, so six give 60.7: at a million guesses a second, one receipt in 18,000 years.
HOW_MANY = 6
_ROUNDS = 5_000  # a further 12 bits of work for whoever would guess from a stolen digest
_KEY = re.compile(r"[A-Za-z0-9_-]{32,64}")


def new_key() -> str:
    """What a page carries so that the same telling, sent twice, is kept once and gets the same words."""
    return secrets.token_urlsafe(32)


def is_key(text: str) -> bool:
    """Whether this may be one of ours: whoever makes up a key of their own gets words of their own."""
    return bool(_KEY.fullmatch(text))


def phrase_of(key: str) -> str:
    """The words that belong to a key. Only this process can work them out, and it keeps them nowhere."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"receipt {key}".encode(), "sha512")
    number = int.from_bytes(digest)
    chosen = []
    for _ in range(HOW_MANY):
        number, place = divmod(number, len(WORDS))
        chosen.append(WORDS[place])
    return " ".join(chosen)


def receipt_of(phrase: str) -> bytes:
    """The digest that is kept of the words, however they were typed: capitals, commas and lines make no difference."""
    plain = " ".join(re.findall(r"[a-z]+", phrase.lower()))
    return hashlib.pbkdf2_hmac("sha256", plain.encode(), b"lantern receipt 1", _ROUNDS)
