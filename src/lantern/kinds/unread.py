"""What is said about another entry goes with that entry: whoever may not read the one is given nothing of the other."""

from collections.abc import Iterable, Set
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from lantern.journal import Entry
from lantern.kinds.answers import Row
from lantern.kinds.declare import Asked, kinds


def without_unread(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each entry without its rows about entries whose words are not among those given."""
    given = tuple(entries)
    read = {str(entry.id) for entry in given if entry.body is not None}
    return tuple(_kept_to(read, entry) if entry.kind in _speaking() else entry for entry in given)


def _kept_to(read: Set[str], entry: Entry) -> Entry:
    rows = _speaking()[entry.kind]
    before = tuple(replace(old, body=_body(read, rows, old.body)) for old in entry.amended)
    return replace(entry, body=_body(read, rows, entry.body), amended=before)


def _body(read: Set[str], rows: dict[str, str], body: dict[str, Any] | None) -> dict[str, Any] | None:
    if body is None:
        return None
    kept = {name: [row for row in body.get(name, ()) if row[column] in read] for name, column in rows.items()}
    return {**body, **kept}


@cache
def _speaking() -> dict[str, dict[str, str]]:
    """By kind, the repeated questions whose rows are about another entry, each with the column that names it."""
    found: dict[str, dict[str, str]] = {}
    for kind in kinds():
        for name, field in kind.model_fields.items():
            row = _row(field.annotation)
            if column := _column(row) if row else "":
                found.setdefault(kind.kind, {})[name] = column
    return found


def _column(row: type[Row]) -> str:
    """The column of a row that names another entry; "" where there is none."""
    asked = ((name, how) for name, field in row.model_fields.items() for how in field.metadata)
    return next((name for name, how in asked if isinstance(how, Asked) and how.speaks_of), "")


def _row(annotation: Any) -> type[Row] | None:
    """The row that a repeated question repeats, wherever it stands in the type."""
    if isinstance(annotation, type) and issubclass(annotation, Row):
        return annotation
    return next((row for part in get_args(annotation) if (row := _row(part))), None)
