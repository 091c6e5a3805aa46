"""Telling: the receipt comes after the commit, sent twice it is kept once, and what cannot be kept is said so."""

import re
from datetime import time

import psycopg
import pytest
from django.db import connections
from django.test import Client

from lantern.journal import read
from lantern.kinds.case import Case
from lantern.public import phrase
from lantern.settings.server import OWNER
from tests.public.conftest import FORM, KEY, Area, encoded, set_hours, words_in
from tests.world import NUMBER, World

STORY = "My friend is going to meet a man from a game on Saturday and told nobody at home"


def reports(world: World) -> list[tuple[str, str]]:
    """Every entry of a public report, with its body, oldest first."""
    with psycopg.connect(world.database.dsn(OWNER)) as owner:
        return owner.execute(
            "select kind, body from journal_entry join journal_body using (position)"
            " where kind like 'public_report.%' order by position"
        ).fetchall()


def test_what_is_told_is_in_the_record_before_the_words_are_shown(area: Area) -> None:
    words = area.tell(STORY, danger="soon", matter="meeting", teller="friend", whom="Robin, 13")
    assert len(words.split()) == phrase.HOW_MANY
    ((kind, body),) = reports(area.world)
    assert kind == "public_report.made"
    assert STORY in body
    with psycopg.connect(area.world.database.dsn(OWNER)) as owner:
        kept = owner.execute("select receipt, record_id from public_receipt").fetchone()
        assert kept is not None
        assert kept[0] == phrase.receipt_of(words)
    (entry,) = read(kept[1], by=NUMBER["dev"])
    assert (entry.outcome, entry.answer) == ("soon", "meeting")
    ((_, told),) = Case.read(kept[1], NUMBER["dev"]).answers("public_report.made")
    assert told.model_dump()["whom"] == "Robin, 13"


def test_nobody_but_those_on_duty_reads_it(area: Area) -> None:
    area.tell(STORY)
    with psycopg.connect(area.world.database.dsn(OWNER)) as owner:
        (record,) = owner.execute("select record_id from public_receipt").fetchone() or ()
    may_read = {name for name, number in NUMBER.items() if read(record, by=number)}
    assert may_read == {"dev", "dia", "drew"}


def test_the_same_form_sent_again_is_kept_once_and_gets_the_same_words(area: Area) -> None:
    first = area.tell(STORY, key=KEY)
    assert area.tell(STORY, key=KEY) == first
    assert len(reports(area.world)) == 1


def test_a_form_changed_after_going_back_loses_nothing(area: Area) -> None:
    first = area.tell(STORY, key=KEY)
    assert area.tell("It is on Friday, not Saturday", key=KEY) == first
    assert [STORY in body for _, body in reports(area.world)] == [True, False]


def test_a_few_words_are_enough_and_the_rest_is_said_to_be_unsaid(area: Area) -> None:
    area.tell("help me")
    ((_, body),) = reports(area.world)
    assert '"teller":"not_said"' in body
    assert '"reply":"here"' in body


def test_a_number_is_kept_only_if_they_chose_to_be_reached(area: Area) -> None:
    area.tell("help me", reply="here", reply_to="07700 900123")
    area.tell("help us", reply="ring", reply_to="07700 900123")
    assert ["07700" in body for _, body in reports(area.world)] == [False, True]


@pytest.mark.parametrize("fields", [{"what": ""}, {"what": "   "}, {"what": "help", "reply": "ring"}])
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(area: Area, fields: dict[str, str]) -> None:
    answer = area.client.post("/write/", encoded(key=KEY, whom="Robin", **fields), FORM)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "It has not been sent yet" in page
    assert "Robin" in page
    assert "hank you" not in page
    assert KEY in page


def test_when_it_cannot_be_kept_it_says_so_and_keeps_what_was_typed(area: Area) -> None:
    connections["public"].close()
    name, connections["public"].settings_dict["NAME"] = connections["public"].settings_dict["NAME"], "no_such_database"
    try:
        answer = area.client.post("/write/", encoded(what=STORY, key=KEY, matter="meeting"), FORM)
        start = area.client.get("/")
        again = area.client.post("/again/more/", encoded(what=STORY, words="one two"), FORM)
    finally:
        connections["public"].close()
        connections["public"].settings_dict["NAME"] = name
    for page in (answer, start, again):
        assert page.status_code == 503
        assert "hank you" not in page.content.decode()
        assert "999" in page.content.decode()
    assert "This has not reached us" in answer.content.decode()
    assert STORY in answer.content.decode()
    assert KEY in answer.content.decode()
    assert re.search(r'value="meeting" checked', answer.content.decode())
    assert STORY in again.content.decode()
    assert words_in(area.client.post("/write/", encoded(what=STORY, key=KEY), FORM).content.decode())


def test_without_a_rota_it_does_not_open_and_shows_the_numbers(client: Client) -> None:
    for address in ("/", "/write/"):
        page = client.get(address).content.decode()
        assert "<textarea" not in page
        for number in ("999", "0800 1111", "CEOP"):
            assert number in page
    answer = client.post("/write/", encoded(what=STORY, key=KEY), FORM)
    assert answer.status_code == 503
    assert "This has not reached us" in answer.content.decode()


def test_a_rota_that_has_run_out_is_no_rota(unread: World, client: Client) -> None:
    set_hours(first=-30, last=-3)
    assert "<textarea" not in client.get("/write/").content.decode()
    assert reports(unread) == []


def test_it_says_who_reads_and_until_when_and_names_nobody(area: Area) -> None:
    page = area.client.get("/").content.decode()
    assert "Messages are being read now" in page
    assert "a duty worker at Agency 1" in page
    assert "30 minutes" in page
    assert "Dev" not in page


def test_outside_the_hours_it_says_when_they_begin_and_that_it_goes_to_the_deputy(
    unread: World, client: Client
) -> None:
    set_hours(first=2, begins=time(9), ends=time(17))
    page = client.get("/write/").content.decode()
    assert "Nobody is reading messages at this moment" in page
    assert "09:00 on " in page
    assert "straight to the worker who stands in for them" in page
    assert "<textarea" in page
    words = Area(unread, client).tell(STORY)
    since = client.post("/again/", encoded(words=words), FORM).content.decode()
    assert "it went to the worker who stands in for them" in since


def test_whoever_returns_reads_answers_and_adds_more_and_never_their_own_words(area: Area) -> None:
    words = area.tell(STORY)
    since = area.client.post("/again/", encoded(words=words.upper().replace(" ", ",  ")), FORM).content.decode()
    assert "What you told us reached us" in since
    assert STORY not in since
    more = area.client.post("/again/more/", encoded(words=words, danger="now", what="She has gone now"), FORM)
    assert "What you added has reached us" in more.content.decode()
    assert "She has gone now" not in more.content.decode()
    assert [kind for kind, _ in reports(area.world)] == ["public_report.made", "public_report.added"]


def test_wrong_words_find_nothing_and_what_was_to_be_added_is_shown_to_be_copied(area: Area) -> None:
    assert area.client.post("/again/", encoded(words="six wrong words"), FORM).status_code == 422
    lost = area.client.post("/again/more/", encoded(words="six wrong words", what=STORY), FORM)
    assert lost.status_code == 422
    assert STORY in lost.content.decode()
    assert "hank you" not in lost.content.decode()


def test_nothing_is_set_in_the_browser_and_nothing_may_be_kept_by_it(area: Area) -> None:
    for address in ("/", "/now/", "/write/", "/read/", "/again/"):
        answer = area.client.get(address)
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "script" not in answer.content.decode()
        assert not answer.cookies
        assert "<title>Questions</title>" in answer.content.decode()
