"""Attempts to have the bytes of a picture kept: by every field of every form, every address, header and method."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import chain, cycle, islice
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, quote_plus

from django.test import Client
from django.urls import reverse

from lantern.kinds.declare import Kind
from lantern.page.form.forms import typed_from
from lantern.page.form.questions import Question, questions
from lantern.rooms.recording.choosing import newest
from tests.access.addresses import ABOUT_NOBODY, LISTS, OF_ENTRIES, OF_LOGS, OF_RECORDS, OF_REPORTS, SEARCHING
from tests.access.visiting import may
from tests.kinds.made_up import made_up
from tests.world import ID, WORKERS, World, days_ago

FORM = "application/x-www-form-urlencoded"
ACCOUNT = ("account_login", "mfa_reauthenticate", "mfa_activate_totp", "mfa_add_webauthn", "account_change_password")
# What stands in the other boxes of a form, so that it is not refused for being empty.
_PLAIN = {"text": "Words", "textarea": "Words", "email": "new@marlshire.example"}
_TYPED = ("text", "textarea", "quoted")


def writings(seed: int) -> dict[str, str]:
    """The same bytes, which are no picture of anything, in every writing that we could think of."""
    # So few that PostgreSQL compresses none of the rows they might stand in: then they could not be found again.
    noise = b"\xff\xd8\xff\xe0\x00\x10JFIF" + Random(seed).randbytes(250)
    coded, b85 = base64.b64encode(noise).decode(), base64.b85encode(noise).decode()
    return {
        "base64": coded,
        "base64 in lines": "\n".join(coded[n : n + 76] for n in range(0, len(coded), 76)),
        "base64 in short pieces": " ".join(coded[n : n + 20] for n in range(0, len(coded), 20)),
        "base32": base64.b32encode(noise).decode(),
        "base85": b85,
        "base85 in short pieces": " ".join(b85[n : n + 20] for n in range(0, len(b85), 20)),
        "a data address": f"data:image/jpeg;base64,{coded}",
        "hexadecimal": noise.hex(),
        "hexadecimal in pairs": noise.hex(" "),
        "numbers": " ".join(str(byte) for byte in noise),
        "after a sentence": f"This is what he sent me. {coded}",
        "bytes": noise.replace(b"\0", b"\1").decode("latin-1"),
    }


def signs(writing: str) -> list[bytes]:
    """What a file that holds any good part of a writing holds, in the ways in which it may have been written down."""
    pieces = (writing[n : n + 32] for n in (60, len(writing) // 2))
    ways = (str, quote, quote_plus, lambda piece: json.dumps(piece)[1:-1])
    return [way(piece).encode() for piece in pieces for way in ways]


def kept(folder: Path, wanted: list[bytes]) -> dict[str, bytes]:
    """The files under a folder that hold any of these bytes, each with what it holds."""
    found: dict[str, bytes] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found |= {str(path): sign for sign in wanted if sign in content}
    return found


@dataclass(frozen=True)
class Attempt:
    """One request: who sends it, where, how, and the boxes of the form, one of which holds the writing."""

    worker: str
    url: str
    sent: dict[str, Any]
    box: str
    how: str = "form"

    def make(self, client: Client, writing: str) -> int:
        """Send it; the status that came back."""
        match self.how:
            case "form":
                sent = {name: many for name, many in self.sent.items() if name != self.box} | {self.box: writing}
                return client.post(self.url, _urlencoded(sent), FORM).status_code
            case "parts":
                return client.post(self.url, self.sent | {self.box: writing}).status_code
            case "header":
                return client.get(self.url, headers={self.box: writing.replace("\n", " ")}).status_code
            case "query":
                return client.get(self.url, {self.box: writing}).status_code
            case "path":
                return client.get(f"{self.url}{quote(writing[:1500], safe='')}/").status_code
            case method:
                return int(client.generic(method, self.url, writing, content_type=self.box).status_code)


def attempts(world: World, clients: dict[str, Client]) -> Iterator[Attempt]:
    """Every field of every form once, and every address by every other way in."""
    pages = [*_pages(world)]
    yield from chain.from_iterable(_by_kind(kind) for kind in newest())
    for worker, url in pages:
        yield from _by_forms(worker, url, clients[worker].get(url).content.decode())
        yield from _otherwise(worker, url)


def for_ever(found: list[Attempt], seed: int) -> Iterator[tuple[Attempt, str]]:
    """Attempt after attempt, each time round with another writing."""
    ways = [*writings(seed).values()]
    for round_ in cycle(range(len(ways))):
        yield from ((attempt, ways[(n + round_) % len(ways)]) for n, attempt in enumerate(found))


def _by_kind(kind: type[Kind]) -> Iterator[Attempt]:
    who = next(((w, r) for r in ("asha", "report", "log") for w in WORKERS if _may_record(w, r, kind)), None)
    if who is None:
        return  # recorded by no form of its own: there is nothing to send it through
    made = made_up(kind, happened=days_ago(1))
    typed = typed_from(kind, {name: getattr(made, name) for name in kind.questions()})
    url = reverse("recording:write", args=[ID[who[1]], kind.kind])
    sent = dict(typed.lists()) | {"_do": ["record"]}
    boxes = (*_boxes(questions(kind), typed), "_key", "_since", "_shown", "_ticket")
    yield from (Attempt(who[0], url, sent, box) for box in boxes)
    yield Attempt(who[0], url, sent | {"_do": ["keep"]}, boxes[0])


def _may_record(worker: str, record: str, kind: type[Kind]) -> bool:
    return may(worker, record, "open") and may(worker, record, f"record:{kind.part}")


def _boxes(asked: tuple[Question, ...], typed: Any, before: str = "") -> Iterator[str]:
    for question in asked:
        name = f"{before}{question.name}"
        if question.row:
            typed[f"{name}-count"] = "1"
            yield from _boxes(question.columns, typed, f"{name}-0-")
        if question.widget in _TYPED:
            yield name
        if question.may_be_unknown:
            yield f"{name}-why"


def _pages(world: World) -> Iterator[tuple[str, str]]:
    for page in (*OF_RECORDS, *OF_REPORTS):
        for record in ("asha", "report"):
            yield from islice(((who, page.url(ID[record])) for who in WORKERS if page.serves(who, record)), 1)
    yield from (("viv", page.url(ID["log"])) for page in OF_LOGS)
    yield from (("mo", reverse(f"family:{name}")) for name in ("mine", "write"))
    yield from (("yas", reverse(f"voice:{name}")) for name in ("mine", "say"))
    for each in OF_ENTRIES:
        told = next(one for one in world.told if one.record == "asha" and each.serves("maya", one))
        yield "maya", each.url(told.id)
    for name, who in (LISTS | SEARCHING).items():
        yield who[0], reverse(name)
    yield from (("maya", reverse(name, args=given)) for name, given in ABOUT_NOBODY.items())
    yield from (("maya", reverse(name)) for name in ACCOUNT)


def _by_forms(worker: str, url: str, page: str) -> Iterator[Attempt]:
    for form in _Forms(page).found:
        for box, sort in form.boxes.items():
            if sort not in ("submit", "radio", "checkbox"):
                yield Attempt(worker, form.action or url, form.given, box)
        yield Attempt(worker, form.action or url, form.given, "a_box_that_is_not_there")


def _otherwise(worker: str, url: str) -> Iterator[Attempt]:
    yield Attempt(worker, url, {}, "what", "parts")
    yield from (
        Attempt(worker, url, {}, kind, how) for how in ("POST", "PUT", "PATCH") for kind in ("image/jpeg", FORM)
    )
    yield from (Attempt(worker, url, {}, name, "header") for name in ("User-Agent", "Referer", "Accept-Language"))
    yield Attempt(worker, url, {}, "q", "query")
    yield Attempt(worker, url, {}, "", "path")


def _urlencoded(sent: dict[str, Any]) -> str:
    pairs = ((name, one) for name, many in sent.items() for one in (many if isinstance(many, list) else [many]))
    return "&".join(f"{quote_plus(name)}={quote_plus(str(one))}" for name, one in pairs)


@dataclass
class _Found:
    action: str
    boxes: dict[str, str]
    given: dict[str, str]


class _Forms(HTMLParser):
    """The forms of a page that are sent by POST: their boxes, and what stands in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[_Found] = []
        self._in: _Found | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form, and what is in it."""
        given = dict(attrs)
        if tag == "form" and (given.get("method") or "").lower() == "post":
            self._in = _Found(given.get("action") or "", {}, {})
            self.found.append(self._in)
        elif self._in and tag in ("input", "textarea", "select", "button") and given.get("name"):
            name = given["name"] or ""
            self._in.boxes.setdefault(name, given.get("type") or tag)
            self._in.given.setdefault(name, given.get("value") or _PLAIN.get(given.get("type") or tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """A form ends."""
        if tag == "form":
            self._in = None
