"""The public's pages as somebody meets them on a telephone: without JavaScript, by keyboard, with axe."""

from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser import violations, width
from tests.public.conftest import begin_rota, set_hours
from tests.serving import served
from tests.world import World

pytestmark = pytest.mark.browser
ELSEWHERE = "https://www.bbc.co.uk/weather"
PAGES = ("/", "/now/", "/write/", "/read/", "/again/", "/nowhere/")


@pytest.fixture(scope="module")
def address(town: World) -> Iterator[str]:
    """The public's own process, as it is run, where somebody reads."""
    begin_rota(town.database)
    set_hours()
    connections.close_all()
    settings = "lantern.settings.public_demo"
    with served(town.database, "lantern.public.wsgi:application", DJANGO_SETTINGS_MODULE=settings) as address:
        yield address


def pages(browser: Browser, address: str, width: int, *, scripts: bool) -> Iterator[Page]:
    """A page in a fresh profile."""
    context = browser.new_context(
        base_url=address, java_script_enabled=scripts, viewport={"width": width, "height": 844}, locale="en-GB"
    )
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_wrong_and_nothing_breaks_the_policy(browser: Browser, address: str) -> None:
    complaints: list[str] = []

    def heard(said: ConsoleMessage) -> None:
        # A browser notes each answer that is an error, which these are meant to be.
        if said.type in ("error", "warning") and "status of 4" not in said.text:
            complaints.append(said.text)

    for wide in (390, 1280):
        for page in pages(browser, address, wide, scripts=True):
            page.on("console", heard)
            for where in PAGES:
                page.goto(where)
                assert violations(page) == [], where
                assert page.title() == "Questions"
            page.goto("/write/")
            page.get_by_role("button", name="Send").click()
            expect(page.locator("main")).to_contain_text("It has not been sent yet")
            assert violations(page) == []
            page.fill("#what", "somebody waits for her outside")
            page.get_by_role("button", name="Send").click()
            assert violations(page) == []
            words = page.inner_text(".lantern-receipt")
            page.goto("/again/")
            page.fill("#words", words)
            page.get_by_role("button", name="Look").click()
            assert violations(page) == []
    assert complaints == []


def test_a_child_tells_on_a_small_phone_without_javascript_and_comes_back(browser: Browser, address: str) -> None:
    for page in pages(browser, address, 360, scripts=False):
        page.goto("/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Is somebody in danger right now?")
        assert page.get_by_role("link", name="999").is_visible()
        page.get_by_role("link", name="Yes, or I think so").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Ring 999 now")
        page.get_by_role("link", name="Write to us").click()
        page.check("#danger-soon")
        page.check("#matter-meeting")
        page.fill("#what", "I am meeting him tomorrow and I do not want to go")
        page.check("#teller-myself")
        page.get_by_role("button", name="Send").click()
        words = page.inner_text(".lantern-receipt")
        expect(page.locator("main")).to_contain_text("ring 999 as well")
        # Whoever presses the button to load the page again has not told it twice.
        page.reload()
        assert page.inner_text(".lantern-receipt") == words
        page.get_by_role("link", name="Come back with your words").click()
        page.fill("#words", words)
        page.get_by_role("button", name="Look").click()
        page.wait_for_load_state()
        assert page.inner_text("main").count("What you told us reached us") == 1
        page.fill("#what", "He rang again")
        page.get_by_role("button", name="Send").click()
        expect(page.locator("main")).to_contain_text("What you added has reached us")


def test_no_page_scrolls_sideways_on_a_small_phone(browser: Browser, address: str) -> None:
    for page in pages(browser, address, 360, scripts=True):
        for where in PAGES:
            page.goto(where)
            assert width(page) <= 360


def test_the_way_out_is_the_first_thing_by_keyboard_stays_in_sight_and_leads_elsewhere(
    browser: Browser, address: str
) -> None:
    for page in pages(browser, address, 390, scripts=True):
        page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<title>Weather</title>"))
        page.goto("/write/")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Leave this page now"
        page.get_by_role("button", name="Send").scroll_into_view_if_needed()
        box = page.get_by_role("link", name="Leave this page now").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 60
        page.get_by_role("link", name="Leave this page now").click()
        expect(page).to_have_url(ELSEWHERE)


def test_somebody_threatened_with_pictures_is_told_what_to_do(browser: Browser, address: str) -> None:
    for page in pages(browser, address, 390, scripts=False):
        page.goto("/")
        page.get_by_role("link", name="Somebody says they will show my pictures").click()
        for told in ("You have done nothing wrong", "Do not pay", "keep everything", "Report Remove", "CEOP"):
            expect(page.locator("main")).to_contain_text(told)
