"""A small fixed cast for the tests of kinds that are really recorded: agencies, workers, and children to work with."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connections

from lantern.journal import record
from lantern.kinds.answers import LONDON
from lantern.kinds.circle.allocation import AllocationMade, As
from lantern.kinds.declare import Kind
from lantern.kinds.recording import entry_of
from tests.kinds.made_up import made_up

NIA, SAM, TOM, DIA, DEV, PIA, COL, WES = 11, 12, 13, 14, 15, 16, 17, 18
SOCIAL_CARE, POLICE = 1, 2
_WORKERS = (
    (NIA, "social_worker", 1, 1, 1),
    (SAM, "social_worker", 1, 1, 1),
    (TOM, "team_manager", 1, 1, 1),
    (DIA, "duty_manager", 4, 1, 1),
    (DEV, "duty_worker", 4, 1, 1),
    (PIA, "police_officer", 2, 2, 1),
    (COL, "conference_chair", 3, 1, 1),
    (WES, "social_worker", 5, 3, 2),
)


def today() -> date:
    """The day in London, asked each time: a long run may go on past midnight."""
    return datetime.now(LONDON).date()


def settle() -> None:
    """Put the cast into an empty, migrated database: Marlshire with its police, and Wexby next door."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("insert into registry_area (id, name) values (1, 'Marlshire'), (2, 'Wexby')")
        cursor.execute(
            "insert into registry_agency (id, name, sector) values (1, 'Marlshire services', 'social_care'),"
            " (2, 'Marlshire police', 'police'), (3, 'Wexby services', 'social_care')"
        )
        for team, agency, area in ((1, 1, 1), (2, 2, 1), (3, 1, 1), (4, 1, 1), (5, 3, 2)):
            cursor.execute(
                "insert into registry_team (id, name, agency_id, area_id) values (%s, %s, %s, %s)",
                [team, f"Team {team}", agency, area],
            )
        for worker in _WORKERS:
            cursor.execute(
                "insert into registry_worker (id, name, role, team_id, agency_id, area_id, is_active)"
                " values (%s, 'Worker', %s, %s, %s, %s, true)",
                worker,
            )


@dataclass
class Child:
    """A record of a person in Marlshire, and what is recorded in it."""

    id: UUID = field(default_factory=uuid4)

    def opened(self, area: int = 1, agency: int = 1) -> "Child":
        """Give the record its id in the register."""
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "insert into registry_record (id, type, area_id, agency_id, created_at)"
                " values (%s, 'person', %s, %s, now())",
                [self.id, area, agency],
            )
        return self

    def tell(self, told: Kind, by: int = NIA, **more: Any) -> UUID:
        """Record it."""
        return record([entry_of(told, self.id, **more)], by=by, key=str(uuid4()))[0]

    def allocated(self, worker: int = NIA, by: int = DIA) -> "Child":
        """Allocate a worker, as the duty manager does."""
        self.tell(made_up(AllocationMade, worker=worker, allocated=As.ALLOCATED), by=by)
        return self
