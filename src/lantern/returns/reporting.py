"""What is said on stderr about a file as it is read: what was left out, what was noted, and how it ended."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO

from lantern.returns.cin.child import Header
from lantern.returns.cin.fault import Fault
from lantern.returns.cin.layout import layout, seen_years
from lantern.returns.cin.stream import Read

EXIT_READ, EXIT_LEFT_OUT, EXIT_REFUSED = 0, 1, 2
EXIT_CODES = """exit codes:
  0  every child was read
  1  some children were left out; each is named on stderr, the others were read
  2  the file was refused, or the command was mistyped: nothing was printed
"""
_KINDS_OF_NOTE_SHOWN = 20


class _Kind(NamedTuple):
    element: str
    what: str


class Report:
    """Tells a person what happened to the file. Nothing here goes to stdout, which holds the answer alone."""

    def __init__(self, to: TextIO) -> None:
        self._to = to
        self._first: dict[_Kind, Fault] = {}
        self._notes: Counter[_Kind] = Counter()
        self.left_out = self.children = self.chosen = 0

    def opened(self, header: Header, as_of: date) -> None:
        """Say what the year and the day mean for the answer."""
        ends = date.fromordinal(header.reference_on)
        if not layout(header.year).seen:
            seen = ", ".join(map(str, seen_years()))
            self._say(f"The code sets of {header.year} have not been seen, only those of {seen}.")
            self._say("Codes outside them are kept and noted below.")
        if as_of > ends:
            self._say(f"The file tells nothing after {ends}.")
            self._say("What is shown as open or overdue may have been done since.")

    def read(self, read: Read) -> None:
        """Name the faults of a child that is left out, and count the notes."""
        self.children += 1
        self.left_out += read.child is None
        for fault in read.faults:
            self._say(f"Left out, child on line {read.line}: {fault}")
        for note in read.notes:
            kind = _Kind(note.element, note.what)
            self._first.setdefault(kind, note)
            self._notes[kind] += 1

    def notes_kept(self) -> None:
        """Say once what was noted, and how often."""
        for kind, times in self._notes.most_common(_KINDS_OF_NOTE_SHOWN):
            again = "" if times == 1 else f" {times:,} times; the first is here."
            self._say(f"Note, {self._first[kind]}{again}")
        more = len(self._notes) - _KINDS_OF_NOTE_SHOWN
        if more > 0:
            self._say(f"{more:,} more kinds of note are not shown.")

    def refused(self, path: Path, fault: Fault) -> None:
        """Say why nothing of the file was used."""
        self._say(f"Refused, {path.name}, {fault}")

    def refused_strictly(self, path: Path, because: str) -> None:
        """Say that the file is refused for the children named above."""
        faulty = _count(self.left_out, "child", "children")
        self._say(f"Refused, {path.name}: {faulty} of {self.children:,} cannot be read, and {because}.")

    def no_such_child(self, path: Path) -> None:
        """Say that the child asked for is not in the file. The id is not repeated: logs keep what is said."""
        self._say(f"No child of {path.name} has the LAchildID that was asked for: check it against the file.")

    def summary(self, as_of: date, states: Counter[str]) -> None:
        """Say how many children and duties there were."""
        read = _count(self.children - self.left_out, "child", "children")
        left = f", {self.left_out:,} left out" if self.left_out else ""
        shown = "" if self.chosen == self.children else f", {self.chosen:,} chosen"
        each = ", ".join(f"{n:,} {state.replace('_', ' ')}" for state, n in sorted(states.items()))
        duties = _count(states.total(), "duty", "duties")
        self._say(f"{read} read{left}{shown}. {duties} as of {as_of}{': ' + each if each else ''}.")

    def _say(self, text: str) -> None:
        print(text, file=self._to)


def _count(n: int, one: str, more: str) -> str:
    return f"{n:,} {one if n == 1 else more}"
