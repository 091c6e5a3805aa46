"""`lantern examples make out.xml`: a fictional census to try things on."""

import argparse
import sys
from pathlib import Path

from lantern.returns.cin.layout import FIRST_YEAR, LAST_YEAR
from lantern.returns.examples.broken import write_broken
from lantern.returns.examples.census import write_census

_CHILDREN, _SEED, _YEAR, _MOST = 40, 2009, 2026, 1_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    does = parser.add_subparsers(title="what to do", metavar="make", required=True)
    make = does.add_parser("make", help="write a fictional census; the same choices give the same bytes")
    make.add_argument("out", type=Path, metavar="out.xml", help="the file to write")
    make.add_argument("--children", type=int, default=_CHILDREN, help=f"how many (default: {_CHILDREN})")
    make.add_argument("--seed", type=int, default=_SEED, help=f"another number, other children ({_SEED})")
    make.add_argument("--year", type=int, default=_YEAR, help=f"the year in which it ends (default: {_YEAR})")
    make.add_argument("--broken", action="store_true", help="with one child for each thing that can be wrong")


def run(chosen: argparse.Namespace) -> int:
    """Write the file; 0 if written, 2 if what was asked for cannot be."""
    if not FIRST_YEAR <= chosen.year <= LAST_YEAR or not 1 <= chosen.children <= _MOST:
        wanted = f"a year from {FIRST_YEAR} to {LAST_YEAR} and from 1 to {_MOST:,} children"
        print(f"Nothing was written: give {wanted}.", file=sys.stderr)
        return 2
    try:
        write = write_broken if chosen.broken else write_census
        write(chosen.out, chosen.children, chosen.seed, chosen.year)
    except (OSError, ValueError) as error:
        print(f"Nothing was written: {error}.", file=sys.stderr)
        return 2
    return 0
