"""Decisions not to share: listed for those who may open the record, and closed by somebody else than decided."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from lantern.journal import restrict
from lantern.journal.errors import NotAllowed
from lantern.kinds.circle.sharing import SharingWithheld, SharingWithheldClosed, SharingWithheldReviewed
from lantern.page import clock, dates
from tests.access.visiting import Site, may, visiting
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, WORKERS, World, days_ago

REGISTER = "/not-shared/"


@pytest.fixture(scope="module")
def site(town: World) -> Iterator[Site]:
    """The site as each worker finds it."""
    with visiting(town) as site:
        yield site


def withheld(**given: object) -> SharingWithheld:
    """A decision not to share, to be looked at again today."""
    told: SharingWithheld = made_up(SharingWithheld, happened=days_ago(2), review_on=clock.today(), **given)
    return told


def test_only_somebody_else_who_may_close_closes_it(site: Site) -> None:
    decision = site.world.tell("asha", "tess", withheld())
    closed = made_up(SharingWithheldClosed, happened=days_ago(0))
    may_close = {worker for worker in WORKERS if may(worker, "asha", "record:review")}
    assert "tess" in may_close
    for worker in set(WORKERS) - (may_close - {"tess"}):
        with pytest.raises(NotAllowed):
            site.world.tell("asha", worker, closed, matter=decision)
    by_a_worker = site.world.tell("asha", "pia", withheld())
    site.world.tell("asha", "tess", closed, matter=by_a_worker)


def test_the_register_lists_what_is_open_in_records_that_one_may_open_and_nothing_else(site: Site) -> None:
    decision = site.world.tell("asha", "pia", withheld(with_whom="The school"))
    for worker in WORKERS:
        page = site.get(worker, REGISTER).text
        assert (f"/entry/{decision}/" in page) is may(worker, "asha", "open"), worker
    assert dates.day(clock.today()) in site.get("tess", REGISTER).text
    again = made_up(SharingWithheldReviewed, happened=days_ago(0), review_on=days_ago(-30).earliest)
    site.world.tell("asha", "tess", again, matter=decision)
    assert dates.day(again.review_on) in site.get("tess", REGISTER).text
    site.world.tell("asha", "tess", made_up(SharingWithheldClosed, happened=days_ago(0)), matter=decision)
    assert f"/entry/{decision}/" not in site.get("tess", REGISTER).text
    assert "Closed" in site.get("pia", f"/child/{ID['asha']}/sharing/").text


def test_a_restricted_decision_is_in_no_register_but_its_author_s_and_those_responsible_s(site: Site) -> None:
    decision = site.world.tell("asha", "pia", withheld(why="Her uncle works there."))
    restrict(ID["asha"], decision, marking="restricted", because="It says who.", by=NUMBER["tess"], key=str(uuid4()))
    told = {worker for worker in WORKERS if f"/entry/{decision}/" in site.get(worker, REGISTER).text}
    read = {worker for worker in WORKERS if "Her uncle works" in site.get(worker, f"/child/{ID['asha']}/sharing/").text}
    assert told == read == {"pia", "maya", "tess"}, "its author, the allocated worker and the manager"
