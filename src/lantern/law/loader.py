"""Loads the editions. Refuses what is uncited, unknown, overlapping or out of order, with file and line."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lantern.law.errors import LawError, Page
from lantern.law.parse import RuleParser
from lantern.law.rule import Edition, Pick, Reading, Rule, Seen, Selector, Threshold, Unit, Within
from lantern.law.vocabulary import vocabulary

_EDITION_KEYS = {
    "edition", "protocol", "title", "in_force_from", "checked_up_to", "note", "follows", "words", "counting", "removes",
    "cites", "change", "duty", "threshold",
}  # fmt: skip


Tables = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that rules cite. `held` says how much of it we have read.

    `kind` is guidance, which the next edition replaces; standing guidance, which none does; act, return or local.
    """

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

    @cached_property
    def thresholds(self) -> tuple[Threshold, ...]:
        """How often is often, as the local protocols have it."""
        return tuple(threshold for protocol in self.local for threshold in protocol.thresholds)

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


def load_from(sources_file: Traversable, edition_files: Sequence[Traversable], protocols: Sequence[Traversable]) -> Law:
    """The law in these files. Raises LawError, naming file, line and what to do."""
    sources = {id: Source(id, **row) for id, row in tomllib.loads(sources_file.read_text(encoding="utf-8")).items()}
    loaded: dict[str, tuple[Edition, Tables, Reading | None]] = {}
    waiting = [_read(file) for file in edition_files]
    while waiting:
        ready = [(page, told) for page, told in waiting if told.get("follows") in (None, *loaded)]
        if not ready:
            page, told = waiting[0]
            raise page.refuse_unknown("the edition", str(told["follows"]), list(loaded), "follows")
        for page, told in ready:
            waiting.remove((page, told))
            edition, tables, counted = _edition(page, told, sources, loaded)
            loaded[edition.id] = edition, tables, counted
    editions = sorted((edition for edition, _, _ in loaded.values()), key=lambda e: e.from_day)
    local = tuple(_edition(*_read(file), sources, {})[0] for file in protocols)
    return Law(tuple(editions), local, sources)


def _read(file: Traversable) -> tuple[Page, dict[str, Any]]:
    text = file.read_text(encoding="utf-8")
    page = Page(file.name, text)
    try:
        return page, tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"at line (\d+)", str(fault))
        raise LawError(
            file.name, int(line[1]) if line else 1, f"this is not TOML: {fault}.", "Correct what it names."
        ) from fault


def _edition(
    page: Page,
    told: dict[str, Any],
    sources: dict[str, Source],
    loaded: dict[str, tuple[Edition, Tables, Reading | None]],
) -> tuple[Edition, Tables, Reading | None]:
    for key in told:
        if key not in _EDITION_KEYS:
            raise page.refuse_unknown("the key", key, sorted(_EDITION_KEYS))
    id = str(told.get("edition") or told.get("protocol") or "")
    if not id:
        raise page.refuse("this is neither an edition nor a protocol.", 'Begin with `edition = "..."`.')
    for key in ("title", "in_force_from", "checked_up_to", "note"):
        if not told.get(key):
            raise page.refuse(
                f"the edition states no `{key}`.", "Each edition says what it is and when it was checked."
            )
    from_day, from_seen = _in_force(page, told)
    before, tables, counted = loaded.get(str(told.get("follows", "")), (None, {}, None))
    _check_order(page, id, from_day, before, [edition for edition, _, _ in loaded.values()])
    parser = RuleParser(page, vocabulary(), set(sources))
    tables = _tables(page, told, tables, sources)
    if "counting" in told:
        counted = _counting(page, told["counting"], parser)
    local = "protocol" in told
    if told.get("threshold") and not local:
        raise page.refuse("an edition states a threshold.", "Put it into a local protocol.", "[[threshold]]")
    edition = Edition(
        id=id, title=told["title"], note=told["note"], from_day=from_day, from_seen=from_seen, local=local,
        checked_up_to=_day(page, told["checked_up_to"], "checked_up_to"), follows=str(told.get("follows", "")),
        changes=_changes(told), words=told.get("words", {}),
        rules=tuple(parser.rule(table, id, local=local, counted=counted) for table in tables.values()),
        thresholds=tuple(parser.threshold(table) for table in told.get("threshold", ())),
    )  # fmt: skip
    return edition, tables, counted


def _counting(page: Page, told: dict[str, Any], parser: RuleParser) -> Reading:
    """The reading that counts the day of the trigger. The rules it is added to give it their own start and limit."""
    if not told.get("name"):
        raise page.refuse("the counting has no name.", "Give it one: it is shown beside the date.", "[counting]")
    stub = Selector(Pick.OPENING), Within(1, Unit.WORKING_DAYS, inclusive=True)
    return Reading(told["name"], *stub, parser.cite(told.get("cites", {}), "[counting]"))


def _in_force(page: Page, told: dict[str, Any]) -> tuple[int, Seen]:
    """From which day, and how that day was seen."""
    stated = told["in_force_from"] if isinstance(told["in_force_from"], dict) else {}
    seen = stated.get("seen")
    if seen not in list(Seen):
        raise page.refuse_unknown("the way of seeing", str(seen), list(Seen), "in_force_from")
    return _day(page, stated.get("on"), "in_force_from"), Seen(seen)


def _day(page: Page, told: object, key: str) -> int:
    if not isinstance(told, date) or isinstance(told, datetime):
        raise page.refuse(f"`{key}` names no day.", "Write it as 2010-03-17, without quotation marks.", key)
    return told.toordinal()


def _check_order(page: Page, id: str, start: int, before: Edition | None, others: list[Edition]) -> None:
    if before and start <= before.from_day:
        raise page.refuse(f"{id} begins no later than {before.id}.", "Correct `in_force_from`.", "in_force_from")
    for other in others:
        if other.from_day == start or other.follows == (before.id if before else ""):
            raise page.refuse(f"{id} and {other.id} overlap.", "Each edition follows another, from a day of its own.")


def _changes(told: dict[str, Any]) -> tuple[str, ...]:
    added = [row.get("id", "") for row in told.get("duty", ())]
    return tuple(sorted({*added, *told.get("change", {}), *told.get("removes", ())}))


def _tables(page: Page, told: dict[str, Any], before: Tables, sources: dict[str, Source]) -> Tables:
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
    before: Tables,
    tables: Tables,
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
