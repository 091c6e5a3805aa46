"""No page is served that was not logged: where the log of reads cannot be written, nothing is shown or done."""

from collections.abc import Iterator

import psycopg
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from lantern.kinds.staying.daily import VisitMade
from lantern.settings.server import OWNER
from tests.access.addresses import LISTS, OF_ENTRIES, OF_RECORDS
from tests.access.visiting import without_secrets
from tests.world import ID, WORKERS, World

_BREAK = """
create function break_the_log() returns trigger language plpgsql as $$
begin
    raise exception 'The disk is full';
end $$;
create trigger broken before insert on access_read_log for each row execute function break_the_log();
"""
_MEND = "drop trigger broken on access_read_log; drop function break_the_log();"


@pytest.fixture(scope="module")
def owner(town: World) -> Iterator[psycopg.Connection]:
    """The owner of the tables, who can break them."""
    with psycopg.connect(town.database.dsn(OWNER), autocommit=True) as owner:
        yield owner


@pytest.fixture
def broken(owner: psycopg.Connection) -> Iterator[None]:
    """A log to which nothing can be written."""
    owner.execute(_BREAK)
    yield
    owner.execute(_MEND)


def signed_in(worker: str) -> Client:
    """The site for a worker; what fails is answered, not raised."""
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=worker))
    return client


def everything(town: World) -> Iterator[tuple[str, str]]:
    """Every address of a record, an entry and a list, with somebody whom it is served to."""
    for one in OF_RECORDS:
        yield next((w, one.url(ID[r])) for r in ID for w in WORKERS if one.serves(w, r))
    told = town.of("asha", VisitMade, author="maya")
    for each in OF_ENTRIES:
        yield next(w for w in WORKERS if each.serves(w, told)), each.url(told.id)
    for name, serves in LISTS.items():
        yield serves[0], reverse(name)


def test_a_page_that_cannot_be_logged_is_not_served(town: World, broken: None) -> None:
    for worker, url in everything(town):
        answer = signed_in(worker).get(url)
        assert answer.status_code == 500, url
        assert b"Something went wrong on our side" in answer.content
        assert not any(told.word.encode() in answer.content for told in town.told)


def test_the_same_pages_are_served_once_it_can_be_written_again(town: World, owner: psycopg.Connection) -> None:
    assert {signed_in(worker).get(url).status_code for worker, url in everything(town)} == {200}


def test_a_refusal_and_a_search_that_cannot_be_logged_say_nothing(town: World, broken: None) -> None:
    refused, absent = (signed_in("wes").get(f"/child/{id}/") for id in (ID["asha"], ID["cara"]))
    assert refused.status_code == 500
    assert without_secrets(refused.content) == without_secrets(absent.content)
    searched = signed_in("maya").post("/find/", {"words": "Words"})
    assert (searched.status_code, b"Words" in searched.content) == (500, False)


def test_nothing_is_done_where_it_cannot_be_logged(town: World, owner: psycopg.Connection, broken: None) -> None:
    before = owner.execute("select count(*) from journal_entry").fetchone()
    told = town.of("asha", VisitMade, author="maya")
    for act in ("withdraw", "dispute"):
        sent = {"because": "To try it.", "_key": act}
        assert signed_in("maya").post(f"/entry/{told.id}/{act}/", sent).status_code == 500
    sent = {"why": "danger", "more": "A call.", "_key": "e"}
    assert signed_in("drew").post(f"/child/{ID['fay']}/emergency/", sent).status_code == 500
    assert owner.execute("select count(*) from journal_entry").fetchone() == before
