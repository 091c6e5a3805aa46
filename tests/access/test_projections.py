"""What is derived from the circle and from joins is kept right through any sequence of changes."""

import random
from uuid import UUID

import psycopg
import pytest

_RECORDS = [UUID(int=0xA000 + n) for n in range(12)]
_WORKER = 7
# The same thing asked in another way: by walking the joins of each record, and reading its circle row by row.
_FREE_FROM = """
    with recursive same (start, id) as (
        select id, id from registry_record
        union
        select same.start, case when pair.record_id = same.id then pair.other_id else pair.record_id end
          from same join access_same_person pair on same.id in (pair.record_id, pair.other_id))
    , held as (select same.start, until_at from same join access_circle circle on circle.record_id = same.id
                where relation = 'allocated')
    select id, case when id not in (select start from held) then '-infinity'
                    when id in (select start from held where until_at is null) then 'infinity'
                    else (select max(until_at) from held where start = id) end
      from registry_record order by id"""


@pytest.mark.parametrize("seed", range(4))
def test_since_when_a_record_is_free_is_what_its_circle_and_joins_say(seed: int, owner: psycopg.Connection) -> None:
    chance = random.Random(seed)
    _settle(owner)
    seen = set()
    for _ in range(60):
        _change(owner, chance)
        expected = owner.execute(_FREE_FROM).fetchall()
        assert owner.execute("select id, free_from from access_home order by id").fetchall() == expected
        seen |= {str(free_from)[:9] for _, free_from in expected}
    assert len(seen) >= 3  # never allocated, allocated without an end, allocated until a moment


def test_what_ends_tomorrow_still_runs_today(owner: psycopg.Connection) -> None:
    _settle(owner)
    owner.execute(
        "insert into registry_worker (id, name, role, team_id, agency_id, area_id, is_active)"
        " values (8, 'On duty', 'duty_worker', 1, 1, 1, true)"
    )
    owner.execute("select set_config('lantern.worker', '8', true)")
    reached = "select %s = any (access_records()), access_may_open(%s)"
    for ends, open_ in (("now() + interval '1 day'", False), ("now() - interval '1 second'", True)):
        owner.execute("delete from access_circle")
        owner.execute(
            "insert into access_circle (record_id, worker_id, relation, from_at, until_at, entry_id)"
            f" values (%s, %s, 'allocated', now(), {ends}, gen_random_uuid())",
            [_RECORDS[0], _WORKER],
        )
        assert owner.execute(reached, [_RECORDS[0], _RECORDS[0]]).fetchone() == (open_, open_)


def test_moving_a_record_moves_where_it_is_looked_for(owner: psycopg.Connection) -> None:
    _settle(owner)
    owner.execute("update registry_record set area_id = 2 where id = %s", [_RECORDS[0]])
    assert owner.execute("select area_id from access_home where id = %s", [_RECORDS[0]]).fetchone() == (2,)


def _change(owner: psycopg.Connection, chance: random.Random) -> None:
    one, other = chance.sample(_RECORDS, 2)
    relation = chance.choice(["allocated", "allocated", "co_allocated"])
    until = chance.choice(["null", "'2020-01-01'", "'2200-01-01'"])
    owner.execute(
        chance.choice(
            [
                "insert into access_circle (record_id, worker_id, relation, from_at, until_at, entry_id)"
                f" values ('{one}', {_WORKER}, '{relation}', now(), {until}, gen_random_uuid())",
                "insert into access_circle (record_id, worker_id, relation, from_at, until_at, entry_id)"
                f" select id, {_WORKER}, '{relation}', now(), {until}, gen_random_uuid()"
                f"   from registry_record where id in ('{one}', '{other}')",
                f"delete from access_circle where record_id = '{one}'",
                f"update access_circle set until_at = {until} where record_id = '{one}'",
                f"insert into access_same_person values ('{one}', '{other}', gen_random_uuid())",
                f"delete from access_same_person where record_id = '{one}' or other_id = '{other}'",
            ]
        )
    )


def _settle(owner: psycopg.Connection) -> None:
    # Infinite moments as text: Python has none.
    owner.adapters.register_loader("timestamptz", psycopg.types.string.TextLoader)
    owner.execute("insert into registry_area (id, name) values (1, 'Here'), (2, 'There')")
    owner.execute("insert into registry_agency (id, name, sector) values (1, 'One', 'social_care')")
    owner.execute("insert into registry_team (id, name, agency_id, area_id) values (1, 'Team', 1, 1)")
    owner.execute(
        "insert into registry_worker (id, name, role, team_id, agency_id, area_id, is_active)"
        " values (%s, 'Worker', 'social_worker', 1, 1, 1, true)",
        [_WORKER],
    )
    for record in _RECORDS:
        owner.execute(
            "insert into registry_record (id, type, area_id, agency_id, created_at) values (%s, 'person', 1, 1, now())",
            [record],
        )
