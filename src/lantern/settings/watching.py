"""What the watch's settings share: a database role of its own, and no application."""

from lantern.settings import shared
from lantern.settings.server import WATCH

LANTERN_TODAY = shared.LANTERN_TODAY
SECRET_KEY = "the watch signs nothing"  # noqa: S105 - Django asks for one; nothing here is ever signed
INSTALLED_APPS: list[str] = []
# There is no default: whatever asks for another database than that of the watch's role fails.
DATABASES = {"default": {}, "watch": shared.database(WATCH, pool=False)}
TIME_ZONE = shared.TIME_ZONE
USE_TZ = shared.USE_TZ
USE_I18N = False
LOGGING = shared.LOGGING
