"""The boy whose mother rings (annex E): her call is a report like any other. By keyboard alone."""

import pytest

from lantern.page import clock
from tests.journeys.conftest import SignIn
from tests.journeys.hands import Keyboard
from tests.journeys.main_line import DECISION
from tests.journeys.stories.desk import Desk
from tests.journeys.stories.stage import DUTY, HEALTH, POLICE, SCHOOL, Stage, soon

pytestmark = pytest.mark.browser

CALL = (
    "Men talk to her son in a chat for boys. One calls himself Finch, one Old Harbour, one gives no name. Finch has "
    "pictures and threatens to send them round. He was made to meet one of them on Saturday."
)
REASSURED = "That he has done nothing wrong, and that she was right to ring. To keep what was written, unanswered."
STEPS = "His telephone stays with her at night, and she answers nothing that comes in on it"


@pytest.fixture
def stage(sign_in: SignIn) -> Stage:
    """Everybody at a keyboard, without a mouse."""
    return Stage(lambda who: Keyboard(sign_in(who)))


def test_a_mothers_call_goes_to_the_police_and_to_childrens_services(stage: Stage) -> None:
    desk = Desk(stage, DUTY)
    desk.writes_down(
        "Somebody tells you", danger="soon", matter="pictures", teller="parent", what=CALL, whom="Her son, 13",
        reply="ring", reply_to="01632 960377", reply_when="In the morning, when he is at school.",
    )  # fmt: skip
    desk.sees("To be triaged within 60 minutes", "Old Harbour", "I am a parent or carer")
    desk.takes_it_on()
    desk.does("triage", judged="soon", advice=REASSURED, next_step="hand_over")
    desk.hands_over("Merrow Police", "Sergeant Lowe, control room", "MP/8344")
    desk.hands_over("Ashmere children's services", "Malcolm Oyelaran, duty manager", "ACS/8344")
    desk.is_the_desks_alone(POLICE, HEALTH)

    today = clock.today()
    desk.joins("Emrys", "Vautier", basis="child", tells="Three speak to him, under three names.")
    stage.records(
        DUTY, "referral.received", today, source="family", means="by_telephone", earlier="no", parents="agreed",
        alleged_person="Three, by the names they use: Finch, Old Harbour, and one who gave none.",
    )  # fmt: skip
    stage.shares(DUTY, today, POLICE)
    stage.records(POLICE, "police_investigation.started", today, jointly="joint", reference="MP/8344")
    stage.records(DUTY, "action.agreed", today, what=STEPS, somebody="His mother", by_when=soon(1))
    stage.sees(POLICE, "chronology/", STEPS)
    stage.reads(POLICE, "Referral received", "Finch, Old Harbour")
    stage.sees(POLICE, "", "Three speak to him, under three names.", but_not=("01632 960377",))
    stage.duty(DUTY, DECISION, "Due ")
    stage.cannot_open(SCHOOL)
