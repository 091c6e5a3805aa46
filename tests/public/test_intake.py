"""Those on duty read what the public told, danger first, take it on, answer it and hand it over."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import psycopg
import pytest

from lantern.access import identity
from lantern.journal.projections import differences
from lantern.kinds.coming_in.cover import CoverEnded, CoverSet, DeputyNamed, Weekday
from lantern.kinds.coming_in.public_report import (
    Answer,
    Danger,
    Judged,
    NextStep,
    PublicReportAnswered,
    PublicReportHandedOver,
    PublicReportReceived,
    PublicReportTriaged,
)
from lantern.page import clock
from lantern.public import phrase
from lantern.rooms.intake.targets import due_at, left, minutes
from lantern.rooms.intake.waiting import Group, waiting
from lantern.settings.server import OWNER
from tests.access.test_http_deeds import filled
from tests.access.visiting import Site, visiting
from tests.public.conftest import FORM, ROTA, Area, at_page, encoded, set_hours
from tests.world import NUMBER, POLICE, World


@pytest.fixture
def site(unread: World) -> Iterator[Site]:
    """The site as each worker finds it."""
    with visiting(unread) as site:
        yield site


def tell(world: World, what: str, **more: str) -> tuple[UUID, str]:
    """Tell something on the public's page; the record it is in, and the words of the receipt."""
    for client in at_page():
        words = Area(world, client).tell(what, **more)
    with psycopg.connect(world.database.dsn(OWNER)) as owner:
        row = owner.execute(
            "select record_id from public_receipt where receipt = %s", [phrase.receipt_of(words)]
        ).fetchone()
    assert row is not None
    return row[0], words


def returned(words: str) -> str:
    """What whoever told is shown when they come back."""
    for client in at_page():
        page: str = client.post("/again/", encoded(words=words), FORM).content.decode()
    return page


def add(words: str, what: str, danger: str) -> None:
    """What whoever told adds when they come back."""
    for client in at_page():
        added = client.post("/again/more/", encoded(words=words, what=what, danger=danger), FORM)
        assert "has reached us" in added.content.decode()


def section(page: str, title: str) -> str:
    """One group of the list; "" where it is not shown."""
    return page.partition(title)[2].partition("</section>")[0]


def test_a_duty_manager_opens_the_public_page_by_naming_a_deputy_and_setting_hours(site: Site) -> None:
    assert "page is closed" in site.get("dev", "/reports/").text
    deputy = filled(DeputyNamed, deputy=NUMBER["dia"], minutes=30)
    assert site.post("dev", "/reports/rota/deputy/", deputy).status == 404
    assert site.post("dia", "/reports/rota/deputy/", {**deputy, "minutes": "0"}).status == 422
    assert site.post("dia", "/reports/rota/deputy/", deputy).status == 302
    assert "page is closed" in site.get("dia", "/reports/rota/").text
    today = clock.today()
    span = {"first_on": today - timedelta(days=1), "last_on": today + timedelta(days=9), "days": tuple(Weekday)}
    hours = filled(CoverSet, reader=NUMBER["dev"], begins=time(0), ends=time(0), **span)
    assert site.post("dia", "/reports/rota/hours/", hours).status == 302
    page = site.get("dev", "/reports/rota/").text
    assert "every day" in page
    assert "page is closed" not in page
    for client in at_page():
        assert "<textarea" in client.get("/write/").content.decode()
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        row = owner.execute("select entry_id from intake_cover").fetchone()
        nobody = owner.execute("select user_id, role from registry_worker order by id desc limit 1").fetchone()
    assert row is not None
    assert nobody == (None, "duty_worker")
    assert site.post("dia", f"/reports/rota/{row[0]}/end/", filled(CoverEnded)).status == 302
    assert "page is closed" in site.get("dia", "/reports/rota/").text
    assert site.get("dia", f"/reports/rota/{row[0]}/end/").status == 404


@pytest.mark.parametrize(("changes", "runs"), [(time(23, 59, 59), True), (time(0), False)])
def test_the_last_night_of_a_rota_runs_until_its_morning(site: Site, changes: time, runs: bool) -> None:
    set_hours(begins=changes, ends=changes, first=-2, last=-1)
    page = site.get("dev", "/reports/rota/").text
    assert ("page is closed" in page, "(over)" in page) == (not runs, not runs)
    for client in at_page():
        assert ("<textarea" in client.get("/write/").content.decode()) == runs


def test_danger_comes_first_then_what_it_is_about_then_the_oldest(site: Site) -> None:
    set_hours()
    told = [
        tell(site.world, "a worry of long standing", danger="not_now")[0],
        tell(site.world, "pictures of somebody", danger="soon", matter="pictures")[0],
        tell(site.world, "a meeting on the pier", danger="soon", matter="meeting")[0],
        tell(site.world, "she is in his car", danger="now")[0],
        tell(site.world, "a second worry", danger="not_now")[0],
    ]
    page = section(site.get("dev", "/reports/").text, "Nobody has taken these on")
    places = [page.index(str(record)) for record in told]
    assert sorted(range(5), key=places.__getitem__) == [3, 2, 1, 0, 4]
    assert "Local, not law" in page
    assert "15 minutes left" in page or "14 minutes left" in page


def test_two_who_press_at_once_do_not_both_have_it_and_the_second_is_told_who_does(site: Site) -> None:
    set_hours()
    record, _ = tell(site.world, "He waits at the gate")
    before = site.get("dia", f"/report/{record}/").text
    assert site.post("dev", f"/report/{record}/take/").status == 302
    assert "Nobody has taken it on" in before
    site.post("dia", f"/report/{record}/take/", {"seen": ""})
    after = site.get("dia", f"/report/{record}/").text
    assert "took it on meanwhile" in after
    assert "Taken on by Dev" in after
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', after)
    site.post("dia", f"/report/{record}/take/", {"seen": seen})
    assert "Taken on by Dia" in site.get("dia", f"/report/{record}/").text


def test_what_is_told_while_a_triage_is_written_is_shown_before_it_is_recorded(site: Site) -> None:
    set_hours()
    record, words = tell(site.world, "He waits at the gate")
    triage = f"/report/{record}/triage/"
    form = filled(PublicReportTriaged, judged=Judged.NOT_NOW, next_step=NextStep.ADVICE)
    add(words, "He is in the house", danger="now")
    checking = site.post("dev", triage, form | {"_do": "check"})
    assert "He is in the house" in checking.text
    assert "in danger now: yes, now" in checking.text
    shown = form | {"_shown": clock.moment().isoformat()}
    add(words, "And his brother", danger="now")
    assert "And his brother" in site.post("dev", triage, shown).text
    assert "Triaged" not in section(site.get("dev", f"/report/{record}/").text, "Done so far")


def test_a_report_goes_through_every_hand_and_its_teller_reads_how_far_it_has_come(site: Site) -> None:
    set_hours()
    record, words = tell(site.world, "She is to meet him at the ferry steps", danger="soon", matter="meeting")
    report = f"/report/{record}"
    page = site.get("dev", f"{report}/").text
    assert "She is to meet him at the ferry steps" in page
    assert "Nobody has taken it on" in page
    assert site.post("dev", f"{report}/take/").status == 302
    assert site.post("dev", f"{report}/take/").status == 302
    assert "A worker took it on" in returned(words)
    triaged = filled(PublicReportTriaged, judged=Judged.SOON, next_step=NextStep.HAND_OVER)
    assert site.post("dev", f"{report}/triage/", triaged).status == 302
    handed = filled(PublicReportHandedOver, agency=POLICE, asked="Go to the ferry steps")
    assert site.post("dev", f"{report}/hand-over/", handed).status == 302
    assert "Handed over, no receipt yet" in site.get("dev", "/reports/").text
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        row = owner.execute("select id from journal_entry where kind = 'public_report.handed_over'").fetchone()
        claims = owner.execute("select count(*) from journal_entry where kind = 'public_report.claimed'").fetchone()
    assert row is not None
    assert claims == (1,)
    got = filled(PublicReportReceived, whom="Sergeant Lowe", reference="LN-900")
    assert site.post("dev", f"{report}/received/{row[0]}/", got).status == 302
    assert site.get("dev", f"{report}/received/{row[0]}/").status == 404
    assert "Handed over, no receipt yet" not in site.get("dev", "/reports/").text
    answered = filled(PublicReportAnswered, answer=Answer.OWN_WORDS, words="Somebody kind has read it.")
    assert site.post("dev", f"{report}/answer/", answered).status == 302
    since = returned(words)
    assert "Somebody kind has read it." in since
    assert "LN-900" not in since
    assert "Sergeant" not in since


def test_what_is_told_later_brings_a_report_back_to_the_front(site: Site) -> None:
    set_hours()
    record, words = tell(site.world, "a worry", danger="not_now")
    triaged = filled(PublicReportTriaged, judged=Judged.NOT_NOW, next_step=NextStep.ADVICE)
    assert site.post("dev", f"/report/{record}/triage/", triaged).status == 302
    assert str(record) in section(site.get("dev", "/reports/").text, ">Triaged ")
    for client in at_page():
        client.post("/again/more/", encoded(words=words, danger="now", what="He is at the door"), FORM)
    more = section(site.get("dev", "/reports/").text, "More was told since")
    assert str(record) in more
    assert "Yes, now" in more


def test_a_withdrawn_answer_is_no_longer_read(site: Site) -> None:
    set_hours()
    record, words = tell(site.world, "a worry")
    answered = filled(PublicReportAnswered, answer=Answer.OWN_WORDS, words="We know her well.")
    site.post("dev", f"/report/{record}/answer/", answered)
    assert "We know her well" in returned(words)
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        row = owner.execute("select id from journal_entry where kind = 'public_report.answered'").fetchone()
    assert row is not None
    assert site.post("dev", f"/entry/{row[0]}/withdraw/", {"because": "It says who is known"}).status == 302
    assert "We know her well" not in returned(words)


def test_a_report_nobody_takes_on_goes_to_the_deputy_and_its_teller_is_told(site: Site) -> None:
    set_hours()
    _, words = tell(site.world, "a worry")
    assert "deputy" not in returned(words)
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        owner.execute("update intake_deputy set minutes = 0 where record_id = %s", [ROTA])
    assert "Nobody had started on it, so it went to the worker who stands in for them" in returned(words)
    assert "with the deputy" in section(site.get("dia", "/reports/").text, "Nobody has taken these on")


def test_telling_more_never_puts_the_clock_back(site: Site) -> None:
    set_hours()
    record, words = tell(site.world, "a worry", danger="soon")
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        first = owner.execute("select waits from intake_report where record_id = %s", [record]).fetchone()
    for client in at_page():
        client.post("/again/more/", encoded(words=words, danger="soon", what="more"), FORM)
        client.post("/again/more/", encoded(words=words, danger="not_now", what="and more"), FORM)
    with identity(NUMBER["dev"]):
        (waits,) = waiting().rows[Group.NEW]
    assert first is not None
    since = first[0][1].astimezone(UTC)
    assert waits.waits[1] == since
    assert waits.due_at == since + timedelta(minutes=60)
    assert "59 minutes left" in site.get("dev", f"/report/{record}/").text


def test_what_the_lists_go_by_is_what_the_entries_say(site: Site) -> None:
    set_hours()
    for n in range(3):
        record, words = tell(site.world, f"worry {n}", danger="soon")
    for client in at_page():
        client.post("/again/more/", encoded(words=words, danger="now", what="more"), FORM)
    site.post("dev", f"/report/{record}/take/")
    site.post("dev", f"/report/{record}/triage/", filled(PublicReportTriaged))
    assert differences() == {}
    with psycopg.connect(site.world.database.dsn(OWNER)) as owner:
        owner.execute("update intake_report set danger = 4 where record_id = %s", [record])
    assert differences() == {"intake_report": 2}


def test_nobody_else_sees_the_list_a_report_or_the_rota(site: Site) -> None:
    set_hours()
    record, _ = tell(site.world, "Somebody at the harbour")
    for worker in ("maya", "tess", "pia", "viv", "ada", "wanda", "wes"):
        answers = [site.get(worker, f"/report/{record}/{act}") for act in ("", "triage/", "answer/", "hand-over/")]
        assert [answer.status for answer in answers] == [404] * 4
        assert "Somebody at the harbour" not in site.get(worker, "/reports/").text
        assert site.post(worker, f"/report/{record}/take/").status == 404


def test_every_danger_has_a_clock_in_minutes_that_is_said_to_be_local() -> None:
    assert set(minutes()) == set(Danger)
    assert minutes()[Danger.NOW] < minutes()[Danger.SOON] < minutes()[Danger.NOT_SURE]
    told = datetime(2026, 11, 21, 12, tzinfo=UTC)
    due = due_at(Danger.NOW, told)
    assert left(due, told) == "15 minutes left"
    assert left(due, told + timedelta(minutes=16)) == "1 minute late"
    assert left(due, told + timedelta(hours=5)) == "4 hours late"
    assert left(due, told + timedelta(days=4)) == "3 days late"
