"""The child's own pages: what was written for them, a box to answer in, and who to ring. They name nobody."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render

from lantern import access
from lantern.access.guard import WorkerRequest, for_role
from lantern.journal import record as record_entries
from lantern.journal.in_words import why_not_words
from lantern.journal.known import day_of
from lantern.kinds.answers import When
from lantern.kinds.recording import entry_of
from lantern.kinds.staying.own_page import OwnPageAnswered
from lantern.page import clock
from lantern.page.opening import refuse
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
    context = {"mine": mine, "parts": [part for part in parts(mine.page) if part.name != "ring"]}
    return render(request, "voice/mine.html", context)


@for_the_child
def ring(request: WorkerRequest) -> HttpResponse:
    """Who to ring."""
    mine = _mine(1)
    context = {"parts": [part for part in parts(mine.page) if part.name == "ring"]}
    return render(request, "voice/ring.html", context)


@for_the_child
def say(request: WorkerRequest) -> HttpResponse:
    """Write something to one's worker. What was sent is shown to nobody here again."""
    mine = _mine(0)
    words = request.POST.get("words", "").strip()
    wrong = _wrong(words) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        _answer(mine.record, request.worker.pk, words)
        return render(request, "voice/sent.html")
    context = {"words": words, "wrong": wrong}
    return render(request, "voice/say.html", context, status=422 if wrong else 200)


def _wrong(words: str) -> str:
    if not words:
        return "Write something first"
    return why_not_words(words) or (
        "" if len(words) <= LONGEST else "That is too long for one go. Send half of it first"
    )


def _answer(record: UUID, me: int, words: str) -> None:
    """Record it once, and tell those who answer for the record. The same words of one day are one message."""
    today = clock.today()
    told = OwnPageAnswered(happened=When.on(today), words=words)
    (made,) = record_entries([entry_of(told, record)], by=me, key=str(uuid5(record, f"{me} {today} {words}")))
    with connection.cursor() as cursor:
        cursor.execute("select own_page_tell(%s)", [made])


def _mine(read: int) -> Mine:
    """The one page of the asking child, and the look at it logged; what does not exist, where they have none."""
    with connection.cursor() as cursor:
        cursor.execute("select record_id, written_at, page, answered from own_page_now()")
        found = cursor.fetchone()
    if found is None:
        refuse(_LOOK, None)
    record, written_at, given, answered = found
    access.log_read(_LOOK, record, "own_page", read)
    return Mine(
        record,
        json.loads(given or "{}"),
        day_of(written_at) if written_at else None,
        tuple(day_of(at) for at in answered),
    )
