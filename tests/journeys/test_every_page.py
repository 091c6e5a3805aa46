"""Every page, as somebody with a screen reader, the Tab key alone, a phone, or no JavaScript meets it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, ConsoleMessage, Page

from lantern.kinds.declare import kinds
from tests.access.addresses import names
from tests.browser import violations, width
from tests.journeys.addresses import EACH, ELSEWHERE, LEILA, OF_ANOTHER_STEP
from tests.journeys.conftest import Sessions, SignIn
from tests.journeys.tabbing import walked

pytestmark = pytest.mark.browser

OF_MANAGERS = ("allocation", "same_person", "conflict", "review", "stop_lifted")


@pytest.fixture(scope="module")
def at(browser: Browser, county: str, sessions: Sessions) -> Iterator[SignIn]:
    """A page kept open for each person: wide and with JavaScript, or as wide as a small phone and without."""
    contexts = []

    @cache
    def page_of(key: str, *, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=county,
            storage_state=sessions(key),
            java_script_enabled=scripts,
            viewport={"width": 1280 if scripts else 360, "height": 900},
        )
        contexts.append(context)
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


@dataclass(frozen=True)
class Shown:
    """A page that somebody of the county has open, and what it complained of as it came."""

    key: str
    address: str
    page: Page
    complaints: list[str]


@pytest.fixture(scope="module", params=EACH, ids="-".join)
def shown(request: pytest.FixtureRequest, at: SignIn) -> Shown:
    """Each page in turn, wide and with JavaScript, opened once for all the tests that read it and change nothing."""
    key, address = request.param
    page = at(key)
    return Shown(key, address, page, complaints(page, address))


def complaints(page: Page, address: str) -> list[str]:
    """Open a page: what breaks our policy, and what else the browser complains of."""
    said: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    page.on("console", heard)
    answer = page.goto(address)
    page.remove_listener("console", heard)
    assert answer is not None
    return said if answer.status == 200 else [f"{address} answers {answer.status}"]


def test_every_address_of_the_site_is_visited_here() -> None:
    # The tour is there under a demonstration's settings alone.
    visited = {resolve(address.partition("?")[0]).view_name for _, address in EACH if address != "/tour/"}
    missing = {name for name in names() if name not in visited | ELSEWHERE and not name.startswith(OF_ANOTHER_STEP)}
    assert missing == set()


def test_axe_finds_nothing_wrong_and_nothing_breaks_our_policy(shown: Shown) -> None:
    assert [*shown.complaints, *violations(shown.page)] == []
    title = shown.page.title()
    # What one of a family leaves open on their telephone, or lying about on paper, says nothing of what it is.
    theirs = shown.key in ("mother", "leila") or shown.address == "/out/" or shown.address.endswith("/own-page/print/")
    assert ("Lantern" in title) is not theirs
    assert "Leila" not in title
    assert "Carrowmere" not in title


def test_the_tab_key_reaches_everything_in_order_and_each_shows_it(shown: Shown) -> None:
    stops, reached = walked(shown.page)
    for place, (stop, shows) in enumerate(reached):
        assert stop == place, (stops[place - 1], stops[stop])
        assert shows, stops[place]
    assert len(reached) == len(stops), f"No Tab leads to {stops[len(reached)]}"


@pytest.mark.parametrize(("key", "address"), EACH)
def test_a_phone_never_scrolls_sideways_and_needs_no_javascript(at: SignIn, key: str, address: str) -> None:
    page = at(key, scripts=False)
    page.goto(address)
    assert width(page) <= 360
    assert page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("part", sorted({kind.part for kind in kinds()}))
def test_axe_finds_nothing_wrong_with_any_form(at: SignIn, part: str) -> None:
    page = at("police" if part == "intelligence" else "ashmere.tm" if part in OF_MANAGERS else "ashmere.sw")
    formed = [kind for kind in kinds() if not kind.has_own_form]
    named = {kind.kind for kind in formed if kind.part == part}
    wrong = {name: [*complaints(page, f"/child/{LEILA}/record/{name}/"), *violations(page)] for name in named}
    assert {name: each for name, each in wrong.items() if each} == {}


def test_the_form_that_opens_a_record_is_met_after_a_search(at: SignIn) -> None:
    page = at("ashmere.duty")
    page.goto("/find/")
    page.fill("#words", "Nobody Ofthisname")
    page.get_by_role("button", name="Search").click()
    assert violations(page) == []
    page.get_by_role("button", name="None of these").click()
    assert violations(page) == []
    page.fill("#given", "")
    page.fill("#family", "")
    page.get_by_role("button", name="Open the record").click()
    assert violations(page) == []
    assert page.locator(".govuk-error-summary a").get_attribute("href") == "#given"


def test_a_page_that_is_not_there_says_so_and_what_to_do(at: SignIn) -> None:
    page = at("ashmere.duty")
    answer = page.goto("/child/00000000-0000-0000-0000-000000000000/")
    assert answer is not None
    assert answer.status == 404
    assert violations(page) == []
