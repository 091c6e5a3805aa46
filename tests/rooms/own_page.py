"""A child's own page for the tests of it: opened by a worker, read and answered by the child."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.urls import reverse

from lantern.access import identity
from lantern.kinds.answers import When
from lantern.kinds.case import Case
from lantern.kinds.declare import Kind
from lantern.kinds.staying.own_page import OwnPageOpened, OwnPageWritten
from lantern.page import clock
from lantern.page.form.forms import typed_from
from lantern.registry.models import Worker
from tests.kinds.cast import NIA, Child
from tests.kinds.made_up import made_up

SignIn = Callable[[int], Client]
TODAY = date(2026, 3, 31)


@pytest.fixture(autouse=True)
def on_one_day() -> Iterator[None]:
    """The pages are read on the day on which the stories end; what is recorded is stamped by the database."""
    with override_settings(LANTERN_TODAY=TODAY):
        yield


def send(client: Client, url: str, kind: type[Kind], **given: Any) -> str:
    """Fill in a form as a browser would and record it; gives the page that follows."""
    told = made_up(kind, happened=When.on(TODAY), **given)
    typed = typed_from(kind, {name: getattr(told, name) for name in kind.questions()})
    boxes = {name: many if len(many) > 1 else many[0] for name, many in typed.lists()}
    sent = boxes | {"_do": "record", "_key": str(uuid4()), "_since": clock.moment().isoformat()}
    return client.post(url, sent, follow=True).content.decode()


class OwnPage:
    """A child's page as a worker opens it, and the child signed in to it."""

    def __init__(self, child: Child, worker: Client, address: str = "one@home.example") -> None:
        self.child = child
        self.worker = worker
        self.first = send(worker, self.url("open"), OwnPageOpened, sign_in=address)
        self.reader = Client()
        user = User.objects.get(email=address)
        self.reader.force_login(user)
        self.me = Worker.objects.get(user=user).pk

    def url(self, name: str) -> str:
        """One of the worker's pages."""
        return reverse(f"voice:{name}", args=[self.child.id])

    def give(self, **written: Any) -> str:
        """Write the page."""
        return send(self.worker, self.url("give"), OwnPageWritten, **written)

    def read(self, url: str = "/my/") -> str:
        """A page as the child reads it."""
        return self.reader.get(url).content.decode()

    def say(self, words: str, **more: str) -> str:
        """Write something on the page, whose boxes are sent as they stand; gives the page that follows."""
        return self.reader.post("/my/say/", self.boxes() | {"words": words} | more, follow=True).content.decode()

    def boxes(self) -> dict[str, str]:
        """What the form carries unseen."""
        return dict(re.findall(r'name="([^"]*)" value="([^"]*)"', self.read("/my/say/")))


@pytest.fixture
def own(child: Child, sign_in: SignIn) -> OwnPage:
    """A page that Nia opened."""
    return OwnPage(child, sign_in(NIA))


def entries(child: Child, kind: str) -> list[UUID]:
    """The entries of a kind, as Nia reads them."""
    with identity(NIA):
        return [entry.id for entry in Case.read(child.id, NIA).of_kind(kind)]
