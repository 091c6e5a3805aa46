"""What the web server runs. It refuses to start on settings that are not safe."""

import os
from io import StringIO

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantern.settings.live")
application = get_wsgi_application()
# A web server does not run Django's checks by itself; the database's tag adds those that ask it something.
call_command("check", databases=["default"], fail_level="ERROR", stdout=StringIO())
