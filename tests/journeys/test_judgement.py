"""A girl's situation judged in the browser: part by part, by several agencies, with a level that not all share."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from lantern.page import clock
from tests.browser import violations
from tests.journeys.conftest import SignIn, record_of
from tests.journeys.hands import Answer, Mouse

pytestmark = pytest.mark.browser

CASSIA = record_of("cassia")
JUDGEMENT = f"/child/{CASSIA}/judgement/"
RESTS = "He is thirty and she is fourteen; the nurse saw him wait."


def section(page: Page, name: str) -> Locator:
    """One section of the page of judgement."""
    page.goto(JUDGEMENT)
    return page.locator(f"section[aria-labelledby={name}]")


def test_a_definition_is_tested_and_a_marker_set_and_removed_without_javascript(sign_in: SignIn) -> None:
    amina, today = Mouse(sign_in("ashmere.sw", width=390, scripts=False)), clock.today()
    definition, marker = (section(amina.page, name) for name in ("definition", "marker"))
    expect(definition).to_contain_text("The definition has not been tested")
    amina.follow("Record a definition test")
    expect(amina.page.locator("[name=definition][value='2017']")).to_be_checked()
    amina.record(
        today, imbalance="yes", imbalance_of="age", imbalance_basis=RESTS, activity="not_known", other_abuse="no",
        exploited="not_enough_known", at_risk="at_risk",
    )  # fmt: skip
    amina.page.goto(JUDGEMENT)
    expect(definition).to_contain_text("Not enough is known to say whether the child has been exploited")
    expect(definition.get_by_role("row", name="Imbalance of power")).to_contain_text(RESTS)

    amina.follow("Set a marker")
    amina.record(today, says="at_risk", definition="2017", review_on=today + timedelta(days=60))
    amina.page.goto(JUDGEMENT)
    expect(marker).to_contain_text("by Amina Farrow")
    amina.page.locator("section[aria-labelledby=marker]").get_by_role("link", name="remove it").click()
    amina.record(today, why="mistaken", reasons="It was set on her sister's account, not on hers.")
    amina.page.goto(JUDGEMENT)
    expect(marker).to_contain_text("It should not have been set: It was set on her sister's account, not on hers.")
    expect(marker).not_to_contain_text("remove it")


def test_each_agency_writes_its_own_part_and_a_level_that_not_all_share(sign_in: SignIn) -> None:
    amina, olu, today = Mouse(sign_in("ashmere.sw")), Mouse(sign_in("health")), clock.today()
    agencies = section(olu.page, "agencies")
    health = agencies.locator(".govuk-summary-card", has_text="Merrow Health")
    expect(health).to_contain_text("Has written nothing")
    expect(olu.page.get_by_role("link", name="Judge a level")).to_have_count(0)
    olu.follow("Write your agency’s part")
    signs: list[dict[str, Answer]] = [{"sign": "Cars", "last_on": date(2026, 1, 5), "how": "Seen from the clinic."}]
    olu.record(today, domain="identity", believed="She is taken for older than she is.", gave="all", indicators=signs)
    expect(section(olu.page, "agencies")).to_contain_text("She is taken for older than she is.")
    expect(health).to_contain_text("last so on 5 January 2026")
    expect(health).not_to_contain_text("Has written nothing")

    written = section(amina.page, "agencies").locator("a[href^='/entry/']", has_text=f"{today:%b} {today.year}").first
    amina.page.goto(f"{written.get_attribute('href')}amend/")
    expect(amina.page.get_by_role("heading", level=1)).to_have_text("There is no such page for you")

    amina.page.goto(JUDGEMENT)
    amina.follow("Judge a level")
    expect(amina.page.locator("main")).to_contain_text("A level never closes a case")
    amina.record(today, level="2")
    olu.page.goto(JUDGEMENT)
    olu.follow("Record another view")
    olu.record(today, who="Olu Bassett, safeguarding nurse", level="3", reasons="She is afraid to go home.")
    levels = section(olu.page, "levels")
    told = levels.locator("svg desc").text_content() or ""
    for words in ("Level 2: more, and more often", "Another view: level 3: held in harm by others"):
        expect(levels.get_by_role("table")).to_contain_text(words)
        assert words in told
    assert violations(olu.page) == []
