"""What pages ask of access, in Python: who asks, why, who looked, who was told."""

from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from lantern import access
from lantern.access import NO_RECORD
from lantern.access.policy import Policy, PolicyRefused
from tests.access.matrix import ask_as
from tests.access.matrix_world import cast, record_of

pytestmark = pytest.mark.usefixtures("asked_in_django")
_WORKER = cast("social_worker").worker
_REFUSED = ("stranger", "conflict_allocated", "silent_allocated", "allocated_lapsed", "no_such_record")


def _record(relationship: str, role: str = "social_worker") -> UUID:
    return record_of(role, relationship)


@pytest.mark.parametrize("stated", [None, "", "nobody", "0", "-1", "99999999999", "1; drop table x"])
def test_nobody_asking_is_an_error_and_not_an_empty_answer(stated: str | None) -> None:
    with connection.cursor() as cursor:
        if stated is not None:
            cursor.execute("select set_config('lantern.worker', %s, true)", [stated])
        for question in ("select access_records()", "select access_may_open(gen_random_uuid())", "select access_me()"):
            with pytest.raises(ProgrammingError, match="Nobody is asking"), transaction.atomic():
                cursor.execute(question)


def test_a_worker_who_has_left_is_nobody(world_owner: psycopg.Connection) -> None:
    world_owner.execute("update registry_worker set is_active = false where id = %s", [_WORKER])
    world_owner.execute("select set_config('lantern.worker', %s, true)", [str(_WORKER)])
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="Nobody is asking"):
        world_owner.execute("select access_me()")


def test_an_identity_ends_with_its_transaction_and_is_not_changed_within_it(app: psycopg.Connection) -> None:
    ask_as(app, "social_worker")
    app.commit()
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("select access_me()")
    for worker in (_WORKER + 1, _WORKER):  # also where both happen within one transaction of somebody else's
        with access.identity(worker):
            assert access.me() == worker
    with access.identity(_WORKER):
        with pytest.raises(ValueError, match="Another worker"), access.identity(_WORKER + 1):
            pass


def test_a_reason_is_the_ground_in_plain_words() -> None:
    with access.identity(_WORKER):
        (reason,) = access.explain(_WORKER, _record("allocated"))
    assert (reason.name, reason.says) == ("allocated", "You are the allocated worker.")
    assert reason.why


@pytest.mark.parametrize("relationship", _REFUSED)
def test_every_refusal_looks_like_no_record(relationship: str) -> None:
    record = _record(relationship)
    with access.identity(_WORKER):
        assert access.explain(_WORKER, record) == (NO_RECORD,)
        assert access.search_answer(record) == "nothing"
        assert access.who_looked(record) == []
        assert not access.may("open", record)
        with pytest.raises(ProgrammingError, match="No record here that you may open"), transaction.atomic():
            access.tell(_WORKER, record, "handover", uuid4())


def test_a_conflict_of_a_colleague_is_not_to_be_learned_from_their_reasons() -> None:
    manager, worker = cast("team_manager").worker, cast("social_worker").worker
    with access.identity(manager):
        assert access.explain(worker, _record("silent_allocated")) == (NO_RECORD,)


def test_the_database_adds_the_rule_to_a_look_and_only_the_auditor_reads_it() -> None:
    record, denied = _record("allocated"), _record("silent_allocated")
    with access.identity(_WORKER):
        access.log_read("child_page", record, "You are the allocated worker.", 12)
        access.log_read("child_page", denied, "", 0, refused=True)
        access.log_read("list", None, "My work", 3)
        newest = access.who_looked(record)[0]
    assert (newest.worker, newest.action, newest.entries, newest.refused) == (_WORKER, "child_page", 12, False)
    assert not hasattr(newest, "rule")
    with access.identity(cast("auditor").worker):
        looks = {(look.record, look.refused): look for look in access.audit(0, 1_000_000) if look.worker == _WORKER}
    assert looks[record, False].rule == "allocated"
    assert looks[denied, True].rule == "silent_conflict"
    assert looks[None, False].rule == ""


def test_a_refused_look_is_seen_by_the_responsible_worker_without_its_rule() -> None:
    record, stranger = _record("allocated"), cast("duty_worker").worker
    with access.identity(stranger):
        access.log_read("child_page", record, "", 0, refused=True)
    with access.identity(_WORKER):
        newest = access.who_looked(record)[0]
    assert (newest.worker, newest.refused) == (stranger, True)


def test_somebody_is_told_once_and_sees_it_once_and_nobody_else_can_see_it_for_them() -> None:
    record, entry, mate = _record("allocated"), uuid4(), cast("social_worker").mate
    with access.identity(_WORKER):
        access.tell(_WORKER, record, "handover", entry)
        access.tell(_WORKER, record, "handover", entry)
        access.tell(mate, record, "handover", entry)
        (notice,) = (one for one in access.notices() if one.entry == entry)
    assert (notice.record, notice.what, notice.entry, notice.seen_at) == (record, "handover", entry, None)
    with access.identity(mate):
        access.notice_seen(notice.id)
    with access.identity(_WORKER):
        assert notice in access.notices()
        access.notice_seen(notice.id)
        assert next(one.seen_at for one in access.notices() if one.id == notice.id) is not None


def test_somebody_in_conflict_is_not_told_and_the_asker_does_not_learn_of_it() -> None:
    mate, record = cast("social_worker").mate, _record("conflict_of_another")
    with access.identity(_WORKER):
        access.tell(mate, record, "handover", uuid4())
    with access.identity(mate):
        assert "handover" not in {notice.what for notice in access.notices()}


def test_a_notice_disappears_with_a_conflict(world_owner: psycopg.Connection) -> None:
    record = _record("allocated")
    told = [_WORKER, record, uuid4()]
    world_owner.execute(
        "insert into access_notice (worker_id, record_id, what, entry_id) values (%s, %s, 'handover', %s)", told
    )
    world_owner.execute("select set_config('lantern.worker', %s, true)", [str(_WORKER)])
    seen = "select count(*) from access_notices() where what = 'handover' and record_id = %s"
    assert world_owner.execute(seen, [record]).fetchone() == (1,)
    world_owner.execute("insert into access_conflict values (%s, %s, true, gen_random_uuid())", [record, _WORKER])
    assert world_owner.execute(seen, [record]).fetchone() == (0,)


@pytest.mark.parametrize(
    ("role", "type_", "home", "allowed"),
    [
        ("duty_worker", "person", True, True),
        ("social_worker", "person", True, True),
        ("duty_worker", "person", False, False),
        ("school_lead", "person", True, False),
        ("voluntary_worker", "family_log", False, True),
        ("police_analyst", "place", False, True),
        ("administrator", "place", True, False),
        ("auditor", "person", True, False),
        ("conference_chair", "person", True, False),
    ],
)
def test_a_new_record_is_opened_by_those_whose_work_it_is(role: str, type_: str, home: bool, allowed: bool) -> None:
    mine = cast(role)
    with access.identity(mine.worker), connection.cursor() as cursor:
        new = (uuid4(), type_, 1 if home else 2, mine.agency)
        insert = "insert into registry_record (id, type, area_id, agency_id, created_at) values (%s, %s, %s, %s, now())"
        if allowed:
            cursor.execute(insert, new)
        else:
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                cursor.execute(insert, new)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            cursor.execute(insert, (uuid4(), type_, 1, 90))


def test_a_kind_of_no_known_part_is_refused() -> None:
    with pytest.raises(PolicyRefused, match=r"tea\.made: no part of the work is called 'tea'"):
        access.declare_kinds([access.KindOfEntry("tea.made", "tea", False)])
    assert "work" in Policy.load().parts
