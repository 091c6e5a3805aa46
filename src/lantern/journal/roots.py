"""One hash over the whole record, for outsiders to keep: what no owner of the database can then rewrite unseen."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

import psycopg

from lantern.journal.canonical import CHAINS, first_head

WITHOUT_A_ROOT = (
    "Whoever owns the database could rewrite every chain and its head, cut off the latest entries, or put back an "
    "old copy, and the record would still agree with itself. Only a root kept by somebody else shows that."
)


@dataclass(frozen=True)
class Root:
    """The Merkle root over the heads of all chains, when there were so many entries."""

    count: int
    at: datetime
    root: str

    def __str__(self) -> str:
        return f"lantern-1 {self.count} {self.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} {self.root}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The root in what `lantern heads` printed: its first line. Raises ValueError for anything else."""
        match text.partition("\n")[0].split():
            case ["lantern-1", count, at, root] if len(root) == 64:
                return cls(int(count), datetime.fromisoformat(at), root)
        raise ValueError("This is not a root: give the line that `lantern heads` printed, beginning lantern-1")


def heads(connection: psycopg.Connection[Any]) -> Root:
    """The root of the record as it stands; waits for entries that are being recorded. Asked as the owner."""
    with connection.transaction():
        # Shared with other readers, against writers: so each counted entry is followed by all that come after it.
        connection.execute("select pg_advisory_xact_lock_shared(1818845807, n) from generate_series(0, 63) n")
        kept = connection.execute("select chain, count, head from journal_chain").fetchall()
        (at,) = connection.execute("select clock_timestamp()").fetchone() or (datetime.now(UTC),)
    return Root(sum(count for _, count, _ in kept), at, _merkle({n: (c, bytes(h)) for n, c, h in kept}))


def root_of_first(connection: psycopg.Connection[Any], count: int) -> str:
    """The root as it was after this many entries, from what the chains hold today."""
    found = connection.execute(
        """
        select distinct on (chain) chain, count(*) over (partition by chain), link
        from (select chain, link, position from journal_digest order by position limit %s) first
        order by chain, position desc
        """,
        [count],
    )
    return _merkle({n: (c, bytes(link)) for n, c, link in found})


def _merkle(chains: Mapping[int, tuple[int, bytes]]) -> str:
    """The root over all chains, each with its count; leaves and knots are told apart as in RFC 6962."""
    kept = [chains.get(n, (0, first_head(n))) for n in range(CHAINS)]
    level: Sequence[bytes] = [
        hashlib.sha256(b"\x00" + n.to_bytes(1) + count.to_bytes(8) + head).digest()
        for n, (count, head) in enumerate(kept)
    ]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=True)
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return level[0].hex()
