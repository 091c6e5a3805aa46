"""The girl who told a nurse (annex E): she goes to the police herself, and several agencies act on what she says."""

from datetime import date, datetime

import pytest

from lantern.kinds.answers import LONDON
from tests.journeys.main_line import CONFERENCE, DECISION
from tests.journeys.stories.stage import DUTY, DUTY_MANAGER, HEALTH, POLICE, SCHOOL, WORKER, Stage, soon

pytestmark = pytest.mark.browser

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 5), date(2025, 3, 6)
RANG = datetime(2025, 3, 3, 10, 15, tzinfo=LONDON)
TO_THE_NURSE = "I go so that he does not tell my mum. She was the first who asked me."
TO_THE_POLICE = "The one with the car says everybody will see it if I stop."
THREAT = "She is threatened with a picture of herself. It is not described here and nobody here holds it."
ROUTE = "Her sister is driven to school another way"
TOGETHER = (
    {"sector": "social_care", "who": "Amina Farrow, social worker", "how": "in_person"},
    {"sector": "police", "who": "Dan Hollis, detective", "how": "in_person"},
    {"sector": "health", "who": "Olu Bassett, safeguarding nurse", "how": "in_person"},
    {"sector": "education", "who": "Marian Tull, school", "how": "by_telephone"},
)


def test_a_girl_tells_a_nurse_and_then_the_police(stage: Stage) -> None:
    stage.opens(DUTY, "Jessamy", "Orchard")
    stage.records(
        DUTY, "referral.received", RANG, source="professional", means="by_telephone", earlier="no",
        referrer="A practice nurse, 01632 960 118", childs_words=TO_THE_NURSE,
        alleged_person="A man of 27, said to be a classmate's brother, and others with him.",
    )  # fmt: skip
    stage.cannot_open(HEALTH, POLICE, SCHOOL)
    stage.records(DUTY, "referral.decided", TUESDAY, decision="enquiry")
    stage.duty(DUTY, DECISION, "Held Tuesday 4 March 2025, in time")
    stage.shares(DUTY, TUESDAY, HEALTH, POLICE)

    stage.sees(HEALTH, "", TO_THE_NURSE)
    stage.records(
        HEALTH, "under_age.considered", TUESDAY, age="13_15", lead="Olu Bassett", discussed="yes", decision="report",
        years_between="Thirteen.", coercion="Gifts, and a threat to tell her mother.",
    )  # fmt: skip

    stage.records(
        POLICE, "information.received", WEDNESDAY, from_whom="family", teller="She came herself, alone",
        means="in_person", own_words="yes", told_before="yes", what=f"“{TO_THE_POLICE}” {THREAT}",
    )  # fmt: skip
    stage.records(POLICE, "police_investigation.started", WEDNESDAY, jointly="joint", reference="MP/6021")
    stage.records(DUTY_MANAGER, "allocation.made", WEDNESDAY, worker="Amina Farrow", allocated="allocated")
    stage.told(WORKER, "Jessamy Orchard: worker allocated")

    stage.records(
        WORKER, "strategy_discussion.held", THURSDAY, present=TOGETHER, childs_words="I want to be there.",
        known="Health: her visit. Police: what she said, and three towns. School: absences since September.",
        technology="yes", technology_how=THREAT, safe_now="no", elsewhere="yes",
        elsewhere_told="Two towns outside the county; their forces were rung by the police.",
        decision="initiate_s47",
    )  # fmt: skip
    stage.duty(WORKER, CONFERENCE, "was due Thursday 27 March 2025")
    stage.cannot_open(SCHOOL)
    stage.reads(HEALTH, "Strategy discussion held by children's social care, police, health", THREAT)

    stage.records(
        WORKER, "definition.tested", THURSDAY, imbalance="yes", imbalance_of=("age", "status"), activity="yes",
        activity_where=("in_person",), childs_gain="yes", childs_gain_of=("things", "harm_avoided"),
        others_gain="not_known", other_abuse="yes", other_abuse_of=("moved",), exploited="exploited",
        at_risk="at_risk",
    )  # fmt: skip
    stage.records(WORKER, "nrm.referred", THURSDAY, suspected="sexual", grounds="Driven between three towns by adults.")
    for who in (HEALTH, POLICE):
        stage.sees(who, "judgement/", "harm", "The child has been exploited")

    stage.shares(WORKER, THURSDAY, SCHOOL)
    stage.records(
        WORKER, "action.agreed", THURSDAY, what="The car her mother drives is known: the police mark the address",
        agency="Merrow Police", by_when=soon(3),
    )  # fmt: skip
    stage.records(WORKER, "action.agreed", THURSDAY, what=ROUTE, agency="Schools of Merrow", by_when=soon(2))
    stage.told(SCHOOL, "Jessamy Orchard: action agreed")
    stage.records(SCHOOL, "action.done", THURSDAY, came_of_it="She is fetched at the side gate, by two who know her.")
    stage.sees(POLICE, "chronology/", ROUTE, "fetched at the side gate")
    stage.sees(WORKER, "print/?whom=family", "Jessamy Orchard", but_not=(TO_THE_NURSE, THREAT, "classmate"))
    stage.sound(HEALTH, "judgement/", "chronology/")
