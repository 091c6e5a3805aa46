"""`lantern rebuild`: make every view of the record again from its entries, or say where one differs from them."""

import argparse

from lantern.journal import projections


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether only to compare."""
    parser.add_argument("--check", action="store_true", help="change nothing; say which views differ, exit 1 if any")


def run(chosen: argparse.Namespace) -> int:
    """Rebuild, or compare what is kept with what would be."""
    if not chosen.check:
        print(f"Every view was made again from the entries of {projections.rebuild()} records.")
        return 0
    different = projections.differences()
    for table, rows in different.items():
        print(f"{table}: {rows} rows differ from what the entries say")
    print("Run `lantern rebuild`." if different else "Every view is what the entries say.")
    return 1 if different else 0
