"""The girl threatened with publication (annex E): she was hurt, and that comes first; those who must know are told."""

import pytest
from playwright.sync_api import Browser, expect

from lantern.page import clock
from tests.journeys.stories.desk import Desk, Telephone, set_hours
from tests.journeys.stories.stage import DUTY, DUTY_MANAGER, HEALTH, POLICE, WORKER, Stage, soon

pytestmark = pytest.mark.browser

THREAT = "Somebody says he puts my pictures where everybody sees them unless I go on. He comes back every night."
HURT = "I hurt myself last month. My mum took me to hospital. She does not know why."
RANG = "Her mother was rung at the number and the hour that she said were safe, about a school trip, and knows now."
KEEP = "Keep what he wrote. Do not pay and do not send more. You have done nothing wrong."
HELP = "Somebody to talk to every week, at the clinic by the park"


def test_a_threatened_girl_is_heard_first_and_helped_before_any_trial(
    stage: Stage, browser: Browser, public_page: str
) -> None:
    set_hours(stage, DUTY_MANAGER, "Bea Tranter")
    context = browser.new_context(base_url=public_page, viewport={"width": 390, "height": 844}, locale="en-GB")
    girl = Telephone(context.new_page())
    girl.tells(
        "not_sure", "pictures", THREAT, teller="myself", reply="ring", reply_to="07700 900418",
        reply_when="Between four and five, my mum answers. Say it is about a school trip.",
    )  # fmt: skip
    desk = Desk(stage, DUTY)
    desk.finds("Nobody has taken these on", THREAT)
    desk.sees("To be triaged within 240 minutes", "07700 900418", "Say it is about a school trip")
    desk.takes_it_on()
    desk.does("triage", judged="not_enough", advice=KEEP, next_step="ask_more")
    desk.does("answer", answer="own_words", words=KEEP)
    expect(girl.returns()).to_contain_text(KEEP)

    girl.adds("now", HURT)
    stage.hands(DUTY).page.goto("/reports/")
    more = desk.page.get_by_role("region", name="More was told since")
    expect(more.get_by_role("row").nth(1)).to_contain_text("Yes, now")
    desk.finds("More was told since", HURT)
    desk.sees("To be triaged within 15 minutes")
    desk.does("triage", judged="now", because=HURT, advice=RANG, next_step="hand_over")
    desk.hands_over("Merrow Police", "Sergeant Lowe, control room", "MP/8120")
    desk.hands_over("Ashmere children's services", "Malcolm Oyelaran, duty manager", "ACS/8120")
    desk.sees(RANG)
    desk.is_the_desks_alone(POLICE, HEALTH, WORKER)
    context.close()

    today = clock.today()
    desk.joins("Ottilie", "Brand", basis="child", tells="She is threatened, and has hurt herself.")
    stage.records(
        DUTY, "referral.received", today, source="family", means="in_writing", earlier="no", childs_words=THREAT,
        where_now="At home with her mother, who knows since this afternoon.", parents="agreed",
    )  # fmt: skip
    stage.shares(DUTY, today, POLICE, HEALTH)
    stage.records(DUTY, "contact.made", today, direction="to_them", with_whom="family", what=RANG)
    stage.records(DUTY_MANAGER, "allocation.made", today, worker="Amina Farrow", allocated="allocated")
    stage.records(POLICE, "police_investigation.started", today, jointly="joint", reference="MP/8120")
    stage.records(
        WORKER, "therapy.agreed_with_prosecutor", today, help=HELP, answer="agreed_limits", begins_on=soon(7),
        keeps_to="What happened is not gone over again; the clinic keeps its own notes.",
    )  # fmt: skip
    for who in (POLICE, HEALTH):
        stage.sees(who, "", "She is threatened, and has hurt herself.", but_not=("07700 900418",))
        stage.sees(who, "support/", "Therapy before a trial, the prosecutor: agreed, with something to keep to")
    stage.reads(HEALTH, "Therapy before a trial", HELP)
    stage.sees(WORKER, "print/?whom=family", "Ottilie Brand", but_not=(THREAT, "Therapy"))
    stage.sound(WORKER, "support/", "record/therapy.agreed_with_prosecutor/")
