"""Whether the record is as it was written: every entry against its digest, every chain against its head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, Self
from uuid import UUID

import psycopg

from lantern.journal import canonical
from lantern.journal.canonical import CHAINS, SPINE
from lantern.journal.roots import Root, root_of_first

_BATCH = 5000
# The tables that verifying answers for, and by what their rows are told apart. The views kept beside them are made
# from these, and compared with them by `lantern rebuild --check`.
TABLES = {
    "journal_entry": "position",
    "journal_body": "position",
    "journal_salt": "position",
    "journal_digest": "position",
    "journal_mention": "entry_id, record_id",
    "journal_receipt": "author_id, key",
    "journal_chain": "chain",
}
_DATES = ("happened_earliest", "happened_latest", "learned_earliest", "due_on", "dated_on")
_MOMENTS = ("happened_at", "recorded_at")
# As text and whole microseconds: whatever somebody wrote there, also no date at all, must be told and not raised.
_COLUMNS = ", ".join(
    f"trunc(extract(epoch from e.{column}) * 1000000)" if column in _MOMENTS
    else f"e.{column}::text" if column in (*_DATES, "xid")
    else f"e.{column}"
    for column in SPINE
)  # fmt: skip
_STORED = f"""
select {_COLUMNS}, d.position, d.chain, d.digest, d.link, s.salt, b.body,
    array(select m.record_id from journal_mention m where m.entry_id = e.id order by 1),
    r.author_id, r.key, r.content, r.place
from journal_digest d
    left join journal_entry e using (position)
    left join journal_salt s using (position)
    left join journal_body b using (position)
    left join (
        select author_id, key, content, x.entry_id, x.place::integer
        from journal_receipt, unnest(entries) with ordinality x (entry_id, place)
    ) r on r.entry_id = e.id
"""  # noqa: S608 - made of this module's own words
_ENTRIES = f"{_STORED} order by d.chain, d.position"
_ENDS = "select chain, head, count, trunc(extract(epoch from last_at) * 1000000) from journal_chain"
# What belongs to no entry, or to none in a chain: found without going through the chains.
_STRAYS = (
    "select e.id::text, 'an entry that no chain holds: it was inserted, or its digest removed'"
    " from journal_entry e where not exists (select from journal_digest d where d.position = e.position)",
    "select 'position ' || b.position, 'a body without an entry' from journal_body b"
    " where not exists (select from journal_entry e where e.position = b.position)",
    "select 'position ' || s.position, 'a salt without an entry' from journal_salt s"
    " where not exists (select from journal_entry e where e.position = s.position)",
    "select m.entry_id::text, 'a mention by an entry that is not there' from journal_mention m"
    " where not exists (select from journal_entry e where e.id = m.entry_id)",
    "select x.id::text, 'an entry that was asked for and recorded is not there: it was removed'"
    " from journal_receipt r, unnest(r.entries) x (id)"
    " where not exists (select from journal_entry e where e.id = x.id)",
    "select 'receipt ' || r.author_id || '/' || r.key, 'a receipt for no entry' from journal_receipt r"
    " where coalesce(cardinality(r.entries), 0) = 0",
)


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was written: which entry or place, and what is wrong with it."""

    where: str
    says: str


@dataclass
class Report:
    """What verifying found. Disposed entries keep their spine and their place in the chain."""

    checked: int = 0
    disposed: list[UUID] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify(connection: psycopg.Connection[Any], against: Root | None = None) -> Report:
    """Check the whole record as its owner sees it, in one snapshot; `against` is a root that was kept outside.

    Without such a root, nothing in a database can tell a record from one that was rewritten as a whole. The
    connection must not be in a transaction.
    """
    with connection.transaction(force_rollback=True):
        connection.execute("set transaction isolation level repeatable read, read only")
        return inspect(connection, against)


def inspect(connection: psycopg.Connection[Any], against: Root | None = None) -> Report:
    """Check the record as the transaction sees it that the connection is in."""
    chains = _Chains()
    connection.execute("set local datestyle = 'ISO, YMD'")
    # All rows are wanted, not the first ones soon: else each entry's receipt is looked for among all of them.
    connection.execute("set local cursor_tuple_fraction = 1")
    with connection.cursor(name="verifying") as cursor:
        cursor.itersize = _BATCH
        cursor.execute(_ENTRIES)
        for row in cursor:
            chains.take(Stored.of(row))
    chains.close(connection.execute(_ENDS))
    findings = chains.report.findings
    for question in _STRAYS:
        findings.extend(Finding(where, says) for where, says in connection.execute(question))
    if against and root_of_first(connection, against.count) != against.root:
        kept = f"the root kept outside of {against.count} entries"
        findings.append(Finding("the record", f"it is not what it was: it no longer has {kept}"))
    return chains.report


@dataclass
class Stored:
    """What the database holds of an entry, at its place of a chain."""

    spine: Sequence[Any] | None
    position: int
    chain: int
    digest: bytes
    link: bytes
    salt: bytes | None
    body: str | None
    mentions: list[UUID]
    asked_by: int | None
    key: str
    content: bytes
    place: int

    @classmethod
    def of(cls, row: Sequence[Any]) -> Self:
        spine, rest = row[: len(SPINE)], row[len(SPINE) :]
        return cls(tuple(map(_whole, spine)) if spine[1] is not None else None, *rest)

    def column(self, name: str) -> Any:
        return self.spine[SPINE.index(name)] if self.spine else None

    @property
    def name(self) -> str:
        return str(self.column("id") or f"position {self.position}")

    @property
    def is_disposed(self) -> bool:
        return self.salt is None and self.body is None

    @cached_property
    def text(self) -> str:
        spine = self.spine or ()
        return canonical.spine_text(spine, self.mentions, self.key, self.content, self.place)


def stored(connection: psycopg.Connection[Any], entry: UUID) -> Stored | None:
    """What the database holds of one entry, or None where there is none of this id."""
    with connection.transaction():
        connection.execute("set local datestyle = 'ISO, YMD'")
        row = connection.execute(f"{_STORED} where e.id = %s", [entry]).fetchone()
    return Stored.of(row) if row else None


@dataclass
class _Chain:
    """How far one chain was followed. After a wrong link the next may rest on what it was or should have been."""

    heads: tuple[bytes, ...]
    count: int = 0
    last: int = 0


class _Chains:
    """Follows the chains, entry by entry, and gathers what is wrong."""

    def __init__(self) -> None:
        self.report = Report()
        self._chains = {n: _Chain((canonical.first_head(n),)) for n in range(CHAINS)}
        self._position = -1

    def take(self, held: Stored) -> None:
        """Check the next place of a chain."""
        if held.position == self._position:
            self._say(held.name, "two receipts name this entry")
            return
        self._position = held.position
        chain = self._chains.setdefault(held.chain, _Chain((canonical.first_head(held.chain),)))
        self.report.checked += 1
        chain.count += 1
        missing = "entry" if held.spine is None else "receipt" if held.asked_by is None else ""
        if missing:
            self._say(held.name, f"the {missing} for this place of the chain was altered or removed")
            chain.heads = (held.link,)
            return
        recorded_at = held.column("recorded_at")
        chain.last = max(chain.last, recorded_at if isinstance(recorded_at, int) else 0)
        for wrong in self._wrong(held):
            self._say(held.name, wrong)
        should = [canonical.link(head, held.digest, held.text) for head in chain.heads]
        if held.link in should:
            chain.heads = (held.link,)
        else:
            self._say(held.name, "it, or what stood before it, was altered, removed, inserted or moved")
            chain.heads = (held.link, should[0])

    def _wrong(self, held: Stored) -> Iterator[str]:
        """What is wrong with an entry by itself."""
        if canonical.chain_of(held.column("record_id")) != held.chain:
            yield "it stands in another chain than its record"
        if held.asked_by != held.column("author_id"):
            yield "its receipt names another author"
        if held.is_disposed:
            self.report.disposed.append(held.column("id"))
        elif held.salt is None or held.body is None:
            yield f"its {'salt' if held.salt is None else 'body'} was removed"
        elif canonical.digest(held.salt, held.text, held.body) != held.digest:
            yield "it was altered: it no longer has its digest"

    def close(self, kept: psycopg.Cursor[Any]) -> None:
        """Compare where each chain ended with what is kept of it."""
        heads = {chain: (bytes(head), count, last) for chain, head, count, last in kept}
        for n in sorted(heads.keys() | self._chains.keys()):
            chain = self._chains.get(n, _Chain(()))
            head, count, last = heads.get(n, (b"", 0, 0))
            if count != chain.count:
                self._say(f"chain {n}", f"{chain.count} entries where {count} were recorded")
            if head not in chain.heads[:1]:
                self._say(f"chain {n}", "its end is not where it was: the last entries were altered or removed")
            if last != chain.last:
                self._say(f"chain {n}", "the moment of its last entry was altered")

    def _say(self, where: str, says: str) -> None:
        self.report.findings.append(Finding(where, says))


def _whole(value: Any) -> Any:
    """Microseconds as a whole number; an infinite moment, which nothing recorded, stays what it is."""
    if type(value) is not Decimal:
        return value
    return int(value) if value.is_finite() else str(value)
