"""The chronology, with filters by part of the work, agency, and days."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.access.policy import Policy
from lantern.journal import Entry
from lantern.page.about import about, views_of
from lantern.page.moments import moments, part_of
from lantern.page.opening import open_case
from lantern.registry.models import Agency


@dataclass(frozen=True)
class Filter:
    """What of a chronology is asked for; an empty filter asks for all of it."""

    part: str = ""
    agency: str = ""
    since: date | None = None
    until: date | None = None

    @classmethod
    def asked(cls, request: WorkerRequest) -> "Filter":
        """The filter of a request; a day that is none is left out."""
        given = request.GET
        return cls(given.get("part", ""), given.get("agency", ""), day(given.get("since")), day(given.get("until")))

    def keeps(self, entry: Entry) -> bool:
        """Whether an entry passes."""
        return (
            (not self.part or part_of(entry) == self.part)
            and (not self.agency or str(entry.agency) == self.agency)
            and (self.since is None or entry.happened_latest >= self.since)
            and (self.until is None or entry.happened_earliest <= self.until)
        )


def day(written: str | None) -> date | None:
    """A day written YYYY-MM-DD, or None."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """The chronology of one record."""
    case = open_case(request, record, "chronology")
    asked = Filter.asked(request)
    kept = [entry for entry in case.entries if asked.keeps(entry)]
    parts = sorted({part_of(entry) for entry in case.entries})
    context = {
        "identity": about(case),
        "record": record,
        "tabs": views_of(record, "child:chronology"),
        "asked": asked,
        "moments": moments(kept, case.entries),
        "kept": len(kept),
        "all": len(case.entries),
        "parts": [(part, Policy.load().parts[part]) for part in parts],
        "agencies": Agency.objects.filter(pk__in={entry.agency for entry in case.entries}).order_by("name"),
    }
    return render(request, "child/chronology.html", context)
