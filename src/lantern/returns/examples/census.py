"""A fictional census: the same children, and the same bytes, for the same number and seed."""

from collections.abc import Iterator
from pathlib import Path

from lantern.returns.cin.child import Child, Header, year_ends_on
from lantern.returns.cin.writer import LAST_YEAR_OF_GENDER, Shape, census_lines
from lantern.returns.examples.cases import CASES, COMMON
from lantern.returns.examples.parts import Parts

_AUTHORITY = "999"  # no authority in England has this number
_GENDERS = {"M": "1", "F": "2", "U": "0"}  # the codes of the years in which the census asked for gender


def example_header(year: int) -> Header:
    """The header of a fictional census."""
    return Header(year, year_ends_on(year), _AUTHORITY)


def example_children(number: int, seed: int, year: int) -> Iterator[Child]:
    """So many fictional children: one of each case first, then as they are met."""
    parts = Parts(example_header(year), seed)
    for n in range(number):
        case = CASES[n] if n < len(CASES) else parts.chance.choice(COMMON)
        child = case(parts)._replace(id=f"LAN{n + 1:07d}")
        yield child if year > LAST_YEAR_OF_GENDER else child._replace(sex=_GENDERS[child.sex])


def write_census(path: Path, number: int, seed: int, year: int) -> None:
    """Write a fictional census, one child at a time."""
    lines = census_lines(example_header(year), example_children(number, seed, year), Shape(year))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
