"""The chronologies of one record: all of them, a new one, and one as it was drawn."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.answers import When
from lantern.kinds.declare import Kind
from lantern.kinds.judgement.chronology import ChronologyBegun
from lantern.kinds.recording import entry_of
from lantern.page import clock, dates
from lantern.page.about import about, views_of
from lantern.page.form.asking import Asking, ask
from lantern.page.ids import as_uuid
from lantern.page.opening import open_case
from lantern.registry.models import Worker
from lantern.registry.opening import id_from_key
from lantern.rooms.chronology.lines import lines
from lantern.rooms.chronology.versions import Chronology, chronologies, open_chronology, withdrawn_since

DRAWS = "record:assessment"


@for_workers
def every(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Every chronology of the record that the worker may see."""
    case = open_case(request, record, "chronologies")
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "child:chronology"),
        "found": chronologies(case),
        "may_draw": access.may(DRAWS, record),
    }
    return render(request, "chronology/every.html", context)


@for_workers
def begin(request: WorkerRequest, record: UUID) -> HttpResponse:
    """The form that begins one; then what there is to pick from."""
    case = open_case(request, record, "chronology:begin", doing=DRAWS)

    def begun(told: Kind, key: str) -> str:
        id = id_from_key(request.worker.pk, key, record)
        new = entry_of(told, record)
        record_entries([replace(new, id=id)], by=request.worker.pk, key=key)
        return reverse("chronology:draw", args=[record, id])

    return ask(
        request,
        Asking(
            kind=ChronologyBegun,
            about=record,
            record=begun,
            back=reverse("chronology:all", args=[record]),
            initial={"happened": When.on(clock.today())},
            context={"identity": about(case)},
        ),
    )


@for_workers
def one(request: WorkerRequest, record: UUID, matter: UUID) -> HttpResponse:
    """One chronology: the version that stands, or the earlier one asked for."""
    case, found = open_chronology(request, record, matter, "chronology:drawn")
    version = found.version(as_uuid(request.GET.get("version")))
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "child:chronology"),
        "chronology": found,
        "version": version,
        "lines": [line for _, line in lines(case, version)] if version else (),
        "withdrawn": withdrawn_since(case, request.worker.pk, version.id) if version else 0,
        "versions": _versions(found),
        "may_draw": access.may(DRAWS, record),
        "may_print": access.may("print", record),
    }
    return render(request, "chronology/one.html", context)


def _versions(found: Chronology) -> list[tuple[UUID, str, str]]:
    """Each version, the newest first: its id, when and by whom it was recorded."""
    authors = Worker.objects.in_bulk([version.author for version in found.versions])
    return [
        (version.id, dates.moment(version.recorded_at), authors[version.author].name)
        for version in reversed(found.versions)
    ]
