"""Search, with what it may say of what was found."""

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.rooms.finding.asked import Asked
from lantern.rooms.finding.search import search

MAY_OPEN = ("duty_worker", "duty_manager")


@for_workers
def find(request: WorkerRequest) -> HttpResponse:
    """The search, and what it found."""
    asked = Asked.typed(request.POST) if request.method == "POST" else Asked()
    context = {"asked": asked, "searched": False, "may_open": request.worker.role in MAY_OPEN}
    if request.method == "POST" and not asked.wrong:
        found = search(asked.words, asked.born, "Looking for a child")
        context |= {"searched": True, "matches": found.matches, "restricted": found.restricted}
    return render(request, "finding/find.html", context, status=422 if asked.wrong else 200)
