"""Filling an empty record: lives are made up and copied set by set, then every view is made from the entries."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid5

from django.db import connections, transaction

from lantern.demo.people_names import FAMILY, GIVEN
from lantern.demo.telling import COUNTY, County, Telling
from lantern.journal import projections
from lantern.journal.writing import request
from lantern.page import clock
from tests.bench.million import lives
from tests.bench.million.county import OF_A_TEAM, TEAMS, Staff, open_accounts, register

OF_A_WORKER, WITH_NOBODY = 25, 8_000
_LIVES = 200
_HISTORIES = (lives.WITH_A_WORKER, lives.WITH_NOBODY)


def fill() -> None:
    """Everything, through Django's `owner` connection. The record must be migrated and empty."""
    staff = register()
    open_accounts(staff)
    county = County(clock.today(), staff[0].by_key(0, 0))
    told = [telling for n, histories in enumerate(_HISTORIES) for telling in lives.lives(county, _LIVES, histories, n)]
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(_TABLES)
        cursor.execute("insert into written_by values (%s)", [[county.workers[key].pk for key in lives.WORKERS]])
        with cursor.copy("copy sketch from stdin") as copy:
            for row in _sketches(told, county):
                copy.write_row(row)
        with cursor.copy("copy person from stdin") as copy:
            for person in _people(staff):
                copy.write_row(person)
        cursor.execute(Path(__file__).with_name("copies.sql").read_text(encoding="utf-8"))
    # The views have no statistics yet, or each would be taken for empty all the while it is made.
    _vacuum("registry_record", "journal_entry", "journal_body")
    projections.rebuild("owner")
    _vacuum()


def _vacuum(*tables: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"vacuum analyze {', '.join(tables)}")


def _sketches(told: Sequence[Telling], county: County) -> Iterator[tuple[int, int, int, str]]:
    for life, telling in enumerate(told):
        for place, (_, by, entry) in enumerate(telling.entries):
            (item,) = json.loads(request([entry]))
            yield life, place, county.workers[by].pk, json.dumps(item, ensure_ascii=False)


def _people(staff: Sequence[Staff]) -> Iterator[tuple[object, ...]]:
    """Each area's children with a worker, in order of their workers; then those with nobody."""
    chance, n = Random(3), 0
    for area in staff:
        with_a_worker = TEAMS * OF_A_TEAM * OF_A_WORKER
        for place in range(with_a_worker + WITH_NOBODY):
            worker = place // OF_A_WORKER % (TEAMS * OF_A_TEAM)
            workers = area.by_key(worker // OF_A_TEAM, worker % OF_A_TEAM)
            alone = place >= with_a_worker
            life, histories = chance.randrange(_LIVES), _HISTORIES[alone]
            weeks = histories[life % len(histories)].weeks
            yield (
                n,
                _record(n),
                _record(n ^ 1),
                life + alone * _LIVES,
                timedelta(weeks=chance.randint(0, weeks)),
                area.area.pk,
                workers["sw"].agency_id,
                [workers[key].pk for key in lives.WORKERS],
                chance.choice(GIVEN),
                chance.choice(FAMILY),
            )
            n += 1


def _record(n: int) -> UUID:
    return uuid5(COUNTY, f"of a million {n}")


_TABLES = """
create temporary table sketch (life integer, place integer, author integer, item jsonb) on commit drop;
create temporary table written_by (ids integer[]) on commit drop;
create temporary table person (
    n integer, record_id uuid, neighbour_id uuid, life integer, moved interval, area_id smallint,
                               agency_id smallint, workers integer[], given text, family text) on commit drop;
"""
