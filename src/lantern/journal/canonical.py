"""The fixed text of an entry and its place in a chain, stated apart from the SQL that writes them, to verify it."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

CHAINS = 64
# The columns of a spine in the order in which they are written down.
# fmt: off
SPINE = (
    "position", "id", "record_id", "area_id", "agency_id", "author_id", "kind", "version",
    "pathway", "guarded", "marking", "matter_id", "opens", "occasion_id", "happened_earliest",
    "happened_latest", "happened_at", "learned_earliest", "recorded_at", "recorded_stated", "xid",
    "outcome", "answer", "due_on", "dated_on", "concerns_worker", "concerns_agency",
    "concerns_record", "amends", "withdraws", "disputes", "restricts",
)
# fmt: on
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_JSON = json.JSONEncoder(ensure_ascii=False).encode


def spine_text(spine: Sequence[Any], mentions: Sequence[UUID], key: str, content: bytes, place: int) -> str:
    """The text of a spine given in the order of SPINE, with whom it mentions and which request it answers."""
    values = [_plain(value) for value in spine]
    return _JSON(["lantern entry 1", *values, ",".join(map(str, sorted(mentions))), key, content.hex(), place])


def digest(salt: bytes, spine: str, body: str) -> bytes:
    """What the chain holds of an entry: without the salt nobody can try out what the body may have said."""
    return hashlib.sha256(salt + (spine + body).encode()).digest()


def link(before: bytes, digest: bytes, spine: str) -> bytes:
    """The head of a chain after an entry. It holds the spine itself, which outlives a lawful disposal."""
    return hashlib.sha256(before + digest + spine.encode()).digest()


def stamp(digest: bytes) -> str:
    """What a receipt carries of a digest: 96 bits, short enough to be read out, too long to be met by chance."""
    return hashlib.sha256(b"lantern receipt 1" + digest).hexdigest()[:24]


def first_head(chain: int) -> bytes:
    """The head of a chain that has no entries."""
    return hashlib.sha256(f"lantern chain {chain}".encode()).digest()


def chain_of(record: UUID) -> int:
    """The chain in which a record's entries stand."""
    return record.bytes[15] % CHAINS


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value - _EPOCH) // timedelta(microseconds=1)
    return str(value) if isinstance(value, date | UUID) else value
