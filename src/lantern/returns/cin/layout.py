"""Which elements and codes a census of a given year may hold, from elements.toml and codes.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Element(NamedTuple):
    """One element that holds a value."""

    holds: str
    many: bool
    ahead: bool
    rule: str
    codes: frozenset[str] | None


class Group(NamedTuple):
    """One element that holds others: values and groups, and whether it may be repeated.

    `wants` names each element that it must hold, with the Department's rule for that.
    """

    elements: dict[str, Element]
    groups: dict[str, "Group"]
    many: bool
    wants: tuple[tuple[str, str], ...]


class Layout(NamedTuple):
    """The elements of one census year. In a year not seen, what is unknown is kept and flagged."""

    year: int
    seen: bool
    child: Group


FIRST_YEAR, LAST_YEAR = 2018, 2027


def seen_years() -> tuple[int, ...]:
    """The census years whose elements and code sets have been read."""
    return tuple(_told("codes.toml")["seen_years"])


def words_of(held: str, code: str) -> str:
    """What a code of this set means; the code itself where that has not been seen."""
    return str(_told("codes.toml")[held].get(code, code))


@cache
def layout(year: int) -> Layout:
    """The layout of the census that ends in this year."""
    return Layout(year, year in seen_years(), _group("Child", {}, year))


def _group(name: str, told: dict[str, Any], year: int) -> Group:
    table = _told("elements.toml")[name]
    elements = {n: row for n, row in table.get("elements", {}).items() if _in(row, year)}
    groups = {n: row for n, row in table.get("groups", {}).items() if _in(row, year)}
    return Group(
        elements={n: _element(row) for n, row in elements.items()},
        groups={n: _group(n, row, year) for n, row in groups.items()},
        many=told.get("many", False),
        wants=tuple((n, _need(row)) for n, row in (elements | groups).items() if row.get("needed")),
    )


def _element(row: dict[str, Any]) -> Element:
    codes = _told("codes.toml").get(row["holds"])
    return Element(
        holds=row["holds"] if codes is None else "code",
        many=row.get("many", False),
        ahead=row.get("ahead", False),
        rule=row.get("rule", ""),
        codes=None if codes is None else frozenset(codes),
    )


def _need(row: dict[str, Any]) -> str:
    """The Department's rule by which this must stand: one of its own, or the one for its value."""
    return str(row.get("rule", "") if row["needed"] is True else row["needed"])


def _in(row: dict[str, Any], year: int) -> bool:
    return bool(row.get("from", year) <= year)


@cache
def _told(name: str) -> dict[str, Any]:
    return tomllib.loads(files("lantern.returns.cin").joinpath(name).read_text(encoding="utf-8"))
