"""A worker draws a chronology for a conference on a telephone, by keyboard, without JavaScript; and prints it."""

import pytest
from playwright.sync_api import expect

from lantern.page import clock
from tests.browser import violations, width
from tests.journeys.conftest import SignIn, record_of
from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser

LEILA = record_of("leila")


def test_a_chronology_is_picked_ordered_weighed_and_printed(sign_in: SignIn) -> None:
    page = sign_in("ashmere.sw", width=390, scripts=False)
    page.goto(f"/child/{LEILA}/chronology/")
    page.get_by_role("link", name="Chronologies drawn from it").click()
    page.get_by_role("link", name="Begin a chronology").click()
    Mouse(page).fill(clock.today(), purpose="conference", question="Who saw the car?")
    for part, number in (("day", 1), ("month", 1), ("year", clock.today().year - 2)):
        page.fill(f"[name=since-{part}]", str(number))
    page.locator("button.govuk-button[value=check]").click()
    page.locator("button.govuk-button[value=record]").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Pick what matters")
    for says in ("Referral received from a professional", "Initial child protection conference held"):
        page.get_by_label(says).check()
    page.get_by_role("button", name="Put them in order").press("Enter")
    places = page.locator(".lantern-drawn__says")
    expect(places.first).to_contain_text("Referral received")
    page.get_by_role("button", name="Move down").press("Enter")
    expect(places.first).to_contain_text("Initial child protection conference held")
    expect(page.get_by_role("button", name="Move up")).to_be_focused()
    page.get_by_label("Why does it matter? Referral received").fill("The tutor saw it first.")
    page.get_by_label("What do they say together?").fill("It was seen before it was believed.")
    assert width(page) <= 390
    page.get_by_role("button", name="Record this version").press("Enter")

    main = page.locator("main")
    for words in ("It was seen before it was believed.", "The tutor saw it first.", "Ashmere children's services"):
        expect(main).to_contain_text(words)
    page.get_by_role("link", name="Print it").click()
    page.get_by_label("A court").check()
    page.get_by_role("button", name="Make the print").click()
    expect(main).to_contain_text("Each agency answers for what it recorded")
    expect(main).to_contain_text("this is a selection, not the whole record")
    expect(main).to_contain_text("The tutor saw it first.")


def test_the_form_that_draws_one_has_nothing_wrong_with_it(sign_in: SignIn) -> None:
    page = sign_in("ashmere.sw")
    page.goto(f"/child/{LEILA}/chronologies/")
    page.get_by_role("link", name="A review of a case").click()
    page.get_by_role("link", name="Draw the next version").click()
    assert violations(page) == []
    page.get_by_role("button", name="Pick more, or fewer").click()
    assert violations(page) == []
