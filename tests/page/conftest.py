"""A worker who is signed in, on a database of the test's own."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from django.contrib.auth.models import User
from django.test import Client

from lantern.registry.models import Worker
from lantern.settings.server import OWNER
from tests.conftest import Database
from tests.page.cast import settle


@dataclass(frozen=True)
class Colleagues:
    """Two workers of one team; Nadia is signed in."""

    nadia: Worker
    owen: Worker
    client: Client


@pytest.fixture
def colleagues(django_in_own_database: Database) -> Iterator[Colleagues]:
    """Nadia Rahim, signed in, and Owen Pryce."""
    with psycopg.connect(django_in_own_database.dsn(OWNER)) as owner:
        settle(owner)
    nadia, owen = Worker.objects.order_by("pk")
    client = Client()
    client.force_login(User.objects.get(username="nadia"))
    yield Colleagues(nadia, owen, client)
