"""What must be there before Lantern starts: its look, and what live settings need."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from lantern import page

STYLE_SHEET = Path(page.__path__[0]) / "static/page/app.css"
_SHORTEST_KEY = 50


@register(Tags.staticfiles)
def the_look_was_built(**_: Any) -> list[CheckMessage]:
    """The style sheet is made, not tracked: what is installed from a tree that never made it has none.

    A page would still answer, with its warnings, marks and focus unseen. So none is served.
    """
    if STYLE_SHEET.exists():
        return []
    return [
        Error(
            f"There is no style sheet at {STYLE_SHEET}.",
            hint="In the source tree run `make style`; if Lantern was installed from it, install it again.",
            id="lantern.E005",
        )
    ]


@register(Tags.security)
def live_settings_are_safe(**_: Any) -> list[CheckMessage]:
    """A secret key, the site's host names, and a second step at sign-in."""
    if not settings.LANTERN_LIVE:
        return []
    return [
        Error(message, hint=hint, id=f"lantern.E00{number}")
        for number, (missing, message, hint) in enumerate(
            (
                (
                    len(settings.SECRET_KEY) < _SHORTEST_KEY,
                    f"There is no secret key of at least {_SHORTEST_KEY} characters.",
                    "Set LANTERN_SECRET_KEY to a long random text that is kept with the passwords.",
                ),
                (
                    not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS,
                    "The site does not know the names it is reached by.",
                    "Set LANTERN_HOSTS to them, with commas between: lantern.example.gov.uk",
                ),
                (
                    not _second_step_is_required(),
                    "Signing in does not require a second step.",
                    "Keep allauth.mfa with totp and webauthn, and SecondStepMiddleware.",
                ),
            ),
            start=1,
        )
        if missing
    ]


@register(Tags.database)
def no_loader_in_live(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """The role that may state when an entry was recorded must not exist on a live server."""
    if not settings.LANTERN_LIVE or "default" not in (databases or ()):
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute("select from pg_roles where rolname = 'lantern_loader'")
        if cursor.fetchone() is None:
            return []
    return [
        Error(
            "The role lantern_loader exists on this server: it could write a past that never was.",
            hint="Use a server that no demo or test was ever loaded into, or: drop role lantern_loader",
            id="lantern.E004",
        )
    ]


def _second_step_is_required() -> bool:
    return (
        "allauth.mfa" in settings.INSTALLED_APPS
        and {"totp", "webauthn"} <= set(settings.MFA_SUPPORTED_TYPES)
        and "lantern.site.second_step.SecondStepMiddleware" in settings.MIDDLEWARE
    )
