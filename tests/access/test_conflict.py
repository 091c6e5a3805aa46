"""A conflict of interest beats everything: no sequence of other changes brings the record back."""

import psycopg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantern.access.policy import RELATIONS, ROLES
from tests.access.matrix_world import cast, record_of

_ME = cast("team_manager")
_RECORD, _OTHER = record_of("team_manager", "allocated"), record_of("team_manager", "teammate")
# Asked through functions, which answer the owner as they answer the web application, so that changes can be undone.
_SEEN = """
    select array_remove(array[
        case when %(r)s = any (access_records() || access_summary_records()) then 'listed' end,
        case when %(r)s = any (access_restricted_records()) then 'responsible' end,
        case when access_may_open(%(r)s) then 'opened' end,
        case when access_may(%(r)s, 'summary') then 'summary' end,
        case when access_search_answer(%(r)s) <> 'nothing' then 'found' end,
        case when access_explain(%(me)s, %(r)s) <> '{}' then 'explained' end,
        case when exists (select from access_who_looked(%(r)s)) then 'who looked' end,
        case when access_may_write(%(r)s, 'work.tested') then 'written' end,
        case when access_may_write(%(r)s, 'emergency.tested') then 'emergency' end,
        case when access_may_write(%(r)s, 'conflict.tested') then 'conflict lifted' end,
        case when access_may_read_body(%(r)s, 'visit.made', %(agency)s::smallint, %(me)s, 'open', false)
             then 'own entry' end
    ], null)"""
_ROWS = {"r": _RECORD, "other": _OTHER, "me": _ME.worker, "mate": _ME.mate, "agency": _ME.agency}
_CHANGES = [
    *(
        f"insert into access_circle (record_id, worker_id, relation, from_at, until_at, entry_id)"
        f" values (%({record})s, %({who})s, '{relation}', now(), now() + interval '1 hour', gen_random_uuid())"
        for relation in RELATIONS
        if relation != "shared"
        for record in ("r", "other")
        for who in ("me", "mate")
    ),
    "insert into access_circle (record_id, agency_id, relation, from_at, entry_id)"
    " values (%(r)s, %(agency)s, 'shared', now(), gen_random_uuid())",
    "insert into access_same_person values (%(other)s, %(r)s, gen_random_uuid())",
    "delete from access_circle where record_id = %(r)s",
    "delete from access_circle where record_id = %(r)s and relation = 'allocated'",
    *(f"update registry_worker set role = '{role}' where id = %(me)s" for role in ROLES),
    "update registry_worker set team_id = (select min(id) from registry_team) where id = %(me)s",
    "insert into access_conflict values (%(r)s, %(mate)s, false, gen_random_uuid())",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.sampled_from(_CHANGES), max_size=8), silent=st.booleans(), joined=st.booleans())
def test_no_sequence_of_changes_gives_a_worker_in_conflict_the_record(
    world_owner: psycopg.Connection, changes: list[str], silent: bool, joined: bool
) -> None:
    with world_owner.transaction(force_rollback=True):
        _ask(world_owner)
        if joined:  # the conflict is with another record of the same person
            world_owner.execute("insert into access_same_person values (%(r)s, %(other)s, gen_random_uuid())", _ROWS)
        world_owner.execute(
            "insert into access_conflict values (%(denied)s, %(me)s, %(silent)s, gen_random_uuid())",
            {**_ROWS, "denied": _OTHER if joined else _RECORD, "silent": silent},
        )
        assert world_owner.execute(_SEEN, _ROWS).fetchone() == ([],)
        for change in changes:
            world_owner.execute(change, _ROWS)
            assert world_owner.execute(_SEEN, _ROWS).fetchone() == ([],)


def test_without_the_conflict_the_same_questions_find_the_record(world_owner: psycopg.Connection) -> None:
    _ask(world_owner)
    (seen,) = world_owner.execute(_SEEN, _ROWS).fetchone() or ([],)
    assert {"listed", "responsible", "opened", "found", "explained", "who looked", "own entry"} <= set(seen)
    assert {"written", "conflict lifted"} <= set(seen)


def _ask(owner: psycopg.Connection) -> None:
    owner.execute("select set_config('lantern.worker', %s, true)", [str(_ME.worker)])
