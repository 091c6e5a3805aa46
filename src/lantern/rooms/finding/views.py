"""Search, with what it may say of what was found."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.page.ids import as_uuid
from lantern.registry.models import Record, RecordType
from lantern.rooms.finding.asked import Asked
from lantern.rooms.finding.search import search

MAY_OPEN = ("duty_worker", "duty_manager")


def is_report(record: UUID) -> bool:
    """Whether it is a report or a notice that the asking worker may open and record in."""
    of_type = Record.objects.filter(pk=record, type=RecordType.PUBLIC_REPORT).exists()
    return of_type and {"open", "record:intake"} <= access.allowed(("open", "record:intake"), record)


@for_workers
def find(request: WorkerRequest) -> HttpResponse:
    """The search, and what it found."""
    to = as_uuid(request.GET.get("to", ""))
    asked = Asked.typed(request.POST) if request.method == "POST" else Asked()
    context = {
        "asked": asked,
        "searched": False,
        "may_open": request.worker.role in MAY_OPEN,
        "links": _links(to),
        "to": to,
    }
    if request.method == "POST" and not asked.wrong:
        found = search(asked.words, asked.born, "Looking for a child")
        context |= {"searched": True, "matches": found.matches, "restricted": found.restricted}
    return render(request, "finding/find.html", context, status=422 if asked.wrong else 200)


def _links(record: UUID | None) -> list[tuple[str, str]]:
    """For a search begun from a record: the forms there that link it with what is found, in words."""
    if record is None:
        return []
    if is_report(record):
        return [("Join what was told to this record", reverse("intake:join", args=[record]))]
    may = access.allowed(("open", "record:identity", "record:same_person", "record:missing"), record)
    offered = (
        ("record:identity", "Record how they are related", "relationship.stated"),
        ("record:identity", "Record that they live together", "household.joined"),
        ("record:same_person", "Record that they are the same person", "same_person.stated"),
        ("record:missing", "Report both missing together", "missing.reported"),
    )
    return [
        (says, reverse("recording:write", args=[record, kind])) for part, says, kind in offered if {"open", part} <= may
    ]
