"""The boy in the foster placement (annex E): he denies, then tells; the area of the venue acts; he is found sooner."""

from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from lantern.kinds.answers import LONDON
from tests.journeys.main_line import DECISION
from tests.journeys.stories.stage import DUTY, DUTY_MANAGER, POLICE, VOLUNTARY, WORKER, Stage, soon

pytestmark = pytest.mark.browser

HOST = "brackwater.duty"
MAY = date(2025, 5, 6)
DENIED = "Nothing happens. I just like being out."
TOLD = "There is a bar by the old dock. They know me at the door."
ELSEWHERE = "He and two others now wait outside a club on the other side of the river."
TRIGGER = "He goes on the evenings after his brother has not rung."
TOGETHER = (
    {"sector": "social_care", "who": "Farah Coombe, Brackwater", "how": "in_person"},
    {"sector": "police", "who": "Carys Venn, detective", "how": "in_person"},
    {"sector": "health", "who": "Olu Bassett, safeguarding nurse", "how": "by_telephone"},
    {"sector": "voluntary", "who": "Kit Delaney, Harbour Light", "how": "in_person"},
)
# Each time he was missing: the day, how many hours, and who found him.
TIMES = (
    (date(2025, 5, 9), 31, "He came back by himself"),
    (date(2025, 6, 6), 9, "A patrol"),
    (date(2025, 7, 4), 2, "The police, rung by the door staff who knew him"),
)


def is_missing(stage: Stage, on: date, hours: int, by_whom: str) -> None:
    """Reported in the evening by his carer, and found."""
    left = datetime(on.year, on.month, on.day, 20, tzinfo=LONDON)
    away = {"placed": "away", "responsible": "Ashmere", "host": "Brackwater", "grade": "high"}
    stage.records(POLICE, "missing.reported", left, sort="missing", reported_by="foster_carer", last_seen=left, **away)
    stage.records(POLICE, "missing.returned", left + timedelta(hours=hours), how="found", by_whom=by_whom)


def test_a_boy_in_a_foster_placement_is_found_sooner_each_time(stage: Stage) -> None:
    stage.opens(DUTY, "Corin", "Hallett")
    stage.records(DUTY, "referral.received", MAY, source="professional", earlier="no", referrer="Merrow Police")
    stage.records(DUTY, "referral.decided", MAY, decision="assessment")
    stage.shares(DUTY, MAY, POLICE, VOLUNTARY)
    stage.records(DUTY_MANAGER, "allocation.made", MAY, worker="Amina Farrow", allocated="allocated")
    stage.duty(WORKER, DECISION, "Held Tuesday 6 May 2025, in time")

    is_missing(stage, *TIMES[0])
    for which, name in (("responsible", "Ashmere"), ("host", "Brackwater")):
        stage.records(POLICE, "missing_authority.told", TIMES[0][0], which=which, name=name, matter="Missing")
    stage.records(VOLUNTARY, "visit.made", date(2025, 5, 13), found="seen", alone="alone", childs_words=DENIED)
    stage.records(VOLUNTARY, "visit.made", date(2025, 5, 27), found="seen", alone="alone", childs_words=TOLD)
    stage.sees(WORKER, "", TOLD)

    stage.records(
        VOLUNTARY, "sharing.decided", date(2025, 5, 28), basis="public_task", family="agree",
        with_whom="Brackwater children's services, duty", what="The bar by the old dock, and that boys are let in.",
    )  # fmt: skip
    ours = stage.child
    stage.cannot_open(HOST)
    stage.finds_nobody(HOST, "Corin Hallett")
    stage.opens(HOST, "Corin", "Hallett")
    theirs = stage.child
    stage.records(
        HOST, "referral.received", date(2025, 5, 28), source="professional", earlier="no",
        referrer="Kit Delaney, Harbour Light", concern="Boys under 18 are let into a bar by the old dock.",
    )  # fmt: skip
    stage.cannot_open(WORKER, VOLUNTARY)
    stage.records(
        HOST, "strategy_discussion.held", date(2025, 5, 29), present=TOGETHER, decision="no_further_involvement",
        known="Harbour Light: what he told. Police: three calls to the bar this year.", safe_now="yes",
    )  # fmt: skip
    stage.records(
        HOST, "action.agreed", date(2025, 5, 29), what="Nobody under 18 gets in: door and bar staff learn the signs",
        agency="Merrow Police", by_when=date(2025, 6, 12),
    )  # fmt: skip
    stage.records(HOST, "action.done", date(2025, 6, 10), came_of_it="Staff were taught; two boys were turned away.")
    stage.duty(HOST, DECISION, "was due Thursday 29 May 2025")

    stage.child = ours
    is_missing(stage, *TIMES[1])
    stage.records(POLICE, "information.received", date(2025, 6, 17), from_whom="professional", what=ELSEWHERE)
    stage.records(
        VOLUNTARY, "contact_agreement.made", date(2025, 6, 18), with_whom="Kit Delaney", by_when="21:00",
        worker="Amina Farrow", carers_told=TRIGGER, review_on=soon(30),
    )  # fmt: skip
    is_missing(stage, *TIMES[2])
    stage.records(VOLUNTARY, "daily_contact.made", date(2025, 7, 4), how="He sent the word that was agreed.")

    main = stage.looks(WORKER, "missing/")
    lasted = main.get_by_role("table", name="Every episode").locator("[data-label=Lasted]")
    expect(lasted).to_have_text(["2 hours", "9 hours", "31 hours"])
    expect(main).to_contain_text("Brackwater. Told")
    expect(main).to_contain_text("A return interview is held within 72 hours of the return")
    expect(main).to_contain_text("Overdue by")
    expect(main).to_contain_text("They were found. The police, rung by the door staff who knew him")
    stage.reads(WORKER, "Daily contact agreed with Kit Delaney", TRIGGER)
    stage.sees(WORKER, "chronology/", ELSEWHERE, but_not=("Staff were taught",))
    stage.sound(WORKER, "missing/")
    stage.child = theirs
    stage.sees(HOST, "chronology/", "Staff were taught", but_not=(DENIED, TRIGGER))
