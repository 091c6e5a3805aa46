"""Recording entries: all of one call or none, once for each key."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from lantern.access import identity
from lantern.journal import projections
from lantern.journal.entry import NewEntry
from lantern.journal.errors import Impossible, named
from lantern.journal.in_words import any_coded, is_coded

_COLUMNS = {"record": "record_id", "matter": "matter_id", "occasion": "occasion_id"}
_ZERO = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_ASK = "select journal_record(%s::jsonb, %s)"
_ASK_AS = f"{_ASK} from set_config('lantern.worker', %s, true)"


def record(entries: Iterable[NewEntry], *, by: int, key: str, using: str = "default") -> list[UUID]:
    """Record these entries as this worker, all or none, and give their ids in order.

    Asked again under the same key it gives the same ids. Raises NotAllowed, KeyReused or Impossible.
    """
    asked = list(entries)
    if not asked:
        return []
    if is_coded(key):
        raise Impossible("The form that was sent is not one of ours: open it again")
    given = request(asked)
    connection = connections[using]
    with named():
        if projections.follow_ups(entry.kind for entry in asked) or connection.in_atomic_block:
            return _within(asked, given, by, key, using)
        # One statement is one transaction, and one journey to the database.
        with connection.cursor() as cursor:
            cursor.execute(_ASK_AS, (given, key, str(by)))
            return list(cursor.fetchone()[0])


def request(entries: Iterable[NewEntry]) -> str:
    """What is put to journal_record: the entries under the names of their columns, as JSON."""
    return json.dumps([_row(entry) for entry in entries], ensure_ascii=False)


def canonical_json(body: dict[str, Any]) -> str:
    """The text that a body is stored as: keys sorted, no spaces. Raises Impossible for no JSON, or no words."""
    if any_coded(body):
        raise Impossible("Part of it looks like a file or a picture put in as letters: the record holds words only")
    try:
        text = json.dumps(body, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text.encode()
    except (TypeError, ValueError) as error:
        raise Impossible(f"The body cannot be written as JSON: {error}") from error
    if _ZERO.search(text):
        raise Impossible("The text holds a zero character, which the record cannot keep: remove it")
    return text


def _within(asked: Sequence[NewEntry], given: str, by: int, key: str, using: str) -> list[UUID]:
    kinds = [entry.kind for entry in asked]
    with transaction.atomic(using=using), identity(by, using), connections[using].cursor() as cursor:
        cursor.execute(_ASK, (given, key))
        ids: list[UUID] = list(cursor.fetchone()[0])
        if projections.follow_ups(kinds):
            cursor.execute("select journal_is_new(%s)", [ids[0]])
            # A repeated request changes nothing, so there is nothing to follow up.
            if cursor.fetchone()[0]:
                projections.run_follow_ups({entry.record for entry in asked}, using, kinds)
    return ids


def _row(entry: NewEntry) -> dict[str, Any]:
    """The entry under the names of its columns, without those that are not known."""
    row: dict[str, Any] = {"body": canonical_json(entry.body)}
    for column in fields(entry):
        value = getattr(entry, column.name)
        if value is None or column.name == "body" or value == ():
            continue
        row[_COLUMNS.get(column.name, column.name)] = _plain(value)
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return [str(one) for one in value] if isinstance(value, tuple) else value
