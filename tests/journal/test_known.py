"""As known on a day: what had been recorded, or learned, by then; and that it never changes once shown."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections

from lantern import journal
from lantern.journal import Proved, Stated
from tests.conftest import Database
from tests.journal.cast import CHILD, MAYA, PIA, TESS, Sample

sample = Sample()
MONDAY = date(2026, 3, 2)


def _load(words: str, on: date, **other: object) -> journal.Entry:
    """Record as a demonstration's loader, at noon of a day."""
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    entry = sample.visit(words, recorded_at=moment, **other)
    (made,) = journal.record([entry], by=MAYA, key=f"{words}{on}", using="loader")
    return next(one for one in journal.read(CHILD, by=MAYA) if made in (one.id, *(a.amendment for a in one.amended)))


def _bodies(as_known: journal.AsKnown, by: int = MAYA) -> list[str]:
    return [(entry.body or {})["words"] for entry in journal.read(CHILD, by=by, as_known=as_known)]


def test_proved_is_what_had_been_recorded_by_the_end_of_the_day(database: Database) -> None:
    _load("Monday.", MONDAY)
    _load("Wednesday.", MONDAY + timedelta(days=2))
    assert _bodies(Proved(MONDAY - timedelta(days=1))) == []
    assert _bodies(Proved(MONDAY)) == _bodies(Proved(MONDAY + timedelta(days=1))) == ["Monday."]
    assert _bodies(Proved(MONDAY + timedelta(days=2))) == ["Monday.", "Wednesday."]


def test_stated_is_what_had_been_learned_and_says_how_much_later_it_was_recorded(database: Database) -> None:
    _load("Learned on Monday.", MONDAY + timedelta(days=9), learned_earliest=MONDAY)
    (entry,) = journal.read(CHILD, by=MAYA, as_known=Stated(MONDAY))
    assert entry.recorded_late_days == 9
    assert journal.read(CHILD, by=MAYA, as_known=Proved(MONDAY)) == []
    assert journal.read(CHILD, by=MAYA, as_known=Stated(MONDAY - timedelta(days=1))) == []


def test_what_was_learned_on_a_day_not_known_counts_from_when_it_was_recorded(database: Database) -> None:
    _load("Some time.", MONDAY, learned_earliest=None)
    assert _bodies(Stated(MONDAY - timedelta(days=1))) == []
    (entry,) = journal.read(CHILD, by=MAYA, as_known=Stated(MONDAY))
    assert entry.recorded_late_days == 0


@pytest.mark.parametrize("mode", [Proved, Stated])
def test_corrections_are_as_they_stood_on_the_day(database: Database, mode: type[Proved] | type[Stated]) -> None:
    entry = _load("As first written.", MONDAY)
    _load("As corrected.", MONDAY + timedelta(days=3), amends=entry.id, learned_earliest=MONDAY)
    assert _bodies(mode(MONDAY + timedelta(days=2))) == ["As first written."]
    assert _bodies(mode(MONDAY + timedelta(days=3))) == ["As corrected."]


def test_a_dispute_shows_from_the_day_it_was_recorded(database: Database) -> None:
    entry = _load("Seen.", MONDAY)
    journal.dispute(CHILD, entry.id, because="No.", by=PIA, key="d")
    (then,) = journal.read(CHILD, by=MAYA, as_known=Proved(MONDAY))
    (today,) = journal.read(CHILD, by=MAYA)
    assert (then.disputes, len(today.disputes)) == ((), 1)


@pytest.mark.parametrize("mode", [Proved, Stated])
def test_todays_withdrawals_and_markings_hold_in_past_views(
    database: Database, mode: type[Proved] | type[Stated]
) -> None:
    gone, address = _load("Misfiled.", MONDAY), _load("An address.", MONDAY + timedelta(days=1))
    day = MONDAY + timedelta(days=1)
    assert _bodies(mode(day), by=PIA) == ["Misfiled.", "An address."]
    journal.withdraw(CHILD, gone.id, because="Another child's.", by=MAYA, key="w")
    journal.restrict(CHILD, address.id, marking="restricted", because="Safety.", by=TESS, key="r")
    assert _bodies(mode(day), by=PIA) == []
    assert _bodies(mode(day), by=TESS) == ["An address."]


def test_a_day_ends_at_midnight_in_london(database: Database) -> None:
    last_minute = datetime(2026, 6, 30, 22, 59, tzinfo=UTC)
    for n, moment in enumerate((last_minute, last_minute + timedelta(minutes=1))):
        journal.record([sample.visit(str(n), recorded_at=moment)], by=MAYA, key=str(n), using="loader")
    assert _bodies(Proved(date(2026, 6, 30))) == ["0"]


def test_only_the_loader_states_when_something_was_recorded_and_it_shows(database: Database) -> None:
    stated = sample.visit(recorded_at=datetime(2026, 3, 2, tzinfo=UTC))
    with pytest.raises(journal.NotAllowed):
        journal.record([stated], by=MAYA, key="1")
    journal.record([stated], by=MAYA, key="1", using="loader")
    assert [entry.recorded_stated for entry in journal.read(CHILD, by=MAYA)] == [True]


def test_a_stated_time_is_neither_in_the_future_nor_before_the_last_in_its_record(database: Database) -> None:
    _load("Monday.", MONDAY)
    for moment in (datetime(2026, 3, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)):
        with pytest.raises(journal.Impossible):
            journal.record([sample.visit(recorded_at=moment)], by=MAYA, key="x", using="loader")


def test_recorded_times_rise_strictly_also_within_one_call(database: Database) -> None:
    journal.record([sample.visit(str(n)) for n in range(50)], by=MAYA, key="1")
    with connections["owner"].cursor() as cursor:
        cursor.execute("select recorded_at from journal_entry order by position")
        times = [row[0] for row in cursor.fetchall()]
    assert times == sorted(set(times))
    assert len(times) == 50
