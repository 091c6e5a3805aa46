"""Asking for an entry: the form, the answers to check, and the record. It works without JavaScript.

A room's view is one call:

    return ask(request, Asking(kind=VisitMade, about=record_id, record=write, back=child_url))
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from lantern.access.guard import WorkerRequest
from lantern.journal.errors import KeyReused, NotRecorded
from lantern.kinds.declare import Kind
from lantern.kinds.protocol import the_law
from lantern.page import clock
from lantern.page.duties import citation
from lantern.page.form import drafts
from lantern.page.form.by_hand import not_words
from lantern.page.form.controls import Choices
from lantern.page.form.forms import Form, typed_from
from lantern.page.form.questions import questions
from lantern.page.form.rows import with_row, without_row
from lantern.page.form.shown import shown

_RECORDED_ELSEWHERE = (
    "You saved this already, with other words, perhaps in a second window. What you see here is not saved yet."
    " If it should be saved as well, press the button again"
)


@dataclass(frozen=True)
class News:
    """Something that somebody else recorded: what, who, and when in words."""

    says: str
    by: str
    at: str


def nothing_new(_since: datetime) -> Sequence[News]:
    """For forms about nothing that others could have written to."""
    return ()


def nothing_wrong(_entry: Kind) -> Mapping[str, str]:
    """For forms that ask for nothing beyond what their kind asks."""
    return {}


@dataclass(frozen=True)
class Asking:
    """What a room says to have a kind of entry asked for and recorded.

    `record` writes the answers under an idempotency key and returns the address to go to; where the journal raises
    NotRecorded nothing was written, and the form says why.
    `about` is the record that the entry will stand in, or None for one not yet opened. `news` gives what
    others recorded since a moment. `also` finds what else is wrong with the answers, by field: for instance
    a reason that is needed because something is late. `context` goes to the templates, `identity` among it; so does
    `typed`, for what a template asks beside the kind's own questions: a draft holds that too. `beside` gives the label
    of each such box that somebody writes in: they hold words only, and `form.beside` says what is wrong with each.
    """

    kind: type[Kind]
    record: Callable[[Kind, str], str]
    back: str
    about: uuid.UUID | None = None
    title: str = ""
    initial: Mapping[str, Any] = field(default_factory=dict)
    choices: Choices = field(default_factory=dict)
    news: Callable[[datetime], Sequence[News]] = nothing_new
    also: Callable[[Kind], Mapping[str, str]] = nothing_wrong
    beside: Mapping[str, str] = field(default_factory=dict)
    context: Mapping[str, Any] = field(default_factory=dict)
    form_template: str = "page/form.html"
    check_template: str = "page/check.html"


def ask(request: WorkerRequest, asking: Asking) -> HttpResponse:
    """Answer a request for this form, whichever of its buttons was pressed."""
    here = _Here(request, asking)
    if request.method != "POST":
        return here.opened()
    do, _, what = request.POST.get("_do", "check").partition(":")
    if do == "discard":
        here.draft.discard()
        return HttpResponseRedirect(request.path)
    here.draft.keep(here.typed, request.get_full_path())
    if do == "keep":
        return HttpResponse(status=204)
    if do == "leave":
        return HttpResponseRedirect(asking.back)
    if do in ("add", "remove", "change"):
        return here.changed(do, what)
    return here.answered(confirmed=do == "record")


class _Here:
    """One request for one form."""

    def __init__(self, request: WorkerRequest, asking: Asking) -> None:
        self.request = request
        self.asking = asking
        self.draft = drafts.Place(request.worker.pk, asking.kind.kind, asking.about)
        self.typed = drafts.without_machinery(request.POST)

    def opened(self) -> HttpResponse:
        """The form, with the draft if there is one."""
        kept = self.draft.kept()
        if kept is not None:
            self.typed = kept.typed
            return self._form(kept_at=kept.saved_at)
        self.typed = typed_from(self.asking.kind, self.asking.initial)
        self.typed["_key"] = str(uuid.uuid4())
        self.typed["_since"] = clock.moment().isoformat()
        return self._form()

    def changed(self, do: str, what: str) -> HttpResponse:
        """The form again, with a row more or less, or at the answer to change."""
        name, _, row = what.rpartition("-") if do == "remove" else (what, "", "")
        if not any(question.name == name and question.row for question in questions(self.asking.kind)):
            return self._form(at=what)
        if do == "add":
            self.typed = with_row(self.typed, name)
        elif row.isdecimal():
            self.typed = without_row(self.typed, name, int(row))
        return self._form(at=f"{name}-last")

    def answered(self, *, confirmed: bool) -> HttpResponse:
        """The answers to check, or once they are confirmed, the record."""
        form = self._made()
        entry = form.answer(clock.today())
        form.refuse(not_words(self.typed, self.asking.beside))
        if entry:
            form.refuse(self.asking.also(entry))
        if entry is None or form.faults:
            return self._page(form, self.asking.form_template, status=422)
        if not confirmed or self._more_was_recorded():
            return self._check(form, entry)
        try:
            with transaction.atomic():
                where = self.asking.record(entry, self.typed.get("_key", ""))
        except KeyReused:
            return self._recorded_elsewhere(form)
        except NotRecorded as refused:
            form.refuse({"": str(refused)})
            return self._page(form, self.asking.form_template, status=422)
        self.draft.discard()
        return HttpResponseRedirect(where)

    def _recorded_elsewhere(self, form: Form) -> HttpResponse:
        """What came from one form was recorded with other answers: two windows had the same draft."""
        self.typed["_key"] = str(uuid.uuid4())
        self.draft.keep(self.typed, self.request.get_full_path())
        form.refuse({"": _RECORDED_ELSEWHERE})
        return self._page(form, self.asking.form_template, status=422)

    def _more_was_recorded(self) -> bool:
        """Whether others recorded something while the answers were being checked."""
        return "_shown" in self.typed and bool(self.asking.news(_moment(self.typed, "_shown")))

    def _check(self, form: Form, entry: Kind) -> HttpResponse:
        news = self.asking.news(_moment(self.typed, "_since"))
        self.typed["_shown"] = clock.moment().isoformat()
        answers = shown(entry, self.asking.choices)
        return self._page(form, self.asking.check_template, answers=answers, news=news)

    def _form(self, **more: Any) -> HttpResponse:
        return self._page(self._made(), self.asking.form_template, **more)

    def _made(self) -> Form:
        return Form(self.asking.kind, self.typed, self.asking.choices, self.asking.beside)

    def _page(self, form: Form, template: str, *, status: int = 200, **more: Any) -> HttpResponse:
        carried = {name: self.typed[name] for name in drafts.CARRIED if name in self.typed}
        every = ((box, one) for box, many in self.typed.lists() for one in many)
        context = {
            "form": form,
            "typed": self.typed,
            "title": self.asking.title or self.asking.kind.title,
            "back": self.asking.back,
            "citations": [citation(the_law(), cite) for cite in self.asking.kind.cites],
            "machinery": carried | {"_ticket": self.draft.ticket()},
            "boxes": [(box, one) for box, one in every if box not in carried],
        }
        return render(self.request, template, context | dict(self.asking.context) | more, status=status)


def _moment(typed: QueryDict, name: str) -> datetime:
    """A moment that the page carries; one that was tampered with counts as now."""
    try:
        return datetime.fromisoformat(typed.get(name, ""))
    except ValueError:
        return clock.moment()
