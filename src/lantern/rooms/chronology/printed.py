"""A chronology printed for one reader: whose each entry is and, where it may be told, what was left out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import Entry
from lantern.kinds.case import Case
from lantern.page import clock, dates
from lantern.page.about import about, views_of
from lantern.page.frame import Printed
from lantern.page.ids import as_uuid
from lantern.page.prints.for_the_child import in_words
from lantern.page.prints.for_whom import Reader
from lantern.page.prints.selecting import select, why_not
from lantern.page.prints.stopping import stopped
from lantern.rooms.chronology.lines import Line, lines
from lantern.rooms.chronology.versions import Version, open_chronology, withdrawn_since

# These readers get what was written beside the entries, and are told in its place whose entry was left out. Where
# family reads, either could tell them what must not be on paper.
_IN_FULL = (Reader.WORKER, Reader.COURT)
_NOT_WRITTEN = "what was written beside the entries, and which gaps were named"


@for_workers
def page(request: WorkerRequest, record: UUID, matter: UUID) -> HttpResponse:
    """Ask for whom; then the print for that reader."""
    chosen = request.GET.get("whom", "")
    reader = next((one for one in Reader if one == chosen), None)
    action = f"print:{chosen}" if reader else "print"
    case, found = open_chronology(request, record, matter, action, doing="print")
    version = found.version(as_uuid(request.GET.get("version")))
    if version is None:
        raise Http404  # nothing is drawn yet
    if reader is None:
        tabs = views_of(record, "child:print")
        context = {"identity": about(case), "tabs": tabs, "readers": list(Reader), "asked": "whom" in request.GET}
        return render(request, "page/print_whom.html", context)
    if instead := stopped(request, record, reader):
        return instead
    left_out = tuple(_left_out(case, version, reader))
    context = {
        "name": case.name,
        "record": record,
        "chronology": found,
        "version": version,
        "drawn": dates.moment(version.recorded_at),
        "lines": printed(case, version, reader),
        "in_full": reader in _IN_FULL,
        "withdrawn": withdrawn_since(case, request.worker.pk, version.id) if reader in _IN_FULL else 0,
        "printed": Printed(reader.says, request.worker.name, dates.moment(clock.moment()), left_out),
    }
    return render(request, "chronology/printed.html", context)


def printed(case: Case, version: Version, reader: Reader) -> list[Line]:
    """The lines that a reader is given, in order, and where it may be told, whose line was left out."""
    found = (_line(entry, line, reader) for entry, line in lines(case, version))
    return [line for line in found if line]


def _line(entry: Entry, line: Line, reader: Reader) -> Line | None:
    if why := why_not(entry, reader):
        told = f"An entry of {line.owner} is left out here: {why}. Ask {line.owner}."
        return Line(when="", left_out=told) if reader in _IN_FULL else None
    if reader is Reader.CHILD:
        return Line(when=line.when, says=in_words(entry))
    return line if reader in _IN_FULL else replace(line, why="", grade="", words=())


def _left_out(case: Case, version: Version, reader: Reader) -> Iterator[str]:
    picked: Sequence[Entry] = [entry for entry, _ in lines(case, version)]
    yield from select(picked, reader).left_out
    if reader not in _IN_FULL:
        yield _NOT_WRITTEN
    yield "whatever was not picked: this is a selection, not the whole record"
