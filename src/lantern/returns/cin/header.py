"""What a census file says of itself, and the refusal of every other return."""

from datetime import date
from typing import NoReturn

from lxml.etree import _Element

from lantern.returns.cin.child import Header, year_ends_on
from lantern.returns.cin.fault import Fault, Refused
from lantern.returns.cin.gathering import local_name
from lantern.returns.cin.layout import FIRST_YEAR, LAST_YEAR


def read_header(element: _Element) -> Header:
    """The header of a children in need census of a year that can be read. Refused otherwise."""
    values = {local_name(inner): inner for inner in element.iter() if not len(inner)}
    collection = _text(values, "Collection")
    if collection != "CIN":
        held = f"the collection is {collection!r}" if collection else "the file names no collection"
        what = f"{held}: this is not a children in need census (CIN)"
        _refuse(values.get("Collection", element), "Collection", what, "Give the CIN census XML")
    year = _text(values, "Year")
    if not year.isascii() or not year.isdigit() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        what = f"the year {year!r} is not one that Lantern reads ({FIRST_YEAR} to {LAST_YEAR})"
        _refuse(values.get("Year", element), "Year", what, "Give the year in which the census ends")
    reference_on = year_ends_on(int(year))
    wanted = date.fromordinal(reference_on).isoformat()
    held = _text(values, "ReferenceDate")
    if held != wanted:
        what = f"{held!r} is not the day on which the census of {year} ends, {wanted}"
        _refuse(
            values.get("ReferenceDate", element),
            "ReferenceDate",
            what,
            "Correct the year or the reference date",
        )
    return Header(int(year), reference_on, _text(values, "LEA"))


def _text(values: dict[str, _Element], name: str) -> str:
    element = values.get(name)
    return "" if element is None else (element.text or "").strip()


def _refuse(element: _Element, name: str, what: str, do: str) -> NoReturn:
    raise Refused(Fault(element.sourceline or 0, name, what, do))
