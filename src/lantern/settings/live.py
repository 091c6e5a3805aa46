"""Settings for real use, behind a proxy that ends TLS and sets X-Forwarded-Proto. See docs/settings.md."""

import os

from lantern.settings.shared import *  # noqa: F403 - Django settings are built up by star imports

LANTERN_LIVE = True
SECRET_KEY = os.environ.get("LANTERN_SECRET_KEY") or "not set"
ALLOWED_HOSTS = [host for host in os.environ.get("LANTERN_HOSTS", "").split(",") if host]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
