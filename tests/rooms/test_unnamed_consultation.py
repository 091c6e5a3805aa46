"""Somebody is advised about a child whom nobody names: it is kept, looked at again, and nobody is found by it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from lantern.kinds.coming_in.information import Advice
from lantern.kinds.coming_in.unnamed import Age, UnnamedConsultationHeld, UnnamedConsultationReviewed
from lantern.page import clock
from lantern.settings.server import OWNER
from tests.access.test_http_deeds import filled
from tests.access.visiting import Site, visiting
from tests.world import ID, World


@pytest.fixture(scope="module")
def site(town: World) -> Iterator[Site]:
    """The site as each worker finds it."""
    with visiting(town) as site:
        yield site


def consult(site: Site, by: str, **given: Any) -> str:
    """Write one down; its address."""
    answers = filled(UnnamedConsultationHeld, **given)
    answer = site.post(by, "/consultations/new/", answers)
    assert answer.status == 302, answer.text
    return answer.where


def waits(days: int) -> dict[str, Any]:
    """Advice to wait until a day so many days from today."""
    on = clock.today() + timedelta(days=days)
    return {"advice": Advice.WAIT, "meanwhile": "The school nurse", "review_on": on}


def test_it_is_kept_by_the_agency_that_advised_and_read_by_its_workers_alone(site: Site) -> None:
    where = consult(site, "huw", worry="A worry that only health was told")
    assert "A worry that only health was told" in site.get("huw", where).text
    for worker in ("maya", "dev", "pia", "sue", "viv", "wes", "cora", "bea", "ada"):
        assert site.get(worker, where).status == 404
        assert where not in site.get(worker, "/consultations/").text
    for worker in ("cora", "bea", "ada", "adam", "paz"):
        assert site.get(worker, "/consultations/").status == 404
        assert site.get(worker, "/consultations/new/").status == 404


def test_what_waits_is_listed_first_and_what_is_overdue_before_all(site: Site) -> None:
    settled = consult(site, "sue", advice=Advice.NO_CONCERN)
    later, overdue, soon = (consult(site, "sue", **waits(days)) for days in (9, -2, 1))
    page = site.get("sue", "/consultations/").text
    places = [page.index(where) for where in (overdue, soon, later, settled)]
    assert places == sorted(places)
    assert "lantern-tag--strong" in page
    again = filled(UnnamedConsultationReviewed, advice=Advice.OTHER_HELP)
    assert site.post("sue", f"{overdue}again/", again).status == 302
    page = site.get("sue", "/consultations/").text
    assert page.index(overdue) > page.index(later), "it no longer waits"


def test_under_13_is_shown_and_a_referral_begins_with_a_name_and_nothing_carried_over(site: Site) -> None:
    where = consult(site, "dev", age=Age.UNDER_13, advice=Advice.REFER, worry="Somebody waits outside")
    page = site.get("dev", where).text
    assert "nothing of this is carried there" in page
    assert 'href="/find/"' in page
    assert "Under 13" in site.get("dev", "/consultations/").text


def test_it_is_found_by_no_search_joined_with_nothing_and_recorded_for_no_child(site: Site) -> None:
    where = consult(site, "dev", worry="Something about Perpetua Quill of the harbour")
    found = site.post("dev", "/find/", {"words": "Perpetua Quill"}).text
    assert "None of the records you may open answers this" in found
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        row = owner.execute(
            "select r.type, e.concerns_record, e.concerns_worker, e.occasion_id,"
            " (select count(*) from journal_mention m where m.entry_id = e.id)"
            " from journal_entry e join registry_record r on r.id = e.record_id where e.id = %s",
            [UUID(where.strip("/").rpartition("/")[2])],
        ).fetchone()
    assert row == ("agency", None, None, None, 0)
    assert site.get("maya", f"/child/{ID['asha']}/record/unnamed_consultation.held/").status == 404
    assert "without a name" not in site.get("maya", f"/child/{ID['asha']}/record/").text


def test_a_hint_says_what_to_leave_out_and_refuses_nothing(site: Site) -> None:
    told = filled(UnnamedConsultationHeld, worry="I am worried about Robin, 07700 900123") | {"_do": "check"}
    page = site.post("dev", "/consultations/new/", told).text
    assert "It looks like a name." in page
    assert "It looks like a telephone number." in page
    assert "It looks like a day of birth." not in page, "the day on which it was held is no secret"
    assert site.post("dev", "/consultations/new/", told | {"_do": "record"}).status == 302
    hinted = site.post("dev", "/words/hint/?unnamed=yes", {"worry": "about Robin Kaya"}).text
    assert "It looks like a name." in hinted
    assert "It looks like" not in site.post("dev", "/words/hint/", {"worry": "about Robin Kaya"}).text
