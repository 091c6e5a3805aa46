"""What already stands in the record: which children an agency knows by which number, and its entries about them.

Asked as the owner of the tables, because this is management: a child may have an allocated worker, and then nobody
on duty may open the record, but the same child must not be recorded twice.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections

from lantern.journal.reading import BECAUSE

OWNER = "owner"
_CHILDREN = """
select distinct on (e.body::jsonb->>'number') e.body::jsonb->>'number', e.record_id
from people_identifier p join journal_live e on e.id = p.entry_id
where p.type = 'la_child_id' and p.agency_id = %s
order by e.body::jsonb->>'number', e.recorded_at, e.record_id
"""
_ENTRIES = """
select id, record_id, kind, version, marking, matter_id, happened_earliest, happened_latest, happened_at,
    learned_earliest, outcome, answer, due_on, dated_on, concerns_worker, concerns_agency, concerns_record, body
from journal_live
where record_id = any (%s) and agency_id = %s and kind = any (%s)
order by happened_earliest, position
"""
_CHILDREN_IMPORTED = """
select distinct e.record_id from journal_receipt r, unnest(r.entries) as i(id) join journal_live e using (id)
where r.key like %s
"""
_IMPORTED = "select unnest(entries), key from journal_receipt where key like %s"


class Standing(NamedTuple):
    """One entry of the agency's as it stands today. `imported_in` is the census year that wrote it, 0 if none did."""

    id: UUID
    record: UUID
    kind: str
    version: int
    marking: str
    matter: UUID | None
    earliest: date
    latest: date
    at: datetime | None
    spine: dict[str, Any]
    body: dict[str, Any]
    imported_in: int


def one_at_a_time(agency: int) -> None:
    """Let no other import of this agency run until the transaction ends: both would record the same children."""
    with connections["default"].cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('lantern census'), %s)", [agency])


def known_children(agency: int) -> dict[str, UUID]:
    """The record of each child whom this agency knows by a number of its own."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(_CHILDREN, [agency])
        return dict(cursor.fetchall())


def imports_key(agency: int, year: int | None = None) -> str:
    """What the key of every request of an import begins with: of this agency, and of one year or any."""
    return f"cin-census:{agency}:" + ("" if year is None else f"{year}:")


def imported(agency: int) -> dict[UUID, int]:
    """The entries that this agency's imports wrote, each with the census year."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(_IMPORTED, [f"{imports_key(agency)}%"])
        return {entry: int(key.split(":")[2]) for entry, key in cursor.fetchall()}


def children_imported(agency: int, year: int) -> set[UUID]:
    """The records of the children of whom this agency's imports of a census year wrote something that stands."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(_CHILDREN_IMPORTED, [f"{imports_key(agency, year)}%"])
        return {record for (record,) in cursor.fetchall()}


def entries(records: Iterable[UUID], agency: int, kinds: Iterable[str], years: dict[UUID, int]) -> list[Standing]:
    """This agency's entries of these kinds in these records, by the day they happened, then as recorded."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(_ENTRIES, [list(records), agency, list(kinds)])
        return [_standing(row, years) for row in cursor.fetchall()]


def _standing(row: tuple[Any, ...], years: dict[UUID, int]) -> Standing:
    id_, record, kind, version, marking, matter, earliest, latest, at, *others, body = row
    names = ("learned_earliest", "outcome", "answer", "due_on", "dated_on")
    spine = dict(zip((*names, "concerns_worker", "concerns_agency", "concerns_record"), others, strict=True))
    spine |= {"happened_earliest": earliest, "happened_latest": latest, "happened_at": at}
    answers = {name: value for name, value in json.loads(body or "{}").items() if name != BECAUSE}
    return Standing(
        id_, record, kind, version, marking, matter, earliest, latest, at, spine, answers, years.get(id_, 0)
    )
