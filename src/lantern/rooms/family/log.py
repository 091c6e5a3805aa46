"""One family's log as a worker reads it: what was told, what it may name, and what the family were told of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry
from lantern.kinds.case import Case, Matter, answers_of, sentence_of
from lantern.kinds.family.log import (
    FamilyCandidateJudged,
    FamilyLogOpened,
    FamilyNoteAdded,
    FamilyNoteWrittenWith,
    Feedback,
    Note,
)
from lantern.kinds.going_out import nothing_goes_out
from lantern.kinds.naming import names_of
from lantern.page.form.questions import Option
from lantern.page.numbers import asked_page
from lantern.page.opening import open_case, refuse
from lantern.registry.models import Record, RecordType, Role, Worker
from lantern.rooms.family.candidates import Candidate, candidates
from lantern.rooms.family.meetings import pressed_for

A_PAGE = 20
NOTES = ("family_note.made", "family_note.written_with")


@dataclass(frozen=True)
class Offered:
    """Something in a note that may be a plate, a number or a name; `verdict` is "" until a worker judged it."""

    candidate: Candidate
    verdict: str
    thing: UUID | None


@dataclass(frozen=True)
class Told:
    """One note as a worker reads it."""

    entry: Entry
    note: Note
    by: str
    added: tuple[tuple[Entry, str], ...]
    offered: tuple[Offered, ...]
    feedback: tuple[tuple[Entry, str, str], ...]


def open_log(request: WorkerRequest, record: UUID, action: str, doing: str = "open") -> Case:
    """The log, read and logged. What is no log, or not theirs to open, is not there."""
    if not Record.objects.filter(pk=record, type=RecordType.FAMILY_LOG).exists():
        refuse(action, record)
    return open_case(request, record, action, doing=doing)


@for_workers
def page(request: WorkerRequest, record: UUID) -> HttpResponse:
    """Whose log it is, what goes out, and the notes, newest first."""
    case = open_log(request, record, "log")
    number = asked_page(request.GET)
    every = [entry for entry in reversed(case.entries) if entry.kind in NOTES]
    shown = every[(number - 1) * A_PAGE : number * A_PAGE]
    opened = opening_of(case)
    meetings = pressed_for(record, opened.children if opened else (), request.worker.pk)
    context = {
        "record": record,
        "keeper": keeper_of(case),
        "children": names_of(opened.children).items() if opened else (),
        "worker": _named(case),
        "stopped": nothing_goes_out(record),
        "closed": closed_by(case),
        "may_close": access.may("record:family_end", record),
        "may_write": access.may("record:family", record),
        "may_print": access.may("print", record),
        "may_hold": access.may("record:source_of_harm", record),
        "told": [told for entry in shown if (told := _told(case, entry))],
        "feedback": list(Feedback),
        "meetings": meetings,
        "may_answer": {where for where in {one.record for one in meetings} if access.may("record:work", where)},
        "page": number,
        "more": len(every) > number * A_PAGE,
    }
    return render(request, "family/log.html", context)


def opening_of(case: Case) -> FamilyLogOpened | None:
    """What was said when the log was opened, last where it was said again."""
    opened = [told for _, told in case.answers("family_log.opened") if isinstance(told, FamilyLogOpened)]
    return opened[-1] if opened else None


def closed_by(case: Case) -> Matter | None:
    """The matter by which the log is closed now; None where it is open."""
    return next(iter(case.standing("closed_log")), None)


def keeper_of(case: Case) -> str:
    """The name of whoever keeps the log."""
    opened = case.of_kind("family_log.opened")
    return _name(opened[-1].concerns_worker) if opened else "Nobody"


def may_be_named(area: int) -> list[Option]:
    """The social workers who may be named to answer for a log: those of the area in which it is opened."""
    found = Worker.objects.filter(is_active=True, role=Role.SOCIAL_WORKER, area=area).select_related("team")
    return [Option(str(one.pk), f"{one.name}, {one.team.name}") for one in found.order_by("name")]


def words_of(case: Case, note: Entry) -> str:
    """Everything that was written in a note and added to it, for looking through."""
    told = answers_of(note)
    later = (answers_of(entry) for entry in case.of_kind("family_note.added") if entry.matter == note.id)
    written = [told.what, told.where, told.there, told.whom_told] if isinstance(told, Note) else []
    return "\n".join([*filter(None, written), *(one.what for one in later if isinstance(one, FamilyNoteAdded))])


def offered(case: Case, note: Entry) -> Iterator[Offered]:
    """The candidates of a note, each with what a worker made of it last."""
    judged: dict[tuple[str, str], Entry] = {}
    for entry, told in case.answers("family_candidate.judged"):
        if entry.matter == note.id and isinstance(told, FamilyCandidateJudged):
            judged[Candidate(told.sort, told.text, 0).same] = entry
    for one in candidates(words_of(case, note)):
        entry_of_it = judged.get(one.same)
        yield Offered(
            one, entry_of_it.outcome if entry_of_it else "", entry_of_it.concerns_record if entry_of_it else None
        )


def _told(case: Case, entry: Entry) -> Told | None:
    note = answers_of(entry)
    if not isinstance(note, Note):
        return None
    later = [(one, told) for one, told in case.answers("family_note.added") if one.matter == entry.id]
    added = tuple((one, told.what) for one, told in later if isinstance(told, FamilyNoteAdded))
    given = [one for one in case.of_kind("family_feedback.given") if one.matter == entry.id]
    feedback = tuple((one, sentence_of(one), _name(one.author)) for one in given)
    by = _name(entry.author) if isinstance(note, FamilyNoteWrittenWith) else ""
    return Told(entry, note, by, added, tuple(offered(case, entry)), feedback)


def _named(case: Case) -> str:
    named = case.of_kind("family_log.worker_named")
    return _name(named[-1].concerns_worker) if named else ""


def _name(worker: int | None) -> str:
    found = Worker.objects.filter(pk=worker or 0).first()
    return found.name if found else "Somebody no longer registered"
