"""Who has looked at a child's record: for those responsible for it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.page.about import about, views_of
from lantern.page.looks import ground_words, page_words
from lantern.page.opening import open_case
from lantern.registry.models import Worker

A_PAGE = 50


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Every look and every refusal, newest first."""
    case = open_case(request, record, "looked", doing="see_who_looked")
    looks = Paginator(access.who_looked(record), A_PAGE).get_page(request.GET.get("page"))
    workers = Worker.objects.select_related("agency", "team").in_bulk({look.worker for look in looks})
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "child:looked"),
        "page": looks,
        "rows": [
            (look, workers.get(look.worker), page_words(look.action), ground_words(look.purpose)) for look in looks
        ],
    }
    return render(request, "child/looked.html", context)
