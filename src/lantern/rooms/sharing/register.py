"""The register of decisions not to share: what is open in every record that the reader may open."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.kinds.naming import NO_NAME, names_of
from lantern.page import clock
from lantern.page.numbers import asked_page
from lantern.registry.models import Agency

A_PAGE = 50
# Under the reader's own rights: what may not be seen is not counted either.
_OPEN = """
select e.record_id, e.id, e.agency_id, e.happened_earliest, coalesce(last.due_on, e.due_on) as review_on
from journal_live e left join lateral (
    select r.due_on from journal_live r
    where r.matter_id = e.id and r.kind = 'sharing_withheld.reviewed' order by r.recorded_at desc limit 1) last on true
where e.kind = 'sharing.withheld' and not exists (
    select from journal_live c where c.matter_id = e.id and c.kind = 'sharing_withheld.closed')
order by review_on, e.id limit %s offset %s
"""


@dataclass(frozen=True)
class Open:
    """A decision not to share that stands: whose record, which agency's, since when, and when it is looked at again."""

    record: UUID
    name: str
    entry: UUID
    agency: str
    since: date
    review_on: date


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """The open decisions, the next to be looked at first."""
    number = asked_page(request.GET)
    rows = _open(number)
    access.log_read("list", None, "Not shared", len(rows))
    context = {"rows": rows, "page": number, "is_full": len(rows) == A_PAGE, "today": clock.today()}
    return render(request, "sharing/register.html", context)


def _open(page: int) -> list[Open]:
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [A_PAGE, (page - 1) * A_PAGE])
        found = cursor.fetchall()
    names = names_of(record for record, *_ in found)
    agencies = Agency.objects.in_bulk({agency for _, _, agency, *_ in found})
    return [
        Open(record, names.get(record, NO_NAME), entry, agencies[agency].name, since, review_on)
        for record, entry, agency, since, review_on in found
    ]
