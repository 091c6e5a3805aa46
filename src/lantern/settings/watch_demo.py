"""The watch beside a demonstration: letters are files in the state folder, one for each, and go nowhere."""

import os

from lantern.settings import state
from lantern.settings.watching import *  # noqa: F403 - Django settings are built up by star imports

_port = os.environ.get("LANTERN_PORT", "8000")
LETTERS_LEAD_TO = f"http://localhost:{_port}"
DEFAULT_FROM_EMAIL = "lantern@lantern.example"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = state.directory() / "letters"
