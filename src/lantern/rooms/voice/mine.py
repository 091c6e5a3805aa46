"""The child's own pages: what was written for them, a box to answer in, and who to ring. They name nobody."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern import access
from lantern.access.guard import WorkerRequest, for_role
from lantern.journal import record as record_entries
from lantern.journal.known import day_of
from lantern.kinds.declare import Kind
from lantern.kinds.recording import entry_of
from lantern.kinds.staying.own_page import OwnPageAnswered
from lantern.page import clock
from lantern.page.form.asking import Asking, ask
from lantern.registry.models import Role
from lantern.rooms.voice.shown import parts

LONGEST = 5_000  # characters: a page and a half
_LOOK = "own_page"
for_the_child = for_role(Role.YOUNG_PERSON)


@dataclass(frozen=True)
class Mine:
    """What the asking child may read: the page, the day it was given, and the days on which they answered."""

    record: UUID
    page: dict[str, Any]
    written_on: date | None
    answered_on: tuple[date, ...]


@for_the_child
def page(request: WorkerRequest) -> HttpResponse:
    """What was last written for them."""
    mine = _mine(1)
    if mine is None:
        return _closed(request)
    context = {"mine": mine, "parts": [part for part in parts(mine.page) if part.name != "ring"]}
    return render(request, "voice/mine.html", context)


@for_the_child
def ring(request: WorkerRequest) -> HttpResponse:
    """Who to ring: also when the page is closed, for those whom anybody may ring at any hour."""
    mine = _mine(1)
    context = {"parts": [part for part in parts(mine.page) if part.name == "ring"] if mine else []}
    return render(request, "voice/ring.html", context)


@for_the_child
def say(request: WorkerRequest) -> HttpResponse:
    """Write something to one's worker. What was sent is shown to nobody here again."""
    mine = _mine(0)
    if mine is None:
        return _closed(request)
    record = mine.record

    def send(told: Kind, key: str) -> str:
        """Record it, and tell those who answer for the record."""
        (made,) = record_entries([entry_of(told, record)], by=request.worker.pk, key=key)
        with connection.cursor() as cursor:
            cursor.execute("select own_page_tell(%s)", [made])
        return reverse("voice:sent")

    asking = Asking(
        kind=OwnPageAnswered,
        about=record,
        record=send,
        back=reverse("voice:mine"),
        initial={"happened": clock.today()},
        also=_too_long,
        form_template="voice/say.html",
    )
    return ask(request, asking)


@for_the_child
def sent(request: WorkerRequest) -> HttpResponse:
    """That it was sent. What, is shown to nobody here again."""
    if _mine(0) is None:
        return _closed(request)
    return render(request, "voice/sent.html")


def _closed(request: WorkerRequest) -> HttpResponse:
    """That nothing stands here now, and not why; what they were writing meanwhile is given back, and was not sent."""
    words = request.POST.get("words", "").strip()
    return render(request, "voice/closed.html", {"words": words}, status=409 if request.method == "POST" else 200)


def _too_long(told: Kind) -> Mapping[str, str]:
    if isinstance(told, OwnPageAnswered) and len(told.words) > LONGEST:
        return {"words": "That is too long for one go. Send half of it first"}
    return {}


def _mine(read: int) -> Mine | None:
    """The one page of the asking child, and the look at it logged, also where they have none now."""
    with connection.cursor() as cursor:
        cursor.execute("select record_id, written_at, page, answered from own_page_now()")
        found = cursor.fetchone()
    if found is None:
        access.log_read(_LOOK, None, "", 0, refused=True)
        return None
    record, written_at, given, answered = found
    access.log_read(_LOOK, record, "own_page", read)
    return Mine(
        record,
        json.loads(given or "{}"),
        day_of(written_at) if written_at else None,
        tuple(day_of(at) for at in answered),
    )
