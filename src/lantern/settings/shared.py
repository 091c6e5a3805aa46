"""Django settings that hold everywhere. Each is explained in docs/settings.md."""

import datetime
import os
import pkgutil
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from lantern.settings import passwords, state
from lantern.settings.server import APP, OWNER, Server

_PACKAGE = Path(__file__).parents[1]


def database(role: str, *, pool: bool) -> dict[str, Any]:
    """A Django database entry for one of our roles on the server that was last prepared.

    A web process need not be able to read the owner's password: without it, only that entry cannot sign in.
    """
    place = Server.remembered(state.directory()).place
    tls = {key: place[key] for key in ("sslmode", "sslrootcert") if key in place}
    pooled = {"pool": {"min_size": 1, "max_size": 6, "timeout": 10}} if pool else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": state.dbname(),
        "HOST": place.get("host", ""),
        "PORT": place.get("port", ""),
        "USER": role,
        "PASSWORD": passwords.kept(state.directory() / "passwords", role),
        "OPTIONS": tls | pooled,
        # A connection that was kept may have ended meanwhile: nobody's words are sent down one that nobody hears.
        "CONN_HEALTH_CHECKS": pool,
    }


def stated_today() -> datetime.date | None:
    """The day that LANTERN_TODAY states, or None; raises ImproperlyConfigured for what is no day."""
    stated = os.environ.get("LANTERN_TODAY")
    try:
        return datetime.date.fromisoformat(stated) if stated else None
    except ValueError:
        raise ImproperlyConfigured(f"LANTERN_TODAY is {stated!r}. Write a day as 2026-03-31.") from None


def public_area() -> int | None:
    """The number of the area that LANTERN_PUBLIC_AREA states, or None; raises ImproperlyConfigured for no number."""
    stated = os.environ.get("LANTERN_PUBLIC_AREA", "")
    if stated and not stated.isdecimal():
        raise ImproperlyConfigured(f"LANTERN_PUBLIC_AREA is {stated!r}. Write the number of an area, as 1.")
    return int(stated) if stated else None


def rooms() -> list[str]:
    """Every folder under lantern/rooms that is a package: adding a room is adding a folder."""
    return sorted(room.name for room in pkgutil.iter_modules([str(_PACKAGE / "rooms")]) if room.ispkg)


LANTERN_LIVE = False
LANTERN_PROTOCOL = os.environ.get("LANTERN_PROTOCOL", "")
LANTERN_TODAY = stated_today()
LANTERN_ROOMS = rooms()
LANTERN_PUBLIC_AREA = public_area()

DEBUG = False
ROOT_URLCONF = "lantern.site.urls"
WSGI_APPLICATION = "lantern.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
    "lantern.registry",
    "lantern.access",
    "lantern.journal",
    "lantern.kinds",
    "lantern.page",
    *[f"lantern.rooms.{room}" for room in LANTERN_ROOMS],
    "lantern.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "lantern.site.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lantern.site.zero.NoZeroMiddleware",
    "lantern.page.timeouts.KeepTypedMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lantern.site.second_step.SecondStepMiddleware",
    "lantern.site.identity.IdentityMiddleware",
    "lantern.site.deny.DenyByDefaultMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Ours come before allauth's, which they replace.
        "DIRS": [_PACKAGE / "page/templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lantern.page.frame.frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Pages run as lantern_app, under row-level security. The owner migrates and is never used by a page.
DATABASES = {"default": database(APP, pool=True), "owner": database(OWNER, pool=False)}

LANGUAGE_CODE = "en-gb"
USE_I18N = False
TIME_ZONE = "Europe/London"
USE_TZ = True

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Lantern"
MFA_TOTP_TOLERANCE = 1  # half a minute either way, for a telephone whose clock is a little out (RFC 6238, 5.2 and 6)

# An hour without a page asks for the password again: these are shared rooms and shared machines.
SESSION_COOKIE_AGE = 60 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "lantern"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # it ends with the browser: nobody finds on a telephone that somebody was here
CSRF_FAILURE_VIEW = "lantern.site.errors.expired"
X_FRAME_OPTIONS = "DENY"
# Of each entry picked for a chronology a form carries three answers, and a child's record can hold thousands.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}

STATIC_URL = "/static/"
# The look is a handful of files, served from where they were built: nothing is collected anywhere.
WHITENOISE_USE_FINDERS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "lantern.settings.logs.Discreet"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Refused and missing pages are in the log of reads, with who asked; a path alone tells nothing.
    "loggers": {"django": {"handlers": [], "propagate": True}, "django.request": {"level": "ERROR"}},
}
