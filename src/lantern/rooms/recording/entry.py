"""One entry: what it says, when it happened, was learned and was recorded, and what was said about it since."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry, Replaced
from lantern.journal.whose import DEEDS, whose
from lantern.kinds.answers import When
from lantern.kinds.case import Case, answers_before, answers_of
from lantern.kinds.coming_in.grading import InformationGraded, grades_of
from lantern.kinds.declare import Kind, kind_named
from lantern.kinds.protocol import the_law
from lantern.page import dates
from lantern.page.about import about, views_of
from lantern.page.duties import citation
from lantern.page.form.shown import shown
from lantern.page.opening import open_case, refuse
from lantern.registry.models import Agency, Worker
from lantern.rooms.recording.leading import advised_to_refer
from lantern.rooms.recording.matters import matter_words
from lantern.rooms.recording.offering import choices_for, records_near
from lantern.rooms.recording.writing import MARKINGS


@dataclass(frozen=True)
class Opened:
    """An entry with the record it stands in, and what its reader may do to it."""

    case: Case
    entry: Entry
    deeds: frozenset[str]


def open_entry(request: WorkerRequest, id: UUID, action: str) -> Opened:
    """The entry, for a worker who may open its record and, where the action is a deed, do it to this entry.

    Raises Http404 for everybody else and for a withdrawn one, and logs the refusal.
    """
    found = whose(id, by=request.worker.pk)
    if found is None:
        refuse(action, None)
    record, deeds = found
    if action in DEEDS and action not in deeds:
        refuse(action, record)
    case = open_case(request, record, action)
    return Opened(case, case.by_id[id], deeds)


def may_be_amended(kind: type[Kind]) -> bool:
    """Whether a form amends such an entry: it is not said anew elsewhere, and does not stand in two records alike."""
    return not (kind.read_elsewhere or kind.kind.startswith("report."))


@for_workers
def page(request: WorkerRequest, id: UUID) -> HttpResponse:
    """One entry."""
    opened = open_entry(request, id, "entry")
    case, entry = opened.case, opened.entry
    kind, told = kind_named(entry.kind, entry.version), answers_of(entry)
    law = the_law()
    context = {
        "identity": about(case),
        "record": case.record,
        "tabs": views_of(case.record, ""),
        "entry": entry,
        "title": kind.title,
        "sentence": told.sentence() if told else "",
        "sections": shown(told, choices_for(kind, case, request.worker, told))
        if told and not kind.read_elsewhere
        else (),
        "read_elsewhere": kind.read_elsewhere,
        "facts": _facts(case, entry),
        "citations": [citation(law, cite) for cite in kind.cites],
        "replaced": [_replaced(case, request.worker, entry, old) for old in entry.amended],
        "disputes": [(dates.moment(d.recorded_at), d.because, _worker(d.author)) for d in entry.disputes],
        "recorded": request.GET.get("recorded") == "yes",
        "own_agency": entry.agency == request.worker.agency_id,
        "deeds": opened.deeds if may_be_amended(kind) else opened.deeds - {"amend"},
        "others": _others(case, entry, request.worker),
        "begins": _begins(case, entry),
        "grade": _may_grade(case.record, entry),
    }
    return render(request, "recording/entry.html", context)


def _begins(case: Case, entry: Entry) -> str:
    """Where a referral begins that this entry advised and that has not been made yet; "" where there is none."""
    advised = advised_to_refer(case)
    if advised is None or advised.id != entry.id or not access.may("record:intake", case.record):
        return ""
    return reverse("recording:write", args=[case.record, "referral.received"])


def _facts(case: Case, entry: Entry) -> list[tuple[str, str]]:
    said = dates.when(When(earliest=entry.happened_earliest, latest=entry.happened_latest, at=entry.happened_at))
    learned = dates.day(entry.learned_earliest) if entry.learned_earliest else "Not known"
    recorded = dates.moment(entry.recorded_at)
    if entry.recorded_stated:
        recorded += " (stated, not stamped by the database)"
    if entry.recorded_late_days:
        recorded += f", {entry.recorded_late_days} days after it was learned"
    opened = case.by_id.get(entry.matter) if entry.matter else None
    agency = Agency.objects.get(pk=entry.agency).name
    return [
        ("Happened", f"{said[:1].upper()}{said[1:]}"),
        (f"Learned by {agency}", learned),
        ("Recorded", f"{recorded}, by {_worker(entry.author)}"),
        ("Stands in", matter_words(opened.opens, opened) if opened else "The child as a whole"),
        *_graded(case, entry),
        ("May be read by", next((o.says for o in MARKINGS if o.code == entry.marking), "A guarded few")),
    ]


def _graded(case: Case, entry: Entry) -> list[tuple[str, str]]:
    """How the police grade what somebody told: beside it, however low."""
    grade = grades_of(case.entries).get(entry.id)
    if not grade:
        return []
    told = [told for made, told in case.answers(InformationGraded.kind) if made.matter == entry.id]
    conditions = [one.conditions for one in told[-1:] if isinstance(one, InformationGraded) and one.conditions]
    return [("Graded", grade), *(("May be passed on", says) for says in conditions)]


def _may_grade(record: UUID, entry: Entry) -> bool:
    """Whether what somebody told is before somebody who grades such things."""
    return entry.opens == "information" and access.may(f"record:{InformationGraded.part}", record)


def _replaced(case: Case, reader: Worker, entry: Entry, old: Replaced) -> dict[str, object]:
    """One amendment: when, why and by whom, and what the entry said before it."""
    told = answers_before(entry, old)
    return {
        "at": dates.moment(old.recorded_at),
        "because": old.because,
        "who": _worker(old.author),
        "sections": shown(told, choices_for(type(told), case, reader, told)) if told else (),
    }


def _worker(id: int) -> str:
    found = Worker.objects.filter(pk=id).first()
    return found.name if found else "somebody who has left"


def _others(case: Case, entry: Entry, reader: Worker) -> list[tuple[str, str]]:
    """The other people whom this occasion may have been about, each with the form begun from this entry."""
    if not entry.occasion:
        return []
    shared = urlencode({"occasion": entry.occasion, "marking": entry.marking, "from": case.record, "like": entry.id})
    return [
        (one.says, f"{reverse('recording:write', args=[one.code, entry.kind])}?{shared}")
        for one in records_near(case, reader)
    ]


def entry_url(id: UUID) -> str:
    """The address of an entry."""
    return reverse("recording:entry", args=[id])
