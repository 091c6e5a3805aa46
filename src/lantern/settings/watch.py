"""Settings of the watch in live use: a mail server, and the address that letters lead to. See docs/settings.md."""

import os

from django.core.exceptions import ImproperlyConfigured

from lantern.settings.mail import MailServer
from lantern.settings.watching import *  # noqa: F403 - Django settings are built up by star imports

_host = os.environ.get("LANTERN_HOSTS", "").partition(",")[0].strip()
if not _host:
    raise ImproperlyConfigured(
        "LANTERN_HOSTS names no host: letters would lead nowhere. Name the site, as site.example."
    )
LETTERS_LEAD_TO = f"https://{_host}"
DEFAULT_FROM_EMAIL = os.environ.get("LANTERN_MAIL_FROM", "")

_server = MailServer.at(os.environ.get("LANTERN_MAIL_URL", ""), DEFAULT_FROM_EMAIL)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _server.host
EMAIL_PORT = _server.port
EMAIL_HOST_USER = _server.user
EMAIL_HOST_PASSWORD = _server.password
EMAIL_USE_SSL = _server.tls_at_once
EMAIL_USE_TLS = not _server.tls_at_once
EMAIL_TIMEOUT = 20  # seconds
