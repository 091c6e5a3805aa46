"""A page walked through by the Tab key alone."""

from playwright.sync_api import Page

# Of radio buttons with one name the Tab key reaches one. What a folded part holds is reached once it is unfolded.
# The page notes what has the keyboard: asked after each key, it would be asked thousands of times.
_STOPS = """() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const named = new Set();
    const stops = all.filter(one => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" &&
        one.checkVisibility({visibilityProperty: true}) && !(one.type === "radio" && !one.checked &&
        (named.has(one.name) || all.some(o => o.name === one.name && o.checked) || !named.add(one.name))));
    window.reached = [];
    document.addEventListener("focusin", () => {
        const one = document.activeElement;
        const labels = [...(one.labels || [])].map(label => getComputedStyle(label, "::before"));
        const shows = [getComputedStyle(one), ...labels].some(
            style => style.outlineStyle !== "none" || style.boxShadow !== "none");
        window.reached.push([stops.indexOf(one), shows]);
    });
    document.activeElement.blur();
    return stops.map(one => one.outerHTML.slice(0, 100));
}"""

_OF_A_DATE = 4  # day, month, year, and the calendar


def walked(page: Page) -> tuple[list[str], list[tuple[int, bool]]]:
    """All that can be pressed on a page, in the order of reading; and what the Tab key reached: its place among them
    (-1 for none of them), and whether it showed that it had the keyboard."""
    stops: list[str] = page.evaluate(_STOPS)
    reached: list[tuple[int, bool]] = []
    before = -1
    while before < len(reached) < len(stops):
        before = len(reached)
        # A date's box has several stops of its own, of which the page hears the first.
        for _ in range(max(len(stops) - len(reached), _OF_A_DATE)):
            page.keyboard.press("Tab")
        reached = page.evaluate("window.reached")
    return stops, reached[: len(stops)]
