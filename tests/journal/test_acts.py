"""What is said about entries: amendments, withdrawals, disputes, restrictions, and who may."""

import pytest
from django.db import connection

from lantern import access, journal
from tests.conftest import Database
from tests.journal.cast import CHILD, MAYA, OMAR, OTHER_CHILD, PIA, TESS, Sample

sample = Sample()


def _visit(words: str = "At home.") -> journal.Entry:
    journal.record([sample.visit(words)], by=MAYA, key=words)
    return journal.read(CHILD, by=MAYA)[-1]


def test_an_amendment_governs_and_what_was_said_before_stays(database: Database) -> None:
    visit = _visit("At home.")
    to = sample.visit("At school.", outcome="not_seen")
    amendment = journal.amend(visit.id, to, because="Wrong place.", by=OMAR, key="a")
    (entry,) = journal.read(CHILD, by=PIA)
    assert (entry.id, entry.author, entry.recorded_at) == (visit.id, MAYA, visit.recorded_at)
    assert (entry.body, entry.outcome) == ({"words": "At school."}, "not_seen")
    (before,) = entry.amended
    assert (before.body, before.outcome, before.because) == ({"words": "At home."}, "seen", "Wrong place.")
    assert (before.amendment, before.author) == (amendment, OMAR)


def test_of_two_amendments_the_last_recorded_governs(database: Database) -> None:
    visit = _visit()
    for words in ("One.", "Two."):
        journal.amend(visit.id, sample.visit(words), because="Better.", by=MAYA, key=words)
    (entry,) = journal.read(CHILD, by=MAYA)
    assert entry.body == {"words": "Two."}
    assert [before.body for before in entry.amended] == [{"words": "At home."}, {"words": "One."}]


def test_another_agency_cannot_amend_but_its_dispute_stays_beside_the_entry(database: Database) -> None:
    visit = _visit()
    with pytest.raises(journal.NotAllowed):
        journal.amend(visit.id, sample.visit("No."), because="Wrong.", by=PIA, key="a")
    journal.dispute(CHILD, visit.id, because="We saw her elsewhere.", by=PIA, key="d")
    (entry,) = journal.read(CHILD, by=MAYA)
    assert entry.body == {"words": "At home."}
    assert [(one.author, one.agency, one.because) for one in entry.disputes] == [(PIA, 2, "We saw her elsewhere.")]


def test_an_amendment_is_of_the_same_kind_and_not_of_another_amendment(database: Database) -> None:
    visit = _visit()
    with pytest.raises(journal.Impossible, match="does not say this"):
        journal.amend(visit.id, sample.discussion(), because="Wrong.", by=MAYA, key="a")
    amendment = journal.amend(visit.id, sample.visit("B."), because="Wrong.", by=MAYA, key="b")
    with pytest.raises(journal.Impossible, match="name the first entry"):
        journal.amend(amendment, sample.visit("C."), because="Wrong.", by=MAYA, key="c")


def test_an_act_must_name_an_entry_of_that_record_and_give_its_reason(database: Database) -> None:
    visit = _visit()
    with pytest.raises(journal.NotAllowed):
        journal.withdraw(OTHER_CHILD, visit.id, because="Misfiled.", by=MAYA, key="w")
    with pytest.raises(journal.Impossible, match="Say why"):
        journal.withdraw(CHILD, visit.id, because="  ", by=MAYA, key="w")


def test_a_withdrawn_entry_is_gone_at_once_with_all_that_was_said_of_it(database: Database) -> None:
    visit = _visit()
    journal.amend(visit.id, sample.visit("Amended."), because="Wrong.", by=MAYA, key="a")
    journal.dispute(CHILD, visit.id, because="No.", by=PIA, key="d")
    journal.withdraw(CHILD, visit.id, because="Another child's.", by=MAYA, key="w")
    assert journal.read(CHILD, by=MAYA) == journal.read(CHILD, by=PIA) == []
    with access.identity(MAYA), connection.cursor() as cursor:
        # Not through our own reading: whatever asks the tables as the application.
        cursor.execute("select kind from journal_entry")
        assert cursor.fetchall() == [("entry.withdrawn",)]
        cursor.execute("select count(*) from journal_live")
        assert cursor.fetchone() == (0,)


def test_a_withdrawal_is_confirmed_or_undone_by_a_manager_who_did_not_make_it(database: Database) -> None:
    visit = _visit()
    journal.withdraw(CHILD, visit.id, because="Misfiled.", by=MAYA, key="w")
    with pytest.raises(journal.NotAllowed):
        journal.confirm_withdrawal(CHILD, visit.id, because="Yes.", by=MAYA, key="c")
    assert [(one.entry, one.author, one.confirmed) for one in journal.withdrawals(CHILD, by=TESS)] == [
        (visit.id, MAYA, False)
    ]
    journal.confirm_withdrawal(CHILD, visit.id, because="Yes.", by=TESS, key="c")
    assert [one.confirmed for one in journal.withdrawals(CHILD, by=TESS)] == [True]
    assert journal.withdrawals(CHILD, by=PIA) == []
    journal.restore(CHILD, visit.id, because="It was hers after all.", by=TESS, key="r")
    assert [entry.id for entry in journal.read(CHILD, by=MAYA)] == [visit.id]


def test_a_manager_does_not_confirm_their_own_withdrawal(database: Database) -> None:
    visit = _visit()
    journal.withdraw(CHILD, visit.id, because="Misfiled.", by=TESS, key="w")
    with pytest.raises(journal.Impossible, match="somebody other"):
        journal.confirm_withdrawal(CHILD, visit.id, because="Yes.", by=TESS, key="c")


def test_nothing_more_is_said_of_a_withdrawn_entry_nor_a_standing_one_confirmed(database: Database) -> None:
    visit = _visit()
    with pytest.raises(journal.Impossible, match="not withdrawn"):
        journal.confirm_withdrawal(CHILD, visit.id, because="Yes.", by=TESS, key="c")
    journal.withdraw(CHILD, visit.id, because="Misfiled.", by=MAYA, key="w")
    with pytest.raises(journal.Impossible, match="is withdrawn"):
        journal.amend(visit.id, sample.visit("B."), because="Wrong.", by=MAYA, key="a")


def test_withdrawing_an_amendment_gives_back_what_was_said_before(database: Database) -> None:
    visit = _visit()
    amendment = journal.amend(visit.id, sample.visit("B."), because="Wrong.", by=MAYA, key="a")
    journal.withdraw(CHILD, amendment, because="It was right.", by=MAYA, key="w")
    (entry,) = journal.read(CHILD, by=MAYA)
    assert (entry.body, entry.amended) == ({"words": "At home."}, ())


def test_those_who_had_opened_the_record_are_listed_to_be_told(database: Database) -> None:
    visit = _visit()
    for worker in (PIA, MAYA):
        with access.identity(worker):
            access.log_read("open", CHILD, "circle", 1)
    journal.withdraw(CHILD, visit.id, because="Misfiled.", by=MAYA, key="w")
    with access.identity(OMAR):
        access.log_read("open", CHILD, "circle", 0)
    assert {one.worker for one in journal.had_read(visit.id, by=TESS)} == {PIA, MAYA}
    assert journal.had_read(visit.id, by=PIA) == []


def test_a_restricted_body_is_read_by_few_while_a_pathway_spine_stays_for_all(database: Database) -> None:
    journal.record([sample.discussion("A name."), sample.visit("An address.")], by=MAYA, key="1")
    for n, entry in enumerate(journal.read(CHILD, by=MAYA)):
        journal.restrict(CHILD, entry.id, marking="restricted", because="Safety.", by=TESS, key=f"r{n}")
    (seen,) = journal.read(CHILD, by=PIA)
    assert (seen.kind, seen.body, seen.marking) == ("strategy_discussion.held", None, "restricted")
    assert [entry.body for entry in journal.read(CHILD, by=TESS)] == [{"words": "A name."}, {"words": "An address."}]


def test_an_amendment_keeps_the_marking_that_its_entry_has_by_now(database: Database) -> None:
    visit = _visit()
    journal.restrict(CHILD, visit.id, marking="restricted", because="Safety.", by=TESS, key="r")
    journal.amend(visit.id, sample.visit("B.", marking="open"), because="Wrong.", by=MAYA, key="a")
    assert journal.read(CHILD, by=PIA) == []
    assert [entry.body for entry in journal.read(CHILD, by=TESS)] == [{"words": "B."}]


def test_a_restriction_can_be_lifted_again(database: Database) -> None:
    visit = _visit()
    for marking in ("restricted", "open"):
        journal.restrict(CHILD, visit.id, marking=marking, because="Safety.", by=TESS, key=marking)
    assert [entry.body for entry in journal.read(CHILD, by=PIA)] == [{"words": "At home."}]


def test_what_is_guarded_is_for_the_police_who_recorded_it(database: Database) -> None:
    (report,) = journal.record([sample.intelligence()], by=PIA, key="1")
    assert [entry.id for entry in journal.read(CHILD, by=PIA)] == [report]
    assert journal.read(CHILD, by=MAYA) == journal.read(CHILD, by=TESS) == []
    with pytest.raises(journal.NotAllowed):
        journal.dispute(CHILD, report, because="No.", by=MAYA, key="d")


def test_mentions_are_shown_with_the_entry_and_to_nobody_who_may_not_read_it(database: Database) -> None:
    journal.record([sample.visit(mentions=(OTHER_CHILD,), marking="agency")], by=MAYA, key="1")
    assert [entry.mentions for entry in journal.read(CHILD, by=OMAR)] == [(OTHER_CHILD,)]
    with access.identity(PIA), connection.cursor() as cursor:
        cursor.execute("select * from journal_mention")
        assert cursor.fetchall() == []
