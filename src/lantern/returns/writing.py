"""Rows of duties as a table, as CSV or as JSON, written one at a time."""

import csv
import json
from collections.abc import Callable
from typing import Any, Protocol, TextIO

from lantern.law.rows import Row

_SPREADSHEET_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_COLUMNS = (
    "child", "matter", "matter_kind", "rule", "says", "state", "started_on", "due_on", "met_on", "ended_on",
    "working_days_late", "missing", "cites", "edition", "local", "owner", "calendar_provisional",
    "other_readings", "matched", "why",
)  # fmt: skip
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)
_DATES = ("started_on", "due_on", "met_on", "ended_on")


class Writer(Protocol):
    """Writes rows to a file, then what ends it."""

    def write(self, row: Row) -> None:
        """Write one row."""

    def end(self) -> None:
        """Write what comes after the last row."""


class JsonWriter:
    """One array of objects, a line for each."""

    def __init__(self, to: TextIO, *, explain: bool) -> None:
        """`explain` changes nothing: `why` always stands in the object."""
        self._to, self._any = to, False

    def write(self, row: Row) -> None:
        """Write one object."""
        self._to.write(",\n" if self._any else "[\n")
        self._to.write(_JSON.encode(row))
        self._any = True

    def end(self) -> None:
        """Close the array."""
        self._to.write("\n]\n" if self._any else "[]\n")


class CsvWriter:
    """Comma-separated, one row for each duty; no cell can be taken for a formula."""

    def __init__(self, to: TextIO, *, explain: bool) -> None:
        """`explain` changes nothing: `why` always stands in its column."""
        self._csv = csv.writer(to, lineterminator="\r\n")
        self._csv.writerow(_COLUMNS)

    def write(self, row: Row) -> None:
        """Write one row."""
        self._csv.writerow([_cell(row, column) for column in _COLUMNS])

    def end(self) -> None:
        """A CSV file ends with its last row."""


class TableWriter:
    """Fixed columns for reading on a terminal; with `explain`, the reasons in words under each row."""

    def __init__(self, to: TextIO, *, explain: bool) -> None:
        self._to, self._explain = to, explain
        self._line("child", "matter", "state", "due", "met", "late", "rule")

    def write(self, row: Row) -> None:
        """Write one row, and its reasons where they were asked for."""
        late = row["working_days_late"]
        told = (row["child"], row["matter"], row["state"], _day(row, "due_on"), _day(row, "met_on"))
        self._line(*told, str(late) if late else "", row["rule"])
        if self._explain:
            self._to.write(f"    {row['says']}. {row['why']}\n\n")

    def end(self) -> None:
        """A table ends with its last row."""

    def _line(self, child: str, matter: str, state: str, due: str, met: str, late: str, rule: str) -> None:
        line = f"{child:<20} {matter:<8} {state:<12} {due:<10} {met:<10} {late:>4} {rule}"
        self._to.write(f"{line.rstrip()}\n")


FORMATS: dict[str, Callable[..., Writer]] = {"table": TableWriter, "csv": CsvWriter, "json": JsonWriter}


def _day(row: Row, column: str) -> str:
    """The date, or the range in which it lies."""
    if row.get(column):
        return str(row[column])
    between = row.get(column.replace("_on", "_between"))
    return " to ".join(between) if between else ""


def _cell(row: Row, column: str) -> str:
    value = _day(row, column) if column in _DATES else row[column]
    text = _text(value)
    return f"'{text}" if text.startswith(_SPREADSHEET_STARTS) else text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(_text(part) for part in value.values() if part is not None)
    if isinstance(value, list):
        return " | ".join(_text(part) for part in value)
    return str(value)
