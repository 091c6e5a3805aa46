"""The log of reads, for an auditor: who looked at what and why, and nothing of what they saw."""

from django.http import HttpResponse
from django.shortcuts import render

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.page.looks import ground_words, page_words
from lantern.page.numbers import asked_number
from lantern.page.opening import refuse
from lantern.registry.models import Worker

A_PAGE = 200


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """The log after a row, oldest first."""
    if request.worker.role != "auditor":
        refuse("audit", None)
    after = asked_number(request.GET.get("after"), 0)
    looks = access.audit(after, A_PAGE)
    access.log_read("audit", None, "The whole log", len(looks))
    workers = Worker.objects.select_related("agency").in_bulk({look.worker for look in looks})
    context = {
        "rows": [(look, workers.get(look.worker), page_words(look.action), ground_words(look.rule)) for look in looks],
        "next": looks[-1].id if looks else None,
    }
    return render(request, "work/audit.html", context)
