"""No print for a family while a stop stands: the worker is told why, and by whom it can be lifted."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest
from lantern.kinds.going_out import nothing_goes_out
from lantern.page.prints.for_whom import Reader

_FAMILY_READS = (Reader.FAMILY, Reader.CONFERENCE)


def stopped(request: WorkerRequest, record: UUID, reader: Reader) -> HttpResponse | None:
    """The page that is shown in place of such a print, or None where it may be made."""
    if reader not in _FAMILY_READS or not nothing_goes_out(record):
        return None
    return render(request, "page/stopped.html", {"record": record})
