"""The journal's SQL: tables and functions from the files in sql/, policies that ask access who may read."""

from pathlib import Path

from lantern.access.entries import body_predicate, spine_predicate

_FOLDER = Path(__file__).with_name("sql")
_MARKING = "coalesce((select m.marking from journal_marked m where m.entry_id = {0}.id), {0}.marking)"
_OPENED = "record_id = any ((select access_records())::uuid[])"
_REACHED = f"{_OPENED} or record_id = any ((select access_summary_records())::uuid[])"


# What the predicates ask of all records at once, as a reader of one record knows it already.
_ANSWERED = {
    "(select access_records())::uuid[]": "opened",
    "(select access_summary_records())::uuid[]": "summarised",
    "(select access_restricted_records())::uuid[]": "answered_for",
}


def everything() -> str:
    """Tables, functions, views, rights and policies, for a database that has none of them yet."""
    parts = [*map(_sql, ("tables", "canonical", "standing", "acts", "record")), reading(), _sql("rights")]
    return "\n".join(parts) + policies()


def reading() -> str:
    """The function that reads one record, under the same predicates as the policies."""
    marking = "coalesce(m.marking, e.marking)"
    predicates = {"{spine}": spine_predicate("e", marking), "{body}": body_predicate("e", marking)}
    sql = _sql("reading")
    for place, predicate in predicates.items():
        sql = sql.replace(place, predicate)
    for question, answer in _ANSWERED.items():
        if question not in sql:
            raise LookupError(f"The policy no longer asks {question}: say in journal/installing.py what it asks")
        sql = sql.replace(question, answer)
    return sql


def policies() -> str:
    """Who reads which rows. A change of access's markings needs a migration with these and `reading` again."""
    read = body_predicate("e", _MARKING.format("e"))
    rules = {
        # A withdrawn entry is hidden from every view at once, past views included.
        "journal_entry": f"{spine_predicate('journal_entry', _MARKING.format('journal_entry'))}\n"
        "    and not exists (select from journal_hidden h where h.entry_id = journal_entry.id)",
        "journal_body": f"exists (select from journal_entry e where e.position = journal_body.position and {read})",
        # Whoever may not read the entry, or may not open the record it mentions, sees nothing of the mention.
        "journal_mention": "exists (select from journal_entry e where e.id = journal_mention.entry_id"
        f" and {read})\n    and {_OPENED}",
        "journal_hidden": _REACHED,
        "journal_marked": _REACHED,
        "journal_amended": _REACHED,
    }
    return "".join(
        f"drop policy if exists {table}_read on {table};\n"
        f"create policy {table}_read on {table} for select to lantern_app using (\n    {rule});\n"
        for table, rule in rules.items()
    )


def _sql(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
