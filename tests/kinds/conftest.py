"""The tests of views run on a database of their own, really committed, as the web application's role."""

import pytest

from tests.conftest import Database
from tests.kinds.cast import Child, settle


@pytest.fixture
def county(django_in_own_database: Database) -> Database:
    """An empty record with the cast in it."""
    settle()
    return django_in_own_database


@pytest.fixture
def child(county: Database) -> Child:
    """A child of Marlshire whose allocated worker is Nia."""
    return Child().opened().allocated()
