"""The rota: who reads what the public tell, when, and who is the deputy. Without one the public's page stays shut."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.coming_in.cover import CoverEnded, CoverSet, DeputyNamed, Weekday
from lantern.kinds.declare import Kind
from lantern.kinds.recording import entry_of
from lantern.kinds.wording import listed
from lantern.page import clock
from lantern.page.form.asking import Asking, ask
from lantern.page.form.controls import Choices
from lantern.page.form.questions import Option
from lantern.page.opening import refuse
from lantern.registry.models import Role, Worker
from lantern.registry.opening import agency_record_id, open_agency_record
from lantern.rooms.intake.apps import ON_DUTY

_COVERS = """
select c.entry_id, w.name, c.days, c.begins, c.ends, c.first_on, c.last_on,
    (c.last_on + (c.ends <= c.begins)::integer + c.ends) at time zone 'Europe/London' <= now()
from intake_cover c join registry_worker w on w.id = c.worker_id
where c.area_id = %s and c.agency_id = %s order by c.first_on, c.begins, c.entry_id"""
_DEPUTY = """
select w.id, w.name, d.minutes from intake_deputy d join registry_worker w on w.id = d.worker_id
where d.area_id = %s and d.agency_id = %s"""
# As public_report_hours has it, by which the public's page opens.
_IS_OPEN = """
select exists (select from intake_deputy d join registry_worker w on w.id = d.worker_id and w.is_active
    cross join lateral intake_hours(d.area_id, now()) where d.area_id = %s and d.agency_id = %s)"""
_RECORD = """
select record_id from intake_deputy where area_id = %(area)s and agency_id = %(agency)s
union all select record_id from intake_cover where area_id = %(area)s and agency_id = %(agency)s limit 1"""


@dataclass(frozen=True)
class Hours:
    """Hours in which somebody reads reports."""

    entry: UUID
    reader: str
    days: str
    begins: time
    ends: time
    first_on: date
    last_on: date
    is_over: bool


@dataclass(frozen=True)
class Rota:
    """The hours and the deputy of a worker's agency in their area, and whether the public's page is open."""

    hours: tuple[Hours, ...]
    deputy: str
    deputy_id: int | None
    minutes: int
    is_open: bool

    @classmethod
    def of(cls, worker: Worker) -> "Rota":
        """As it stands."""
        place = [worker.area_id, worker.agency_id]
        with connection.cursor() as cursor:
            cursor.execute(_COVERS, place)
            hours = tuple(Hours(row[0], row[1], _days(row[2]), *row[3:]) for row in cursor.fetchall())
            cursor.execute(_DEPUTY, place)
            id, name, minutes = cursor.fetchone() or (None, "", 0)
            cursor.execute(_IS_OPEN, place)
            (is_open,) = cursor.fetchone()
        return cls(hours, name, id, minutes, is_open)


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """The rota as it stands."""
    if request.worker.role not in ON_DUTY:
        refuse("rota", None)
    context = {"rota": Rota.of(request.worker), "may_change": _may_change(request.worker)}
    return render(request, "intake/rota.html", context)


@for_workers
def hours(request: WorkerRequest) -> HttpResponse:
    """Set hours."""
    return _ask(request, CoverSet, choices={"reader": _on_duty(request.worker)})


@for_workers
def deputy(request: WorkerRequest) -> HttpResponse:
    """Name the deputy."""
    return _ask(request, DeputyNamed, choices={"deputy": _on_duty(request.worker)})


@for_workers
def end(request: WorkerRequest, cover: UUID) -> HttpResponse:
    """End hours before their last day."""
    if cover not in {hours.entry for hours in Rota.of(request.worker).hours}:
        refuse("rota", None)
    return _ask(request, CoverEnded, matter=cover)


def _ask(
    request: WorkerRequest, kind: type[Kind], *, choices: Choices | None = None, matter: UUID | None = None
) -> HttpResponse:
    worker = request.worker
    if not _may_change(worker):
        refuse("rota", None)
    record = _record_of(worker)

    def write(told: Kind, key: str) -> str:
        open_agency_record(record, worker)
        record_entries([entry_of(told, record, matter=matter)], by=worker.pk, key=key)
        return reverse("intake:rota")

    back, initial = reverse("intake:rota"), {"happened": clock.today()}
    return ask(
        request, Asking(kind=kind, about=record, record=write, back=back, choices=choices or {}, initial=initial)
    )


def _may_change(worker: Worker) -> bool:
    return worker.role == Role.DUTY_MANAGER


def _on_duty(worker: Worker) -> list[Option]:
    """Only whoever may open the reports can read them, so nobody else is offered; nor the page's own worker."""
    found = Worker.objects.filter(
        is_active=True, user__isnull=False, role__in=ON_DUTY, area=worker.area_id, agency=worker.agency_id
    )
    return [Option(str(one.pk), f"{one.name}, {one.get_role_display().lower()}") for one in found.order_by("name")]


def _record_of(worker: Worker) -> UUID:
    """The agency's record that the rota stands in; not yet opened where there has been none."""
    with connection.cursor() as cursor:
        cursor.execute(_RECORD, {"area": worker.area_id, "agency": worker.agency_id})
        row = cursor.fetchone()
    return row[0] if row else agency_record_id(worker.area_id, worker.agency_id, "rota")


def _days(numbers: list[int]) -> str:
    if len(numbers) == len(Weekday):
        return "every day"
    return listed(Weekday(str(number)).says for number in sorted(numbers))  # type: ignore[call-arg] # by its code
