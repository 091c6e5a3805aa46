"""Recording an entry of any kind: its form, the matter it stands in, who may read it, and the occasion."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal import record as record_entries
from lantern.kinds.attendance import Meeting
from lantern.kinds.case import Case, Matter, answers_of, sentence_of
from lantern.kinds.declare import Kind, Marking, kind_named
from lantern.kinds.protocol import the_law
from lantern.kinds.recording import entry_of
from lantern.page import clock, dates
from lantern.page.about import about
from lantern.page.form.asking import Asking, News, ask
from lantern.page.form.controls import Choices
from lantern.page.form.questions import Option
from lantern.page.ids import as_uuid
from lantern.page.opening import open_case
from lantern.registry.models import Worker
from lantern.registry.opening import id_from_key
from lantern.rooms.recording import same_worker
from lantern.rooms.recording.leading import lead_of
from lantern.rooms.recording.matters import candidates, goes_without_saying, options
from lantern.rooms.recording.offering import choices_for
from lantern.rooms.recording.telling import tell

MARKINGS = (
    Option("open", "Everybody who may open this record"),
    Option("agency", "My own agency only"),
    Option("restricted", "Restricted", "You, the allocated worker and their manager."),
)
NO_MATTER = "none"
# As when a duty manager allocates a worker, or a worker declares a conflict of interest.
_NO_LONGER = "By that, the record is no longer open to you."
# What another child's entry of the same occasion never lends: each child has their own decision and words.
_OWN = ("childs_words", "decision", "reasons", "outcome", "others")


@dataclass(frozen=True)
class Beside:
    """What is asked beside the kind's own questions: the matter, who may read it, the occasion it belongs to."""

    matter: UUID | None
    marking: Marking
    occasion: UUID | None

    @classmethod
    def of(cls, request: WorkerRequest, found: list[Option], first: Matter | None, kind: type[Kind]) -> "Beside":
        """What was chosen, or what goes without saying: the likeliest matter, the kind's own marking."""
        given = request.POST if request.method == "POST" else request.GET
        chosen = given.get("matter", str(first.id) if first else NO_MATTER)
        fits = chosen in {option.code for option in found}
        marking = given.get("marking", kind.marking)
        allowed = marking in {option.code for option in MARKINGS}
        return cls(
            UUID(chosen) if fits else None,
            cast(Marking, marking) if allowed else kind.marking,
            # A meeting may be about several children: what is written for each shares this id.
            as_uuid(given.get("occasion")) or (uuid4() if issubclass(kind, Meeting) else None),
        )


@for_workers
def page(request: WorkerRequest, record: UUID, kind: str) -> HttpResponse:
    """The form of a kind for one record."""
    asked = _kind(kind)
    case = open_case(request, record, f"record:{kind}", doing=f"record:{asked.part}")
    duties = case.duties(clock.now())
    fitting = candidates(case, asked, duties, the_law())
    found = options(fitting)
    first = goes_without_saying(case, asked, fitting, duties, the_law())
    beside = Beside.of(request, found, first, asked)
    linked = as_uuid(request.GET.get("with"))
    others = choices_for(asked, case, request.worker, linked=linked)
    lead = lead_of(case, asked, beside.matter)
    return ask(
        request,
        Asking(
            kind=asked,
            about=record,
            record=lambda told, key: _record(request, case, told, key, beside),
            back=reverse("site:child", args=[record]),
            initial={**lead.initial, **_initial(request, asked, beside), **_linked(asked, others, linked)},
            choices=others,
            news=lambda since: _news(case, request.worker.pk, since),
            also=lambda told: (
                told.unfitting(next((one.kind for one in fitting if one.id == beside.matter), ""))
                | same_worker.wrong(case, told, _why_the_same(request))
            ),
            beside={same_worker.BOX: same_worker.ASKS} if same_worker.is_asked(case, asked) else {},
            form_template="recording/form.html",
            check_template="recording/check.html",
            context={
                "identity": about(case, duties),
                "matters": found,
                "is_over": bool(found) and first is None,
                "markings": () if asked.guarded else MARKINGS,
                "beside": beside,
                "lead": lead,
                "chosen_matter": next((o.says for o in found if o.code == str(beside.matter)), "The child as a whole"),
                "chosen_marking": next((o.says for o in MARKINGS if o.code == beside.marking), ""),
            },
        ),
    )


def _why_the_same(request: WorkerRequest) -> str:
    return request.POST.get(same_worker.BOX, "").strip()


def _kind(name: str) -> type[Kind]:
    try:
        kind = kind_named(name)
    except LookupError as unknown:
        raise Http404 from unknown
    if kind.has_own_form:
        raise Http404
    return kind


def _record(request: WorkerRequest, case: Case, told: Kind, key: str, beside: Beside) -> str:
    new = entry_of(told, case.record, matter=beside.matter, occasion=beside.occasion, marking=beside.marking)
    # The id follows from the key, so that a request made twice tells once.
    new = replace(new, id=id_from_key(request.worker.pk, key, case.record))
    tell(new, request.worker)
    beside_it = same_worker.explained(case, told, _why_the_same(request), key, request.worker)
    (made, *_) = record_entries([new, *beside_it], by=request.worker.pk, key=key)
    if access.may("open", case.record):
        return f"{reverse('recording:entry', args=[made])}?recorded=yes"
    messages.success(request, f"Recorded: {kind_named(new.kind).title.lower()}. {_NO_LONGER}")
    return reverse("work:mine")


def _initial(request: WorkerRequest, kind: type[Kind], beside: Beside) -> Mapping[str, Any]:
    """For a second child of one occasion: what the first one's entry said, but for their own decision and words.

    It is a look at the first child's record, and logged so. What is kept from some there is lent to an entry that is
    kept from them too, and to no other.
    """
    from_record, like = as_uuid(request.GET.get("from")), as_uuid(request.GET.get("like"))
    if not (from_record and like):
        return {}
    if not access.may("open", from_record):
        access.log_read("like", from_record, "", 0, refused=True)
        return {}
    first = open_case(request, from_record, "like").by_id.get(like)
    if first is None or first.kind != kind.kind or not first.occasion:
        return {}
    fits = first.occasion == beside.occasion and first.marking in ("open", beside.marking)
    told = answers_of(first) if fits else None
    return {name: getattr(told, name) for name in kind.questions() if name not in _OWN} if told else {}


def _linked(kind: type[Kind], others: Choices, linked: UUID | None) -> Mapping[str, Any]:
    """The record that the worker came from the search with, where the form asks for one."""
    asked = (name for name, how in kind.questions().items() if how.spine == "concerns_record")
    return {
        name: linked for name in asked if linked and str(linked) in {option.code for option in others.get(name, ())}
    }


def _news(case: Case, reader: int, since: datetime) -> list[News]:
    fresh = [e for e in Case.read(case.record, reader).entries if e.recorded_at > since and e.author != reader]
    named = Worker.objects.in_bulk([e.author for e in fresh])
    return [News(sentence_of(e), named[e.author].name, dates.moment(e.recorded_at)) for e in fresh if e.author in named]
