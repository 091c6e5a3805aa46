"""The public's process: it knows nothing of the site, keeps nothing in a browser, and refuses to start unsafely."""

import os
import subprocess
import sys

import pytest

from lantern.settings import public, public_demo
from lantern.settings.server import PUBLIC

_STARTS = [sys.executable, "-c", "import lantern.public.wsgi"]
_LOADED = [
    sys.executable,
    "-c",
    "import lantern.public.wsgi, lantern.public.views, sys;"
    "print([m for m in sys.modules if m.split('.')[1:2] in (['site'], ['rooms'], ['demo'], ['registry'], ['page'])])",
]


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a process of live settings, with or without what it needs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "LANTERN_"))}
    return {**kept, "DJANGO_SETTINGS_MODULE": "lantern.settings.public", **more}


def test_it_loads_nothing_of_the_site_nor_of_the_rooms() -> None:
    safe = surroundings(LANTERN_SECRET_KEY="k" * 60, LANTERN_HOSTS="words.example")
    assert subprocess.run(_LOADED, env=safe, capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"LANTERN_HOSTS": "words.example"}, "SECRET_KEY"),
        ({"LANTERN_HOSTS": "words.example", "LANTERN_SECRET_KEY": "short"}, "LANTERN_SECRET_KEY"),
        ({"LANTERN_SECRET_KEY": "k" * 60}, "LANTERN_HOSTS"),
    ],
)
def test_it_does_not_start_without_a_secret_and_the_names_it_answers_to(given: dict[str, str], names: str) -> None:
    started = subprocess.run(_STARTS, env=surroundings(**given), capture_output=True, text=True, check=False)
    assert started.returncode != 0
    assert names in started.stderr


@pytest.mark.parametrize("settings", [public, public_demo])
def test_it_has_one_database_role_no_session_and_no_cookie(settings: object) -> None:
    found = vars(settings)
    assert found["DATABASES"]["default"] == {}
    assert found["DATABASES"]["public"]["USER"] == PUBLIC
    assert set(found["DATABASES"]) == {"default", "public"}
    assert not [name for name in found["MIDDLEWARE"] if "session" in name.lower() or "auth" in name.lower()]
    assert found["INSTALLED_APPS"] == ["django.contrib.staticfiles", "csp"]
    assert "script-src" not in found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["default-src"] == ["'none'"]


def test_in_live_use_it_answers_over_tls_alone() -> None:
    assert public.SECURE_SSL_REDIRECT
    assert public.SECURE_HSTS_SECONDS > 0
