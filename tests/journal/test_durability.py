"""Killing the application or PostgreSQL at any moment loses no entry that was answered, and doubles none."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.journal.conftest import pointed_elsewhere
from tests.journal.killing import Count, Drill, drill


@pytest.fixture(scope="module")
def drilled(django_db_blocker: DjangoDbBlocker) -> Iterator[Drill]:
    """A server of its own with PostgreSQL's ordinary settings: what the tests' own server saves on is the point."""
    with django_db_blocker.unblock(), pointed_elsewhere(), drill() as one:
        yield one


def test_six_kills_of_postgres_and_four_of_the_writers_lose_nothing(drilled: Drill) -> None:
    kills = [drilled.kill_postgres, drilled.kill_writers] * 4 + [drilled.kill_postgres] * 2
    count = sum((kill() for kill in kills), Count())
    assert count.answered >= 50
    assert count == Count(kills=10, answered=count.answered)
    assert drilled.findings() == []


def test_the_control_loses_some(drilled: Drill) -> None:
    """Else the drill could not see a loss. Last of the module: its record is a broken one afterwards."""
    drilled.carelessly()
    # Whether the last entries had reached the disk by themselves is chance.
    assert any(drilled.kill_postgres().lost > 0 for _ in range(10))
