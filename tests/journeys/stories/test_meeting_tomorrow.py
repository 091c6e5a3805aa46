"""The child who writes that a meeting is planned for tomorrow (annex E): answered at once, and the police come home."""

import pytest
from playwright.sync_api import Browser, expect

from lantern.page import clock
from tests.browser import violations
from tests.journeys.main_line import DECISION
from tests.journeys.stories.desk import Desk, Telephone, set_hours
from tests.journeys.stories.stage import DUTY, DUTY_MANAGER, HEALTH, POLICE, SCHOOL, Stage

pytestmark = pytest.mark.browser

MEETING = "I am to meet him tomorrow after school. I was too scared to say no. He is much older than he wrote."
PICTURES = "I sent him pictures of me. Please do not tell."
DO_NOT_GO = "Please do not go. You have done nothing wrong. Is there a grown-up at home you can tell tonight?"
NOTHING_WRONG = "Thank you for telling us. You have done nothing wrong. Nobody here is angry with you."
DEVICES = "Her computer and her telephone are held under MP/7714/1 and MP/7714/2. Nothing on them is described here."


def test_a_child_writes_of_a_meeting_and_it_does_not_come_about(
    stage: Stage, browser: Browser, public_page: str
) -> None:
    set_hours(stage, DUTY_MANAGER, "Bea Tranter")
    context = browser.new_context(
        base_url=public_page, java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="en-GB"
    )
    child = Telephone(context.new_page())
    child.tells("soon", "meeting", MEETING, teller="myself", reply="here")
    expect(child.page.locator("main")).to_contain_text("ring 999 as well")

    desk = Desk(stage, DUTY)
    desk.finds("Nobody has taken these on", MEETING)
    desk.sees("To be triaged within 60 minutes")
    desk.takes_it_on()
    desk.does("triage", judged="soon", advice="Not to go, and to tell somebody at home.", next_step="ask_more")
    desk.does("answer", answer="own_words", words=DO_NOT_GO)
    expect(child.returns()).to_contain_text(DO_NOT_GO)
    child.adds("soon", PICTURES)
    desk.finds("More was told since", PICTURES)
    desk.does("triage", judged="soon", advice="What to keep, and whom to tell.", next_step="hand_over")
    desk.does("answer", answer="own_words", words=NOTHING_WRONG)
    desk.hands_over("Merrow Police", "Sergeant Lowe, control room", "MP/7714")
    expect(child.returns()).to_contain_text(NOTHING_WRONG)
    expect(child.page.locator("main")).not_to_contain_text("Sergeant Lowe")
    desk.sees("Receipt for a report handed over", DO_NOT_GO)
    assert violations(desk.page) == []
    desk.is_the_desks_alone(POLICE, HEALTH)

    today = clock.today()
    desk.joins("Maribel", "Stroud", basis="child", tells="She was to meet a man today, and did not go.")
    stage.records(
        DUTY, "referral.received", today, source="family", means="in_writing", earlier="no", childs_words=MEETING,
        referrer="The child herself, on the public's page", may_be_named="yes",
    )  # fmt: skip
    stage.shares(DUTY, today, POLICE)
    stage.records(
        POLICE, "visit.made", today, found="seen", alone="alone", where="At home, her mother in the next room",
        what="She was interviewed on video by an officer trained for it.", childs_words="I thought you would be cross.",
    )  # fmt: skip
    stage.records(POLICE, "police_investigation.started", today, jointly="joint", reference="MP/7714")
    stage.records(
        POLICE, "action.agreed", today, what=f"Find who wrote to her. {DEVICES}", agency="Merrow Police", by_when=today
    )
    stage.records(POLICE, "action.done", today, came_of_it="He was found, and arrested by the force where he lives.")
    stage.sees(DUTY, "", "I thought you would be cross.")
    stage.sees(DUTY, "chronology/", "MP/7714/1", "arrested by the force where he lives")
    stage.duty(DUTY, DECISION, "Due ")
    stage.cannot_open(HEALTH, SCHOOL)
    context.close()
