"""The group that keeps places open (annex E): what is kept between a girl and the group, and where that ends.

On a telephone without JavaScript, as those who go out to the girls use it.
"""

import pytest
from playwright.sync_api import expect

from lantern.page import clock
from tests.browser import width
from tests.journeys.conftest import SignIn, record_of
from tests.journeys.hands import Mouse
from tests.journeys.stories.stage import HEALTH, POLICE, VOLUNTARY, Stage, soon

pytestmark = pytest.mark.browser

WORKER = "ashmere.sw2"
GIRLS = {"briony": "Briony", "delphine": "Delphine", "tansy": "Tansy"}
KEPT = "What is said in the group is not carried to her social worker each time"
ENDS = "It ends where somebody could be badly hurt. She hears of it first."


@pytest.fixture
def stage(sign_in: SignIn) -> Stage:
    """Everybody on a narrow screen without JavaScript."""
    return Stage(lambda who: Mouse(sign_in(who, width=390, scripts=False)))


def goes_to(stage: Stage, girl: str) -> None:
    """The record that the story goes on in."""
    stage.child = f"/child/{record_of(girl)}/"


def test_a_group_keeps_what_it_agreed_to_keep_and_every_place_open(stage: Stage) -> None:
    today = clock.today()
    for girl, name in GIRLS.items():
        goes_to(stage, girl)
        stage.records(VOLUNTARY, "confidentiality.agreed", today, kept=f"{KEPT}, {name}.", ends=ENDS)
    goes_to(stage, "delphine")
    stage.records(
        VOLUNTARY, "appointment.missed", today, what="The group, for the third Thursday",
        in_the_way="Nobody fetched her.", next="A lift and a card; her place is kept.",
    )  # fmt: skip
    stage.sees(WORKER, "support/", "The group, for the third Thursday")
    stage.sees(WORKER, "", "Episode of need")
    stage.records(
        VOLUNTARY, "help.offered", today, help="therapy", what="A group with a meal, for as long as she wants",
        to_whom="Her", taken="waiting", again_on=soon(14),
    )  # fmt: skip
    stage.sees(WORKER, "judgement/", "A group with a meal")

    goes_to(stage, "briony")
    stage.sees(WORKER, "support/", "What is kept between the child and a worker")
    stage.reads(WORKER, "What is kept between the child and a worker", KEPT, ENDS)
    others = tuple(name for girl, name in GIRLS.items() if girl != "briony")
    for who in (VOLUNTARY, WORKER, HEALTH):
        for view in ("", "chronology/", "support/"):
            stage.sees(who, view, "Briony", but_not=others)
    stage.sees(HEALTH, "support/", "Nothing is recorded that you may see", but_not=(KEPT, ENDS))
    stage.cannot_open(POLICE)
    for girl in ("delphine", "tansy"):
        goes_to(stage, girl)
        stage.cannot_open(HEALTH, POLICE)
        stage.finds_nobody(HEALTH, GIRLS[girl])

    page = stage.hands(VOLUNTARY).page
    stage.sees(VOLUNTARY, "support/", "What is kept between the child and a worker", but_not=("Delphine", "Briony"))
    assert width(page) <= 390
    expect(page.get_by_role("heading", level=1)).to_be_visible()
