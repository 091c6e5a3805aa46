"""Loads the editions. Refuses what is uncited, unknown, overlapping or out of order, with file and line."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lantern.law.errors import LawError, Page
from lantern.law.parse import RuleParser
from lantern.law.rule import Edition, Pick, Reading, Rule, Seen, Selector, Unit, Within
from lantern.law.vocabulary import vocabulary

_EDITION_KEYS = {
    "edition", "protocol", "title", "in_force_from", "checked_up_to", "note", "follows", "words", "counting", "removes",
    "cites", "change", "duty",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A document that rules cite. `held` says how much of it we have read; `kind` is guidance, act, return or local."""

    id: str
    title: str
    publisher: str
    year: int
    held: str
    kind: str


@dataclass(frozen=True, eq=False)
class Law:
    """Every edition in the order in which they came into force, the local protocols, and the sources they cite."""

    editions: tuple[Edition, ...]
    local: tuple[Edition, ...]
    sources: dict[str, Source]

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Every rule of every edition and local protocol, by id."""
        return {rule.id: rule for edition in self.editions + self.local for rule in edition.rules}

    def edition_on(self, day: int) -> Edition | None:
        """The edition in force on a day, or None before the first that Lantern holds."""
        return next((e for e in reversed(self.editions) if e.from_day <= day), None)

    def under(self, edition_id: str) -> "Law":
        """The law as if one edition had always been in force: to see what another edition would have asked."""
        (edition,) = (e for e in self.editions if e.id == edition_id)
        return Law((replace(edition, from_day=1),), self.local, self.sources)


@cache
def load_law(local: str = "") -> Law:
    """The law shipped with Lantern, with one local protocol by name (a file of law/local), or none."""
    root = files("lantern.law")
    protocols = [root / "local" / f"{local}.toml"] if local else []
    return load_from(root / "sources.toml", sorted((root / "editions").iterdir(), key=lambda f: f.name), protocols)


def load_from(sources_file: Traversable, edition_files: list[Traversable], protocols: list[Traversable]) -> Law:
    """The law in these files. Raises LawError, naming file, line and what to do."""
    sources = {id: Source(id, **row) for id, row in tomllib.loads(sources_file.read_text(encoding="utf-8")).items()}
    loaded: dict[str, tuple[Edition, dict[str, dict[str, Any]], Reading | None]] = {}
    waiting = {f.name: f for f in edition_files}
    while waiting:
        ready = [name for name, f in waiting.items() if _follows(f) in (None, *loaded)]
        if not ready:
            first = min(waiting)
            raise LawError(first, 1, "the edition it follows is not there.", "Add that edition, or correct `follows`.")
        for name in ready:
            edition, tables, counted = _edition(waiting.pop(name), sources, loaded)
            loaded[edition.id] = edition, tables, counted
    editions = sorted((edition for edition, _, _ in loaded.values()), key=lambda e: e.from_day)
    local = tuple(_edition(f, sources, {})[0] for f in protocols)
    return Law(tuple(editions), local, sources)


def _follows(file: Traversable) -> str | None:
    follows = tomllib.loads(file.read_text(encoding="utf-8")).get("follows")
    return str(follows) if follows is not None else None


def _edition(
    file: Traversable,
    sources: dict[str, Source],
    loaded: dict[str, tuple[Edition, dict[str, dict[str, Any]], Reading | None]],
) -> tuple[Edition, dict[str, dict[str, Any]], Reading | None]:
    text = file.read_text(encoding="utf-8")
    page = Page(file.name, text)
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise LawError(file.name, 1, f"this is not TOML: {fault}.", "Correct the line it names.") from fault
    for key in told:
        if key not in _EDITION_KEYS:
            raise page.refuse_unknown("the key", key, sorted(_EDITION_KEYS))
    id = str(told.get("edition") or told.get("protocol") or "")
    for key in ("title", "in_force_from", "checked_up_to", "note"):
        if not id or not told.get(key):
            raise page.refuse(
                f"the edition states no `{key}`.", "Each edition says what it is and when it was checked."
            )
    before, tables, counted = loaded.get(str(told.get("follows", "")), (None, {}, None))
    _check_order(page, id, told, before, [edition for edition, _, _ in loaded.values()])
    parser = RuleParser(page, vocabulary(), set(sources))
    tables = _tables(page, told, tables, sources)
    if "counting" in told:
        stub = Selector(Pick.OPENING), Within(1, Unit.WORKING_DAYS, inclusive=True)
        counted = Reading(told["counting"]["name"], *stub, parser.cite(told["counting"].get("cites", {}), "[counting]"))
    local = "protocol" in told
    edition = Edition(
        id=id, title=told["title"], note=told["note"], from_day=told["in_force_from"]["on"].toordinal(),
        from_seen=Seen(told["in_force_from"]["seen"]), checked_up_to=told["checked_up_to"].toordinal(),
        follows=str(told.get("follows", "")), changes=_changes(told), local=local, words=told.get("words", {}),
        rules=tuple(parser.rule(table, id, local=local, counted=counted) for table in tables.values()),
    )  # fmt: skip
    return edition, tables, counted


def _check_order(page: Page, id: str, told: dict[str, Any], before: Edition | None, others: list[Edition]) -> None:
    start = told["in_force_from"]["on"].toordinal()
    if before and start <= before.from_day:
        raise page.refuse(f"{id} begins no later than {before.id}.", "Correct `in_force_from`.", "in_force_from")
    for other in others:
        if other.from_day == start or other.follows == told.get("follows", ""):
            raise page.refuse(f"{id} and {other.id} overlap.", "Each edition follows another, from a day of its own.")


def _changes(told: dict[str, Any]) -> tuple[str, ...]:
    added = [row.get("id", "") for row in told.get("duty", ())]
    return tuple(sorted({*added, *told.get("change", {}), *told.get("removes", ())}))


def _tables(
    page: Page, told: dict[str, Any], before: dict[str, dict[str, Any]], sources: dict[str, Source]
) -> dict[str, dict[str, Any]]:
    """The tables of every rule that stands in this edition: those of the one before, as this one changes them."""
    tables = {id: dict(table) for id, table in before.items()}
    for id in told.get("removes", ()):
        if tables.pop(id, None) is None:
            raise page.refuse_unknown("the rule to remove", id, list(before), "removes")
    for id, change in [
        *told.get("change", {}).items(),
        *((i, {"cites": c}) for i, c in told.get("cites", {}).items()),
    ]:
        if id not in tables:
            raise page.refuse_unknown("the rule to change", id, list(tables))
        tables[id] = {**tables[id], **change}
    for table in told.get("duty", ()):
        if table.get("id") in tables:
            raise page.refuse(f"rule {table['id']!r} is there already.", "Put it under [change].", table["id"])
        tables[table.get("id", "")] = table
    _check_cited_anew(page, told, before, tables, sources)
    return tables


def _check_cited_anew(
    page: Page,
    told: dict[str, Any],
    before: dict[str, dict[str, Any]],
    tables: dict[str, dict[str, Any]],
    sources: dict[str, Source],
) -> None:
    """A rule carried over from older guidance must say where the newer guidance has it."""
    for id, table in tables.items():
        cites = table.get("cites", {})
        source = sources.get(cites.get("source", "")) if isinstance(cites, dict) else None
        kept = id in before and before[id].get("cites") == cites
        if kept and source and source.kind == "guidance":
            raise page.refuse(
                f"rule {id!r} still cites {source.id}.", f"Give its place in {told['edition']} under [cites]."
            )
