"""Pages of the frame itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from lantern.access.guard import WorkerRequest, for_anybody, for_workers


@for_anybody
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not yet, and how to tell us."""
    return render(request, "page/accessibility.html")


@for_workers
@require_POST
def stay(_request: WorkerRequest) -> HttpResponse:
    """Stay signed in: every request lengthens the session."""
    return HttpResponse(status=204)
