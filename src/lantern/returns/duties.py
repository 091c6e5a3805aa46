"""`lantern duties census.xml`: every duty of every child in a children in need census, asked of the law."""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TextIO

from lantern.law import State, load_law
from lantern.law.rows import Row
from lantern.returns.cin.fault import Refused
from lantern.returns.cin.standing import rows
from lantern.returns.cin.stream import Census
from lantern.returns.progress import Progress
from lantern.returns.reporting import EXIT_CODES, EXIT_LEFT_OUT, EXIT_READ, EXIT_REFUSED, Report
from lantern.returns.writing import FORMATS

_EARLIEST, _LATEST = date(1990, 1, 1), date(2060, 12, 31)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXIT_CODES
    parser.add_argument("census", type=Path, metavar="census.xml", help="a CIN census of 2018 to 2027")
    parser.add_argument(
        "--as-of",
        type=_day,
        metavar="YYYY-MM-DD",
        help="how the duties stand at the end of this day (default: the file's reference date)",
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="table", help="default: table")
    parser.add_argument(
        "--state",
        action="append",
        choices=[state.value for state in State],
        help="only duties in this state; may be repeated",
    )
    parser.add_argument("--child", metavar="ID", help="only the child with this LAchildID")
    parser.add_argument("--explain", action="store_true", help="say in words why each date is what it is")
    parser.add_argument("--strict", action="store_true", help="refuse the file if any child must be left out")


def run(chosen: argparse.Namespace) -> int:
    """Read the file, print the rows, and say on stderr what was left out or noted; the exit code."""
    report = Report(sys.stderr)
    # Nothing is printed before the whole file is read: a refusal at its end must leave no half answer behind.
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as answer:
        try:
            with Census(chosen.census) as census:
                states = _answer(census, chosen, answer, report)
        except Refused as refusal:
            report.refused(chosen.census, refusal.fault)
            return EXIT_REFUSED
        report.notes_kept()
        if not report.chosen:
            report.no_such_child(chosen.census)
            return EXIT_REFUSED
        if report.left_out and chosen.strict:
            report.refused_strictly(chosen.census, "--strict was given")
            return EXIT_REFUSED
        _print(answer)
    report.summary(chosen.as_of, states)
    return EXIT_LEFT_OUT if report.left_out else EXIT_READ


def _answer(census: Census, chosen: argparse.Namespace, answer: TextIO, report: Report) -> Counter[str]:
    chosen.as_of = chosen.as_of or date.fromordinal(census.header.reference_on)
    report.opened(census.header, chosen.as_of)
    writer = FORMATS[chosen.format](answer, explain=chosen.explain)
    states: Counter[str] = Counter()
    for row in _rows(census, chosen, report):
        states[row["state"]] += 1
        writer.write(row)
    writer.end()
    return states


def _rows(census: Census, chosen: argparse.Namespace, report: Report) -> Iterator[Row]:
    law, wanted = load_law(), frozenset(chosen.state or ())
    with Progress(census, chosen.census, sys.stderr) as progress:
        for read in census.children():
            progress.child_read()
            if read.faults:
                progress.clear()
            report.read(read)
            if chosen.child not in (None, read.id):
                continue
            report.chosen += 1
            if read.child:
                yield from rows(law, read.child, census.header, chosen.as_of, wanted)


def _print(answer: TextIO) -> None:
    answer.seek(0)
    while part := answer.read(1 << 20):
        sys.stdout.write(part)
    sys.stdout.flush()


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write it as 2026-03-31") from error
    if not _EARLIEST <= day <= _LATEST:
        raise argparse.ArgumentTypeError(f"{text} is outside {_EARLIEST} to {_LATEST}")
    return day
