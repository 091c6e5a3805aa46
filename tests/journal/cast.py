"""A small fixed cast for the journal's tests: two agencies, workers, two children with their circles."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import psycopg

from lantern.journal import NewEntry

MAYA, OMAR, TESS, PIA, LEE = 11, 12, 13, 14, 15
CHILD, OTHER_CHILD, FREE = (UUID(int=n) for n in (0xC1, 0xC2, 0xF1))
# Entries of these kinds need no rooms: part of the work, and whether the safety summary shows them.
KINDS = (
    ("visit.made", "work", False),
    ("strategy_discussion.held", "enquiry", False),
    ("information.received", "information", False),
    ("intelligence.reported", "intelligence", False),
)
_WORKERS = (
    (MAYA, "social_worker", 1, 1),
    (OMAR, "social_worker", 1, 1),
    (TESS, "team_manager", 1, 1),
    (PIA, "police_officer", 2, 2),
    (LEE, "social_worker", 3, 1),
)
_CIRCLE = ((MAYA, None, "allocated"), (OMAR, None, "co_allocated"), (None, 2, "shared"))


def settle(owner: psycopg.Connection) -> None:
    """Put the cast into an empty, migrated database.

    Maya is allocated, Omar works with her, Tess manages their team; Pia is of the police, with whom the
    records are shared; Lee works in another team and has nothing to do with the children.
    """
    owner.execute("insert into registry_area (id, name) values (1, 'Marlshire')")
    owner.execute(
        "insert into registry_agency (id, name, sector) values"
        " (1, 'Marlshire children''s services', 'social_care'), (2, 'Marlshire police', 'police')"
    )
    for team, agency, name in ((1, 1, "East"), (2, 2, "Public protection"), (3, 1, "West")):
        owner.execute(
            "insert into registry_team (id, name, agency_id, area_id) values (%s, %s, %s, 1)",
            (team, name, agency),
        )
    for worker, role, team, agency in _WORKERS:
        owner.execute(
            "insert into registry_worker (id, name, role, team_id, agency_id, area_id, is_active)"
            " values (%s, %s, %s, %s, %s, 1, true)",
            (worker, f"Worker {worker}", role, team, agency),
        )
    for kind in KINDS:
        owner.execute("insert into access_kind values (%s, %s, %s) on conflict do nothing", kind)
    for record in (CHILD, OTHER_CHILD):
        add_child(owner, record)


def add_child(owner: psycopg.Connection, record: UUID) -> None:
    """A child's record with the circle that every child here has."""
    owner.execute(
        "insert into registry_record (id, type, area_id, agency_id, created_at) values (%s, 'person', 1, 1, now())",
        (record,),
    )
    for worker, agency, relation in _CIRCLE:
        owner.execute(
            "insert into access_circle (record_id, worker_id, agency_id, relation, from_at, entry_id)"
            " values (%s, %s, %s, %s, now() - interval '10 years', gen_random_uuid())",
            (record, worker, agency, relation),
        )


@dataclass(frozen=True)
class Sample:
    """Entries to record, with a word that can be looked for in their bodies."""

    record: UUID = CHILD

    def visit(self, words: str = "At home.", **other: object) -> NewEntry:
        """An ordinary entry."""
        day = date(2026, 3, 2)
        entry = NewEntry(
            record=self.record,
            kind="visit.made",
            version=1,
            body={"words": words},
            happened_earliest=day,
            happened_latest=day,
            learned_earliest=day,
            outcome="seen",
        )
        return replace(entry, **other)  # type: ignore[arg-type] # the tests name real fields

    def discussion(self, words: str = "Held.", **other: object) -> NewEntry:
        """A pathway entry, which opens an enquiry."""
        named = {
            "kind": "strategy_discussion.held",
            "pathway": True,
            "opens": "enquiry",
            "outcome": "initiate_s47",
        }
        return self.visit(words, **{**named, **other})

    def intelligence(self, words: str = "A car.", **other: object) -> NewEntry:
        """A guarded entry."""
        named = {"kind": "intelligence.reported", "guarded": True, "marking": "guarded", "outcome": ""}
        return self.visit(words, **{**named, **other})
