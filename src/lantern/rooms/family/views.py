"""The list of families' logs."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.page.numbers import asked_page
from lantern.page.opening import refuse
from lantern.rooms.family.apps import READS_LOGS

A_PAGE = 50


@dataclass(frozen=True)
class Kept:
    """A log in the list: who keeps it, how many notes it has, when the last was told, and since when it is closed."""

    record: UUID
    keeper: str
    notes: int
    last_at: datetime | None
    closed_on: date | None
    total: int


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """The logs that the worker may open, those with the newest notes first and closed ones last."""
    if request.worker.role not in READS_LOGS:
        refuse("logs", None)
    number = asked_page(request.GET)
    with connection.cursor() as cursor:
        cursor.execute("select * from family_logs(%s, %s)", [(number - 1) * A_PAGE, A_PAGE])
        logs = [Kept(*row) for row in cursor.fetchall()]
    access.log_read("list", None, "Families’ logs", len(logs))
    more = bool(logs) and logs[0].total > number * A_PAGE
    return render(request, "family/list.html", {"logs": logs, "page": number, "more": more})
