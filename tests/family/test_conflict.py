"""Whoever is in conflict with a child is so with the family's log about that child, and with a report about them."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest

from lantern.journal import amend
from lantern.journal.projections import differences
from lantern.kinds.circle.conflict import ConflictDeclared, ConflictLifted, ConflictSet
from lantern.kinds.declare import Kind
from lantern.kinds.family.log import FamilyFeedbackGiven, FamilyLogOpened, Feedback
from lantern.kinds.recording import entry_of
from tests.access.test_http_deeds import filled
from tests.family.conftest import Family
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, days_ago


@contextmanager
def in_conflict(family: Family, kind: type[Kind], worker: str, child: str, by: str) -> Iterator[None]:
    """While a conflict of a worker's with somebody's record stands."""
    conflict = family.tell(by, made_up(kind, worker=NUMBER[worker]), into=ID[child])
    yield
    family.tell("dia", made_up(ConflictLifted, worker=NUMBER[worker]), into=ID[child], matter=conflict)


@pytest.mark.parametrize("whose", ["asha", "cara"])
def test_a_conflict_with_the_child_or_the_keeper_s_own_record_is_one_with_the_log(family: Family, whose: str) -> None:
    note = family.note("A grey car waited.")
    log, feedback = f"/family/{family.log}/", f"/family/{family.log}/{note}/feedback/"
    assert [family.site.get("viv", url).status for url in (log, feedback)] == [200, 200]
    with in_conflict(family, ConflictSet, "viv", whose, "dia"):
        assert [family.site.get("viv", url).status for url in (log, feedback)] == [404, 404]
        form = filled(FamilyFeedbackGiven, feedback=Feedback.READ)
        assert family.site.post("viv", feedback, form).status == 404
        assert str(family.log) not in family.site.get("viv", "/families/").text
    assert family.site.get("viv", log).status == 200


def test_a_log_said_anew_to_be_about_somebody_else_stays_closed_to_them(family: Family) -> None:
    row = family.site.log.execute(
        "select id from journal_entry where record_id = %s and kind = 'family_log.opened'", [family.log]
    ).fetchone()
    assert row
    told = made_up(FamilyLogOpened, happened=days_ago(9), keeper=NUMBER["mo"], children=(ID["cara"],))
    amend(row[0], entry_of(told, family.log), because="Another child", by=NUMBER["viv"], key=str(uuid4()))
    with in_conflict(family, ConflictSet, "viv", "asha", "dia"):
        assert family.site.get("viv", f"/family/{family.log}/").status == 404
    assert differences() == {}


def test_a_conflict_of_the_child_s_worker_leaves_the_log_to_the_others_and_to_its_keeper(family: Family) -> None:
    family.note("A grey car waited.")
    with in_conflict(family, ConflictDeclared, "maya", "asha", "maya"):
        assert family.site.get("viv", f"/family/{family.log}/").status == 200
        assert "A grey car waited." in family.mos()
