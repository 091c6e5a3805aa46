"""Every page by the Tab key alone: whatever can be pressed is reached, in the order of reading, and shows it."""

from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Sessions, SignIn
from tests.journeys.test_every_page import EACH

pytestmark = pytest.mark.browser

# Of radio buttons with one name the Tab key reaches one. What a folded part holds is reached once it is unfolded.
_STOPS = """() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const named = new Set();
    const stops = all.filter(one => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" &&
        one.checkVisibility({visibilityProperty: true}) && !(one.type === "radio" && !one.checked &&
        (named.has(one.name) || all.some(o => o.name === one.name && o.checked) || !named.add(one.name))));
    stops.forEach((one, n) => { one.dataset.stop = n; });
    document.activeElement.blur();
    return stops.map(one => one.outerHTML.slice(0, 100));
}"""
_HERE = """() => {
    const one = document.activeElement;
    const parts = [getComputedStyle(one), ...[...(one.labels || [])].map(label => getComputedStyle(label, "::before"))];
    const shows = parts.some(style => style.outlineStyle !== "none" || style.boxShadow !== "none");
    return [one.dataset.stop === undefined ? -1 : Number(one.dataset.stop), shows];
}"""


@pytest.fixture(scope="module")
def at(browser: Browser, county: str, sessions: Sessions) -> Iterator[SignIn]:
    """A page kept open for each person, as they signed in."""
    contexts = []

    @cache
    def page_of(key: str, *, scripts: bool = True) -> Page:
        contexts.append(browser.new_context(base_url=county, storage_state=sessions(key), java_script_enabled=scripts))
        return contexts[-1].new_page()

    yield page_of
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("key", "address"), EACH)
def test_the_tab_key_reaches_everything_in_order_and_each_shows_it(at: SignIn, key: str, address: str) -> None:
    page = at(key)
    page.goto(address)
    stops = page.evaluate(_STOPS)
    reached = [-1]
    while reached[-1] < len(stops) - 1:
        page.keyboard.press("Tab")
        place, shows = page.evaluate(_HERE)
        if place != reached[-1]:  # a date's box has several stops of its own
            assert shows, stops[place]
            assert place == reached[-1] + 1, (stops[reached[-1]], stops[place])
            reached.append(place)
