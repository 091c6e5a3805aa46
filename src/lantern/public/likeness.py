"""What a flood is sorted by: where it came from and how alike it reads. Nothing is refused because of it."""

import hashlib
import hmac
import re
from datetime import date
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

_FEWEST = 8  # words: shorter messages are alike by accident
_LONG = 3  # words to a shingle


def source_of(request: HttpRequest, on: date) -> bytes:
    """A keyed digest of the sender's network for one day: it tells two senders apart, and names neither."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        # Only our own proxy's word counts, and it writes its own at the end.
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rpartition(",")[2].strip()
    told = f"source {on} {_network(address)}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), told, "sha256")[:8]


def alike(text: str) -> list[int] | None:
    """Two numbers, of which texts that share most of their wording have one in common; None for a short text."""
    words = re.findall(r"[a-z]+", text.lower())
    if len(words) < _FEWEST:
        return None
    shingles = {" ".join(words[n : n + _LONG]) for n in range(len(words) - _LONG + 1)}
    return [min(_number(salt, shingle) for shingle in shingles) for salt in (b"a", b"b")]


def _number(salt: bytes, shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8, salt=salt).digest(), signed=True)


def _network(address: str) -> str:
    """One household has a whole block of the newer addresses."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)
