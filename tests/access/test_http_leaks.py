"""Ways round the rules that somebody tried: each is closed, and stays so."""

import io
import logging
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from lantern.journal import acts, record
from lantern.kinds.circle.conflict import ConflictSet
from lantern.kinds.declare import Marking
from lantern.kinds.pathway.strategy_discussion import StrategyDiscussionHeld
from lantern.kinds.person.household import RelationshipStated
from lantern.kinds.person.names import NameGiven
from lantern.kinds.recording import entry_of
from lantern.kinds.staying.daily import SafetySummaryWritten, VisitMade
from lantern.registry.models import Worker
from lantern.rooms.finding import views
from lantern.settings import live
from lantern.settings.logs import Discreet
from tests.access.test_http_deeds import everything_of, visit, write
from tests.access.visiting import NOBODYS, Row, Site, visiting
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, RELATIONSHIPS, Told, World, days_ago

_ASHA = f"/child/{ID['asha']}"
_HUGE = "9" * 30


@pytest.fixture(scope="module")
def site(town: World) -> Iterator[Site]:
    """The site as each worker finds it."""
    with visiting(town) as site:
        yield site


@pytest.mark.parametrize(
    ("worker", "url"),
    [
        ("maya", f"{_ASHA}/known/?day=2026-11-01&mode=%00"),
        ("maya", f"{_ASHA}/looked/?page={_HUGE}"),
        ("tess", f"{_ASHA}/pathway/?chart=%00&edition=%00"),
        ("maya", f"{_ASHA}/record/%00/"),
        ("maya", f"{_ASHA}/record/visit.made/?from=%00&like=x&matter=%00"),
        ("maya", f"/?group=overdue&page={_HUGE}"),
        ("maya", "/?page=%D9%A3"),
        ("ada", f"/audit/?after={_HUGE}"),
    ],
)
def test_an_address_that_no_page_has_is_answered(worker: str, url: str, site: Site) -> None:
    assert site.get(worker, url).status in (200, 400, 404)


@pytest.mark.parametrize(
    ("worker", "url", "sent"),
    [
        ("maya", "/find/", {"words": "a\0b"}),
        ("maya", "/find/", {"words": "a", "day": "1", "month": "1", "year": _HUGE}),
        ("dia", "/find/new/", {"given": "a\0b", "open": "yes", "_key": "\0"}),
        ("maya", f"{_ASHA}/record/visit.made/", {"_do": "keep", "what": "a\0b"}),
        ("dev", f"/child/{ID['fay']}/emergency/", {"why": "danger", "more": "a\0b", "_key": "x"}),
        ("dev", f"/told/{_HUGE}/", {}),
    ],
)
def test_a_form_that_nobody_can_fill_in_is_answered(worker: str, url: str, sent: dict[str, str], site: Site) -> None:
    assert site.post(worker, url, sent).status in (302, 400, 422)


def test_the_log_of_reads_holds_nothing_that_was_typed(site: Site) -> None:
    typed = "Quillfeather"
    for url in (f"{_ASHA}/known/?mode={typed}&day={typed}", f"{_ASHA}/print/?whom={typed}", f"/?group={typed}"):
        site.get("maya", url)
    site.post("maya", "/find/", {"words": typed})
    row = site.log.execute("select count(*) from access_read_log l where l::text like %s", [f"%{typed}%"])
    assert row.fetchone() == (0,)


def test_the_program_s_log_holds_nothing_that_was_typed(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(words: str, *_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select %s::integer", [words])

    (handler,) = [h for h in logging.getLogger().handlers if isinstance(h.formatter, Discreet)]
    assert isinstance(handler, logging.StreamHandler)
    said = io.StringIO()
    monkeypatch.setattr(views, "search", broken)
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username="maya"))
    before = handler.setStream(said)
    try:
        assert client.post("/find/", {"words": "Quillfeather"}).status_code == 500
    finally:
        handler.setStream(before)
    assert "psycopg.errors.InvalidTextRepresentation" in said.getvalue()
    assert "Quillfeather" not in said.getvalue()


def test_nobody_can_ask_whether_a_record_exists_by_opening_one_under_its_id(site: Site) -> None:
    sent = {"given": "Kit", "family": "Nobody", "open": "yes"}
    opened = [site.post("dia", "/find/new/", sent | {"_key": str(id)}) for id in (ID["eli"], NOBODYS)]
    assert [answer.status for answer in opened] == [302, 302]
    assert not any(str(id) in answer.where for answer in opened for id in (ID["eli"], NOBODYS))


def test_a_record_is_opened_once_however_often_the_form_is_sent(site: Site) -> None:
    sent = {"given": "Kit", "family": "Nobody", "open": "yes", "_key": str(uuid4())}
    first, again = (site.post("dia", "/find/new/", sent) for _ in range(2))
    assert first.where == again.where
    assert site.post("dia", "/find/new/", sent | {"given": "Kim"}).status == 422
    assert site.post("dev", "/find/new/", sent).where != first.where


def told(site: Site, name: str, marking: Marking, occasion: UUID) -> Told:
    """A discussion of Asha's, one of several children's, with a word of its own."""
    word = f"word{900 + len(site.world.told)}"
    made = made_up(StrategyDiscussionHeld, happened=days_ago(2), known=word)
    (id,) = record([entry_of(made, ID[name], marking=marking, occasion=occasion)], by=NUMBER["tess"], key=str(uuid4()))
    one = Told(name, id, StrategyDiscussionHeld, marking, "tess", word)
    site.world.told.append(one)
    return one


def lent(site: Site, worker: str, one: Told, occasion: UUID, **more: object) -> tuple[bool, list[Row]]:
    """Whether the form for Hal begins with what the entry said, and what was logged."""
    query = "&".join(f"{name}={value}" for name, value in {"occasion": occasion, **more}.items())
    address = f"{write('hal', StrategyDiscussionHeld)}?from={ID[one.record]}&like={one.id}&{query}"
    answer = site.get(worker, address)
    assert answer.status == 200
    return one in site.words_in(answer), [row for row in answer.logged if row.record != ID["hal"]]


def test_a_form_that_begins_from_another_child_s_entry_is_a_look_at_it(site: Site) -> None:
    occasion = uuid4()
    hers = told(site, "asha", "open", occasion)
    assert lent(site, "maya", hers, occasion) == (True, [Row("like", ID["asha"], False)])
    # Wes has Hal by another record of his, and nothing to do with Asha.
    assert lent(site, "wes", hers, occasion) == (False, [Row("like", ID["asha"], True)])


def test_nothing_is_lent_from_what_is_of_another_occasion_kept_from_some_or_withdrawn(site: Site) -> None:
    occasion = uuid4()
    hers, kept = told(site, "asha", "open", occasion), told(site, "asha", "restricted", occasion)
    assert not lent(site, "maya", hers, uuid4())[0]
    assert not lent(site, "maya", kept, occasion)[0]
    assert lent(site, "maya", kept, occasion, marking="restricted")[0]
    acts.withdraw(ID["asha"], hers.id, because="The wrong child.", by=NUMBER["tess"], key="lent")
    assert not lent(site, "maya", hers, occasion)[0]


def test_an_entry_names_another_s_record_only_to_whoever_may_open_it(site: Site) -> None:
    page = f"/entry/{next(one.id for one in site.world.besides if one.kind is RelationshipStated)}/"
    assert str(ID["eli"]) not in site.get("maya", page).text
    made = made_up(RelationshipStated, happened=days_ago(9), name="A friend", who=ID["hal"])
    friend = site.world.tell("asha", "maya", made)
    assert "Words word" in site.get("tess", f"/entry/{friend}/").text
    assert str(ID["hal"]) not in site.get("pia", f"/entry/{friend}/").text


def test_what_was_typed_is_shown_as_text_wherever_it_stands(site: Site) -> None:
    typed = """"><script>alert(1)</script><b title='x'>"""
    for kind, where in ((NameGiven, "family"), (StrategyDiscussionHeld, "reasons"), (SafetySummaryWritten, "danger")):
        site.world.tell("hal", "tess", made_up(kind, happened=days_ago(0), **{where: typed}))
    pages = [page for worker in ("tess", "maya") for page in everything_of(site, "hal", worker)]
    pages += [site.get("tess", f"/entry/{one.id}/") for one in site.world.besides if one.record == "hal"]
    assert sum("&lt;script&gt;alert(1)" in page.text for page in pages) > 20
    assert not any("<script>alert" in page.text or "<b title" in page.text for page in pages)


def test_a_draft_is_its_writer_s_alone_and_closes_with_the_record(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    form = write("asha", VisitMade)
    assert site.post("omar", form, visit() | {"_do": "keep", "what": "Not for others."}).status == 204
    assert "Not for others." in site.get("omar", form).text
    assert "Not for others." not in site.get("maya", form).text
    site.world.tell("asha", "tess", made_up(ConflictSet, happened=days_ago(0), worker=NUMBER["omar"]))
    monkeypatch.setitem(RELATIONSHIPS["asha"], "co_allocated", "")
    monkeypatch.setitem(RELATIONSHIPS["asha"], "silent_other_team", "omar")
    assert site.get("omar", form).page == site.absent("omar").page
    assert "Not for others." not in site.get("omar", "/").text


def test_whoever_has_left_is_served_nothing_from_the_next_request_on(site: Site) -> None:
    assert site.get("sue", f"/child/{ID['ben']}/").status == 200
    Worker.objects.using("owner").filter(pk=NUMBER["sue"]).update(is_active=False)
    for url in (f"/child/{ID['ben']}/", "/", "/find/"):
        assert (site.get("sue", url).status, site.get("sue", url).logged) == (404, ())


def test_a_session_ends_with_signing_out_and_its_cookie_is_for_this_site_s_server_alone(site: Site) -> None:
    client = Client()
    client.force_login(User.objects.get(username="huw"))
    client.get(f"{_ASHA}/")
    kept = client.cookies["lantern"]
    assert (kept["httponly"], kept["samesite"], kept["expires"]) == (True, "Lax", "")
    assert live.SESSION_COOKIE_SECURE
    assert live.CSRF_COOKIE_SECURE
    client.post("/account/logout/")
    stolen = Client()
    stolen.cookies["lantern"] = kept.value
    assert stolen.get(f"{_ASHA}/").status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_signing_in_leads_to_this_site_only(elsewhere: str, town: World) -> None:
    pete = User.objects.get(username="pete")
    pete.set_password("a password for a test")
    pete.save()
    client = Client()
    sent = {"login": pete.email, "password": "a password for a test", "next": elsewhere}
    for answer in (client.post("/account/login/", sent), client.get("/account/login/", {"next": elsewhere})):
        assert (answer.status_code, answer["Location"]) == (302, "/")
