"""Leila's own page, on her telephone without JavaScript; and her worker, who is told and writes it anew."""

import pytest
from playwright.sync_api import expect

from lantern.page import clock
from tests.browser import violations, width
from tests.journeys.conftest import SignIn, record_of
from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser

OWN = f"/child/{record_of('leila')}/own-page/"


def test_a_child_reads_answers_and_finds_what_changed_because_of_it(sign_in: SignIn) -> None:
    hers = sign_in("leila", width=390, scripts=False, opens="/")
    main = hers.locator("main")
    expect(main).to_contain_text("The Tuesdays stay, every other week, as you asked.")
    for said in ("Leila", "Carrowmere", "Noor", "services", "olice"):
        assert said not in hers.content()
    hers.get_by_role("link", name="Say something").click()
    hers.get_by_label("What do you want to say?").fill("Not the college in town.")
    assert width(hers) <= 390
    hers.get_by_role("button", name="Send it").press("Enter")
    expect(main).to_contain_text("It is sent")
    hers.goto(OWN)
    expect(hers.get_by_role("heading", level=1)).to_contain_text("There is no such page")

    amina = sign_in("ashmere.sw", opens="/")
    expect(amina.locator("main")).to_contain_text("what the child wrote on their own page")
    amina.goto(OWN)
    told = amina.locator("main")
    expect(told).to_contain_text("One thing has happened since")
    expect(told).to_contain_text("“Not the college in town.”")
    assert violations(amina) == []
    amina.get_by_role("link", name="Write it again").click()
    answers = {"next": "Kit and you look at colleges on Tuesday. The police do not come.", "ring": "Kit"}
    Mouse(amina).fill(clock.today(), **answers)
    amina.fill("[name=said]", "Not the college in town.")
    amina.fill("[name=changed]", "We look at two others.")
    amina.locator("button.govuk-button[value=check]").click()
    expect(amina.locator(".govuk-error-summary")).to_contain_text("Leave out “police”")
    amina.fill("[name=next]", "Kit and you look at colleges on Tuesday.")
    amina.locator("button.govuk-button[value=check]").click()
    amina.locator("button.govuk-button[value=record]").click()
    expect(told).to_contain_text("Nothing was recorded since")

    hers.goto("/my/")
    expect(main).to_contain_text("We look at two others.")
    expect(main).not_to_contain_text("every other week")
