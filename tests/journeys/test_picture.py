"""The picture of a child's pathway in the README. `make picture` keeps it; the test takes it and throws it away."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SignIn, record_of

pytestmark = pytest.mark.browser


def test_a_picture_can_be_taken_of_a_childs_pathway(sign_in: SignIn, tmp_path: Path) -> None:
    kept = Path(os.environ.get("LANTERN_PICTURE") or tmp_path / "child.png")
    page = sign_in("ashmere.sw", width=1180)
    page.goto(f"/child/{record_of('leila')}/pathway/")
    expect(page.locator(".lantern-chart")).to_contain_text("The child is here")
    page.screenshot(path=kept, full_page=True, clip={"x": 0, "y": 0, "width": 1180, "height": 1450})
    assert kept.read_bytes().startswith(b"\x89PNG")
