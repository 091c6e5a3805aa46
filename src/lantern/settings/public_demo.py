"""The public's own process beside a demonstration or a test, on this machine alone."""

from lantern.settings import passwords, state
from lantern.settings.public import *  # noqa: F403 - Django settings are built up by star imports

SECRET_KEY = passwords.of(state.directory() / "passwords", "public_secret_key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SECURE_PROXY_SSL_HEADER = None
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
