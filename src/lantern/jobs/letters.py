"""Letters that say nothing: that something waits in Lantern, and at which address. Never about whom, nor what."""

from django.conf import settings
from django.core.mail import send_mail

_PAGES = {"report": "/reports/", "contact": "/"}
_WORDS = """Something waits for you in Lantern:
{address}

This message says no more on purpose: others may read it. Sign in to see what it is.
"""


def send(to: str, what: str) -> None:
    """Send one. Raises OSError, of which those of SMTP are, when the mail server does not take it."""
    address = settings.LETTERS_LEAD_TO.rstrip("/") + _PAGES[what]
    send_mail("Lantern", _WORDS.format(address=address), settings.DEFAULT_FROM_EMAIL, [to])
