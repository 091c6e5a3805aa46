"""The four things this process may ask of the database (kinds/sql/public_report.sql)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import Error, connections

from lantern.journal.writing import canonical_json
from lantern.kinds.coming_in.public_report import PublicReportAdded, PublicReportMade

DATABASE = "public"


class NotKept(Exception):
    """The database could not be asked, or did not take it: nothing was kept."""


@dataclass(frozen=True)
class Hours:
    """Who reads reports, now or next, and after how many minutes one goes to the deputy."""

    area: int
    place: str
    agency: str
    role: str
    from_at: datetime
    until_at: datetime
    minutes: int


@dataclass(frozen=True)
class Told:
    """One thing that whoever told may read: what happened to it and when, or an answer."""

    at: datetime
    what: str
    code: str
    words: str


def hours() -> Hours | None:
    """The rota; None where there is none, and then the page does not open. Raises NotKept."""
    with _asked("select * from public_report_hours(%s)", [settings.LANTERN_PUBLIC_AREA]) as rows:
        return Hours(*rows[0]) if rows else None


def make(area: int, receipt: bytes, told: PublicReportMade, source: bytes, alike: list[int] | None) -> None:
    """Keep a report: it is committed when this returns. Raises NotKept."""
    spine = told.spine()
    given = [area, receipt, canonical_json(told.body()), spine["outcome"], spine["answer"], source, alike]
    with _asked("select public_report_make(%s::smallint, %s, %s, %s, %s, %s, %s::bigint[])", given) as rows:
        if not rows[0][0]:
            raise NotKept


def add(receipt: bytes, told: PublicReportAdded) -> bool:
    """Add to a report; False where none has this receipt. Raises NotKept."""
    given = [receipt, canonical_json(told.body()), told.spine()["outcome"]]
    with _asked("select public_report_add(%s, %s, %s)", given) as rows:
        return bool(rows[0][0])


def read(receipt: bytes) -> list[Told]:
    """What whoever holds this receipt may read, oldest first; nothing where no report has it. Raises NotKept."""
    with _asked("select * from public_report_read(%s)", [receipt]) as rows:
        return [Told(*row) for row in rows]


@contextmanager
def _asked(question: str, given: list[Any]) -> Iterator[list[tuple[Any, ...]]]:
    try:
        with connections[DATABASE].cursor() as cursor:
            cursor.execute(question, given)
            rows = cursor.fetchall()
    except Error as error:
        raise NotKept from error
    yield rows
