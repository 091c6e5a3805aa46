"""The pages of the law."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.kinds.protocol import the_law
from lantern.law.calendar import england_and_wales
from lantern.law.rule import Edition
from lantern.page import clock
from lantern.page.duties import citation
from lantern.rooms.rules.shown import by_matter, shown_edition, shown_editions, shown_rule


@for_workers
def editions(request: WorkerRequest) -> HttpResponse:
    """Every edition that Lantern holds, the newest first, and what is not yet verified."""
    law = the_law()
    in_force = law.edition_on(clock.today().toordinal())
    return render(
        request,
        "rules/editions.html",
        {
            "editions": shown_editions(law)[::-1],
            "in_force": in_force,
            "protocols": law.local,
            "sources": law.sources,
        },
    )


@for_workers
def edition(request: WorkerRequest, edition: str) -> HttpResponse:
    """One edition: its rules by matter."""
    found = _edition(edition)
    editions = shown_editions(the_law())
    shown = next((one for one in editions if one.edition is found), shown_edition(found, None))
    often = [(one.says, citation(the_law(), one.cites)) for one in found.thresholds]
    context = {"shown": shown, "matters": by_matter(the_law(), found), "thresholds": often}
    return render(request, "rules/edition.html", context)


@for_workers
def rule(request: WorkerRequest, edition: str, thing: str) -> HttpResponse:
    """One rule: what starts it, what meets it, what ends it, and how else it can be read."""
    law, found = the_law(), _edition(edition)
    chosen = next((one for one in found.rules if one.thing_due == thing), None)
    if chosen is None:
        raise Http404
    elsewhere = [one for one in law.editions if one is not found and f"{one.id}.{thing}" in law.rules]
    context = {"edition": found, "shown": shown_rule(law, found, chosen), "elsewhere": elsewhere}
    return render(request, "rules/rule.html", context)


@for_workers
def working_days(request: WorkerRequest) -> HttpResponse:
    """The bank holidays that working days are counted by, and up to when they are published."""
    calendar = england_and_wales()
    days = [(date.fromordinal(day), name) for day, name in sorted(calendar.holidays.items(), reverse=True)]
    published = date.fromordinal(calendar.published_up_to)
    return render(request, "rules/working_days.html", {"days": days, "published_up_to": published})


def _edition(id: str) -> Edition:
    found = next((one for one in the_law().editions + the_law().local if one.id == id), None)
    if found is None:
        raise Http404
    return found
