"""What is done over HTTP: by whom the rules say, once, and nowhere to be seen by anybody else.

One world for all of them: those that change somebody's place in a record for good stand last.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from lantern.kinds.circle.allocation import AllocationMade, As
from lantern.kinds.circle.conflict import ConflictDeclared, ConflictSet
from lantern.kinds.declare import Kind
from lantern.kinds.pathway.strategy_discussion import StrategyDiscussionHeld
from lantern.kinds.pathway.urgent_action import LegalAdviceReceived
from lantern.kinds.person.names import NameGiven
from lantern.kinds.staying.daily import Visit, VisitMade
from lantern.page import clock
from lantern.page.form.forms import typed_from
from tests.access.addresses import OF_ENTRIES, OF_RECORDS
from tests.access.visiting import Answer, Row, Site, may, may_do, visiting
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, RELATIONSHIPS, STAFF, WORKERS, World, days_ago

_POSTED_TO_RECORDS = [
    one for one in OF_RECORDS if one.name in ("recording:write", "child:emergency", "recording:withdrawn")
]
_POSTED_TO_ENTRIES = [one for one in OF_ENTRIES if one.name != "recording:entry"]


@pytest.fixture(scope="module")
def site(town: World) -> Iterator[Site]:
    """The site as each worker finds it."""
    with visiting(town) as site:
        yield site
        print(f"\n{site.visits} cells of deeds done or refused over HTTP")


def filled(kind: type[Kind], **given: Any) -> dict[str, Any]:
    """A form filled in, with its last button pressed."""
    told = made_up(kind, happened=days_ago(1), **given)
    typed = typed_from(kind, {name: getattr(told, name) for name in kind.questions()})
    boxes = {name: many if len(many) > 1 else many[0] for name, many in typed.lists()}
    return boxes | {"_do": "record", "_key": str(uuid4()), "_since": clock.moment().isoformat()}


def visit(**given: Any) -> dict[str, Any]:
    """The form of a visit."""
    return filled(VisitMade, found=Visit.NOT_SEEN, why_not_seen="Nobody came to the door.", **given)


def write(record: str, kind: type[Kind]) -> str:
    """The address at which a kind is recorded."""
    return reverse("recording:write", args=[ID[record], kind.kind])


def entries(site: Site) -> int:
    """How many entries there are in the whole record."""
    row = site.log.execute("select count(*) from journal_entry").fetchone()
    assert row
    return int(row[0])


def refusal(answer: Answer, absent: Answer) -> bool:
    """Whether this is the page of what does not exist, logged as refused."""
    return (answer.status, answer.page) == (404, absent.page) and [row.refused for row in answer.logged] == [True]


def openers(record: str) -> list[str]:
    """Those who may open a record."""
    return [worker for worker in WORKERS if may(worker, record, "open")]


def everything_of(site: Site, record: str, worker: str) -> list[Answer]:
    """Every page of a record for somebody who may open it, past views and prints among them, and their lists."""
    pages = [one for one in OF_RECORDS if one.serves(worker, record)]
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    past = [f"/child/{ID[record]}/known/?mode=proved&day={day}" for day in (yesterday, clock.today().isoformat())]
    prints = [f"/child/{ID[record]}/print/?whom={whom}" for whom in ("conference", "family", "child", "court")]
    urls = [*(one.url(ID[record]) for one in pages), *past, "/", "/team/"]
    return [site.get(worker, url) for url in [*urls, *(prints if may(worker, record, "print") else ())]]


@pytest.mark.parametrize("address", _POSTED_TO_RECORDS, ids=lambda one: "-".join((one.name, *one.more)))
def test_whoever_may_not_cannot_send_the_form_either(address: Any, site: Site) -> None:
    before = entries(site)
    for worker in WORKERS:
        for record in ("asha", "dan"):
            if not address.serves(worker, record):
                answer = site.post(worker, address.url(ID[record]), visit())
                assert refusal(answer, site.absent(worker)), (worker, record)
    assert entries(site) == before


@pytest.mark.parametrize("address", _POSTED_TO_ENTRIES, ids=lambda one: "-".join((one.name, *one.more)))
def test_whoever_may_not_cannot_do_it_to_an_entry(address: Any, site: Site) -> None:
    before = entries(site)
    sent = visit() | {"because": "To try it.", "marking": "open"}
    hers = [
        site.world.of("asha", VisitMade, author="maya"),
        site.world.of("asha", LegalAdviceReceived, "restricted", "pia"),
    ]
    for worker in WORKERS:
        for told in (*hers, site.world.of("dan", VisitMade)):
            if not address.serves(worker, told):
                assert refusal(site.post(worker, address.url(told.id), sent), site.absent(worker)), (worker, told)
    assert entries(site) == before


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"])
def test_no_other_method_gets_round_a_refusal_or_changes_anything(method: str, site: Site) -> None:
    before = entries(site)
    told = site.world.of("asha", VisitMade, author="maya")
    for address in OF_RECORDS:
        assert site.visit("wes", method, address.url(ID["asha"])).status == 404
        assert site.visit("maya", method, address.url(ID["asha"])).status in (200, 404)
    for one in OF_ENTRIES:
        assert site.visit("wes", method, one.url(told.id)).status == 404
        assert site.visit("maya", method, one.url(told.id)).status == 200
    assert entries(site) == before


def test_a_form_is_recorded_once_however_often_it_is_sent(site: Site) -> None:
    sent = visit()
    before = entries(site)
    first, again = (site.post("omar", write("asha", VisitMade), sent) for _ in range(2))
    assert (first.status, first.where) == (again.status, again.where) == (302, first.where)
    assert first.logged == (Row("record:visit.made", ID["asha"], False),)
    assert entries(site) == before + 1
    assert site.get("pia", first.where).status == 200
    assert site.get("wes", first.where).status == 404


def test_a_form_from_elsewhere_is_not_taken(site: Site) -> None:
    client = site.clients["maya"]
    before = entries(site)
    client.handler.enforce_csrf_checks = True
    try:
        answers = [site.post("maya", write(record, VisitMade), visit()) for record in ("asha", "eli")]
    finally:
        client.handler.enforce_csrf_checks = False
    assert [(answer.status, answer.logged) for answer in answers] == [(403, ())] * 2
    assert answers[0].page == answers[1].page
    assert entries(site) == before


def test_an_amendment_is_read_by_whom_the_entry_is(site: Site) -> None:
    told = site.world.of("asha", LegalAdviceReceived, "agency", "maya")
    sent = filled(LegalAdviceReceived, advice=told.word) | {"because": f"Corrected, {told.word}."}
    answer = site.post("omar", reverse("recording:amend", args=[told.id]), sent)
    assert (answer.status, answer.where) == (302, f"/entry/{told.id}/?recorded=yes")
    for worker in WORKERS:
        assert (told in site.words_in(site.get(worker, f"/entry/{told.id}/"))) is (
            may(worker, "asha", "open") and may_do(worker, told, "read_body")
        )


def test_a_dispute_stands_beside_the_entry_and_is_read_by_whoever_reads_it(site: Site) -> None:
    told = site.world.of("asha", VisitMade, "open", "maya")
    answer = site.post("pia", f"/entry/{told.id}/dispute/", {"because": "We saw it otherwise.", "_key": "d"})
    assert answer.where == f"/entry/{told.id}/"
    assert "We saw it otherwise." in site.get("huw", f"/entry/{told.id}/").text
    assert "We saw it otherwise." in site.get("maya", f"/entry/{told.id}/").text
    assert site.get("wes", f"/entry/{told.id}/").status == 404


def test_what_was_restricted_is_gone_from_every_view_of_whoever_may_no_longer_read_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = site.world.of("asha", NameGiven)
    assert told in site.words_in(site.get("pia", f"/child/{ID['asha']}/"))
    done = site.post(
        "maya", f"/entry/{told.id}/restrict/", {"because": "At risk.", "marking": "restricted", "_key": "r"}
    )
    assert done.status == 302
    now = [replace(one, marking="restricted") if one == told else one for one in site.world.told]
    monkeypatch.setattr(site.world, "told", now)
    for worker in openers("asha"):
        # Every page visited is searched for words that its reader may not read.
        site.get(worker, f"/entry/{told.id}/")
        site.post(worker, "/find/", {"words": "Words"})
        everything_of(site, "asha", worker)
    assert site.get("pia", f"/entry/{told.id}/").status == 404
    assert told.word in site.get("tess", f"/child/{ID['asha']}/").text


def test_what_was_withdrawn_is_gone_from_every_view_of_everybody(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    told = site.world.of("asha", VisitMade, "open", "huw")
    assert told in site.words_in(site.get("maya", f"/entry/{told.id}/"))
    done = site.post("huw", f"/entry/{told.id}/withdraw/", {"because": "The wrong child.", "_key": "w"})
    assert (done.status, done.where) == (302, f"/child/{ID['asha']}/")
    pages = [page for worker in openers("asha") for page in everything_of(site, "asha", worker)]
    assert not any(told.word in page.text or f"/entry/{told.id}" in page.text for page in pages)
    for worker in WORKERS:
        assert refusal(site.get(worker, f"/entry/{told.id}/"), site.absent(worker)), worker
    for address in OF_ENTRIES:
        assert refusal(site.get("huw", address.url(told.id)), site.absent("huw")), address
    listed = site.get("tess", f"/child/{ID['asha']}/withdrawn/").text
    assert "The wrong child." in listed
    assert "Maya" in listed  # who had read it is to be told
    sent = {"do": "confirm", "entry": str(told.id), "because": "It was.", "_key": "c"}
    assert refusal(site.post("huw", f"/child/{ID['asha']}/withdrawn/", sent), site.absent("huw"))
    assert site.post("tess", f"/child/{ID['asha']}/withdrawn/", sent).status == 302


def test_a_withdrawn_name_finds_nobody_and_a_withdrawn_discussion_starts_no_clock(site: Site) -> None:
    name, held = site.world.of("fay", NameGiven), site.world.of("asha", StrategyDiscussionHeld)
    assert f"/child/{ID['fay']}/" in site.post("lee", "/find/", {"words": "Words"}).text
    assert "strategy discussion" in site.get("omar", f"/child/{ID['asha']}/pathway/").text.lower()
    assert site.post("lee", f"/entry/{name.id}/withdraw/", {"because": "Misread.", "_key": "n"}).status == 302
    assert site.post("pia", f"/entry/{held.id}/withdraw/", {"because": "Not held.", "_key": "h"}).status == 302
    assert f"/child/{ID['fay']}/" not in site.post("lee", "/find/", {"words": "Words"}).text
    rules = site.log.execute("select count(*) from clock where started_by = %s or met_by = %s", [held.id, held.id])
    assert rules.fetchone() == (0,)
    assert str(held.id) not in site.get("omar", f"/child/{ID['asha']}/pathway/").text


def test_an_analyst_confirms_what_was_withdrawn_of_guarded_entries_only(site: Site) -> None:
    page = f"/child/{ID['asha']}/withdrawn/"
    for kind, marking, author in ((VisitMade, "open", "pia"), (LegalAdviceReceived, "open", "pia")):
        told = site.world.of("asha", kind, marking, author)
        site.post("pia", f"/entry/{told.id}/withdraw/", {"because": "Misfiled by pia.", "_key": str(told.id)})
    assert "Misfiled by pia." in site.get("tess", page).text
    assert "Misfiled by pia." not in site.get("paz", page).text


def test_an_emergency_opening_shows_the_summary_for_an_hour_and_tells_those_responsible(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert site.get("dev", f"/child/{ID['ben']}/summary/").status == 404
    (told,) = site.log.execute("select coalesce(max(id), 0) from access_notice").fetchone() or (0,)
    opened = site.post("dev", f"/child/{ID['ben']}/emergency/", {"why": "danger", "more": "A call.", "_key": "e"})
    assert opened.where == f"/child/{ID['ben']}/summary/"
    monkeypatch.setitem(RELATIONSHIPS["ben"], "emergency_over", "")
    monkeypatch.setitem(RELATIONSHIPS["ben"], "emergency", "dev")
    assert site.get("dev", opened.where).status == 200
    assert site.get("dev", f"/child/{ID['ben']}/").status == 404
    assert site.get("drew", f"/child/{ID['ben']}/summary/").status == 404
    query = "select worker_id from access_notice where record_id = %s and id > %s"
    assert set(site.log.execute(query, [ID["ben"], told])) == {(NUMBER["lee"],), (NUMBER["tara"],)}
    assert all("safety summary was opened" in site.get(worker, "/").text for worker in ("lee", "tara"))


def test_nobody_in_conflict_opens_a_safety_summary(site: Site) -> None:
    before = entries(site)
    sent = {"why": "danger", "more": "A call.", "_key": "n"}
    assert refusal(site.post("dia", f"/child/{ID['dan']}/emergency/", sent), site.absent("dia"))
    assert entries(site) == before


def test_a_notice_is_its_worker_s_alone(site: Site) -> None:
    (number,) = site.log.execute(
        "select id from access_notice where worker_id = %s and record_id = %s", [NUMBER["lee"], ID["fay"]]
    ).fetchone() or (0,)
    others = [site.post(worker, f"/told/{number}/") for worker in STAFF if worker != "lee"]
    assert refusal(site.post("mo", f"/told/{number}/"), site.absent("mo"))
    assert {(answer.status, answer.where, answer.logged) for answer in others} == {(302, "/", ())}
    assert site.post("maya", "/told/999999/").where == "/"
    assert site.log.execute("select seen_at from access_notice where id = %s", [number]).fetchone() == (None,)
    assert site.post("lee", f"/told/{number}/").where.startswith("/entry/")
    assert site.log.execute("select seen_at is null from access_notice where id = %s", [number]).fetchone() == (False,)


def test_a_conflict_set_over_http_closes_the_record_at_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert site.get("omar", f"/child/{ID['asha']}/").status == 200
    answer = site.post("tess", write("asha", ConflictSet), filled(ConflictSet, worker=NUMBER["omar"]))
    assert answer.status == 302
    monkeypatch.setitem(RELATIONSHIPS["asha"], "co_allocated", "")
    monkeypatch.setitem(RELATIONSHIPS["asha"], "silent_other_team", "omar")
    for address in OF_RECORDS:
        assert refusal(site.get("omar", address.url(ID["asha"])), site.absent("omar")), address
    assert str(ID["asha"]) not in site.get("omar", "/").text
    assert "Conflict of interest set" not in site.get("pia", f"/child/{ID['asha']}/chronology/").text


def test_whoever_declares_a_conflict_loses_the_record_with_that_answer(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(RELATIONSHIPS["asha"], "shared", "pia paz huw viv")
    monkeypatch.setitem(RELATIONSHIPS["asha"], "conflict_shared", "ross")
    answer = site.post("ross", write("asha", ConflictDeclared), filled(ConflictDeclared, worker=NUMBER["ross"]))
    assert (answer.status, answer.where) == (302, "/")
    site.get("ross", "/")
    assert refusal(site.get("ross", f"/child/{ID['asha']}/"), site.absent("ross"))


def test_a_duty_manager_allocates_and_the_worker_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = filled(AllocationMade, worker=NUMBER["maya"], allocated=As.ALLOCATED)
    answer = site.post("dia", write("cara", AllocationMade), sent)
    assert (answer.status, answer.where) == (302, "/")
    monkeypatch.setitem(
        RELATIONSHIPS, "cara", {"allocated": "maya", "teammate": "tess", "other_team": "dia drew dev omar lee tara"}
    )
    assert site.get("maya", f"/child/{ID['cara']}/").status == 200
    assert "worker allocated" in site.get("maya", "/").text
    assert site.get("dia", f"/child/{ID['cara']}/").status == 404
