"""One way in: what is recorded, what is refused, and asking twice."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection

from lantern import journal
from tests.conftest import Database
from tests.journal.cast import CHILD, LEE, MAYA, PIA, Sample

sample = Sample()


def test_what_is_recorded_is_read_by_those_who_work_with_the_child(database: Database) -> None:
    (visit,) = journal.record([sample.visit("She was drawing.")], by=MAYA, key="1")
    (entry,) = journal.read(CHILD, by=PIA)
    assert (entry.id, entry.author, entry.agency, entry.area) == (visit, MAYA, 1, 1)
    assert entry.body == {"words": "She was drawing."}
    assert not entry.recorded_stated


def test_somebody_without_the_child_reads_nothing(database: Database) -> None:
    journal.record([sample.visit()], by=MAYA, key="1")
    assert journal.read(CHILD, by=LEE) == []


def test_the_tests_really_run_under_row_level_security(database: Database) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, rolsuper or rolbypassrls, current_setting('row_security')"
            " from pg_roles where rolname = current_user"
        )
        assert cursor.fetchone() == ("lantern_app", False, "on")


def test_a_record_that_is_not_there_and_one_that_is_not_yours_are_refused_alike(database: Database) -> None:
    with pytest.raises(journal.NotAllowed) as not_mine:
        journal.record([sample.visit()], by=LEE, key="1")
    with pytest.raises(journal.NotAllowed) as not_there:
        journal.record([sample.visit(record=uuid4())], by=LEE, key="2")
    assert str(not_mine.value) == str(not_there.value)


def test_a_retried_request_records_once(database: Database) -> None:
    first = journal.record([sample.visit(), sample.visit("Again.")], by=MAYA, key="1")
    # A retry is made afresh, with ids of its own.
    again = journal.record([sample.visit(), sample.visit("Again.")], by=MAYA, key="1")
    assert again == first
    assert len(journal.read(CHILD, by=MAYA)) == 2


def test_a_retry_may_make_new_ids_also_where_its_entries_name_each_other(database: Database) -> None:
    def request() -> list[journal.NewEntry]:
        opening = sample.discussion()
        return [opening, sample.visit(matter=opening.id)]

    assert journal.record(request(), by=MAYA, key="1") == journal.record(request(), by=MAYA, key="1")
    with pytest.raises(journal.KeyReused):
        journal.record([sample.discussion(), sample.visit()], by=MAYA, key="1")


def test_the_same_key_with_other_content_is_an_error_and_records_nothing(database: Database) -> None:
    journal.record([sample.visit()], by=MAYA, key="1")
    with pytest.raises(journal.KeyReused):
        journal.record([sample.visit("Other.")], by=MAYA, key="1")
    assert len(journal.read(CHILD, by=MAYA)) == 1


def test_all_entries_of_a_call_are_recorded_or_none(database: Database) -> None:
    with pytest.raises(journal.NotAllowed):
        journal.record([sample.visit(), sample.visit(record=uuid4())], by=MAYA, key="1")
    assert journal.read(CHILD, by=MAYA) == []
    # The key was not used up by what was refused.
    journal.record([sample.visit()], by=MAYA, key="1")


def test_an_entry_that_ended_before_it_began_is_refused(database: Database) -> None:
    visit = sample.visit()
    assert visit.happened_earliest is not None
    backwards = replace(visit, happened_latest=visit.happened_earliest.replace(year=2025))
    with pytest.raises(journal.Impossible, match="before it began"):
        journal.record([backwards], by=MAYA, key="1")
