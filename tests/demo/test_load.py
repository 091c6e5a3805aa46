"""The fictional county: never among real children, the same every time, and true to its stories on whatever day."""

import argparse
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

import psycopg
import pytest
from django.test import override_settings

from lantern.demo import command
from lantern.demo.load import NotHere, load, tell
from lantern.demo.registering import register
from lantern.demo.telling import County, Telling
from lantern.journal import NewEntry
from lantern.kinds.facts import Spine, facts_of
from lantern.law import State, duties, load_law
from lantern.law.calendar import england_and_wales
from lantern.settings.server import OWNER
from tests.conftest import Database, point_django

# A Saturday, a leap day, the day after the new year's holiday, the Tuesday after Easter, and an ordinary Wednesday.
DAYS = [date(2026, 11, 21), date(2024, 2, 29), date(2026, 1, 2), date(2026, 4, 7), date(2025, 7, 16)]
MEETINGS = {
    "strategy_discussion.held",
    "conference.held",
    "core_group.met",
    "review_conference.held",
    "allocation.made",
}
ALL_WRITTEN = """
select e.id, e.record_id, a.name, w.name, e.kind, e.matter_id, e.marking, e.happened_earliest, e.happened_latest,
    e.recorded_at, e.recorded_stated, e.outcome, e.answer, e.due_on, e.amends, b.body
from journal_entry e join journal_body b using (position)
join registry_worker w on w.id = e.author_id join registry_area a on a.id = e.area_id order by e.position
"""


def written(place: Database) -> list[tuple[object, ...]]:
    """Every entry, as the owner of the tables reads it."""
    with psycopg.connect(place.dsn(OWNER)) as owner:
        return owner.execute(ALL_WRITTEN).fetchall()


@pytest.fixture
def told_on(django_in_own_database: Database) -> Callable[[date], dict[str, Telling]]:
    """The whole county as it is told on a day, by name, before it is recorded."""
    workers = register()
    return lambda today: {telling.name: telling for telling in tell(County(today, workers))}


def live(telling: Telling) -> list[NewEntry]:
    """A telling's entries as they stand, those that were corrected as corrected."""
    entries = [entry for _, _, entry in telling.entries]
    amended = {entry.amends for entry in entries}
    return [entry for entry in entries if entry.id not in amended]


def states(telling: Telling, today: date) -> dict[str, set[State]]:
    """How the duties of this child stand, by the thing due."""
    found: dict[str, set[State]] = {}
    for duty in duties(load_law(), facts_of(cast(list[Spine], live(telling))), today):
        found.setdefault(duty.rule.rpartition(".")[2], set()).add(duty.state)
    return found


def test_it_is_the_same_every_time_and_every_entry_shows_that_its_time_was_stated(
    django_in_own_database: Database, migrated: Database
) -> None:
    other = Database(migrated.server, migrated.administrator, migrated.pristine).copy()
    counties = []
    with override_settings(LANTERN_TODAY=date(2026, 3, 31)):
        for place in (django_in_own_database, other):
            point_django(place)
            load(others=9)
            counties.append(written(place))
    point_django(django_in_own_database)
    other.drop()
    assert len(counties[0]) > 100
    assert counties[0] == counties[1]
    assert {row[10] for row in counties[0]} == {True}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_it_has_three_hundred_children_and_more_over_three_areas_none_with_a_future(
    told_on: Callable[[date], dict[str, Telling]], today: date
) -> None:
    county = told_on(today)
    areas = Counter(telling.county.workers[telling.by].area_id for telling in county.values())
    assert len(areas) == 3
    assert sum(areas.values()) >= 300
    assert min(areas.values()) > 90
    entries = [entry for telling in county.values() for entry in live(telling)]
    assert all(entry.happened_latest <= today for entry in entries if entry.happened_latest)
    met = [entry for entry in entries if entry.kind in MEETINGS and entry.happened_earliest]
    is_working = england_and_wales().is_working
    assert [
        e.happened_earliest for e in met if e.happened_earliest and not is_working(e.happened_earliest.toordinal())
    ] == []


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_stories_are_what_the_tour_says_on_whatever_day_they_are_told(
    told_on: Callable[[date], dict[str, Telling]], today: date
) -> None:
    county = told_on(today)
    leila, rowan, bethan = county["leila"], county["rowan"], county["bethan"]
    kinds = Counter(entry.kind for entry in live(leila))
    assert states(leila, today)["initial-conference"] == {State.MET_LATE}
    assert (kinds["strategy_discussion.held"], kinds["conference.delayed"], kinds["plan.ended"]) == (2, 1, 1)
    assert [e.kind for e in live(leila) if e.marking == "restricted"].count("contact.made") == 1
    assert [bool(entry.amends) for _, _, entry in leila.entries].count(True) == 1
    assert "noor" in county
    assert "initial-conference" not in states(rowan, today)
    reports = [entry for entry in live(bethan) if entry.kind == "information.received"]
    assert len(reports) > 20
    before = min(e.happened_earliest for e in live(bethan) if e.kind == "referral.received" and e.happened_earliest)
    known = [e for e in reports if e.happened_latest and e.happened_latest < before - timedelta(days=30)]
    assert len(known) > 12
    (answered,) = [entry for entry in live(bethan) if entry.kind == "referral.acknowledged"]
    assert answered.outcome == "receipt_told"


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_what_was_judged_of_the_children_of_the_stories_can_be_read_in_full(
    told_on: Callable[[date], dict[str, Telling]], today: date
) -> None:
    county = told_on(today)
    leila, rowan, bethan = (live(county[name]) for name in ("leila", "rowan", "bethan"))
    kinds = Counter(entry.kind for entry in leila)
    assert (kinds["definition.tested"], kinds["marker.set"], kinds["marker.removed"]) == (2, 2, 1)
    assert (kinds["nrm.referred"], kinds["nrm.decided"]) == (1, 2)
    assert [entry.outcome for entry in leila if entry.kind == "definition.tested"] == ["not_enough_known", "exploited"]
    begun = {entry.id for entry in leila if entry.kind == "assessment.started"}
    assert {entry.matter for entry in leila if entry.kind == "assessment_part.written"} == begun
    assert Counter(entry.kind for entry in rowan)["level.disagreed"] == 1
    assert [entry.answer for entry in rowan if entry.kind == "help.offered"] == ["taken_up", "refused"]
    (harm,) = [entry for entry in bethan if entry.kind == "harm_to_others.considered"]
    assert (harm.marking, harm.answer) == ("restricted", "yes")


def test_it_refuses_live_settings(django_in_own_database: Database) -> None:
    with override_settings(LANTERN_LIVE=True), pytest.raises(NotHere, match="live settings"):
        load(others=0)


@pytest.mark.parametrize("holds", ["insert into registry_area (id, name) values (1, 'Real')", ""])
def test_it_refuses_a_record_that_is_not_empty_and_says_so_without_a_traceback(
    django_in_own_database: Database, holds: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if holds:
        with psycopg.connect(django_in_own_database.dsn(OWNER)) as owner:
            owner.execute(holds)
    else:
        load(others=0)
    before = written(django_in_own_database)
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    assert command.run(parser.parse_args(["load"])) == 1
    assert "not empty" in capsys.readouterr().err
    assert written(django_in_own_database) == before
