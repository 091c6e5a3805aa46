"""Reading the record through the access policy: entries as they stand, or as they were known on a day."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import connections

from lantern.access import identity
from lantern.journal.entry import TIMES_AND_CODES, Dispute, Entry, Replaced
from lantern.journal.known import AsKnown, Proved, day_known, day_of, end_of

BECAUSE = "because"
Row = dict[str, Any]


def read(
    record: UUID,
    *,
    by: int,
    as_known: AsKnown | None = None,
    kinds: Iterable[str] | None = None,
    using: str = "default",
) -> list[Entry]:
    """The entries of a record that this worker may see, in the order they were recorded.

    As they stand today, or with the corrections of the day in `as_known`; withdrawals, markings and
    permissions are always today's. Records joined as the same person are read as one. What was said about
    entries stands with them; withdrawals and restrictions are given only when `kinds` names them. Nothing
    to see is an empty list.
    """
    with identity(by, using), connections[using].cursor() as cursor:
        cursor.execute("select * from journal_rows(%s)", [record])
        columns = [column.name for column in cursor.description]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    wanted = None if kinds is None else frozenset(kinds)
    return [entry for entry in _entries(rows, as_known) if _asked_for(entry.kind, wanted)]


def _asked_for(kind: str, wanted: frozenset[str] | None) -> bool:
    return not kind.startswith("entry.") if wanted is None else kind in wanted


def _entries(rows: Sequence[Row], as_known: AsKnown | None) -> list[Entry]:
    amendments, disputes = defaultdict(list), defaultdict(list)
    for row in rows:
        amendments[row["amends"]].append(row)
        disputes[row["disputes"]].append(row)
    first = [row for row in rows if row["amends"] is None and row["disputes"] is None]
    entries = []
    for row in first:
        versions = [row, *(later for later in amendments[row["id"]] if _stood(later, as_known))]
        if _was_known(versions, as_known):
            entries.append(_entry(versions, [said for said in disputes[row["id"]] if _stood(said, as_known)]))
    return entries


def _stood(said: Row, as_known: AsKnown | None) -> bool:
    """Whether a correction or dispute stood on the day: both modes go by when it was recorded."""
    return as_known is None or said["recorded_at"] < end_of(as_known.day)


def _was_known(versions: Sequence[Row], as_known: AsKnown | None) -> bool:
    if as_known is None:
        return True
    if isinstance(as_known, Proved):
        return _stood(versions[0], as_known)
    return day_known(versions[-1]["learned_earliest"], versions[0]["recorded_at"]) <= as_known.day


def _entry(versions: Sequence[Row], disputes: Sequence[Row]) -> Entry:
    """One entry: its first row says whose it is and when it was recorded, its last version what it says."""
    first, last = versions[0], versions[-1]
    known = day_known(last["learned_earliest"], first["recorded_at"])
    return Entry(
        id=first["id"],
        record=first["record_id"],
        area=first["area_id"],
        agency=first["agency_id"],
        author=first["author_id"],
        marking=first["marking"],
        matter=last["matter_id"],
        occasion=last["occasion_id"],
        body=_body(last)[0],
        recorded_at=first["recorded_at"],
        recorded_stated=first["recorded_stated"],
        recorded_late_days=(day_of(first["recorded_at"]) - known).days,
        amended_at=last["recorded_at"] if len(versions) > 1 else None,
        mentions=tuple(last["mentions"]),
        amended=tuple(_replaced(old, new) for old, new in pairwise(versions)),
        disputes=tuple(_dispute(row) for row in disputes),
        about=first["withdraws"] or first["restricts"],
        # Who may not open a record learns from no column that it exists; mentions are filtered by the database.
        concerns_record=last["concerns_record"] if last["concerns_record"] in last["mentions"] else None,
        **{name: last[name] for name in (*TIMES_AND_CODES, *_KIND_AND_CONCERNS)},
    )


_KIND_AND_CONCERNS = (
    "kind",
    "version",
    "pathway",
    "guarded",
    "opens",
    "concerns_worker",
    "concerns_agency",
)


def _replaced(old: Row, new: Row) -> Replaced:
    return Replaced(
        version=old["version"],
        body=_body(old)[0],
        amendment=new["id"],
        author=new["author_id"],
        agency=new["agency_id"],
        recorded_at=new["recorded_at"],
        because=_body(new)[1],
        **{name: old[name] for name in TIMES_AND_CODES},
    )


def _dispute(row: Row) -> Dispute:
    return Dispute(
        id=row["id"],
        author=row["author_id"],
        agency=row["agency_id"],
        recorded_at=row["recorded_at"],
        because=_body(row)[1],
    )


def _body(row: Row) -> tuple[dict[str, Any] | None, str]:
    """The body, and apart from it why something was amended or disputed; None where it may not be read."""
    if row["body"] is None:
        return None, ""
    body: dict[str, Any] = json.loads(row["body"])
    because = str(body.pop(BECAUSE, "")) if row["amends"] or row["disputes"] else ""
    return body, because
