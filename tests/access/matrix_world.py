"""One world for the access matrix: for each role a worker, and for each relationship a record of theirs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import psycopg

from lantern.access.entries import body_predicate, spine_predicate
from lantern.access.policy import MARKINGS, ROLES, Policy
from tests.access.situations import SITUATIONS, Situation

HERE, ELSEWHERE = 1, 2
OUTSIDE_AGENCY, OUTSIDER = 90, 1
# What docs/access.md, section 5, says of the classes: kind, part, guarded, pathway, in the safety summary.
CLASSES = {
    "ordinary": ("visit.made", "work", False, False, False),
    "pathway": ("strategy_discussion.held", "enquiry", False, True, False),
    "summary": ("address.stated", "identity", False, False, True),
    "pathway_summary": ("plan.started", "plan", False, True, True),
    "guarded": ("intelligence.reported", "intelligence", True, False, False),
}
AUTHORS = ("self", "colleague", "other")
ENTRY_CELLS = [(kind, marking, author) for kind in CLASSES for marking in MARKINGS for author in AUTHORS]


class Cast(NamedTuple):
    """The people of one role's world: the worker asked about, and those round them."""

    worker: int
    mate: int  # in the worker's team
    other: int  # in the worker's agency, in another team
    agency: int
    teams: tuple[int, int]


def cast(role: str) -> Cast:
    """Who plays in the world of this role."""
    n = ROLES.index(role) + 1
    return Cast(100 * n, 100 * n + 1, 100 * n + 2, n, (2 * n + 10, 2 * n + 11))


def record_of(role: str, relationship: str) -> UUID:
    """The record that has this relationship to this role's worker."""
    number = (ROLES.index(role) + 1) * 1000 + list(SITUATIONS).index(relationship)
    return UUID(int=number * 16)


def opening_of(record: UUID, who: str) -> UUID:
    """An emergency opening that ended long ago: `own`, or `anothers`."""
    return UUID(int=record.int + ((1 if who == "own" else 2) << 64))


def entry_ids(role: str) -> range:
    """The ids of all entries in this role's records, in the order of SITUATIONS and ENTRY_CELLS."""
    each = len(SITUATIONS) * len(ENTRY_CELLS)
    return range(ROLES.index(role) * each, (ROLES.index(role) + 1) * each)


@dataclass
class _Tables:
    """Rows gathered for each table."""

    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    entries_made: int = 0

    def add(self, table: str, *row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def new_id(self) -> UUID:
        self.entries_made += 1
        return UUID(int=self.entries_made + (1 << 96))


def build(owner: psycopg.Connection, now: datetime) -> None:
    """Fill an empty, migrated database; `now` is the moment from which ends are counted."""
    made = _Tables()
    for area in (HERE, ELSEWHERE):
        made.add("registry_area (id, name)", area, f"Area {area}")
    _people(made, "social_worker", (OUTSIDER,), OUTSIDE_AGENCY, (1,))
    for role in ROLES:
        mine = cast(role)
        _people(made, role, (mine.worker, mine.mate, mine.other), mine.agency, (*mine.teams[:1], *mine.teams))
        for name, situation in SITUATIONS.items():
            if situation.exists:
                _record(made, mine, record_of(role, name), situation, now)
    owner.execute("delete from access_kind")  # the world has five kinds, and one for each part of the work
    for kind, part, _, _, summary in CLASSES.values():
        made.add("access_kind (kind, part, summary)", kind, part, summary)
    for part in Policy.load().parts:
        made.add("access_kind (kind, part, summary)", f"{part}.tested", part, False)
    for table, rows in made.rows.items():
        with owner.cursor().copy(f"copy {table} from stdin") as copy:
            for row in rows:
                copy.write_row(row)
    _entries(owner)
    owner.execute(
        """insert into access_read_log (worker_id, action, record_id, purpose, entries, refused, rule)
           select 1, 'child_page', id, 'a look for the matrix', 1, false, 'allocated' from registry_record"""
    )


def install_policies(owner: psycopg.Connection, policy: Policy) -> None:
    """Row-level security on the entries, as a journal would have it, from this policy."""
    for table, predicate in (("matrix_spine", spine_predicate), ("matrix_body", body_predicate)):
        owner.execute(f"drop policy if exists read on {table}")
        owner.execute(f"create policy read on {table} for select to lantern_app using ({predicate(table, '', policy)})")


def _people(made: _Tables, role: str, workers: tuple[int, ...], agency: int, teams: tuple[int, ...]) -> None:
    made.add("registry_agency (id, name, sector)", agency, f"Agency {agency}", "social_care")
    for team in set(teams):
        made.add("registry_team (id, name, agency_id, area_id)", team, f"Team {team}", agency, HERE)
    for worker, team in zip(workers, teams, strict=True):
        made.add(
            "registry_worker (id, name, role, team_id, agency_id, area_id, is_active)",
            *(worker, f"Worker {worker}", role, team, agency, HERE, True),
        )


def _record(made: _Tables, mine: Cast, record: UUID, situation: Situation, now: datetime) -> None:
    long_ago = now - timedelta(days=400)
    made.add(
        "registry_record (id, type, area_id, agency_id, created_at)",
        record,
        situation.type,
        HERE if situation.home_area else ELSEWHERE,
        mine.agency if situation.home_agency else OUTSIDE_AGENCY,
        long_ago,
    )
    for relation, who, ends, entry in _circle(made, mine, record, situation):
        worker, agency = (None, who) if relation == "shared" else (who, None)
        until = now + ends if ends else None
        made.add(
            "access_circle (record_id, worker_id, agency_id, relation, from_at, until_at, entry_id)",
            *(record, worker, agency, relation, long_ago, until, entry),
        )
    for whose, silent in situation.conflicts:
        theirs = mine.worker if whose == "worker" else mine.mate
        made.add("access_conflict (record_id, worker_id, silent, entry_id)", record, theirs, silent, made.new_id())
    before = record
    others = (*situation.joined, *situation.about, *situation.told_in, *situation.beside)
    for n, other in enumerate(others, start=1):
        further = UUID(int=record.int + n)
        _record(made, mine, further, other, now)
        if other in situation.joined:
            made.add("access_same_person (record_id, other_id, entry_id)", before, further, made.new_id())
            before = further
        elif other in situation.about:
            made.add("access_about (record_id, about_id)", record, further)
        elif other in situation.told_in:
            made.add("access_about (record_id, about_id)", further, record)


def _circle(
    made: _Tables, mine: Cast, record: UUID, situation: Situation
) -> Iterator[tuple[str, int, timedelta | None, UUID]]:
    people = {
        "worker": mine.worker,
        "mate": mine.mate,
        "other": mine.other,
        "own": mine.agency,
        "another": OUTSIDE_AGENCY,
    }
    for row in situation.circle:
        yield row.relation, people[row.who], row.ends, made.new_id()
    yield "emergency", mine.worker, timedelta(days=-300), opening_of(record, "own")
    yield "emergency", mine.other, timedelta(days=-300), opening_of(record, "anothers")


def _entries(owner: psycopg.Connection) -> None:
    columns = """(id integer primary key, record_id uuid, kind text, agency_id smallint, author_id integer,
                  marking text, guarded boolean, pathway boolean)"""
    for table in ("matrix_entry", "matrix_spine", "matrix_body"):
        owner.execute(f"create table {table} {columns}")
    with owner.cursor().copy("copy matrix_entry from stdin") as copy:
        for role in ROLES:
            mine = cast(role)
            authors = {
                "self": (mine.agency, mine.worker),
                "colleague": (mine.agency, mine.mate),
                "other": (OUTSIDE_AGENCY, OUTSIDER),
            }
            ids = iter(entry_ids(role))
            for relationship in SITUATIONS:
                record = record_of(role, relationship)
                for kind_class, marking, author in ENTRY_CELLS:
                    kind, _, guarded, pathway, _ = CLASSES[kind_class]
                    copy.write_row((next(ids), record, kind, *authors[author], marking, guarded, pathway))
    for table in ("matrix_spine", "matrix_body"):
        owner.execute(f"insert into {table} select * from matrix_entry")
        owner.execute(f"create index on {table} (record_id)")
        owner.execute(f"alter table {table} enable row level security")
    owner.execute("grant select on matrix_entry, matrix_spine, matrix_body to lantern_app")
