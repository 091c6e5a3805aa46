"""Opening a record for somebody who has none: after a search, with a name and what is known of their birth."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import KeyReused
from lantern.journal import record as record_entries
from lantern.kinds.answers import NotKnown, When
from lantern.kinds.beginnings import BEGINNINGS
from lantern.kinds.coming_in.referral import ReferralReceived
from lantern.kinds.declare import Kind
from lantern.kinds.person.names import BirthGiven, NameGiven, NameType
from lantern.kinds.recording import entry_of
from lantern.page import clock
from lantern.page.form.by_hand import not_words
from lantern.page.ids import as_uuid
from lantern.page.opening import refuse
from lantern.registry.models import RecordType, Worker
from lantern.registry.opening import open_record
from lantern.rooms.finding.asked import Asked
from lantern.rooms.finding.views import MAY_OPEN, is_report

_SAID = NotKnown(reason="As it was told when the record was opened")


@for_workers
def page(request: WorkerRequest) -> HttpResponse:
    """Ask for a name, a date of birth and what brought the child here; then on to the form of that."""
    if request.worker.role not in MAY_OPEN:
        refuse("new", None)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("finding:find"))
    asked = Asked.typed(request.POST)
    given, family = request.POST.get("given", "").strip(), request.POST.get("family", "").strip()
    begins = next((kind for kind in BEGINNINGS if kind.kind == request.POST.get("begins")), ReferralReceived)
    to = as_uuid(request.POST.get("to"))
    sent = "open" in request.POST
    wrong = _wrong(asked, given, family) | not_words(request.POST, ("given", "family")) if sent else {}
    if sent and not wrong:
        try:
            record = _open(request.worker, given, family, asked.born, request.POST.get("_key") or str(uuid4()))
            return HttpResponseRedirect(_first_form(record, begins.kind, to))
        except KeyReused:
            wrong = {"given": "This form opened a record before, under what it said then. Search for it again"}
    first, _, last = asked.words.rpartition(" ")
    context = {
        "asked": asked,
        "given": given if sent else first or last,
        "family": family if sent else last if first else "",
        "begins": begins.kind,
        "offered": [(kind.kind, kind.title) for kind in BEGINNINGS],
        "wrong": wrong,
        "to": to,
        "key": request.POST.get("_key") or str(uuid4()),
    }
    return render(request, "finding/new.html", context, status=422 if wrong else 200)


def _first_form(record: UUID, begins: str, to: UUID | None) -> str:
    """Where a new record begins: where a report led to it, with joining the two, and then as it would otherwise."""
    if to and is_report(to):
        return f"{reverse('intake:join', args=[to])}?{urlencode({'with': record, 'then': begins})}"
    return reverse("recording:write", args=[record, begins])


def _wrong(asked: Asked, given: str, family: str) -> dict[str, str]:
    wrong = {}
    if not (given or family):
        wrong["given"] = "Write a first name or a family name; if neither is known, what they are called"
    if asked.born and asked.born > clock.today():
        wrong["day"] = "The date of birth cannot be in the future"
    elif "day" in asked.wrong:
        wrong["day"] = asked.wrong["day"]
    return wrong


def _open(worker: Worker, given: str, family: str, born: date | None, key: str) -> UUID:
    """The record with its first entries, in the one transaction of the request. Asked twice, it opens one."""
    id = open_record(worker, RecordType.PERSON, key)
    today = When.on(clock.today())
    name = NameGiven(
        happened=today,
        type=NameType.USED,
        given=given or NotKnown(reason="Not told"),
        family=family or NotKnown(reason="Not told"),
        source=_SAID,
    )
    told: list[Kind] = [name]
    if born:
        told.append(BirthGiven(happened=When.on(born), learned=clock.today(), source=_SAID))
    record_entries([entry_of(one, id) for one in told], by=worker.pk, key=f"open:{id}")
    return id
