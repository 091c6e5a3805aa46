"""One child in the browser, from referral to the end of a plan and back, by the people who would do it."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn
from tests.journeys.hands import Keyboard, Mouse
from tests.journeys.main_line import (
    ALLOCATED,
    CLOSED,
    CONFERENCE,
    DUTY,
    REFERRED,
    SECOND_DISCUSSION,
    SHORT,
    WHOLE,
    WORKER,
    Casework,
    Step,
    open_record,
)

pytestmark = pytest.mark.browser


class People:
    """The hands of everybody who works on one child, each on a page kept open."""

    def __init__(self, sign_in: SignIn, way: type[Mouse] = Mouse, **options: bool) -> None:
        self.sign_in, self.way, self.options = sign_in, way, options
        self.kept: dict[str, Mouse] = {}

    def __call__(self, key: str) -> Mouse:
        """Somebody's hands."""
        if key not in self.kept:
            self.kept[key] = self.way(self.sign_in(key, **self.options))
        return self.kept[key]


def duty_on(page: Page, says: str) -> str:
    """How the last duty of these words stands on the page, with what its "Why this date?" says."""
    return " ".join((page.locator("article.lantern-duty", has_text=says).last.text_content() or "").split())


def leaves(page: Page, child: str, step: Step) -> None:
    """The pathway shows each duty as it must stand after a step."""
    page.goto(f"{child}pathway/")
    for says, words in step.leaves.items():
        assert words in duty_on(page, says), f"after {step.kind} of {step.happened}"


def test_from_a_referral_to_the_end_of_a_plan_every_duty_stands_as_counted_by_hand(sign_in: SignIn) -> None:
    people = People(sign_in)
    case = Casework(people, open_record(people(DUTY), "Tamsin", "Quillfeather"))
    for step in WHOLE:
        page = case.do(step).page
        if step is ALLOCATED:
            expect(page.get_by_text("the record is no longer open to you")).to_be_visible()
            told = people(WORKER).page
            told.goto("/")
            expect(told.locator(".lantern-news")).to_contain_text("Tamsin Quillfeather: worker allocated")
        else:
            page.wait_for_url("**/entry/**")
        if step.leaves:
            leaves(page, case.child, step)
        if step is SECOND_DISCUSSION:
            assert "8 April 2024" in duty_on(page, CONFERENCE), "the other reading stands beside"
        if step is CLOSED:
            page.goto(case.child)
            expect(page.get_by_text("No duty is running")).to_be_visible()


@pytest.mark.parametrize(("way", "scripts"), [(Mouse, False), (Keyboard, True)], ids=["no-javascript", "keyboard"])
def test_the_main_line_needs_no_javascript_and_no_mouse(sign_in: SignIn, way: type[Mouse], scripts: bool) -> None:
    people = People(sign_in, way, scripts=scripts)
    name = "Wren" if scripts else "Isolde"
    case = Casework(people, open_record(people(DUTY), name, "Fennimore"))
    for step in (REFERRED, *SHORT):
        page = case.do(step).page
    leaves(page, case.child, CLOSED)
    expect(page.locator("article.lantern-duty", has_text=CONFERENCE)).to_contain_text("2 working days late")
