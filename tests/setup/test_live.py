"""Live settings refuse to start unless they are safe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import CheckMessage, run_checks
from django.test import override_settings

from lantern.site import checks
from tests.conftest import Database

SAFE = {"LANTERN_LIVE": True, "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": ["lantern.example"]}


def ours(found: list[CheckMessage]) -> list[str]:
    """The ids of Lantern's own checks among those that failed."""
    return [each.id for each in found if each.id and each.id.startswith("lantern.")]


def refusals(**changed: object) -> list[str]:
    """The ids of Lantern's own checks that fail on live settings changed so."""
    with override_settings(**{**SAFE, **changed}):
        return ours(run_checks())


def test_safe_live_settings_are_accepted() -> None:
    assert refusals() == []


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"SECRET_KEY": "not set"}, "lantern.E001"),
        ({"ALLOWED_HOSTS": []}, "lantern.E002"),
        ({"ALLOWED_HOSTS": ["*"]}, "lantern.E002"),
        ({"MFA_SUPPORTED_TYPES": ["recovery_codes", "totp"]}, "lantern.E003"),
        ({"MIDDLEWARE": []}, "lantern.E003"),
    ],
)
def test_each_thing_that_is_missing_is_refused_by_name(changed: dict[str, object], refusal: str) -> None:
    assert refusals(**changed) == [refusal]


def test_a_site_without_its_style_sheet_is_refused_under_any_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(checks, "STYLE_SHEET", tmp_path / "app.css")
    assert refusals() == refusals(LANTERN_LIVE=False) == ["lantern.E005"]


@pytest.mark.django_db
def test_a_server_with_the_loader_role_is_refused() -> None:
    with override_settings(**SAFE):
        found = run_checks(databases=["default"])
    assert ours(found) == ["lantern.E004"]


def test_the_web_server_itself_refuses_to_start_on_unsafe_settings(migrated: Database) -> None:
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lantern.settings.live",
        "LANTERN_STATE": str(migrated.server.state),
        "LANTERN_DATABASE": migrated.name,
        "LANTERN_SECRET_KEY": "k" * 60,
        "LANTERN_HOSTS": "",
    }
    migrated.server.remember()
    ended = subprocess.run(
        [sys.executable, "-c", "import lantern.site.wsgi"],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode != 0
    assert "LANTERN_HOSTS" in ended.stderr
    assert "lantern_loader" in ended.stderr
