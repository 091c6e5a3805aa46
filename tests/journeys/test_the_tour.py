"""The three things that the demonstration's first page sends people to see."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn, record_of

pytestmark = pytest.mark.browser


def test_the_first_page_says_who_to_sign_in_as_where_to_go_and_what_to_notice(page: Page, county: str) -> None:
    page.goto(county)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Three things to see in ten minutes")
    expect(page.get_by_text("ashmere.sw@lantern.example").first).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_contain_text(["What had to happen next", "Who knew what", "Two in"])


def test_the_late_conference_shows_its_paragraph_its_other_reading_and_the_branch_not_taken(sign_in: SignIn) -> None:
    page = sign_in("ashmere.sw")
    page.goto(f"/child/{record_of('leila')}/pathway/")
    duty = page.locator("article.lantern-duty", has_text="The initial conference is held within 15 working days")
    expect(duty).to_contain_text("Held late")
    duty.get_by_text("Why this date?").click()
    expect(duty).to_contain_text("Not counted: the day it started, weekends")
    expect(duty).to_contain_text("Another reading (from the last strategy discussion)")
    expect(page.locator(".lantern-chart")).to_contain_text("Not taken")


def test_a_correction_stands_beside_what_was_said_before(sign_in: SignIn) -> None:
    page = sign_in("ashmere.sw")
    page.goto(f"/child/{record_of('leila')}/chronology/")
    page.get_by_role("listitem").filter(has_text="Amended").get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("the car is a grey estate")
    before = page.get_by_text("the car is a blue estate")
    expect(before).to_be_hidden()
    page.get_by_text("What it said before").click()
    expect(before).to_be_visible()
    expect(page.locator("main")).to_contain_text("she had said grey. My mistake.")


def test_under_2006_the_same_conference_would_have_been_due_later(sign_in: SignIn) -> None:
    page = sign_in("ashmere.sw")
    page.goto(f"/child/{record_of('leila')}/pathway/")
    page.select_option("#edition", "wt-2006")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".govuk-inset-text")).to_contain_text("Initial conference: due")


def test_the_police_had_learned_of_many_reports_and_none_had_been_recorded(sign_in: SignIn) -> None:
    page = sign_in("ashmere.sw2")
    page.goto(f"/child/{record_of('bethan')}/knew/")
    page.select_option("#agency", label="Merrow Police")
    told = date.today().toordinal() - 70  # noqa: DTZ011 - the county is dated from today
    page.fill("#day", date.fromordinal(told).isoformat())
    page.get_by_role("button", name="Show").click()
    learned = page.locator(".lantern-moment", has_text=re.compile(r"recorded \d+ days later"))
    expect(learned.nth(12)).to_be_visible()
    expect(page.locator("main")).to_contain_text("Nothing had been recorded that you may see")


def test_at_two_in_the_morning_the_safety_summary_is_three_actions_away_and_others_are_told(sign_in: SignIn) -> None:
    leila = record_of("leila")
    duty = sign_in("ashmere.duty")
    assert _status(duty, f"/child/{leila}/") == 404
    duty.goto("/find/")
    duty.fill("#words", "Leela Caramere")
    duty.get_by_role("button", name="Search").click()
    duty.get_by_role("link", name="open a safety summary").click()
    duty.check("input[name=why][value=danger]")
    duty.fill("#more", "She rang the night line.")
    duty.get_by_role("button", name="Open for an hour").click()
    expect(duty.get_by_role("heading", level=1)).to_contain_text("Safety summary")
    expect(duty.get_by_label("Who this page is about")).to_contain_text("Leila Carrowmere")
    expect(duty.locator("main")).to_contain_text("police at once, then her aunt")
    assert _status(duty, f"/child/{leila}/") == 404

    amina = sign_in("ashmere.sw", opens="/")
    expect(amina.locator(".lantern-news")).to_contain_text("the safety summary was opened in an emergency")
    amina.goto(f"/child/{leila}/looked/")
    expect(amina.locator("main")).to_contain_text("Bea Tranter")
    manager = sign_in("ashmere.tm", opens="/")
    expect(manager.locator(".lantern-news")).to_contain_text("opened in an emergency")


def _status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status
