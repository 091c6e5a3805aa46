"""A record that grows past sixty missing episodes asks the database no more often: counted, never timed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from lantern.journal import NewEntry, record
from lantern.kinds.answers import LONDON, When
from lantern.kinds.missing.episode import MissingReported, MissingReturned
from lantern.kinds.missing.return_interview import ReturnInterviewOffered
from lantern.kinds.recording import entry_of
from tests.kinds.cast import NIA, Child
from tests.kinds.made_up import made_up
from tests.rooms.test_missing import SignIn

TODAY = date(2026, 3, 31)
FEW, MANY = 5, 60
VIEWS = ("", "missing/", "missing/?page=2", "chronology/", "pathway/")


def tell(child: Child, begins: int, how_many: int) -> None:
    """So many episodes, each with a return and a return interview offered."""
    entries: list[NewEntry] = []
    for n in range(begins, begins + how_many):
        # So long before today that all of it has happened, whatever the hour.
        left = datetime(2026, 3, 29, 15, tzinfo=LONDON) - timedelta(days=2 * n)
        told = made_up(MissingReported, happened=When.moment(left))
        episode = uuid4()
        entries.append(replace(entry_of(told, child.id), id=episode))
        for kind, hours in ((MissingReturned, 9), (ReturnInterviewOffered, 30)):
            later = made_up(kind, happened=When.moment(left + timedelta(hours=hours)))
            entries.append(entry_of(later, child.id, matter=episode))
    record(entries, by=NIA, key=str(uuid4()))


def asked(nia: Client, child: Child, view: str) -> int:
    """How many questions a view asks the database."""
    with CaptureQueriesContext(connection) as queries:
        assert nia.get(f"/child/{child.id}/{view}").status_code == 200
    return len(queries)


@pytest.fixture(autouse=True)
def on_one_day() -> object:
    """The day on which the story ends."""
    with override_settings(LANTERN_TODAY=TODAY):
        yield


def test_sixty_episodes_ask_no_more_questions_than_five(child: Child, sign_in: SignIn) -> None:
    nia = sign_in(NIA)
    tell(child, 0, FEW)
    # Twice: the first time fills what is kept between requests.
    few = {view: asked(nia, child, view) for view in VIEWS for _ in range(2)}
    tell(child, FEW, MANY - FEW)
    many = {view: asked(nia, child, view) for view in VIEWS}
    page = nia.get(f"/child/{child.id}/missing/").content.decode()
    assert f'<span class="lantern-count">{MANY}</span>' in page
    assert few == many


def test_of_what_recurs_the_last_stand_on_the_front_page_and_the_others_are_one_press_away(
    child: Child, sign_in: SignIn
) -> None:
    tell(child, 0, FEW)
    page = sign_in(NIA).get(f"/child/{child.id}/").content.decode()
    first, _, folded = page.partition(f"{FEW - 3} earlier: A return interview is held")
    whose = "For the independent interviewer"
    assert (first.count(whose), folded.count(whose)) == (3, FEW - 3)
