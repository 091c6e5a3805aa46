"""A county with two agencies, and the import command run on census texts in a database of its own."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from lantern.journal import Entry, read
from lantern.returns import importing
from lantern.settings.server import OWNER
from tests.conftest import Database
from tests.returns.census_text import saved

AGENCY, OTHER_AGENCY = "Marlshire children's services", "Wenland children's services"
DUTY_WORKER, DUTY_MANAGER, SOCIAL_WORKER, OTHER_DUTY_MANAGER = 10, 11, 12, 21


@dataclass
class Said:
    """What the command printed, and how it ended."""

    code: int
    out: str
    err: str


@dataclass
class County:
    """The database, and what a test does with it."""

    database: Database
    folder: Path
    capsys: pytest.CaptureFixture[str]

    def bring_in(self, text: str, *words: str, agency: str = AGENCY) -> Said:
        """Run `lantern import cin` on this text."""
        parser = argparse.ArgumentParser()
        importing.arguments(parser)
        path = saved(self.folder, text)
        code = importing.run(parser.parse_args(["cin", str(path), "--agency", agency, *words]))
        printed = self.capsys.readouterr()
        return Said(code, printed.out, printed.err)

    def ask(self, question: str, *given: object) -> list[tuple[object, ...]]:
        """Rows, as the owner of the tables."""
        with psycopg.connect(self.database.dsn(OWNER)) as owner:
            return owner.execute(question, given).fetchall()

    def record_of(self, number: str) -> UUID:
        """The only record with this LAchildID."""
        ((record,),) = self.ask(
            "select distinct record_id from people_identifier where type = 'la_child_id' and folded = %s", number
        )
        assert isinstance(record, UUID)
        return record

    def entries(self, number: str, by: int = DUTY_MANAGER) -> list[Entry]:
        """What a worker reads of the child with this LAchildID."""
        return read(self.record_of(number), by=by)

    def count(self) -> int:
        """How many entries there are, of any kind."""
        ((n,),) = self.ask("select count(*) from journal_entry")
        assert isinstance(n, int)
        return n


@pytest.fixture
def county(django_in_own_database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[County]:
    """The county."""
    with psycopg.connect(django_in_own_database.dsn(OWNER)) as owner:
        _settle(owner)
    yield County(django_in_own_database, tmp_path, capsys)


def _settle(owner: psycopg.Connection) -> None:
    for n, (area, agency) in enumerate((("Marlshire", AGENCY), ("Wenland", OTHER_AGENCY)), 1):
        owner.execute("insert into registry_area (id, name) values (%s, %s)", (n, area))
        owner.execute("insert into registry_agency (id, name, sector) values (%s, %s, 'social_care')", (n, agency))
        owner.execute("insert into registry_team (id, name, agency_id, area_id) values (%s, 'Duty', %s, %s)", (n, n, n))
    for worker, role, place in (
        (DUTY_WORKER, "duty_worker", 1),
        (DUTY_MANAGER, "duty_manager", 1),
        (SOCIAL_WORKER, "social_worker", 1),
        (OTHER_DUTY_MANAGER, "duty_manager", 2),
    ):
        owner.execute(
            "insert into registry_worker (id, name, role, team_id, agency_id, area_id, is_active)"
            " values (%s, %s, %s, %s, %s, %s, true)",
            (worker, f"Worker {worker}", role, place, place, place),
        )
