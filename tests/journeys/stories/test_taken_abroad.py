"""The girl about to be taken abroad (annex E): weak pieces that agree, graded low and not hidden, and she is kept here.

She does not believe it of her family. That is recorded in her own words, and stands beside what was decided.
"""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.journeys.main_line import CONFERENCE
from tests.journeys.stories.stage import DUTY, DUTY_MANAGER, MANAGER, POLICE, SCHOOL, VOLUNTARY, WORKER, Stage, soon

pytestmark = pytest.mark.browser

FOUND = date(2025, 6, 2)
HEARD, BROUGHT_FORWARD = date(2025, 6, 16), date(2025, 6, 17)
MET = date(2025, 6, 18)
RUMOUR = "Clothes and jewellery have been bought abroad, for a wedding that would be hers."
TRIP = "She says that she goes to see her grandmother, who is ill, and now a week sooner."
HER_VIEW = "They would not do that. Why they changed the day I do not know."
RESTS_ON = "A one-way ticket; the grandmother is well; a second ticket for her father; her mother warned her."
TOGETHER = (
    {"sector": "social_care", "who": "Amina Farrow, social worker", "how": "in_person"},
    {"sector": "police", "who": "Dan Hollis, detective", "how": "in_person"},
    {"sector": "health", "who": "Olu Bassett, safeguarding nurse", "how": "by_telephone"},
    {"sector": "voluntary", "who": "Kit Delaney, Harbour Light", "how": "in_person"},
    {"sector": "other", "who": "The Forced Marriage Unit", "how": "by_telephone"},
)


def hears_and_grades(stage: Stage, heard: date, what: str, source: str, information: str, **more: str) -> None:
    """The voluntary worker writes down what was told, and the police grade it from its own page."""
    stage.records(VOLUNTARY, "information.received", heard, from_whom="professional", own_words="no", what=what)
    stage.reads(POLICE, what[:30], "Grade this information")
    stage.hands(POLICE).follow("Grade this information")
    expect(stage.hands(POLICE).page.locator("main")).to_contain_text(what[:30])
    stage.hands(POLICE).record(heard, source=source, information=information, **more)


def test_a_girl_is_kept_from_being_taken_abroad_although_she_does_not_believe_it(stage: Stage) -> None:
    stage.opens(DUTY, "Shirin", "Halden")
    stage.records(
        DUTY, "referral.received", FOUND, source="professional", earlier="no", means="by_telephone",
        referrer="Kit Delaney, Harbour Light, whom a night shelter rang",
    )  # fmt: skip
    stage.records(DUTY, "referral.decided", FOUND, decision="assessment")
    stage.shares(DUTY, FOUND, VOLUNTARY, POLICE)
    stage.records(DUTY_MANAGER, "allocation.made", FOUND, worker="Amina Farrow", allocated="allocated")
    stage.records(
        VOLUNTARY, "information.received", date(2025, 6, 4), from_whom="family", teller="She herself",
        what="She was struck by her parents when she came home.",
    )  # fmt: skip
    stage.records(VOLUNTARY, "appointment.missed", date(2025, 6, 11), what="The group on Wednesday")
    stage.sees(WORKER, "support/", "The group on Wednesday")
    stage.sees(WORKER, "pathway/", "was due")  # a missed appointment closes nothing

    hears_and_grades(stage, HEARD, RUMOUR, "2", "d", handling="c", conditions="Nobody of the family is asked about it.")
    hears_and_grades(stage, BROUGHT_FORWARD, TRIP, "2", "c", handling="p")
    low = "Police grade 2D (untested, it is not known how)"
    for view in ("", "chronology/", "chronology/?part=information"):
        stage.sees(WORKER, view, RUMOUR, low, TRIP, "Police grade 2C")
    stage.reads(WORKER, RUMOUR[:30], low, "Nobody of the family is asked about it.")
    stage.cannot_open(SCHOOL)

    stage.records(
        WORKER, "strategy_discussion.held", MET, present=TOGETHER, childs_words=HER_VIEW, known=RESTS_ON,
        safe_now="no", telling_raises_risk="yes", decision="initiate_s47", again_on=soon(7),
        reasons="No one piece would be enough. They agree, and the day was moved to next week.",
    )  # fmt: skip
    stage.duty(WORKER, CONFERENCE, "was due Wednesday 9 July 2025")
    stage.sees(POLICE, "", HER_VIEW)

    stage.records(WORKER, "family_output.stopped", MET, worry="forced_marriage", reach="At school, by her form tutor.")
    stage.sees(WORKER, "print/?whom=family", "Nothing goes out to the family now", but_not=(HER_VIEW, TRIP))
    stage.records(
        WORKER, "emergency_protection_order.made", MET, applicant="local_authority", exclusion="no",
        expires_on=date(2025, 6, 25), childs_words="I am angry with all of you.",
    )  # fmt: skip
    stage.records(
        WORKER, "prohibited_steps_order.made", MET, applicant="local_authority", expires_on=date(2025, 12, 18),
        terms="She is not to be taken out of the United Kingdom.", childs_words=HER_VIEW,
    )  # fmt: skip
    stage.records(
        WORKER, "placement.started", MET, type="foster", out_of_area="no", childs_words="For now. Not for long."
    )
    stage.records(POLICE, "action.agreed", MET, what="Her passport is held", worker="Dan Hollis", by_when=soon(200))
    stage.sees(VOLUNTARY, "chronology/", "Prohibited steps order made, to end on 18 December 2025", "Placement started")
    stage.sees(POLICE, "print/", "There is no such page for you")

    stage.records(WORKER, "emergency_protection_order.ended", date(2025, 6, 25), why="It ran out.", childs_words="So?")
    stage.duty(WORKER, "An emergency protection order lasts no more", "Held Wednesday 25 June 2025, in time")

    accepted = date(2025, 7, 15)
    stage.records(
        WORKER, "visit.made", accepted, found="seen", alone="alone", childs_words="I can stay at my school.",
        what="The family say that she was not to have come back, and accept that she stays and learns.",
    )  # fmt: skip
    stage.records(MANAGER, "family_output.lifted", accepted, why="She wants them to read it. The unit advised.")
    stage.sees(WORKER, "print/?whom=family", "Shirin Halden", but_not=(RUMOUR, TRIP))
    stage.records(
        VOLUNTARY, "team_member.joined", accepted, who="Kit Delaney", helps_with="Whatever she asks, as before",
        chosen="yes", leads="no", childs_words="She can ring me.",
    )  # fmt: skip
    stage.sees(WORKER, "support/", "Kit Delaney")
    stage.sees(WORKER, "", "She can ring me.")
    stage.sound(POLICE, "chronology/?part=information", "record/information.graded/")
