"""A notice from a force comes in about a child nobody knows, and is joined to the child's record, with who and why."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from django.contrib.auth.models import User
from django.test import Client

from lantern.access import identity
from lantern.journal import record
from lantern.journal.projections import differences
from lantern.kinds.case import Case
from lantern.kinds.circle.allocation import AllocationMade, As, ShareMade
from lantern.kinds.circle.conflict import ConflictSet
from lantern.kinds.coming_in.joining import Basis, ReportJoined, ReportParted
from lantern.kinds.coming_in.notice import Asks, NoticeAdded, NoticeAnswered, NoticeReceived
from lantern.kinds.coming_in.public_report import Danger, Judged, NextStep, PublicReportTriaged
from lantern.kinds.person.names import NameGiven
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.rooms.intake.waiting import MATTERS
from lantern.settings.server import OWNER
from tests.access.test_http_deeds import filled
from tests.access.visiting import Site, visiting
from tests.conftest import Database
from tests.kinds.made_up import made_up
from tests.world import HEALTH, ID, NUMBER, World, days_ago


@pytest.fixture
def site(unread: World) -> Iterator[Site]:
    """The site as each worker finds it, in a world of its own."""
    with visiting(unread) as site:
        yield site


def notice(site: Site, **given: object) -> UUID:
    """Write a notice down as the duty worker; its record."""
    answers = filled(NoticeReceived, reference="LN-0420", desk="The desk of operation Plain", **given)
    answer = site.post("dev", "/reports/notice/", answers)
    assert answer.status == 302, answer.text
    return UUID(answer.where.strip("/").rpartition("/")[2])


def join(site: Site, by: str, report: UUID, child: str) -> int:
    """Join them; the status of the answer."""
    told = filled(
        ReportJoined, other=(ID[child],), basis=Basis.AGREES, tells="The school badge is that of Harbour School"
    )
    return site.post(by, f"/report/{report}/join/?with={ID[child]}", told).status


def section(page: str, title: str) -> str:
    """One part of a page; "" where it is not shown."""
    return page.partition(title)[2].partition("</section>")[0]


def test_a_notice_stands_among_the_reports_danger_first_and_is_triaged_like_them(site: Site) -> None:
    later = notice(site, urgency=Danger.NOT_NOW, asks=Asks.IDENTIFY)
    first = notice(site, urgency=Danger.NOW, asks=Asks.SAFEGUARD)
    page = section(site.get("dev", "/reports/").text, "Nobody has taken these on")
    assert page.index(str(first)) < page.index(str(later))
    assert "14 minutes left" in page or "15 minutes left" in page
    assert site.post("dev", f"/report/{first}/take/").status == 302
    triaged = filled(PublicReportTriaged, judged=Judged.SOON, next_step=NextStep.JOIN)
    assert site.post("dev", f"/report/{first}/triage/", triaged).status == 302
    assert str(first) in section(site.get("dev", "/reports/").text, ">Triaged ")
    assert site.post("dev", f"/report/{first}/more/", filled(NoticeAdded, urgency=Danger.NOW)).status == 302
    assert str(first) in section(site.get("dev", "/reports/").text, "More was told since")
    assert site.post("dev", f"/report/{first}/answer-force/", filled(NoticeAnswered)).status == 302
    assert "LN-0420" in site.get("dev", f"/report/{first}/").text
    assert differences() == {}


def test_what_belongs_to_a_notice_is_not_there_for_a_report_from_the_public(site: Site) -> None:
    for act in ("more", "answer-force"):
        assert site.get("dev", f"/report/{ID['report']}/{act}/").status == 404


def test_only_those_on_duty_write_a_notice_down(site: Site) -> None:
    for worker in ("maya", "tess", "pia", "viv", "ada", "wes"):
        assert site.get(worker, "/reports/notice/").status == 404


def test_the_order_in_the_list_is_that_of_the_database(migrated: Database) -> None:
    with psycopg.connect(migrated.dsn(OWNER)) as owner:
        places = [owner.execute("select intake_matter(%s)", [matter.value]).fetchone() for matter in MATTERS]
    assert places == [(n,) for n in range(1, len(MATTERS) + 1)]


def test_a_notice_is_joined_to_a_record_in_both_with_who_and_why_and_parted_again(site: Site) -> None:
    report = notice(site)
    assert site.get("dev", f"/report/{report}/join/").where == f"/find/?to={report}"
    found = site.post("dev", f"/find/?to={report}", {"words": site.world.of("cara", NameGiven).word}).text
    assert f"/report/{report}/join/?with={ID['cara']}" in found
    assert join(site, "dev", report, "cara") == 302
    child = site.get("dev", f"/child/{ID['cara']}/").text
    assert "The school badge is that of Harbour School" in child
    assert f"/report/{report}/" in child
    assert "operation Plain" not in child
    with identity(NUMBER["dev"]):
        sides = [Case.read(record, NUMBER["dev"]).of_kind("report.joined")[0] for record in (report, ID["cara"])]
    assert {side.occasion for side in sides} == {sides[0].occasion}
    assert [side.author for side in sides] == [NUMBER["dev"]] * 2
    assert [side.mentions for side in sides] == [(ID["cara"],), (report,)]
    assert f"/child/{ID['cara']}/" in site.get("dev", f"/report/{report}/").text
    assert join(site, "dev", report, "cara") == 302, "joined already: nothing is said twice"
    parted = filled(ReportParted, why="It was another school")
    assert site.post("dev", f"/report/{report}/part/{sides[0].id}/", parted).status == 302
    assert "The school badge" not in site.get("dev", f"/child/{ID['cara']}/").text
    assert "No child’s record" in site.get("dev", f"/report/{report}/").text
    with identity(NUMBER["dev"]):
        ends = [Case.read(record, NUMBER["dev"]).of_kind("report.parted") for record in (report, ID["cara"])]
    assert [(len(side), side[0].matter) for side in ends] == [(1, sides[0].id), (1, sides[1].id)]
    assert site.get("dev", f"/report/{report}/part/{sides[0].id}/").status == 404


def test_nobody_joins_what_they_may_not_open(site: Site) -> None:
    report = notice(site)
    for child in ("asha", "eli", "dan"):
        assert join(site, "dev", report, child) == 404
    assert join(site, "maya", report, "asha") == 404
    assert join(site, "dev", ID["cara"], "cara") == 404, "a child's record is no report"


def test_whoever_may_open_the_child_alone_reads_what_it_tells_and_not_who_told(site: Site) -> None:
    report = notice(site)
    assert join(site, "dev", report, "cara") == 302
    until = clock.today() + timedelta(days=9)
    site.world.tell("cara", "dia", made_up(ShareMade, happened=days_ago(1), agency=HEALTH, until=until))
    huw = Client()  # the world does not know of the share, so its own visitor would complain
    huw.force_login(User.objects.get(username="huw"))
    page = huw.get(f"/child/{ID['cara']}/").content.decode()
    assert "The school badge" in page
    assert str(report) not in page
    assert huw.get(f"/report/{report}/").status_code == 404
    with identity(NUMBER["huw"]):
        (entry,) = Case.read(ID["cara"], NUMBER["huw"]).of_kind("report.joined")
    assert entry.mentions == ()
    whole = huw.get(f"/entry/{entry.id}/").content.decode()
    assert str(report) not in whole
    assert "It stands in the report, for whoever may open that." in whole


def test_the_worker_of_a_child_who_is_given_a_notice_joins_it(site: Site) -> None:
    report = notice(site)
    given = filled(AllocationMade, worker=NUMBER["maya"], allocated=As.ALLOCATED)
    assert "Give it to a child’s worker" not in site.get("dev", f"/report/{report}/").text
    assert "Give it to a child’s worker" in site.get("dia", f"/report/{report}/").text
    assert site.post("dia", f"/child/{report}/record/allocation.made/", given).status == 302
    assert site.get("dev", f"/report/{report}/").status == 404
    assert f"/report/{report}/" in site.get("maya", f"/child/{report}/").text
    assert join(site, "maya", report, "asha") == 302
    assert "The school badge" in site.get("maya", f"/child/{ID['asha']}/").text


def test_a_record_opened_from_a_notice_is_joined_with_it_and_then_begins(site: Site) -> None:
    report = notice(site)
    opened = site.post(
        "dev",
        "/find/new/",
        {
            "words": "Wren",
            "given": "Wren",
            "open": "yes",
            "begins": "referral.received",
            "to": str(report),
            "_key": "k1",
        },
    )
    assert opened.status == 302
    assert opened.where.startswith(f"/report/{report}/join/?with=")
    child = opened.where.partition("with=")[2].partition("&")[0]
    told = filled(ReportJoined, other=(UUID(child),))
    assert site.post("dev", opened.where, told).where == f"/child/{child}/record/referral.received/"


def test_a_conflict_with_the_child_is_one_with_a_report_joined_to_the_record_until_parted(site: Site) -> None:
    report = notice(site, urgency=Danger.NOT_NOW, asks=Asks.IDENTIFY)
    with identity(NUMBER["dia"]):
        told = entry_of(made_up(ConflictSet, worker=NUMBER["dev"]), ID["cara"])
        record([told], by=NUMBER["dia"], key="a conflict")
    assert site.get("dev", f"/report/{report}/").status == 200
    assert join(site, "dia", report, "cara") == 302
    assert site.get("dev", f"/report/{report}/").status == 404
    assert str(report) not in site.get("dev", "/reports/").text
    (joined,) = (matter.id for matter in Case.read(report, NUMBER["dia"]).standing("joining"))
    assert site.post("dia", f"/report/{report}/part/{joined}/", filled(ReportParted)).status == 302
    assert site.get("dev", f"/report/{report}/").status == 200
    assert differences() == {}
