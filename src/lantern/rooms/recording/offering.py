"""The workers, agencies and records that a form offers to choose from."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from lantern.kinds.case import Case
from lantern.kinds.declare import Kind
from lantern.kinds.naming import NO_NAME, names_of
from lantern.page.form.controls import Choices
from lantern.page.form.questions import Option
from lantern.registry.family import FAMILY_ROLES
from lantern.registry.models import Agency, Role, Worker

# The policy gives the record to nobody else whom these name, and so nobody else is offered.
_ROLES: dict[str, Sequence[Role]] = {
    "allocation.made": (Role.SOCIAL_WORKER, Role.VOLUNTARY_WORKER),
    "chair.invited": (Role.CONFERENCE_CHAIR,),
}
_EVERY_WORKER = tuple(role for role in Role if role not in FAMILY_ROLES)


# Records that a form offers: those that this one speaks of, those one works with, and one come to by a link.
_RECORDS = """
select r.id, r.id = any (%(near)s) from registry_record r
where r.type = 'person' and r.id <> %(record)s and r.id = any ((select access_records())::uuid[])
    and (r.id = any (%(near)s) or exists (select from access_circle c where c.record_id = r.id
        and c.worker_id = %(worker)s and c.relation in ('allocated', 'co_allocated')
        and c.from_at <= now() and (c.until_at is null or c.until_at > now())))
"""


def choices_for(
    kind: type[Kind], case: Case, worker: Worker, standing: Kind | None = None, linked: UUID | None = None
) -> Choices:
    """For each question that names somebody: whom to offer, who is named there already, and who was linked to."""
    offered: dict[str, list[Option]] = {}
    for name, asked in kind.questions().items():
        if asked.spine == "concerns_worker":
            offered[name] = list(_workers(worker, _ROLES.get(kind.kind, _EVERY_WORKER), getattr(standing, name, None)))
        elif asked.spine == "concerns_agency":
            offered[name] = [Option(str(agency.pk), agency.name) for agency in Agency.objects.order_by("name")]
        elif asked.spine == "concerns_record" or asked.mentions:
            offered[name] = [option for option, _ in _records(case, worker, linked)]
    return offered


def _workers(worker: Worker, roles: Sequence[Role], named: int | None) -> Iterable[Option]:
    """Those in these roles who work now, and who is named already: one's own team first, then one's agency."""
    wanted = Q(is_active=True, role__in=roles) | Q(pk=named)
    active = Worker.objects.filter(wanted).select_related("team", "agency").order_by("name")
    near = sorted(active, key=lambda one: (one.team_id != worker.team_id, one.agency_id != worker.agency_id))
    return (Option(str(one.pk), f"{one.name}, {one.get_role_display().lower()}, {one.team.name}") for one in near)


def records_near(case: Case, worker: Worker) -> list[Option]:
    """The people whom this record speaks of and whose own records the worker may open."""
    return [option for option, near in _records(case, worker, None) if near]


def _records(case: Case, worker: Worker, linked: UUID | None) -> list[tuple[Option, bool]]:
    """Those near first, by name."""
    near = {other for entry in case.entries for other in (*entry.mentions, entry.concerns_record) if other}
    given: dict[str, Any] = {"near": list(near | {linked} - {None}), "record": case.record, "worker": worker.pk}
    with connection.cursor() as cursor:
        cursor.execute(_RECORDS, given)
        found: dict[UUID, bool] = dict(cursor.fetchall())
    named = names_of(found)
    offered = [(Option(str(id), named.get(id, NO_NAME)), is_near) for id, is_near in found.items()]
    return sorted(offered, key=lambda one: (not one[1], one[0].says, one[0].code))
