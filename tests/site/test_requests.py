"""What the site does to every request: who asks, one transaction, nothing kept, nothing given away."""

import re
from collections.abc import Iterator

import psycopg
import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings

from lantern.registry.models import Worker
from lantern.settings.server import OWNER
from tests.conftest import Database


@pytest.fixture
def client(django_in_own_database: Database) -> Iterator[Client]:
    """Somebody who works for an agency, signed in, on a site with pages of the tests' own."""
    with psycopg.connect(django_in_own_database.dsn(OWNER)) as owner:
        owner.execute("insert into registry_area (id, name) values (1, 'Wexmoor')")
        owner.execute("insert into registry_agency values (1, 'Wexmoor Social Care', 'social_care')")
        owner.execute("insert into registry_team (id, agency_id, area_id, name) values (1, 1, 1, 'North')")
    user = User.objects.create_user("nadia", "nadia@wexmoor.example", "a password for a test")
    Worker.objects.using("owner").create(
        user_id=user.pk, name="Nadia Rahim", role="social_worker", team_id=1, agency_id=1, area_id=1
    )
    with override_settings(ROOT_URLCONF="tests.site.pages"):
        client = Client(raise_request_exception=False)
        client.force_login(user)
        yield client


def without_secret(content: bytes) -> str:
    """A page without its form's secret, which is another each time, and without its own address."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|/(refused|absent)/', "", content.decode())


def written(database: Database) -> list[str]:
    """What is committed of what a page wrote."""
    with psycopg.connect(database.dsn(OWNER)) as owner:
        rows = owner.execute(
            "select session_key from django_session where session_key in ('written', 'noted', 'broken')"
        ).fetchall()
    return [row[0] for row in rows]


def test_the_database_knows_which_worker_asks(client: Client) -> None:
    worker = Worker.objects.get()
    assert client.get("/identified/").content.decode() == f"{worker.pk} Nadia Rahim"


def test_a_worker_who_has_left_is_nobody(client: Client) -> None:
    Worker.objects.using("owner").update(is_active=False)
    assert client.get("/identified/").status_code == 404


def test_the_identity_does_not_outlive_the_request(client: Client) -> None:
    client.get("/identified/")
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('lantern.worker', true)")
        assert cursor.fetchone()[0] in ("", None)


def test_whoever_is_not_signed_in_is_asked_to(client: Client) -> None:
    client.logout()
    answer = client.get("/identified/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_a_page_for_anybody_needs_no_sign_in(client: Client) -> None:
    client.logout()
    assert client.get("/open/").content == b"hello"


def test_a_page_that_does_not_say_who_it_is_for_is_shown_to_nobody(client: Client) -> None:
    assert client.get("/unguarded/").status_code == 404


def test_what_may_not_be_seen_looks_like_what_does_not_exist(client: Client) -> None:
    refused, absent = client.get("/refused/"), client.get("/absent/")
    assert refused.status_code == absent.status_code == 404
    assert without_secret(refused.content) == without_secret(absent.content)
    assert refused.headers == absent.headers


@pytest.mark.parametrize("path", ["/writes-and-fails/", "/writes-and-breaks/", "/streams/"])
def test_a_request_that_fails_keeps_nothing(client: Client, django_in_own_database: Database, path: str) -> None:
    assert client.get(path).status_code == 500
    assert written(django_in_own_database) == []


def test_a_request_that_succeeds_is_committed(client: Client, django_in_own_database: Database) -> None:
    assert client.get("/writes/").status_code == 200
    assert written(django_in_own_database) == ["written"]


def test_what_is_noted_of_a_refusal_is_committed_too(client: Client, django_in_own_database: Database) -> None:
    assert client.get("/writes-and-refuses/").status_code == 404
    assert written(django_in_own_database) == ["noted"]


@pytest.mark.parametrize("role", ["parent", "young_person"])
def test_what_one_of_a_family_is_told_when_a_page_cannot_be_shown_has_the_way_out_and_names_nobody(
    client: Client, role: str
) -> None:
    Worker.objects.using("owner").update(role=role)
    strict = Client(raise_request_exception=False, enforce_csrf_checks=True)
    strict.force_login(User.objects.get())
    answers = (
        (404, client.get("/nowhere/")),
        (404, client.get("/identified/")),
        (400, client.get("/breaks/", {"name": "\0"})),
        (403, strict.post("/account/password/change/")),
        (500, client.get("/breaks/")),
    )
    for status, answer in answers:
        page = answer.content.decode()
        assert answer.status_code == status
        assert "Leave this page now" in page
        assert re.search(r'name="csrfmiddlewaretoken" value="\w+"><button class="lantern-plain-button">Sign out', page)
        for words in ("Nadia", "Lantern", "child", "recorded", "duty manager"):
            assert words not in page, (status, words)


@pytest.mark.parametrize("path", ["/identified/", "/absent/", "/writes-and-fails/", "/account/login/"])
def test_no_page_stays_in_a_store_and_none_runs_foreign_code(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer["Cache-Control"] == "no-store"
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy.pop("default-src") == policy.pop("base-uri") == policy.pop("frame-ancestors") == "'none'"
    assert set(policy.values()) == {"'self'"}
    assert {"script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"} == set(policy)


def test_nothing_of_a_visit_is_left_when_the_browser_is_closed(client: Client) -> None:
    answer = Client().get("/account/login/")
    given = {"login": "nadia@wexmoor.example", "password": "a password for a test"}
    signed_in = Client()
    signed_in.post("/account/login/", given)
    left = [*answer.cookies.values(), *signed_in.cookies.values()]
    assert {cookie.key for cookie in left} == {"csrftoken", "lantern"}
    for cookie in left:
        assert (cookie["expires"], cookie["max-age"]) == ("", ""), cookie.key
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def test_who_signs_in_gets_a_session_that_nobody_could_know_before(client: Client) -> None:
    strange = Client()
    strange.cookies["lantern"] = "a" * 32
    strange.post("/account/login/", {"login": "nadia@wexmoor.example", "password": "a password for a test"})
    assert strange.session.session_key not in (None, "a" * 32)
    assert strange.session["_auth_user_id"]
    kept = strange.cookies["lantern"].value
    strange.post("/account/logout/")
    strange.cookies["lantern"] = kept
    assert strange.get("/account/password/change/").status_code == 302


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "password/set/", "login/code/confirm/"])
def test_nobody_lets_themselves_in_by_e_mail(client: Client, path: str) -> None:
    assert client.get(f"/account/{path}").status_code == 404
    client.logout()
    assert client.get(f"/account/{path}").status_code == 404


@pytest.mark.parametrize("path", ["login/", "logout/", "inactive/", "password/change/", "2fa/", "2fa/totp/activate/"])
def test_the_pages_of_an_account_are_there(client: Client, path: str) -> None:
    if path == "login/":
        client.logout()
    assert client.get(f"/account/{path}", follow=True).status_code == 200


def test_live_settings_want_a_second_step_before_anything_else(client: Client) -> None:
    with override_settings(LANTERN_LIVE=True):
        assert client.get("/identified/")["Location"] == "/account/2fa/"
        assert client.get("/account/2fa/").status_code == 200


def test_with_a_second_step_live_settings_let_a_worker_on(client: Client) -> None:
    Authenticator.objects.create(user=User.objects.get(), type=Authenticator.Type.TOTP, data={})
    with override_settings(LANTERN_LIVE=True):
        assert client.get("/identified/").status_code == 200
