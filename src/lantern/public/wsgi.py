"""What the public's web server runs. It refuses to start on settings that are not safe."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantern.settings.public")
application = get_wsgi_application()
# The words of every receipt hang on the secret, and whoever knows it can work out which words belong to which page.
_SHORTEST = 32
# Django itself says so of a secret that is empty.
if len(settings.SECRET_KEY) < _SHORTEST or not settings.ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        f"The public's page needs LANTERN_SECRET_KEY, of {_SHORTEST} letters or more and no other process's, and"
        " LANTERN_HOSTS, the names it answers to. See docs/settings.md."
    )
