"""The mail server that letters are handed to. Never in the clear: under TLS at once, or as soon as it has answered."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class MailServer:
    """Where it is and how to sign in; `tls_at_once` for smtps, else TLS is asked for first."""

    host: str
    port: int
    user: str
    password: str
    tls_at_once: bool

    @classmethod
    def at(cls, url: str, sender: str) -> Self:
        """The server of an address; raises ImproperlyConfigured where that, or who letters come from, is not said."""
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ImproperlyConfigured(
                "No mail server is named, so nobody would be told of what waits."
                " Set LANTERN_MAIL_URL, as smtps://user:password@mail.example:465."
            )
        if "@" not in sender:
            raise ImproperlyConfigured("Set LANTERN_MAIL_FROM to the address that letters come from.")
        at_once = parts.scheme == "smtps"
        port = parts.port or (465 if at_once else 587)
        return cls(parts.hostname, port, unquote(parts.username or ""), unquote(parts.password or ""), at_once)
