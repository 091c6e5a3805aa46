"""`lantern verify`: say what in the record was altered, removed or inserted."""

import argparse
import sys

from django.db import connections

from lantern.journal.roots import Root
from lantern.journal.verifying import Report, verify

SOUND, UNSOUND, NOT_ASKED = 0, 1, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to compare the record with."""
    parser.add_argument(
        "--against",
        metavar="ROOT",
        help="a line that `lantern heads` printed, or a file that holds it: kept outside, it shows what the "
        "record alone cannot",
    )
    parser.epilog = "Exit codes: 0 nothing found, 1 something found, 2 not a root."


def run(chosen: argparse.Namespace) -> int:
    """Verify and report; the exit code says whether anything was found."""
    try:
        against = _root(chosen.against) if chosen.against else None
    except (OSError, ValueError) as error:
        print(f"--against: {error}", file=sys.stderr)
        return NOT_ASKED
    owner = connections["owner"]
    owner.ensure_connection()
    return say(verify(owner.connection, against), against)


def say(report: Report, against: Root | None) -> int:
    """Print what was found; the exit code."""
    for finding in report.findings:
        print(f"{finding.where}: {finding.says}")
    found = f"{len(report.findings)} findings" if report.findings else "nothing altered, removed or inserted"
    print(f"{report.checked} entries checked: {found}.")
    if report.disposed:
        print(f"Of {len(report.disposed)} the body was disposed of. Compare them with the decisions to dispose:")
        print("\n".join(f"  {entry}" for entry in report.disposed))
    if against:
        print(f"Compared with the root of {against.count} entries taken at {against.at:%Y-%m-%d %H:%M %Z}.")
    else:
        print("Compared with no root kept outside; `lantern heads` says why there should be one.")
    return UNSOUND if report.findings else SOUND


def _root(given: str) -> Root:
    if given.startswith("lantern-1 "):
        return Root.parse(given)
    with open(given, encoding="utf-8") as file:  # noqa: PTH123 - a path as typed; Path would only wrap it
        return Root.parse(file.read())
