"""No bytes of a picture are kept: by no field of any form, no address, header or method; and what would be is seen."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

import psycopg
import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from lantern.journal.in_words import is_coded
from lantern.page import clock
from tests.site.pictures import Attempt, attempts, for_ever, kept, signs, writings
from tests.world import WORKERS, World

SEED = 11
# Every third way in once; all of them, again and again, where more attempts are asked for.
HOW_MANY = int(os.environ.get("LANTERN_PICTURES", "0"))


@pytest.fixture(scope="module")
def clients(town: World) -> dict[str, Client]:
    """Every worker, signed in."""
    made = {name: Client(raise_request_exception=False) for name in WORKERS}
    maya = User.objects.get(username="maya")
    maya.set_password("a lantern in the window")  # so that the pages of her account have forms
    maya.save()
    for name, client in made.items():
        client.force_login(User.objects.get(username=name))
    return made


def data_folder(world: World) -> Path:
    """Where the server keeps its tables, its write-ahead log and its own log, all of it written out."""
    with psycopg.connect(world.database.administrator, autocommit=True) as administrator:
        administrator.execute("checkpoint")
    return Path(world.database.server.place["host"])


def all_signs() -> list[bytes]:
    """What would be found, had any of the writings been kept."""
    return [sign for writing in writings(SEED).values() for sign in signs(writing)]


def test_none_is_kept_by_any_way_in(town: World, clients: dict[str, Client], capfd: pytest.CaptureFixture[str]) -> None:
    found = [*attempts(town, clients)][:: 1 if HOW_MANY else 3]
    broke: list[Attempt] = []
    how_many = HOW_MANY or len(found)
    for attempt, writing in islice(for_ever(found, SEED), how_many):
        if attempt.make(clients[attempt.worker], writing) >= 500:
            broke.append(attempt)
    said = "".join(capfd.readouterr()).encode()
    with capfd.disabled():
        print(f"\n{how_many:,} attempts by {len(found):,} ways in")
    assert broke == []
    assert kept(data_folder(town), all_signs()) == {}
    assert [sign for sign in all_signs() if sign in said] == []


def keeps(request: HttpRequest) -> HttpResponse:
    """A page that Lantern does not have: with a field for a file, which it keeps."""
    sent = cast("UploadedFile[Any]", request.FILES["picture"]).read().decode()
    Session.objects.create(session_key="a-file", session_data=sent, expire_date=clock.moment())
    return HttpResponse()


urlpatterns = [path("keeps/", keeps)]


@pytest.fixture
def careless() -> Iterator[None]:
    """A site with that page, and without what stands in front of ours."""
    with override_settings(ROOT_URLCONF="tests.site.test_no_pictures", MIDDLEWARE=[]):
        yield


def test_a_page_that_kept_a_file_would_be_found(town: World, careless: None) -> None:
    for name, writing in writings(SEED + 1).items():
        Session.objects.filter(session_key="a-file").delete()
        Client().post("/keeps/", {"picture": SimpleUploadedFile("a.jpg", writing.encode(), "image/jpeg")})
        assert kept(data_folder(town), signs(writing)), name


def test_words_are_not_taken_for_a_picture_and_every_writing_is() -> None:
    calls = "He rang from " + ", ".join(f"07700 900{n}" for n in range(100, 160))
    for typed in (calls, "word " * 4000, "A" * 100, "https://www.example.org/groups/123456/posts/098765?ref=share"):
        assert not is_coded(typed)
    assert [name for name, writing in writings(SEED).items() if not is_coded(writing)] == []
