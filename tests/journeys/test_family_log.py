"""A mother keeps her log on a telephone, without a script and by keyboard; a support worker reads and answers it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lantern.demo.cast import DOMAIN, PASSWORD
from tests.browser import violations, width
from tests.journeys.conftest import Sessions, SignIn

pytestmark = pytest.mark.browser

_STAMP = re.compile(r"^([0-9a-f]{4} ){5}[0-9a-f]{4}$")


@pytest.fixture
def telephone(browser: Browser, county: str, sessions: Sessions) -> Iterator[Page]:
    """The mother's telephone."""
    context = browser.new_context(
        base_url=county,
        storage_state=sessions("mother"),
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
    )
    yield context.new_page()
    context.close()


def press(page: Page, wanted: Locator) -> None:
    """Reach something by the Tab key alone, press it, and wait for what it leads to."""
    for _ in range(60):
        if wanted.evaluate("it => it === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def button(page: Page, name: str) -> Locator:
    """The first button of this name that is not hidden from a screen reader."""
    return page.get_by_role("button", name=name, exact=True).first


def test_a_note_is_written_read_its_plate_accepted_and_answered_and_the_father_sees_no_difference(
    telephone: Page, sign_in: SignIn
) -> None:
    father = sign_in("father")
    father.goto("/log/")
    before = father.locator("main").inner_html()

    telephone.goto("/")
    expect(telephone.get_by_role("heading", level=1)).to_have_text("My notes")
    expect(telephone.get_by_role("link", name="Leave this page now")).to_be_visible()
    press(telephone, telephone.get_by_role("link", name="Write a note", exact=True).first)
    telephone.get_by_label("What happened?").fill("A green car stood outside all night: QD61 QIZ.")
    telephone.get_by_label("Where?").fill("Lantern Lane")
    press(telephone, button(telephone, "Save"))
    expect(telephone.get_by_role("heading", level=1)).to_have_text("Saved: your receipt")
    expect(telephone.locator(".lantern-stamp").nth(1)).to_have_text(_STAMP)
    assert width(telephone) <= 390

    worker = sign_in("voluntary")
    worker.goto("/families/")
    worker.get_by_role("link", name="Ffion Larkfield").click()
    note = worker.locator(".lantern-card", has_text="QD61 QIZ").first
    note.get_by_role("button", name="Accept QD61 QIZ", exact=True).click()
    note = worker.locator(".lantern-card", has_text="QD61 QIZ").first
    expect(note).to_contain_text("Accepted")
    note.get_by_role("link", name=re.compile("Tell them what became of it")).click()
    worker.get_by_label("Passed to the police").check()
    worker.get_by_role("button", name="Check your answers").click()
    worker.get_by_role("button", name="Record", exact=False).first.click()
    expect(worker.get_by_role("heading", level=1)).to_have_text("Log kept by Ffion Larkfield")

    telephone.goto("/log/")
    expect(telephone.locator("article").first).to_contain_text("Passed to the police by Kit Delaney, Harbour Light")
    expect(telephone.locator("main")).not_to_contain_text("Accepted")
    father.goto("/log/")
    assert father.locator("main").inner_html() == before


def test_what_is_wrong_is_said_first_and_nothing_typed_is_lost(telephone: Page) -> None:
    telephone.goto("/log/write/")
    telephone.get_by_label("Where?").fill("By the river")
    press(telephone, button(telephone, "Save"))
    expect(telephone.locator(".govuk-error-summary")).to_contain_text("What happened? Write an answer")
    expect(telephone.get_by_label("Where?")).to_have_value("By the river")
    press(telephone, button(telephone, "Keep it and finish later"))
    telephone.goto("/log/write/")
    expect(telephone.get_by_label("Where?")).to_have_value("By the river")
    press(telephone, button(telephone, "Throw it away and start again"))
    expect(telephone.get_by_label("Where?")).to_have_value("")


def test_after_an_hour_nothing_stays_on_the_screen_and_what_was_typed_is_there_after_signing_in(
    browser: Browser, county: str
) -> None:
    # Signed in apart from the others, who would be signed out too.
    context = browser.new_context(base_url=county)
    page = context.new_page()
    page.clock.install()
    page.goto("/log/write/")
    signs_in(page)
    page.get_by_label("Where?").fill("At the station")
    page.clock.run_for(5_000)
    expect(page.get_by_text("Only you can see it")).to_be_visible()
    page.clock.fast_forward("58:30")
    page.clock.run_for(2_000)
    expect(page.get_by_role("dialog", name="You are about to be signed out")).to_be_visible()
    assert violations(page) == []
    page.clock.fast_forward("02:00")
    page.clock.run_for(2_000)
    expect(page).to_have_url(re.compile("/out/$"))
    expect(page.get_by_role("link", name="Leave this page now")).to_be_visible()
    page.goto("/log/write/")
    signs_in(page)
    expect(page.get_by_label("Where?")).to_have_value("At the station")
    context.close()


def signs_in(page: Page) -> None:
    """The mother, where she is asked to."""
    page.get_by_label("Email").fill(f"mother@{DOMAIN}")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/log/write/")


def test_axe_finds_nothing_wrong_with_what_a_form_says_or_a_page_that_is_not_there(sign_in: SignIn) -> None:
    page = sign_in("mother")
    page.goto("/log/write/")
    page.get_by_role("button", name="Save", exact=True).last.click()
    assert violations(page) == []
    page.goto("/team/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    assert violations(page) == []
