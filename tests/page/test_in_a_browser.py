"""The components and the forms in a real browser: accessible, by keyboard alone, without JavaScript, on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect

from lantern.settings.server import OWNER
from tests.browser import violations, width
from tests.conftest import Database
from tests.page.answers import FULL
from tests.page.cast import PASSWORD, settle
from tests.serving import served

pytestmark = pytest.mark.browser
FORM = "/style/form/"
CHECK = ".lantern-form__foot button[value=check]"


@dataclass
class Visit:
    """A browser in which Nadia is signed in, at a site."""

    browser: Browser
    address: str
    session: StorageState
    database: Database

    def context(self, **options: Any) -> BrowserContext:
        """A fresh profile, signed in; the options are Playwright's."""
        return self.browser.new_context(
            locale="en-GB", timezone_id="Europe/London", storage_state=self.session, **options
        )

    def page(self, path: str, **options: Any) -> Page:
        """A page of it."""
        page = self.context(**options).new_page()
        page.goto(self.address + path)
        return page


@pytest.fixture(scope="module")
def site(browser: Browser, migrated: Database) -> Iterator[Visit]:
    """The site, served once for all these tests, and Nadia signed in at it."""
    database = replace(migrated, name=migrated.pristine).copy()
    with psycopg.connect(database.dsn(OWNER)) as owner:
        settle(owner)
    with served(database, LANTERN_TODAY="2026-04-20") as address:
        context = browser.new_context()
        signs_in(context.new_page(), address, "/style/")
        yield Visit(browser, address, context.storage_state(), database)
        context.close()
    database.drop()


def signs_in(page: Page, address: str, where: str) -> None:
    """Nadia signs in, and comes to where she wanted to be."""
    page.goto(f"{address}/account/login/?next={where}")
    page.get_by_label("Email").fill("nadia@wexmoor.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"**{where}")


@pytest.fixture
def visit(site: Visit) -> Iterator[Visit]:
    """Nadia's browser, without a draft from another test."""
    with psycopg.connect(site.database.dsn(OWNER)) as owner:
        owner.execute("delete from page_draft")
    yield site
    for left in site.browser.contexts:
        left.close()


def add_row(page: Page) -> None:
    """Bring up boxes for somebody else who was present, on the page as it comes again."""
    with page.expect_navigation():
        page.locator("button[value='add:present']").click()


def fill(page: Page, **changed: str) -> None:
    """Type the whole form, as somebody with a mouse would."""
    boxes = {**FULL, **changed}
    add_row(page)
    for name in ("happened-day", "happened-month", "happened-year", "happened-time"):
        page.locator(f"[name={name}]").fill(boxes[name])
    for name, written in boxes.items():
        box = page.locator(f"[name='{name}']").first
        if name.startswith("happened-") or name.endswith("-count"):
            continue
        if box.evaluate("one => one.type") == "radio":
            page.locator(f"[name='{name}'][value='{written}']").check()
        elif box.evaluate("one => one.tagName") == "SELECT":
            box.select_option(written)
        else:
            if not box.is_visible():
                box.locator("xpath=ancestor::details[1]/summary").click()
            box.fill(written)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/style/", "/style/print/", FORM, "/accessibility/", "/account/2fa/", "/absent/"])
def test_every_page_of_the_guide_is_accessible_in_both_colour_schemes(visit: Visit, path: str, scheme: str) -> None:
    assert violations(visit.page(path, color_scheme=scheme)) == []


def test_a_form_with_faults_is_accessible_and_takes_the_reader_to_them(visit: Visit) -> None:
    page = visit.page(FORM)
    page.locator(CHECK).click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")
    assert violations(page) == []
    for link in page.locator(".govuk-error-summary a").all():
        link.click()
        target = (link.get_attribute("href") or "").removeprefix("#")
        expect(page.locator(f"[id='{target}']")).to_be_focused()


def test_a_whole_form_is_checked_and_recorded(visit: Visit) -> None:
    page = visit.page(FORM)
    fill(page)
    page.locator(CHECK).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check your answers")
    assert violations(page) == []
    page.locator("button[value='change:known']").click()
    expect(page.locator("#known")).to_be_focused()
    page.locator(CHECK).click()
    page.locator(".lantern-check .govuk-button[value=record]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Style guide")


def test_a_whole_form_is_checked_and_recorded_without_javascript(visit: Visit) -> None:
    page = visit.context(java_script_enabled=False).new_page()
    page.goto(visit.address + FORM)
    add_row(page)
    for name, written in FULL.items():
        if name.endswith("-count"):
            continue
        box = page.locator(f"[name='{name}']").first
        if name in (
            "technology",
            "safe_now",
            "telling_raises_risk",
            "medical",
            "investigation",
            "elsewhere",
            "decision",
        ):
            page.locator(f"[name='{name}'][value='{written}']").check()
        elif name.endswith(("-sector", "-how")):
            box.select_option(written)
        else:
            if not box.is_visible():
                box.locator("xpath=ancestor::details[1]/summary").click()
            box.fill(written)
    page.locator(CHECK).click()
    page.locator(".lantern-check .govuk-button[value=record]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Style guide")


def test_enter_checks_the_answers_and_removes_no_row(visit: Visit) -> None:
    page = visit.page(FORM)
    add_row(page)
    page.locator("[name=present-0-who]").fill("DS Rowan Pike")
    page.keyboard.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    expect(page.locator("[name=present-0-who]")).to_have_value("DS Rowan Pike")
    expect(page.locator("[name=present-1-who]")).to_be_visible()


def test_the_keyboard_alone_reaches_and_fills_the_form(visit: Visit) -> None:
    page = visit.page(FORM)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    reached: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.value"))
        if reached[-1] == "happened-day":
            page.keyboard.type("2")
        if reached[-1] == "medical":
            page.keyboard.press("ArrowDown")
        if reached[-1] == "leave":
            break
    assert [name for name in ("happened-day", "childs_words", "medical", "decision", "check") if name in reached] == [
        "happened-day",
        "childs_words",
        "medical",
        "decision",
        "check",
    ]
    expect(page.locator("#happened-day")).to_have_value("2")
    assert page.locator("[name=medical]:checked").count() == 1


def test_what_has_the_focus_is_never_hidden_behind_the_foot_of_the_form(visit: Visit) -> None:
    page = visit.page(FORM, viewport={"width": 1280, "height": 800})
    hidden = """() => {
      const one = document.activeElement, box = one.getBoundingClientRect();
      const foot = document.querySelector('.lantern-form__foot'), cover = foot.getBoundingClientRect();
      return !foot.contains(one) && box.top >= cover.top && box.bottom <= cover.bottom;
    }"""
    for _ in range(60):
        page.keyboard.press("Tab")
        assert not page.evaluate(hidden), page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("path", ["/style/", "/style/print/", FORM, "/account/2fa/"])
def test_no_page_is_wider_than_a_phone_or_than_text_at_four_times_its_size(visit: Visit, path: str) -> None:
    page = visit.page(path, viewport={"width": 320, "height": 640})
    assert width(page) <= 320
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')]
          .filter(one => one.checkVisibility() && !one.closest('.govuk-visually-hidden, p, li, td, th, dd'))
          .filter(one => !one.matches('.govuk-visually-hidden, .govuk-skip-link'))
          .filter(one => one.getBoundingClientRect().height < 24)
          .map(one => one.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_a_question_that_is_not_asked_is_out_of_the_way(visit: Visit) -> None:
    page = visit.page(FORM)
    expect(page.locator("#medical_plan")).to_be_hidden()
    page.locator("[name=medical][value=yes]").check()
    expect(page.locator("#medical_plan")).to_be_visible()
    page.locator("[name=medical][value=no]").check()
    expect(page.locator("#medical_plan")).to_be_hidden()


def test_a_draft_is_kept_a_little_after_each_change(visit: Visit) -> None:
    page = visit.context().new_page()
    page.clock.install()
    page.goto(visit.address + FORM)
    page.locator("#known").fill("Half a thought")
    with page.expect_response(lambda answer: answer.request.method == "POST") as kept:
        page.clock.fast_forward(10_000)
    assert kept.value.status == 204
    expect(page.locator("[data-saved]")).to_contain_text("Draft kept at")
    page.goto(visit.address + FORM)
    expect(page.locator("#known")).to_have_value("Half a thought")
    expect(page.get_by_text("This is your draft")).to_be_visible()


def test_a_hint_is_shown_as_one_writes_and_again_before_recording_and_never_on_the_child_s_own_words(
    visit: Visit,
) -> None:
    page = visit.page(FORM)
    fill(page, childs_words="I chose to go with my boyfriend.", known="He absconded on Monday.")
    page.locator("#known").blur()
    expect(page.locator("#known-words")).to_contain_text("“absconded”")
    assert violations(page) == []
    page.locator(CHECK).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check your answers")
    expect(page.locator(".lantern-careful")).to_have_count(1)
    assert violations(page) == []
    page.locator(".lantern-check .govuk-button[value=record]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Style guide")


def test_before_the_session_ends_a_warning_keeps_the_draft_and_offers_to_stay(visit: Visit) -> None:
    page = visit.context().new_page()
    page.clock.install()
    page.goto(visit.address + FORM)
    page.locator("#known").fill("Typed and left")
    page.clock.run_for(5000)
    expect(page.get_by_text("Draft kept")).to_be_visible()
    page.clock.fast_forward("58:30")
    page.clock.run_for(2000)
    warning = page.get_by_role("dialog", name="You are about to be signed out")
    expect(warning).to_be_visible()
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(warning).to_be_hidden()
    expect(page.locator("#known")).to_have_value("Typed and left")


def test_whoever_does_not_answer_the_warning_is_signed_out_though_a_draft_was_kept_and_on_every_page(
    visit: Visit,
) -> None:
    context = visit.browser.new_context()
    context.clock.install()
    idle, at_work = context.new_page(), context.new_page()
    signs_in(idle, visit.address, FORM)
    at_work.goto(visit.address + FORM)
    context.clock.fast_forward("30:00")
    at_work.locator("#known").fill("Typed meanwhile")
    context.clock.run_for(5_000)
    expect(at_work.get_by_text("Draft kept")).to_be_visible()
    context.clock.fast_forward("29:00")
    context.clock.run_for(2_000)
    for page in (idle, at_work):
        expect(page.get_by_role("dialog")).to_be_hidden()
    context.clock.fast_forward("31:00")
    context.clock.run_for(2_000)
    for page in (idle, at_work):
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    at_work.goto(visit.address + FORM)
    expect(at_work.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_nothing_on_these_pages_breaks_our_content_security_policy(visit: Visit) -> None:
    page = visit.context().new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.on("pageerror", lambda error: refused.append(str(error)))
    for path in ("/style/", "/style/print/", FORM, "/account/2fa/", "/account/login/"):
        page.goto(visit.address + path)
        expect(page.locator("body.govuk-frontend-supported")).to_be_visible()
    assert refused == []


def test_a_print_says_for_whom_and_carries_no_navigation(visit: Visit) -> None:
    page = visit.page("/style/print/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Conference, with the family present")).to_be_visible()
    expect(page.get_by_text("two restricted entries")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
