"""Visits to the site by each worker of tests/world.py: what was served, what was logged, and what it gave away."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from django.contrib.auth.models import User
from django.test import Client

from lantern.settings.server import OWNER
from tests.access.oracle import allowed
from tests.world import RECORDS, WORKERS, Told, World, relationship

NOBODYS = UUID(int=0xDEAD)  # an id that no record and no entry has
_SECRETS = re.compile(rb'name="(csrfmiddlewaretoken|_key|_ticket|_since|_shown)" value="[^"]*"')
_WORD = re.compile(r"word\d{3}")
_FOREIGN = re.compile(r"""(?:src|href|action|srcset|data)=["']?\s*(?:[a-z]+:)?//""", re.IGNORECASE)
_INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
_WAY_OUT = 'href="https://www.bbc.co.uk/weather" rel="noreferrer"'  # the quick exit from a family's pages
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def without_secrets(page: bytes) -> bytes:
    """A page without what is another each time it is served."""
    return _SECRETS.sub(rb'name="\1"', page)


class Row(NamedTuple):
    """One row of the log of reads."""

    action: str
    record: UUID | None
    refused: bool


@dataclass(frozen=True)
class Answer:
    """What a visitor was sent. `page` is the page without its secrets, which are others each time."""

    status: int
    page: bytes
    headers: Mapping[str, str]
    logged: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The page as text."""
        return self.page.decode()

    @property
    def where(self) -> str:
        """The address that a redirect leads to."""
        return self.headers.get("Location", "")


@dataclass
class Site:
    """The site, with its real middleware, as each worker finds it; "" is somebody who is not signed in."""

    world: World
    log: psycopg.Connection
    clients: dict[str, Client] = field(default_factory=dict)
    visits: int = 0
    _last: int = 0
    _absent: dict[str, Answer] = field(default_factory=dict)

    def get(self, worker: str, url: str) -> Answer:
        """A page asked for."""
        return self.visit(worker, "GET", url)

    def post(self, worker: str, url: str, sent: Mapping[str, Any] | None = None) -> Answer:
        """A form sent."""
        return self.visit(worker, "POST", url, sent)

    def absent(self, worker: str) -> Answer:
        """What a worker is sent for a record that does not exist."""
        if worker not in self._absent:
            self._absent[worker] = self.get(worker, f"/child/{NOBODYS}/")
        return self._absent[worker]

    def visit(self, worker: str, method: str, url: str, sent: Mapping[str, Any] | None = None) -> Answer:
        """One request, with what it wrote to the log; every answer is checked for what no answer may do."""
        self.visits += 1
        kind = {"content_type": "application/x-www-form-urlencoded"} if method in ("PUT", "PATCH", "DELETE") else {}
        response = getattr(self._client(worker), method.lower())(url, sent or {}, **kind)
        page = without_secrets(response.content)
        answer = Answer(response.status_code, page, dict(response.headers), self._logged())
        self._assert_gives_nothing_away(worker, url, answer)
        return answer

    def _client(self, worker: str) -> Client:
        if worker not in self.clients:
            client = self.clients[worker] = Client(raise_request_exception=False)
            if worker:
                client.force_login(User.objects.get(username=worker))
        return self.clients[worker]

    def _logged(self) -> tuple[Row, ...]:
        """What is committed of the log since the last visit, as another connection sees it."""
        rows = self.log.execute(
            "select id, action, record_id, refused from access_read_log where id > %s order by id", [self._last]
        ).fetchall()
        self._last = rows[-1][0] if rows else self._last
        return tuple(Row(*row[1:]) for row in rows)

    def _assert_gives_nothing_away(self, worker: str, url: str, answer: Answer) -> None:
        assert answer.status < 500, (worker, url, answer.status)
        assert answer.headers["Cache-Control"] == "no-store", url
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, url
        assert not re.search(r"unsafe|https?:|\*|data:|blob:", policy), policy
        assert not _FOREIGN.search(answer.text.replace(_WAY_OUT, "")), url
        assert not _INLINE.search(answer.text), url
        titles = _TITLE.findall(answer.text)
        assert not _WORD.search(" ".join([url, answer.where, *titles, *answer.headers.values()])), url
        unread = [told for told in self.words_in(answer) if not (worker and may_read(worker, told))]
        assert unread == [], (worker, url, unread)

    def words_in(self, answer: Answer) -> list[Told]:
        """The entries whose own word is on the page."""
        found = set(_WORD.findall(answer.text))
        return [told for told in self.world.told if told.word in found]


@contextmanager
def visiting(world: World) -> Iterator[Site]:
    """The site on the world's database."""
    with psycopg.connect(world.database.dsn(OWNER), autocommit=True) as log:
        yield Site(world, log)


def may(worker: str, record: str, action: str) -> bool:
    """What docs/access.md says of a worker and a record."""
    return allowed(WORKERS[worker].role, relationship(worker, record), "", "", action, "")


def may_do(worker: str, told: Told, action: str) -> bool:
    """What docs/access.md says of a worker and an entry. The part of the work is that of the kind itself."""
    if action == "amend":
        own = told.author_to(worker) != "other"
        return may_read(worker, told) and own and may(worker, told.record, f"record:{told.kind.part}")
    relation = relationship(worker, told.record)
    return allowed(WORKERS[worker].role, relation, told.kind_class, told.marking, action, told.author_to(worker))


def may_read(worker: str, told: Told) -> bool:
    """Whether docs/access.md lets a worker read the words of an entry."""
    return may_do(worker, told, "read_body")


def pairs() -> list[tuple[str, str]]:
    """Every worker with every record."""
    return [(worker, record) for worker in WORKERS for record in RECORDS]


def sorts_of_pairs(*actions: str) -> list[tuple[str, str]]:
    """One pair of each sort: each relationship to each type of record, in each role that may do any of the actions."""
    sorts: dict[tuple[str, ...], tuple[str, str]] = {}
    for worker, record in pairs():
        role = WORKERS[worker].role if any(may(worker, record, how) for how in actions) else ""
        joined = str(record in ("hal", "gus"))
        sorts.setdefault((role, relationship(worker, record), RECORDS[record].type, joined), (worker, record))
    return list(sorts.values())
