"""`lantern import cin census.xml --agency NAME`: a census written to the record as that agency's own entries."""

import argparse
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from lantern.returns.cin.child import Child
from lantern.returns.cin.fault import Refused
from lantern.returns.cin.stream import Census
from lantern.returns.reporting import EXIT_LEFT_OUT, EXIT_READ, EXIT_REFUSED, Report

_EXIT_CODES = """exit codes:
  0  every child was written, or stands already
  1  some children were left out, as --leave-out-bad allows; each is named on stderr
  2  nothing was written: the file was refused, a child in it is bad, or the agency is not known
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    kinds = parser.add_subparsers(title="which return", metavar="cin", required=True)
    cin = kinds.add_parser("cin", help="a children in need census of 2018 to 2027, the whole file or nothing")
    cin.formatter_class = argparse.RawDescriptionHelpFormatter
    cin.epilog = _EXIT_CODES
    cin.add_argument("census", type=Path, metavar="census.xml", help="the file")
    cin.add_argument("--agency", required=True, metavar="NAME", help="whose entries they become")
    by = "the worker on duty who answers for it (default: the first duty manager, else duty worker)"
    cin.add_argument("--by", type=int, metavar="ID", help=by)
    cin.add_argument("--leave-out-bad", action="store_true", help="write the others where a child is bad")


def run(chosen: argparse.Namespace) -> int:
    """Read the file through, then write it in one transaction; the exit code."""
    report, named = Report(sys.stderr), set[str]()
    try:
        with Census(chosen.census) as census:
            for read in census.children():
                report.read(read)
                named.add(read.id)
    except Refused as refusal:
        report.refused(chosen.census, refusal.fault)
        return EXIT_REFUSED
    report.notes_kept()
    if report.left_out and not chosen.leave_out_bad:
        report.refused_strictly(chosen.census, "--leave-out-bad was not given")
        return EXIT_REFUSED
    return _write(chosen, report, named)


def _write(chosen: argparse.Namespace, report: Report, named: Collection[str]) -> int:
    # Loads Django, which is set up by now and which reading the file does without.
    from lantern.returns.cin_import.bringing_in import Import  # noqa: PLC0415 - as above
    from lantern.returns.cin_import.saying import NoAuthor, author, said  # noqa: PLC0415 - as above

    try:
        answers_for_it = author(chosen.agency, chosen.by)
    except NoAuthor as error:
        print(f"Nothing was written: {error}", file=sys.stderr)
        return EXIT_REFUSED
    with Census(chosen.census) as census:
        outcome = Import(census.header, answers_for_it).bring_in(_good(census), named)
        sys.stdout.writelines(f"{line}\n" for line in said(outcome, census.header, answers_for_it))
    return EXIT_LEFT_OUT if report.left_out else EXIT_READ


def _good(census: Census) -> Iterator[Child]:
    yield from (read.child for read in census.children() if read.child)
