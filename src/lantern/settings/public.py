"""Settings of the public's own process, behind a proxy that ends TLS: no sign-in, no session, no cookie, no script.

It knows none of the site's applications, and its one database role can only add. See docs/settings.md.
"""

import os
from pathlib import Path

from lantern.settings import shared
from lantern.settings.server import PUBLIC

_PACKAGE = Path(__file__).parents[1]
LANTERN_PUBLIC_AREA = shared.LANTERN_PUBLIC_AREA

SECRET_KEY = os.environ.get("LANTERN_SECRET_KEY") or ""  # Django refuses to start without one
ALLOWED_HOSTS = [host for host in os.environ.get("LANTERN_HOSTS", "").split(",") if host]

DEBUG = False
ROOT_URLCONF = "lantern.public.root_urls"
WSGI_APPLICATION = "lantern.public.wsgi.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "csp"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lantern.public.headers.PublicMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_PACKAGE / "public/templates"],
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
# There is no default: whatever asks for another database than that of the public's role fails.
_public = shared.database(PUBLIC, pool=True)
_patience = {"connect_timeout": 5, "options": "-c statement_timeout=15000"}
DATABASES = {"default": {}, "public": {**_public, "OPTIONS": {**_public["OPTIONS"], **_patience}}}

LANGUAGE_CODE = shared.LANGUAGE_CODE
USE_I18N = shared.USE_I18N
TIME_ZONE = shared.TIME_ZONE
USE_TZ = shared.USE_TZ
LOGGING = shared.LOGGING
STATIC_URL = shared.STATIC_URL
WHITENOISE_USE_FINDERS = shared.WHITENOISE_USE_FINDERS
STATICFILES_DIRS = [_PACKAGE / "page/static"]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_PROXY_SSL_HEADER: tuple[str, str] | None = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}
