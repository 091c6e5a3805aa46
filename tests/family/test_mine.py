"""What whoever keeps a log finds there: their notes, a receipt, what they were told, and nothing of any record."""

import re
from html import unescape
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lantern.journal.acts import amend, withdraw
from lantern.journal.errors import NotAllowed
from lantern.kinds.family.log import (
    FamilyFeedbackGiven,
    FamilyNoteAdded,
    FamilyNoteMade,
    FamilyNoteWrittenWith,
    Feedback,
)
from lantern.kinds.recording import entry_of
from lantern.rooms.family.notes import A_PAGE
from tests.family.conftest import Family
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, RECORDS, days_ago

_BOX = re.compile(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"')


def saved(family: Family, url: str, **typed: str) -> str:
    """Fill the form in and save it; where that leads."""
    page = family.site._client("mo").get(url).content.decode()
    form = dict(_BOX.findall(page)) | {"_do": "record"} | typed
    answer = family.site.post("mo", url, form)
    assert answer.status == 302, answer.text
    return answer.where


def test_a_note_is_saved_at_once_and_answered_with_a_receipt(family: Family) -> None:
    where = saved(family, "/log/write/", what="She got into a grey car.", where="Pier Street")
    assert re.fullmatch(r"/log/[0-9a-f-]{36}/receipt/", where)
    receipt = family.mos(where)
    assert "She got into a grey car." in receipt
    assert re.search(r"(?:[0-9a-f]{4} ){5}[0-9a-f]{4}", receipt)
    page = family.mos()
    assert "She got into a grey car." in page
    assert "Pier Street" in page
    assert "Received." in page


def test_only_what_happened_has_to_be_written(family: Family) -> None:
    answer = family.site.post("mo", "/log/write/", {"_do": "record", "what": ""})
    assert answer.status == 422
    assert "Write an answer" in answer.text


def test_what_was_typed_is_kept_when_it_is_left(family: Family) -> None:
    family.site.post("mo", "/log/write/", {"_do": "leave", "what": "half a sentence"})
    assert "half a sentence" in family.mos("/log/write/")
    family.site.post("mo", "/log/write/", {"_do": "discard"})


def test_a_note_is_added_to_and_stays_as_it_was(family: Family) -> None:
    note = family.note("The first words.")
    saved(family, f"/log/{note}/add/", what="Later words.")
    page = family.mos()
    assert page.index("The first words.") < page.index("Later words.")
    assert f"/log/{note}/add/" in page
    assert not re.search(r"/(entry|amend|withdraw)", page)


def test_a_worker_s_note_says_by_whom_it_was_written_down(family: Family) -> None:
    family.tell("viv", made_up(FamilyNoteWrittenWith, happened=days_ago(0), what="Told over tea."))
    assert "written down with Viv" in family.mos()


@pytest.mark.parametrize("feedback", list(Feedback))
def test_feedback_stands_beside_its_note_with_the_name_of_who_gave_it(family: Family, feedback: Feedback) -> None:
    note = family.note(f"A note for {feedback}")
    family.tell("viv", FamilyFeedbackGiven(happened=days_ago(0), feedback=feedback), matter=note)
    article = family.mos().split(f"A note for {feedback}")[1].split("</article>")[0]
    assert "Viv, Agency" in article


def test_notes_come_a_page_at_a_time_newest_first(family: Family) -> None:
    for number in range(A_PAGE + 3):
        family.note(f"paged{number:03}")
    first, second = (re.findall(r"paged(\d{3})", family.mos(f"/log/?page={page}")) for page in (1, 2))
    assert first == sorted(first, reverse=True)
    assert len(first) == A_PAGE
    assert second[:3] == ["002", "001", "000"]


def test_nothing_else_is_there_for_whoever_keeps_a_log(family: Family) -> None:
    note, absent = family.note("Mine."), family.site.absent("mo")
    urls = [f"/child/{ID[name]}/" for name in RECORDS] + [f"/family/{family.log}/", f"/entry/{note}/"]
    urls += [
        "/team/",
        "/duty/",
        "/find/",
        "/law/",
        "/words/",
        "/families/",
        "/families/new/",
        "/reports/",
        reverse("sharing:register"),
    ]
    for url in urls:
        answer = family.site.get("mo", url)
        assert (answer.status, answer.page) == (404, absent.page), url
        assert [row.refused for row in answer.logged] == [True], url


def test_the_first_page_leads_to_the_log_and_no_other_page_is_in_sight(family: Family) -> None:
    assert family.site.get("mo", "/").where == "/log/"
    links = set(re.findall(r'href="(/[^"]*)"', unescape(family.mos("/log/help/"))))
    assert {link for link in links if not link.startswith(("/static/", "/account/"))} == {
        "/log/",
        "/log/write/",
        "/log/help/",
    }


def test_a_worker_has_no_page_of_whoever_keeps_a_log(family: Family) -> None:
    note = family.note("Hers.")
    for worker in ("viv", "maya", "dev", "ada"):
        for url in ("/log/", "/log/write/", "/log/help/", f"/log/{note}/receipt/", f"/log/{note}/add/"):
            assert family.site.get(worker, url).status == 404


def test_what_never_to_do_and_whom_to_ring_stand_where_somebody_writes(family: Family) -> None:
    for url in ("/log/", "/log/write/"):
        page = family.mos(url)
        for says in ("Do not follow or confront anybody, and do not search phones.", "A court may ask", "tel:999"):
            assert says in page


def test_there_is_no_box_for_a_picture_or_a_file(family: Family) -> None:
    for url in ("/log/", "/log/write/", "/log/help/"):
        assert 'type="file"' not in family.mos(url)
        assert "multipart" not in family.mos(url)


def test_the_database_gives_a_parent_no_row_of_the_record(family: Family) -> None:
    family.note("Row by row.")
    with psycopg.connect(family.world.database.dsn()) as app:
        app.execute("select set_config('lantern.worker', %s, true)", [str(NUMBER["mo"])])
        for table in (
            *("journal_entry", "journal_body", "journal_mention", "journal_live", "registry_record", "access_circle"),
            *("people_name", "people_birth", "people_tie", "clock", "family_log"),
        ):
            assert app.execute(f"select count(*) from {table}").fetchone() == (0,), table
        assert app.execute("select count(*) from family_notes(0, 1)").fetchone() == (1,)


def test_the_database_gives_nobody_else_the_notes_of_a_log(family: Family) -> None:
    note = family.note("Nobody else's.")
    with psycopg.connect(family.world.database.dsn()) as app:
        for worker in ("viv", "maya", "dia", "pia", "ada"):
            app.execute("select set_config('lantern.worker', %s, false)", [str(NUMBER[worker])])
            assert app.execute("select count(*) from family_notes(0, 50)").fetchone() == (0,)
        app.execute("select set_config('lantern.worker', %s, false)", [str(NUMBER["maya"])])
        assert app.execute("select count(*) from family_receipt(%s)", [note]).fetchone() == (0,)
        for table in ("family_hold", "family_stop"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
                app.execute(f"select from {table}")


def test_a_parent_records_notes_in_their_own_log_and_nothing_anywhere_else(family: Family) -> None:
    added = made_up(FamilyNoteAdded, happened=days_ago(0))
    with psycopg.connect(family.world.database.dsn()) as app:
        app.execute("select set_config('lantern.worker', %s, false)", [str(NUMBER["mo"])])
        may = app.execute(
            "select r.id, k.part from unnest(%s::uuid[]) r (id), (select distinct part from access_kind) k"
            " where access_may(r.id, 'record:' || k.part)",
            [list(ID.values())],
        ).fetchall()
    assert may == [(family.log, "family_notes")]
    assert added.part == "family_notes"


def test_a_note_that_a_worker_withdrew_stays_with_whoever_wrote_it(family: Family) -> None:
    note = family.note("Withdrawn by a worker.")
    with_them = family.tell("viv", made_up(FamilyNoteWrittenWith, happened=days_ago(0), what="In the wrong log."))
    for entry in (note, with_them):
        withdraw(family.log, entry, because="The wrong log", by=NUMBER["viv"], key=str(uuid4()))
    page = family.mos()
    assert "Withdrawn by a worker." in page
    assert "Withdrawn by a worker." in family.mos(f"/log/{note}/receipt/")
    assert "In the wrong log." not in page
    assert "Withdrawn by a worker." not in family.site.get("viv", f"/family/{family.log}/").text


def test_a_page_asks_the_database_as_often_for_forty_notes_as_for_one(family: Family) -> None:
    asked = []
    family.mos()  # signs in
    for notes in (1, 40):
        for number in range(notes):
            family.tell("viv", made_up(FamilyFeedbackGiven, happened=days_ago(0)), matter=family.note(f"Note {number}"))
        with CaptureQueriesContext(connection) as queries:
            family.mos()
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_nobody_amends_a_note(family: Family) -> None:
    note = family.note("As it was.")
    for worker in ("mo", "viv", "maya", "tess"):
        with pytest.raises(NotAllowed):
            told = entry_of(made_up(FamilyNoteMade, happened=days_ago(0), what="Otherwise."), family.log)
            amend(note, told, because="No reason", by=NUMBER[worker], key=str(uuid4()))


def test_signing_out_leads_to_a_page_that_does_not_say_of_what_and_has_the_way_out(family: Family) -> None:
    form = re.search(r'<form[^>]* action="/account/logout/">.*?</form>', family.mos(), re.DOTALL)
    assert form
    mine = Client()
    mine.force_login(User.objects.get(worker=NUMBER["mo"]), settings.AUTHENTICATION_BACKENDS[-1])
    assert mine.get("/log/").status_code == 200
    left = mine.post("/account/logout/", dict(_BOX.findall(form[0])), follow=True)
    page = left.content.decode()
    assert left.redirect_chain == [("/out/", 302)]
    assert "Leave this page now" in page
    assert not re.search(
        "lantern|exploit|notes|log", re.sub(r"<head>.*?</head>|<[^>]+>", "", page, flags=re.DOTALL), re.I
    )
    assert re.findall("<title>(.*?)</title>", page) == ["Signed out"]
    assert mine.get("/log/").status_code == 302
