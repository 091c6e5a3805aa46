"""What comes in about a child whom nobody knows or nobody names, on a telephone."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from lantern.kinds.answers import LONDON
from tests.browser import violations, width
from tests.journeys.conftest import SignIn
from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def fits(page: Page) -> None:
    """Nothing is wrong with the page, and it never scrolls sideways."""
    assert violations(page) == []
    assert width(page) <= 390


def test_a_child_known_only_from_a_notice_is_found_and_joined_and_parted_again(sign_in: SignIn) -> None:
    bea = Mouse(sign_in("ashmere.duty", width=390))
    page, now = bea.page, datetime.now(LONDON)
    page.goto("/reports/")
    fits(page)
    bea.follow("Write down a notice from a force")
    fits(page)
    bea.record(
        now, sender="ceop", desk="Referrals desk", reference="LN-0999", urgency="now", asks="identify",
        words="nobody would believe me", asked="Find out who she is, today.",
    )  # fmt: skip
    expect(page.get_by_role("heading", level=1)).to_have_text("Notice from a force")
    expect(page.get_by_text("nobody would believe me")).to_be_visible()
    fits(page)
    notice = page.url
    bea.press("Take it on")
    page.goto("/reports/")
    taken = page.locator("section[aria-labelledby=group-taken]")
    expect(taken.get_by_role("row").nth(1)).to_contain_text("Find out for a force who a child is")

    page.goto(notice)
    bea.follow("Find the child, and join it to their record")
    bea.write("words", "Merryn Tolvaddon")
    bea.press("Search")
    bea.press("None of these: open a new record")
    bea.press("Open the record")
    expect(page.get_by_role("heading", level=1)).to_have_text("Report or notice joined to a child’s record")
    fits(page)
    bea.record(now.date(), basis="sender", why="The force says so.", tells="She thinks that nobody would believe her.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Referral received")
    page.goto(page.url.partition("record/")[0])
    expect(page.get_by_text("She thinks that nobody would believe her.")).to_be_visible()
    fits(page)
    page.get_by_role("link", name="what was told").click()
    page.get_by_role("link", name="Part them again").click()
    fits(page)
    bea.record(now.date(), why="It was another girl.")
    expect(page.get_by_text("No child’s record.")).to_be_visible()


def test_advice_about_a_child_who_is_not_named_is_kept_with_a_day_to_look_again(sign_in: SignIn) -> None:
    olu = Mouse(sign_in("health", width=390))
    page, today = olu.page, datetime.now(LONDON).date()
    page.goto("/consultations/")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Hold, and look again by a day")
    fits(page)
    olu.follow("Write one down")
    olu.fill(today, advice="wait", worry="The nurse heard from Robin that somebody waits.", review_on=today)
    page.locator("[name=worry]").press("Tab")
    expect(page.locator("#worry-words")).to_contain_text("It looks like a name.")
    fits(page)
    olu.write("worry", "A girl told the nurse that somebody waits for her.")
    olu.check()
    expect(page.get_by_text("It looks like")).to_have_count(0)
    fits(page)
    olu.press("Record")
    expect(page.get_by_role("heading", level=1)).to_have_text("Consultation without a name")
    fits(page)
    olu.follow("Look at it again")
    fits(page)
    olu.record(today, advice="refer", reasons="She has now said where she was taken.")
    expect(page.get_by_text("nothing of this is carried there")).to_be_visible()
    fits(page)
