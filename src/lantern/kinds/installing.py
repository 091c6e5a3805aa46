"""What the kinds tell the floors below: the part of the work each belongs to, and the views that they feed."""

from pathlib import Path

from lantern.access.declaring import KindOfEntry, declare_kinds
from lantern.access.entries import body_predicate
from lantern.journal import projections as journal_projections
from lantern.journal.projections import Projection
from lantern.kinds.declare import kinds

_FOLDER = Path(__file__).with_name("sql")
_FUNCTIONS = {
    "access_circle": "kinds_project_circle",
    "access_conflict": "kinds_project_conflict",
    "access_about": "kinds_project_about",
    "access_same_person": "kinds_project_same_person",
    "people_name": "kinds_project_names",
    "people_birth": "kinds_project_births",
    "people_identifier": "kinds_project_identifiers",
    "people_tie": "kinds_project_ties",
    "agreed_action": "kinds_project_actions",
    "episodes": "kinds_project_episodes",
    "look_again": "kinds_project_look_again",
    "contact_agreed": "kinds_project_contact_agreed",
    "intake_report": "kinds_project_report",
    "family_log": "kinds_project_family_log",
    "family_hold": "kinds_project_family_hold",
    "family_stop": "kinds_project_family_stop",
}
_ROTA = ("intake_cover", "intake_deputy")
_PEOPLE = ("people_name", "people_birth", "people_identifier", "people_tie")


def projections() -> tuple[Projection, ...]:
    """The views that kinds say they feed, one for each table."""
    one_table = tuple(Projection(table, (table,), _fed_by(table), function) for table, function in _FUNCTIONS.items())
    return (*one_table, Projection("intake_cover", _ROTA, _fed_by("intake_cover"), "kinds_project_cover"))


def _fed_by(view: str) -> tuple[str, ...]:
    return tuple(sorted({k.kind for k in kinds() if view in k.projections}))


def install(using: str = "owner") -> None:
    """Tell the database of every kind and of the views kept: at each start, because adding a kind is no migration."""
    declare_kinds({KindOfEntry(k.kind, k.part, k.in_summary) for k in kinds()}, using)
    journal_projections.install(using)


def everything() -> str:
    """The tables, functions, rights and policies of this floor, for a database that has none of them yet."""
    files = ("circle", "people", "search", "clock", "family", "lists", "rights", "own_page")
    return "\n".join((_FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in files) + policies()


def public_reports() -> str:
    """What the public tell: the rota, the lists of those who read it, and the functions of the public's own page."""
    return "\n".join((_FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in ("intake", "public_report"))


def watching() -> str:
    """What the watch may ask and do, under a role of its own."""
    return (_FOLDER / "watch.sql").read_text(encoding="utf-8")


def policies() -> str:
    """Who reads which rows: what stands beside a row follows the marking of its entry, and clocks the record."""
    rules = {table: body_predicate(table) for table in _PEOPLE}
    rules["clock"] = "record_id = any ((select access_records())::uuid[])"
    return "".join(
        f"drop policy if exists {table}_read on {table};\n"
        f"create policy {table}_read on {table} for select to lantern_app using (\n    {rule});\n"
        for table, rule in rules.items()
    )
