"""A draft is its worker's alone, goes when it expires, and survives a session that ends."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.http import QueryDict

from lantern.access import identity
from lantern.page.form.drafts import LAST_FOR, Place
from lantern.settings.server import APP
from tests.conftest import Database
from tests.page.answers import typed
from tests.page.conftest import Colleagues

FORM = "/style/form/"


def test_a_draft_is_given_back_as_it_was_typed(colleagues: Colleagues) -> None:
    place = Place(colleagues.nadia.pk, "visit.made", uuid4())
    with identity(colleagues.nadia.pk):
        place.keep(QueryDict("words=first"), "/form/")
        place.keep(QueryDict("words=said+%26+done&ticked=a&ticked=b"), "/form/")
        kept = place.kept()
    assert kept
    assert kept.typed.getlist("ticked") == ["a", "b"]
    assert kept.typed["words"] == "said & done"


def test_a_draft_about_nothing_yet_is_one_draft_too(colleagues: Colleagues) -> None:
    place = Place(colleagues.nadia.pk, "referral.received", None)
    with identity(colleagues.nadia.pk):
        place.keep(QueryDict("words=first"), "/form/")
        place.keep(QueryDict("words=second"), "/form/")
        kept = place.kept()
    assert kept
    assert kept.typed["words"] == "second"


def test_nobody_else_reads_changes_or_removes_a_draft(colleagues: Colleagues, django_in_own_database: Database) -> None:
    with identity(colleagues.nadia.pk):
        Place(colleagues.nadia.pk, "visit.made", None).keep(QueryDict("words=private"), "/form/")
    with psycopg.connect(django_in_own_database.dsn(APP)) as app:
        app.execute("select set_config('lantern.worker', %s, true)", [str(colleagues.owen.pk)])
        assert app.execute("select count(*) from page_draft").fetchone() == (0,)
        assert app.execute("update page_draft set typed = ''").rowcount == 0
        assert app.execute("delete from page_draft").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(
                "insert into page_draft (worker_id, form, typed, saved_at, expires_at)"
                " values (%s, 'x', '', now(), now())",
                [colleagues.nadia.pk],
            )
    with identity(colleagues.nadia.pk):
        assert Place(colleagues.nadia.pk, "visit.made", None).kept()


def test_a_draft_goes_when_its_time_is_over(colleagues: Colleagues, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(colleagues.nadia.pk, "visit.made", None)
    monkeypatch.setattr("lantern.page.form.drafts.LAST_FOR", -timedelta(seconds=1))
    with identity(colleagues.nadia.pk):
        place.keep(QueryDict("words=old"), "/form/")
        assert place.kept() is None
    assert timedelta(days=7) < LAST_FOR <= timedelta(days=31)


def test_a_ticket_names_its_place_and_another_ticket_nothing(colleagues: Colleagues) -> None:
    place = Place(colleagues.nadia.pk, "visit.made", uuid4())
    assert Place.of_ticket(place.ticket()) == place
    assert Place.of_ticket(place.ticket() + "x") is None
    assert Place.of_ticket("") is None


def test_what_is_sent_after_the_session_ended_is_there_after_signing_in_again(colleagues: Colleagues) -> None:
    ticket = colleagues.client.get(FORM).context["machinery"]["_ticket"]
    user = colleagues.nadia.user
    colleagues.client.logout()
    sent = {**typed(known="Typed for an hour.").dict(), "_ticket": ticket, "_do": "record"}
    answer = colleagues.client.post(FORM, sent)
    assert answer["Location"].startswith("/account/login/")
    assert "Typed" not in answer["Location"]
    signing_in = colleagues.client.get(answer["Location"])
    assert "What you had typed is kept" in signing_in.content.decode()
    assert user
    colleagues.client.force_login(user)
    assert "Typed for an hour." in colleagues.client.get(FORM).content.decode()


def test_without_our_ticket_nothing_is_kept_for_anybody(
    colleagues: Colleagues, django_in_own_database: Database
) -> None:
    colleagues.client.logout()
    colleagues.client.post(FORM, {**typed().dict(), "_ticket": "forged"})
    with psycopg.connect(django_in_own_database.dsn("lantern_owner")) as owner:
        assert owner.execute("select count(*) from page_draft").fetchone() == (0,)
