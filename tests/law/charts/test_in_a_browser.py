"""The drawing in a real browser: by eye, by ear, by keyboard, on a narrow screen and on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import lantern.page
from lantern.law.chart import SAME_PAGE, ChartWords, chart_figure
from tests.browser import violations, width
from tests.law.charts.stories import plan_2026, words

STYLE = Path(next(iter(lantern.page.__path__))) / "static/page/app.css"
WAY: ChartWords = words("process", "wt-2023", plan_2026(), "2026-03-13", {"concluded": "Two accounts agree."})
TOO_WIDE = """() => [...document.querySelectorAll(".lantern-chart__box")].flatMap((box) => {
  const plate = box.querySelector("rect").getBoundingClientRect();
  return [...box.querySelectorAll(".lantern-chart__line")].filter((line) => {
    const text = line.getBoundingClientRect();
    return text.right > plate.right || text.bottom > plate.bottom || text.left < plate.left;
  }).map((line) => line.textContent);
})"""

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Page:
    """A page with one live chart and one entry that it leads to."""
    file = tmp_path / "page.html"
    file.write_text(
        '<!doctype html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>A chart</title>'
        f'<link rel="stylesheet" href="{STYLE.as_uri()}"></head>'
        '<body class="govuk-template__body"><main><h1>The way so far</h1>'
        f'{chart_figure(WAY, SAME_PAGE)}<p id="entry-referral" tabindex="-1">The referral</p></main></body></html>',
        encoding="utf-8",
    )
    page.set_viewport_size({"width": 1200, "height": 900})
    page.goto(file.as_uri())
    return page


def test_axe_finds_nothing_wrong_with_the_drawing(shown: Page) -> None:
    assert violations(shown) == []


def test_axe_finds_nothing_wrong_in_the_dark_nor_on_a_narrow_screen(shown: Page) -> None:
    shown.emulate_media(color_scheme="dark")
    assert violations(shown) == []
    shown.set_viewport_size({"width": 360, "height": 800})
    assert violations(shown) == []


def test_every_text_lies_within_its_box(shown: Page) -> None:
    assert shown.evaluate(TOO_WIDE) == []


def test_the_reader_chooses_between_drawing_and_outline(shown: Page) -> None:
    drawing, outline = shown.locator("svg"), shown.locator(".lantern-chart__outline")
    expect(drawing).to_be_visible()
    expect(outline).to_be_hidden()
    shown.get_by_label("an outline").check()
    expect(drawing).to_be_hidden()
    expect(outline).to_be_visible()


def test_a_narrow_screen_shows_the_outline_and_never_scrolls_sideways(shown: Page) -> None:
    shown.set_viewport_size({"width": 360, "height": 800})
    expect(shown.locator("svg")).to_be_hidden()
    expect(shown.locator(".lantern-chart__outline")).to_be_visible()
    assert width(shown) <= 360


def test_paper_shows_a_long_chart_as_its_outline(shown: Page) -> None:
    shown.emulate_media(media="print")
    expect(shown.locator(".lantern-chart__outline")).to_be_visible()
    expect(shown.locator("svg")).to_be_hidden()


def test_a_link_in_a_box_is_reached_and_followed_by_keyboard(shown: Page) -> None:
    shown.get_by_label("a drawing").focus()
    shown.keyboard.press("Tab")
    expect(shown.locator("svg a").first).to_be_focused()
    shown.keyboard.press("Enter")
    expect(shown.locator("#entry-referral")).to_be_focused()


def test_those_who_listen_hear_a_list_of_boxes_with_where_the_child_is(shown: Page) -> None:
    boxes = shown.locator("svg").get_by_role("listitem")
    assert boxes.count() == len(WAY.boxes)
    current = shown.locator('svg [aria-current="step"]')
    assert [text.count("The child is here") for text in current.all_text_contents()] == [1, 1, 1]
