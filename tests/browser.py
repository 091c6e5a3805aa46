"""A real browser for the tests that are marked `browser`."""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
# The first is the same browser without the parts that draw a window, and takes half the processor time.
_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Chromium's own sandbox does not work as root, which many build machines run as; nothing here needs a graphics card.
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-gpu-compositing", "--disable-background-networking"]
_WITHOUT = (
    "There is no Chromium on this machine. Install it (on Debian: apt install chromium-headless-shell), or set"
    " LANTERN_CHROMIUM to its path, and run `make test` again."
)


@cache
def chromium() -> str | None:
    """The path of the browser to test in, or None where there is none."""
    chosen = os.environ.get("LANTERN_CHROMIUM")
    return chosen or next(filter(None, map(shutil.which, _PROGRAMS)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, saying why and what to do, where there is no browser."""
    if chromium() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=_WITHOUT))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window, started once."""
    # Playwright keeps an event loop in this thread, which Django would otherwise take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a fresh profile. Our Content-Security-Policy holds in it."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London")
    yield context.new_page()
    context.close()


def width(page: Page) -> int:
    """How wide the page is, once it is all there, in CSS pixels: wider than the screen, and it scrolls sideways."""
    page.wait_for_load_state()
    return int(page.evaluate("document.documentElement.scrollWidth"))


@cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page, once it is all there: each rule, and the elements that break it."""
    page.wait_for_load_state()
    page.evaluate(_axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)")
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]
