"""Whose work a list is of: the records of one worker, of a team, or of whoever is on duty.

Each is SQL for record ids, with its parameters. Row-level security decides again, so that no list shows a record that
its own page would not.
"""

from dataclasses import dataclass
from typing import Any

from lantern.registry.models import Worker

_LIVE = "c.from_at <= now() and (c.until_at is null or c.until_at > now())"


@dataclass(frozen=True)
class Scope:
    """A query for record ids, whether the list names each one's allocated worker, and whether it shows closed cases."""

    sql: str
    given: tuple[Any, ...]
    names_workers: bool = False
    shows_closed: bool = True


def mine(worker: Worker) -> Scope:
    """The records that a worker is allocated to or works beside, chairs, or has through their agency."""
    return Scope(
        f"select c.record_id from access_circle c where {_LIVE} and"
        " (c.worker_id = %s and c.relation in ('allocated', 'co_allocated', 'invited')"
        " or c.agency_id = %s and c.relation = 'shared')",
        (worker.pk, worker.agency_id),
    )


def team(worker: Worker) -> Scope:
    """The records allocated to anybody in the worker's team."""
    return Scope(
        f"select c.record_id from access_circle c join registry_worker w on w.id = c.worker_id where {_LIVE}"
        " and c.relation = 'allocated' and w.team_id = %s",
        (worker.team_id,),
        names_workers=True,
    )


def unallocated(worker: Worker) -> Scope:
    """The people of the worker's area and agency to whom nobody is allocated."""
    return Scope(
        "select r.id from registry_record r where r.type = 'person' and r.area_id = %s and r.agency_id = %s"
        " and not exists (select from access_circle c where c.record_id = r.id and c.relation = 'allocated'"
        f" and {_LIVE})"
        " and r.id = any ((select access_records())::uuid[])",
        (worker.area_id, worker.agency_id),
        shows_closed=False,
    )
