"""The workers, agencies and records that a form offers to choose from."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from lantern.kinds.case import Case
from lantern.kinds.declare import Kind
from lantern.page.controls import Choices
from lantern.page.questions import Option
from lantern.registry.models import Agency, Role, Worker

# The policy gives the record to nobody else whom these name, and so nobody else is offered.
_ROLES: dict[str, Sequence[Role]] = {
    "allocation.made": (Role.SOCIAL_WORKER, Role.VOLUNTARY_WORKER),
    "chair.invited": (Role.CONFERENCE_CHAIR,),
}


def choices_for(kind: type[Kind], case: Case, worker: Worker, standing: Kind | None = None) -> Choices:
    """For each question kept in a column that names somebody: whom to offer, and who is named there already."""
    offered: dict[str, list[Option]] = {}
    for name, asked in kind.questions().items():
        if asked.spine == "concerns_worker":
            offered[name] = list(_workers(worker, _ROLES.get(kind.kind, tuple(Role)), getattr(standing, name, None)))
        elif asked.spine == "concerns_agency":
            offered[name] = [Option(str(agency.pk), agency.name) for agency in Agency.objects.order_by("name")]
        elif asked.spine == "concerns_record":
            offered[name] = list(records_near(case, worker.pk))
    return offered


def _workers(worker: Worker, roles: Sequence[Role], named: int | None) -> Iterable[Option]:
    """Those in these roles who work now, and who is named already: one's own team first, then one's agency."""
    wanted = Q(is_active=True, role__in=roles) | Q(pk=named)
    active = Worker.objects.filter(wanted).select_related("team", "agency").order_by("name")
    near = sorted(active, key=lambda one: (one.team_id != worker.team_id, one.agency_id != worker.agency_id))
    return (Option(str(one.pk), f"{one.name}, {one.get_role_display().lower()}, {one.team.name}") for one in near)


def records_near(case: Case, reader: int) -> Iterable[Option]:
    """The people whom this record speaks of and whose own records the worker may open."""
    tied: set[UUID] = {other for entry in case.entries for other in (*entry.mentions, entry.concerns_record) if other}
    for other in sorted(tied - {case.record}):
        theirs = Case.read(other, reader)
        if theirs.entries:
            yield Option(str(other), theirs.name)
