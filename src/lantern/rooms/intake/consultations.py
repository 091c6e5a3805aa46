"""Consultations in which the child is not named: kept by the agency that advised, and looked at again by a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.answers import Coded
from lantern.kinds.case import Case, Matter, answers_of
from lantern.kinds.coming_in.information import Advice
from lantern.kinds.coming_in.unnamed import Age, UnnamedConsultationHeld, UnnamedConsultationReviewed
from lantern.kinds.declare import Kind
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.form.asking import Asking, ask
from lantern.page.form.shown import Shown, shown
from lantern.page.moments import Names
from lantern.page.numbers import asked_page
from lantern.page.opening import open_case, refuse
from lantern.registry.models import Record, Worker
from lantern.registry.opening import agency_record_id, open_agency_record
from lantern.rooms.intake.apps import ADVISES

A_PAGE = 50
# Under the reader's own rights. What waits comes first, the longest overdue before all; then the others, newest first.
_LISTED = """
select e.id, e.happened_earliest, e.answer, now_is.outcome, now_is.due_on
from journal_live e cross join lateral (
    select s.outcome, s.due_on from journal_live s
    where s.id = e.id or s.matter_id = e.id and s.kind = 'unnamed_consultation.reviewed'
    order by s.recorded_at desc limit 1) now_is
where e.kind = 'unnamed_consultation.held'
order by now_is.outcome in ('wait', 'not_known') desc, now_is.due_on nulls last, e.recorded_at desc, e.id
limit %s offset %s
"""


@dataclass(frozen=True)
class Listed:
    """One consultation in the list, and whether it still waits."""

    entry: UUID
    on: date
    age: str
    advice: str
    waits: bool
    review_on: date | None


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """Those of the worker's own agency: what waits first, overdue before all."""
    _advises(request.worker)
    number = asked_page(request.GET)
    with connection.cursor() as cursor:
        cursor.execute(_LISTED, [A_PAGE, (number - 1) * A_PAGE])
        rows = [_listed(*row) for row in cursor.fetchall()]
    access.log_read("list", None, "Consultations without a name", len(rows))
    context = {"rows": rows, "page": number, "is_full": len(rows) == A_PAGE, "today": clock.today()}
    return render(request, "intake/consultations.html", context)


@for_workers
def begin(request: WorkerRequest) -> HttpResponse:
    """Write one down."""
    _advises(request.worker)
    return _ask(request, UnnamedConsultationHeld, reverse("intake:consultations"))


@for_workers
def one(request: WorkerRequest, entry: UUID) -> HttpResponse:
    """One consultation, and each time it was looked at again."""
    case, held = _open(request, entry)
    again = [e for e in case.of_kind("unnamed_consultation.reviewed") if e.matter == entry]
    names = Names.of([held.opened, *again])
    told = [(one, names.by(one), _answers(answers_of(one))) for one in (held.opened, *again)]
    last = (again or [held.opened])[-1]
    context = {"told": told, "entry": entry, "refers": last.outcome == Advice.REFER, "last": last}
    return render(request, "intake/consultation.html", context | {"today": clock.today()})


@for_workers
def again(request: WorkerRequest, entry: UUID) -> HttpResponse:
    """Look at it again."""
    _open(request, entry)
    back = reverse("intake:consultation", args=[entry])
    return _ask(request, UnnamedConsultationReviewed, back, matter=entry)


def _ask(request: WorkerRequest, kind: type[Kind], back: str, matter: UUID | None = None) -> HttpResponse:
    record = record_of(request.worker.area_id, request.worker.agency_id)

    def write(told: Kind, key: str) -> str:
        worker = request.worker
        open_agency_record(record, worker)
        (made,) = record_entries([entry_of(told, record, matter=matter)], by=worker.pk, key=key)
        return reverse("intake:consultation", args=[matter or made])

    initial = {"happened": clock.today()}
    return ask(request, Asking(kind=kind, about=matter or record, record=write, back=back, initial=initial))


def _open(request: WorkerRequest, entry: UUID) -> tuple[Case, Matter]:
    """The agency's record of them, read and logged, and this one in it; otherwise it is not there."""
    _advises(request.worker)
    record = record_of(request.worker.area_id, request.worker.agency_id)
    if not Record.objects.filter(pk=record).exists():
        refuse("consultation", None)
    case = open_case(request, record, "consultation")
    held = next((one for one in case.matters("unnamed_consultation") if one.id == entry), None)
    if held is None:
        refuse("consultation", None)
    return case, held


def _advises(worker: Worker) -> None:
    if worker.role not in ADVISES:
        refuse("consultation", None)


def record_of(area: int, agency: int) -> UUID:
    """The record in which an agency keeps those of an area."""
    return agency_record_id(area, agency, "unnamed_consultation")


def _listed(entry: UUID, on: date, age: str, outcome: str, review_on: date | None) -> Listed:
    advice = _says(Advice, outcome)
    return Listed(entry, on, _says(Age, age), advice, outcome in (Advice.WAIT, "not_known"), review_on)


def _says(codes: type[Coded], code: str) -> str:
    return next((one.says for one in codes if one == code), "Not known")


def _answers(told: Kind | None) -> list[Shown]:
    return [answer for _, group in shown(told) for answer in group] if told else []
