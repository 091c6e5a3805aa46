"""Settings for the tests. tests/conftest.py points the databases at a private server of its own."""

from lantern.settings.server import APP, LOADER, OWNER, PUBLIC, WATCH
from lantern.settings.shared import *  # noqa: F403 - Django settings are built up by star imports
from lantern.settings.shared import database

SECRET_KEY = "for tests only: signs nothing that lasts"  # noqa: S105 - not a secret
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; no password here is anybody's
LETTERS_LEAD_TO = "https://lantern.example"  # where letters lead; the tests keep them in memory
DATABASES = {
    "default": database(APP, pool=False),
    "owner": database(OWNER, pool=False),
    "loader": database(LOADER, pool=False),
    "public": database(PUBLIC, pool=False),
    "watch": database(WATCH, pool=False),
}
