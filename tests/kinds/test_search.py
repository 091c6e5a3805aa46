"""Search before create: partial and misspelt names, and nothing told of what may not be seen."""

from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest
from django.db import connections

from lantern.access import identity
from lantern.journal import restrict
from lantern.kinds.answers import NotKnown, When
from lantern.kinds.circle.conflict import ConflictSet
from lantern.kinds.person.names import BirthGiven, IdentifierGiven, IdentifierType, NameGiven, NameType
from tests.conftest import Database
from tests.kinds.cast import DEV, DIA, NIA, SAM, TOM, WES, Child
from tests.kinds.made_up import made_up

BORN = date(2011, 5, 14)


def named(given: str, family: str, type: NameType = NameType.LEGAL) -> NameGiven:
    """A name to record."""
    name: NameGiven = made_up(NameGiven, type=type, given=given, family=family)
    return name


class Found(NamedTuple):
    """A row that a search gives."""

    answer: str
    record: UUID
    name: str | None
    matched: str | None
    born_from: date | None
    born_to: date | None
    likeness: float | None


def ask(asked: str, by: int = NIA, born: date | None = None) -> list[Found]:
    """Search as a worker who takes a call."""
    with identity(by), connections["default"].cursor() as cursor:
        cursor.execute("select * from people_search(%s, %s, 'A call about a child')", [asked, born])
        return [Found(*row) for row in cursor.fetchall()]


def ring(child: Child) -> list[Found]:
    """What somebody with a duty to the area is told of a record that is not theirs."""
    return [Found("ring_duty_manager", child.id, None, None, None, None, None)]


@pytest.fixture
def siobhan(child: Child) -> Child:
    """A child whose name is written in more than one way."""
    child.tell(named("Siobhán Marie", "O'Neill-Kaya"))
    child.tell(named("Shiv", "Kaya", NameType.USED))
    child.tell(made_up(BirthGiven, happened=When.on(BORN)))
    return child


@pytest.mark.parametrize(
    "asked",
    [
        "Siobhán Marie O'Neill-Kaya",
        "siobhan",
        "SIOBHAN ONEILL",
        "Shiobhan Oneil",
        "Shivonne Kaya",
        "sio kay",
        "Kaya Siobhan",
        "siobahn kaya",
    ],
)
def test_a_name_is_found_written_otherwise_in_part_or_misspelt(siobhan: Child, asked: str) -> None:
    (found,) = ask(asked)
    assert found.record == siobhan.id
    assert found.name == "Shiv Kaya"
    assert found.born_from == found.born_to == BORN


@pytest.mark.parametrize("asked", ["Margaret Thornbury", "xq", "", "Neville"])
def test_another_name_is_not_found(siobhan: Child, asked: str) -> None:
    assert ask(asked) == []


def test_the_better_likeness_comes_first_and_a_date_of_birth_counts(siobhan: Child) -> None:
    other = Child().opened().allocated()
    other.tell(named("Siobhan", "Kayes"))
    assert [found.record for found in ask("Siobhan Kayes")] == [other.id, siobhan.id]
    assert [found.record for found in ask("Siobhan Kayes", born=BORN)] == [siobhan.id, other.id]
    assert [found.matched for found in ask("", born=BORN)] == ["date of birth"]


def test_somebody_is_found_by_a_number_however_it_is_spaced(child: Child) -> None:
    child.tell(made_up(IdentifierGiven, type=IdentifierType.NHS, number="999 000 1234"))
    assert [found.record for found in ask("9990001234")] == [child.id]
    assert [found.record for found in ask("999 000 1234")] == [child.id]
    assert ask("9990001235") == []


def test_a_name_that_is_not_known_is_not_searched_for_its_reason(child: Child) -> None:
    child.tell(made_up(NameGiven, given="Amina", family=NotKnown(reason="Rahman would not say")))
    assert ask("Rahman") == []
    assert [found.name for found in ask("Amina")] == ["Amina"]


def test_whoever_may_not_open_the_record_gets_what_they_would_if_it_did_not_exist(siobhan: Child) -> None:
    assert ask("Siobhan", by=SAM) == ask("Siobhan", by=WES) == ask("Nobody", by=SAM) == []


def test_somebody_with_a_duty_to_the_area_is_told_to_ring_and_nothing_else(siobhan: Child) -> None:
    assert ask("Siobhan", by=DEV) == ring(siobhan)
    assert ask("Margaret", by=DEV) == []


def test_a_conflict_set_silently_looks_like_no_record(siobhan: Child) -> None:
    siobhan.tell(made_up(ConflictSet, worker=DEV), by=DIA)
    assert ask("Siobhan", by=DEV) == []


def test_a_name_marked_restricted_is_found_by_those_responsible_alone(siobhan: Child) -> None:
    hidden = siobhan.tell(named("Rosalind", "Ferris", NameType.USED))
    assert [found.name for found in ask("Rosalind")] == ["Rosalind Ferris"]
    restrict(siobhan.id, hidden, marking="restricted", because="A new identity", by=TOM, key=str(uuid4()))
    assert [found.name for found in ask("Rosalind", by=TOM)] == ["Rosalind Ferris"]
    assert ask("Rosalind", by=DEV) == []
    assert ask("Siobhan", by=DEV) == ring(siobhan)
    assert _called(siobhan.id, NIA) == {siobhan.id: "Rosalind Ferris"}
    assert _called(siobhan.id, SAM) == {}


def _called(record: UUID, worker: int) -> dict[UUID, str]:
    with identity(worker), connections["default"].cursor() as cursor:
        cursor.execute(
            "select distinct on (record_id) record_id, name from people_name where record_id = %s"
            " order by record_id, type = 'used' desc, recorded_at desc",
            [record],
        )
        return dict(cursor.fetchall())


def test_a_search_is_logged_with_its_purpose_and_never_with_what_was_asked(siobhan: Child) -> None:
    ask("Siobhan Kaya")
    with connections["owner"].cursor() as cursor:
        cursor.execute("select action, worker_id, record_id, purpose, entries, refused from access_read_log")
        assert cursor.fetchall() == [("search", NIA, None, "A call about a child", 1, False)]
        cursor.execute("select count(*) from access_read_log log where log::text ilike '%%siobhan%%'")
        assert cursor.fetchone() == (0,)


def test_a_search_without_anybody_asking_is_an_error(county: Database) -> None:
    with connections["default"].cursor() as cursor, pytest.raises(Exception, match="Nobody is asking"):
        cursor.execute("select * from people_search('Siobhan', null, '', 5)")
