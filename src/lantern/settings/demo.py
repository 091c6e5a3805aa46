"""Settings for trying Lantern on one machine, with a fictional county. Never for real children."""

from lantern.settings import passwords, state
from lantern.settings.server import LOADER
from lantern.settings.shared import *  # noqa: F403 - Django settings are built up by star imports
from lantern.settings.shared import DATABASES, INSTALLED_APPS, database

SECRET_KEY = passwords.of(state.directory() / "passwords", "secret_key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost, which browsers also treat as safe

# The only role that may state when an entry was recorded, so that the county has a past.
DATABASES = {**DATABASES, "loader": database(LOADER, pool=False)}

# The tour stands in front of the site, here and nowhere else.
INSTALLED_APPS = [*INSTALLED_APPS, "lantern.demo"]
ROOT_URLCONF = "lantern.demo.urls"

# The fictional partnership has set itself a target of its own, to show how one stands beside the law.
LANTERN_PROTOCOL = "example"
