"""The child known only from a force's notice (annex E): a record of its own for months, then joined to hers."""

from datetime import timedelta

import pytest

from lantern.page import clock
from tests.journeys.main_line import DECISION
from tests.journeys.stories.desk import Desk
from tests.journeys.stories.stage import DUTY, DUTY_MANAGER, HEALTH, POLICE, SCHOOL, WORKER, Stage

pytestmark = pytest.mark.browser

REFERENCE = "LN-4410"
HELD = "The force that found it holds it, under their reference. Nothing is held here."
SCHOOL_BADGE = "A school badge was read by the force. It is one of three schools here."
IDENTIFIED = "The school knew the badge and the day; the force says that it is she."
TELLS = "She has been harmed, at home or near it, and it may go on. The force advises how she is spoken to."

TOGETHER = (
    {"sector": "social_care", "who": "Amina Farrow, social worker", "how": "in_person"},
    {"sector": "police", "who": "Dan Hollis, detective", "how": "in_person"},
    {"sector": "health", "who": "Olu Bassett, safeguarding nurse", "how": "by_telephone"},
    {"sector": "other", "who": "CEOP, victim identification", "how": "by_telephone"},
)


def test_a_child_without_a_name_is_kept_until_she_has_one(stage: Stage) -> None:
    desk, today = Desk(stage, DUTY), clock.today()
    desk.writes_down(
        "Write down a notice from a force", sender="ceop", desk="Victim identification",
        reference=REFERENCE, urgency="not_sure", asks="identify", held_by=HELD, age="Ten to thirteen", sex="girl",
        asked="Which schools here have such a badge?", handling="Nobody at a school is told why.",
    )  # fmt: skip
    desk.takes_it_on()
    desk.sees(REFERENCE, HELD, "No child’s record.", "Nobody at a school is told why.")
    desk.does("triage", judged="not_enough", because="Nobody knows yet who she is.", next_step="ask_more")
    desk.does("answer-force", whom="The desk", what="Three schools have it. Which year is the badge of?")
    desk.does("more", urgency="soon", what=SCHOOL_BADGE)
    desk.sees(SCHOOL_BADGE, "To be triaged within 60 minutes")
    stage.finds_nobody(DUTY, REFERENCE)
    desk.is_the_desks_alone(POLICE, HEALTH, WORKER)

    desk.does("triage", judged="soon", because=IDENTIFIED, next_step="referral")
    desk.joins("Annis", "Trevelyan", basis="sender", why=IDENTIFIED, tells=TELLS)
    child = stage.child
    stage.records(
        DUTY, "referral.received", today, source="professional", means="in_writing", earlier="no",
        referrer=f"CEOP, {REFERENCE}", may_be_named="no",
    )  # fmt: skip
    desk.sees("Annis Trevelyan", "Whoever sent it says who the child is")
    stage.shares(DUTY, today, POLICE)
    stage.records(DUTY_MANAGER, "allocation.made", today, worker="Amina Farrow", allocated="allocated")
    for who in (WORKER, POLICE):
        stage.sees(who, "", TELLS, "Whoever sent it says who the child is", but_not=(SCHOOL_BADGE, HELD))
        stage.child = desk.report
        stage.cannot_open(who)
        stage.child = child
    stage.cannot_open(HEALTH, SCHOOL)
    stage.reads(POLICE, "A report or notice was joined", TELLS)
    stage.records(POLICE, "police_investigation.started", today, jointly="joint", reference=REFERENCE)
    stage.duty(WORKER, DECISION, "Due ")
    stage.records(
        WORKER, "strategy_discussion.held", today, present=TOGETHER, decision="initiate_s47", technology="yes",
        technology_how=HELD, again_on=today + timedelta(days=7),
    )  # fmt: skip
    stage.sees(WORKER, "print/?whom=family", "Annis Trevelyan", but_not=(TELLS, REFERENCE, HELD))
    stage.sound(WORKER, "")
