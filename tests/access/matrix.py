"""What the database allows in the matrix world, asked as the web application's role, and what the oracle says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import psycopg

from lantern.access.policy import Policy
from tests.access.matrix_world import CLASSES, ENTRY_CELLS, cast, entry_ids, opening_of, record_of
from tests.access.situations import SITUATIONS

Oracle = Callable[[str, str, str, str, str, str], bool]
_COLUMNS = "record_id, kind, agency_id, author_id, marking, guarded"
_ALL = tuple(CLASSES)
# What is asked of a record r, and of the emergency openings of the past: one's own and another's.
_ACTIONS = {
    "open": "access_may_open(r)",
    "summary": "access_may(r, 'summary')",
    "print": "access_may(r, 'print')",
    "search_shown": "access_search_answer(r) = 'shown'",
    "search_told": "access_search_answer(r) = 'ring_duty_manager'",
    "see_who_looked": "exists (select from access_who_looked(r))",
    "audit": "r in (select record_id from access_audit(0, 1000000))",
    "keep": "access_may(r, 'keep') and r = any (access_kept())",
    "own": "access_may(r, 'own') and r = any (access_own())",
    "declare_for_another": "access_may_write(r, 'declaration.tested', worker => %(another)s)",
    "join_unseen": "access_may_write(r, 'same_person.tested', other => %(unseen)s)",
    "review_own": "access_may_write(r, 'review.tested', matter => own)",
}
_PARTS = {
    f"record:{part}": {
        "declaration": "access_may_write(r, 'declaration.tested', worker => %(worker)s)",
        "same_person": "access_may_write(r, 'same_person.tested', other => r)",
        "review": "access_may_write(r, 'review.tested', matter => anothers)",
    }.get(part, f"access_may_write(r, '{part}.tested')")
    for part in Policy.load().parts
}
# Reading through row-level security asks for whole tables, so that nobody else's entries may come along.
_READ = {"read_spine": "matrix_spine", "read_body": "matrix_body"}
# Asked of each entry by itself, and of fewer classes of kind where the class makes no difference.
_READ_SINGLY = {
    "read_spine": (f"access_may_read_spine({_COLUMNS}, pathway)", ("pathway", "pathway_summary", "guarded")),
    "read_body": (f"access_may_read_body({_COLUMNS})", ("ordinary", "summary", "guarded")),
}
_DEEDS = {
    "amend": (f"access_may_amend({_COLUMNS})", _ALL),
    "dispute": (f"access_may_dispute({_COLUMNS})", ("ordinary", "guarded")),
    "restrict": (f"access_may_restrict({_COLUMNS})", ("ordinary", "guarded")),
    "withdraw": (f"access_may_withdraw({_COLUMNS})", ("ordinary", "summary", "guarded")),
    "confirm": (f"access_may_confirm({_COLUMNS})", ("ordinary", "guarded")),
}


class Cell(NamedTuple):
    """One question of the matrix, in the words of docs/access.md."""

    role: str
    relationship: str
    kind_class: str
    marking: str
    action: str
    author: str


def assert_bound(app: psycopg.Connection) -> None:
    """Whoever asks must be bound by row-level security: a superuser's matrix would be green without any policy."""
    asked = app.execute(
        "select current_user, session_user, rolbypassrls or rolsuper, current_setting('row_security')"
        " from pg_roles where rolname = current_user"
    )
    assert asked.fetchone() == ("lantern_app", "lantern_app", False, "on")


def ask_as(app: psycopg.Connection, role: str) -> None:
    """Begin a transaction in which this role's worker asks."""
    app.rollback()
    app.execute("select set_config('lantern.worker', %s, true)", [str(cast(role).worker)])


@dataclass
class Matrix:
    """The matrix against one oracle, whose answers are kept: they do not change from one policy to the next."""

    oracle: Oracle
    _expected: dict[tuple[str, str], frozenset[Cell]] = field(default_factory=dict)

    def wrong(self, app: psycopg.Connection, role: str, group: str) -> set[Cell]:
        """The cells of a role and a group on which database and oracle differ."""
        ask_as(app, role)
        return _GROUPS[group](app, role) ^ self.expected(group, role)

    def expected(self, group: str, role: str) -> frozenset[Cell]:
        """The cells of a group that the oracle allows."""
        if (group, role) not in self._expected:
            allowed = frozenset(cell for cell in asked(group, role) if self.oracle(*cell))
            self._expected[group, role] = allowed
        return self._expected[group, role]


def asked(group: str, role: str) -> list[Cell]:
    """Every cell of a group for a role."""
    if group in ("actions", "parts"):
        of_records = _ACTIONS if group == "actions" else _PARTS
        return [Cell(role, name, "", "", action, "") for name in SITUATIONS for action in of_records]
    classes: dict[str, dict[str, tuple[str, ...]]] = {deed: {deed: only} for deed, (_, only) in _DEEDS.items()}
    classes["read"] = dict.fromkeys(_READ, _ALL)
    classes["read_singly"] = {action: only for action, (_, only) in _READ_SINGLY.items()}
    return [
        cell
        for action, only in classes[group].items()
        for cell in entry_cells(role, action).values()
        if cell.kind_class in only
    ]


def _read(app: psycopg.Connection, role: str) -> set[Cell]:
    allowed = set()
    for action, table in _READ.items():
        cells = entry_cells(role, action)
        for (number,) in app.execute(f"select id from {table}"):
            allowed.add(cells.get(number) or Cell(role, "no relationship", "", "", action, f"entry {number}"))
    return allowed


def _of_records(calls: Mapping[str, str]) -> Callable[[psycopg.Connection, str], set[Cell]]:
    question = f"""select {", ".join(calls.values())}
                     from unnest(%(records)s::uuid[], %(own)s::uuid[], %(anothers)s::uuid[])
                          with ordinality as asked (r, own, anothers, place) order by place"""

    def ask(app: psycopg.Connection, role: str) -> set[Cell]:
        records = {name: record_of(role, name) for name in SITUATIONS}
        given = {
            "worker": cast(role).worker,
            "another": cast(role).mate,
            "unseen": record_of(role, "stranger"),
            "records": list(records.values()),
            "own": [opening_of(record, "own") for record in records.values()],
            "anothers": [opening_of(record, "anothers") for record in records.values()],
        }
        return {
            Cell(role, name, "", "", action, "")
            for name, row in zip(records, app.execute(question, given), strict=True)
            for action, answer in zip(calls, row, strict=True)
            if answer
        }

    return ask


def _singly(calls: Mapping[str, tuple[str, tuple[str, ...]]]) -> Callable[[psycopg.Connection, str], set[Cell]]:
    def ask(app: psycopg.Connection, role: str) -> set[Cell]:
        ids = entry_ids(role)
        allowed = set()
        for action, (call, classes) in calls.items():
            cells = entry_cells(role, action)
            kinds = [CLASSES[name][0] for name in classes]
            question = f"select id from matrix_entry where id >= %s and id < %s and kind = any (%s) and {call}"
            allowed |= {cells[number] for (number,) in app.execute(question, [ids.start, ids.stop, kinds])}
        return allowed

    return ask


# The quickest first: a broken policy is mostly found by the first two.
_GROUPS: dict[str, Callable[[psycopg.Connection, str], set[Cell]]] = {
    "read": _read,
    "actions": _of_records(_ACTIONS),
    "parts": _of_records(_PARTS),
    **{deed: _singly({deed: call}) for deed, call in _DEEDS.items()},
    "read_singly": _singly(_READ_SINGLY),
}


GROUPS = tuple(_GROUPS)


@cache
def entry_cells(role: str, action: str) -> dict[int, Cell]:
    """The cells of a role that ask for entries, by the entry's id."""
    each = (
        Cell(role, relationship, kind_class, marking, action, author)
        for relationship in SITUATIONS
        for kind_class, marking, author in ENTRY_CELLS
    )
    return dict(zip(entry_ids(role), each, strict=True))
