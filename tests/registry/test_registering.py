"""Two who are registered at the same moment are two, and whoever was given an id by hand keeps it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.contrib.auth.models import User

from lantern.settings.server import OWNER
from tests.world import ID, NUMBER, World

_WAITS = "select exists (select from pg_locks where pid = %s and not granted)"
_REGISTERS = (
    ("viv", "select family_register('Somebody', %s)"),
    ("maya", f"select own_page_register('{ID['asha']}', %s)"),
)


@pytest.fixture
def accounts(town: World) -> list[int]:
    """Two accounts that nobody has yet. The cast has its ids by hand; theirs come after."""
    with psycopg.connect(town.database.dsn(OWNER)) as owner:
        owner.execute("select setval(pg_get_serial_sequence('auth_user', 'id'), (select max(id) from auth_user))")
    return [User.objects.create_user(f"somebody-{number}").pk for number in range(2)]


@pytest.fixture
def connections(town: World) -> Iterator[list[psycopg.Connection]]:
    """One worker each, in a transaction of their own."""
    open_now = [psycopg.connect(town.database.dsn()) for _ in _REGISTERS]
    yield open_now
    for one in open_now:
        one.close()


def test_two_who_are_registered_at_once_are_each_given_a_number_of_their_own(
    town: World, accounts: list[int], connections: list[psycopg.Connection]
) -> None:
    def register(one: int) -> int:
        worker, asks = _REGISTERS[one]
        connections[one].execute("select set_config('lantern.worker', %s, true)", [str(NUMBER[worker])])
        row = connections[one].execute(asks, [accounts[one]]).fetchone()
        assert row
        return int(row[0])

    first = register(0)
    with ThreadPoolExecutor(1) as other, psycopg.connect(town.database.dsn(OWNER), autocommit=True) as watching:
        second = other.submit(register, 1)
        # The first is not committed before the second waits for it.
        while watching.execute(_WAITS, [connections[1].info.backend_pid]).fetchone() != (True,):
            assert not second.done()
        connections[0].commit()
        assert second.result() == first + 1
    connections[1].commit()
    with psycopg.connect(town.database.dsn(OWNER)) as owner:
        named = owner.execute(
            "select role, team_id from registry_worker where id = any (%s) order by id", [[first, first + 1]]
        ).fetchall()
    assert [role for role, _ in named] == ["parent", "young_person"]
