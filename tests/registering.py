"""Puts a cast into an empty, migrated database, as the owner of its tables."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

import psycopg


class Person(NamedTuple):
    """A worker: role, team, agency, area."""

    role: str
    team: int
    agency: int
    area: int = 1


class Place(NamedTuple):
    """A record: what it is of, whose it is and where, and whether nobody is allocated to it."""

    type: str
    agency: int = 1
    area: int = 1
    free: bool = False


def register(
    owner: psycopg.Connection,
    people: Mapping[str, Person],
    records: Mapping[str, Place],
    ids: Mapping[str, UUID],
    sectors: Sequence[str],
) -> None:
    """Areas, agencies, teams, workers with an account each, and records; a worker's id is their place, from 1."""
    owner.execute("insert into registry_area (id, name) values (1, 'Marlshire'), (2, 'Wexby')")
    for n, sector in enumerate(sectors, start=1):
        owner.execute("insert into registry_agency values (%s, %s, %s)", (n, f"Agency {n}", sector))
    for team, agency, area in dict.fromkeys((who.team, who.agency, who.area) for who in people.values()):
        owner.execute(
            "insert into registry_team (id, name, agency_id, area_id) values (%s, %s, %s, %s)",
            (team, f"Team {team}", agency, area),
        )
    for number, (name, (role, team, agency, area)) in enumerate(people.items(), start=1):
        owner.execute(
            "insert into auth_user (id, username, email, password, first_name, last_name, is_active, is_staff,"
            " is_superuser, date_joined) values (%s, %s, %s, '!', '', '', true, false, false, now())",
            (number, name, f"{name}@marlshire.example"),
        )
        owner.execute(
            "insert into registry_worker (id, user_id, name, role, team_id, agency_id, area_id, is_active)"
            " values (%s, %s, %s, %s, %s, %s, %s, true)",
            (number, number, name.capitalize(), role, team, agency, area),
        )
    for name, what in records.items():
        owner.execute(
            "insert into registry_record (id, type, area_id, agency_id, created_at)"
            " values (%s, %s, %s, %s, now() - interval '30 days')",
            (ids[name], what.type, what.area, what.agency),
        )
