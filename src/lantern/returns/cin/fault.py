"""What is wrong with a census file: the line, the element, what is wrong and what to do."""

from typing import NamedTuple


class Fault(NamedTuple):
    """Something wrong in one place. `rule` is the Department's own validation rule, where it has one.

    `line` is 0 where it is the file as a whole that is wrong.
    """

    line: int
    element: str
    what: str
    do: str
    rule: str = ""

    def __str__(self) -> str:
        rule = f" (the Department's rule {self.rule})" if self.rule else ""
        where = f"line {self.line}, <{self.element}>: " if self.line else ""
        return f"{where}{self.what}{rule}. {self.do}."


class Refused(Exception):
    """The whole file cannot be read: nothing of it is used."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Findings:
    """What was found while one child was read: faults leave the child out, notes are only told."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []

    def fault(self, line: int, element: str, what: str, do: str, rule: str = "") -> None:
        """Something that makes the child's dates impossible or ambiguous."""
        self.faults.append(Fault(line, element, what, do, rule))

    def note(self, line: int, element: str, what: str, do: str, rule: str = "") -> None:
        """Something the reader should know, which changes no date."""
        self.notes.append(Fault(line, element, what, do, rule))
