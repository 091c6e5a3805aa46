"""From one element of the file to its values: days, flags and codes, each with its line."""

import re
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache

from lxml.etree import _Element

from lantern.returns.cin.fault import Findings
from lantern.returns.cin.layout import Element, Group, Layout

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FLAGS = {"1": "1", "true": "1", "0": "0", "false": "0"}
_EARLIEST = date(1980, 1, 1).toordinal()
_DAYS_AHEAD = 3 * 366


class Answers:
    """The values of one group. Absent elements and empty ones are the same: nothing was said."""

    __slots__ = ("day_lines", "days", "inner", "line", "lines", "name", "words")

    def __init__(self, name: str, line: int) -> None:
        self.name, self.line = name, line
        self.days: dict[str, list[int]] = {}
        self.day_lines: dict[str, list[int]] = {}
        self.words: dict[str, list[str]] = {}
        self.inner: dict[str, list[Answers]] = {}
        self.lines: dict[str, int] = {}

    def day(self, name: str) -> int | None:
        """The day that this element holds, if any."""
        held = self.days.get(name)
        return held[0] if held else None

    def word(self, name: str) -> str:
        """The text or code that this element holds, or ""."""
        held = self.words.get(name)
        return held[0] if held else ""

    def flag(self, name: str) -> bool | None:
        """Whether this flag is set; None where it was not given."""
        held = self.words.get(name)
        return held[0] == "1" if held else None

    def groups(self, name: str) -> list["Answers"]:
        """The groups of this name, in file order."""
        return self.inner.get(name, [])

    def line_of(self, name: str) -> int:
        """The line of this element, or of the group where it is absent."""
        return self.lines.get(name, self.line)


class Gatherer:
    """Gathers the values of a child. Faults and notes go to `findings`."""

    def __init__(self, layout: Layout, reference_on: int, findings: Findings) -> None:
        self._layout, self._reference_on, self._findings = layout, reference_on, findings

    def child(self, element: _Element) -> Answers:
        """The values of a <Child>."""
        return self._gather(element, "Child", self._layout.child)

    def _gather(self, element: _Element, name: str, group: Group) -> Answers:
        answers = Answers(name, _line(element))
        for inner in element.iterchildren():
            known = local_name(inner)
            if known in group.elements:
                self._value(inner, known, group.elements[known], answers)
            elif known in group.groups:
                self._group(inner, known, group.groups[known], answers)
            else:
                self._unknown(inner, known, name, group)
        for missing, rule in group.wants:
            if missing not in answers.lines:
                what = f"is missing from the <{name}> that begins here"
                self._findings.fault(answers.line, missing, what, "Give it", rule)
        return answers

    def _group(self, element: _Element, name: str, group: Group, answers: Answers) -> None:
        held = answers.inner.setdefault(name, [])
        if held and not group.many:
            self._repeated(element, name, answers)
            return
        answers.lines.setdefault(name, _line(element))
        held.append(self._gather(element, name, group))

    def _value(self, element: _Element, name: str, wanted: Element, answers: Answers) -> None:
        if len(element):
            do = "Write its value as plain text"
            self._findings.fault(_line(element), name, "holds other elements instead of a value", do)
            return
        text = (element.text or "").strip()
        if not text:
            return
        if name in answers.lines and not wanted.many:
            self._repeated(element, name, answers)
            return
        answers.lines.setdefault(name, _line(element))
        if wanted.holds == "date":
            day = self._day(element, name, wanted, text)
            if day is not None:
                answers.days.setdefault(name, []).append(day)
                answers.day_lines.setdefault(name, []).append(_line(element))
        else:
            answers.words.setdefault(name, []).append(self._word(element, name, wanted, text))

    def _day(self, element: _Element, name: str, wanted: Element, text: str) -> int | None:
        day, what, do = _read_day(text)
        rule = ""
        if not what and day > self._reference_on and not wanted.ahead:
            ends = date.fromordinal(self._reference_on).isoformat()
            what, rule = f"{text} lies after the reference date, {ends}", wanted.rule
            do = "Correct the date, or leave the element out"
        elif not what and day > self._reference_on + _DAYS_AHEAD:
            what, do = f"{text} lies years ahead", "Correct the year"
        if not what:
            return day
        self._findings.fault(_line(element), name, what, do, rule)
        return None

    def _word(self, element: _Element, name: str, wanted: Element, text: str) -> str:
        if wanted.holds == "flag":
            flag = _FLAGS.get(text.lower())
            if flag is None:
                what = f"{text!r} is neither 1 nor 0 (true nor false)"
                self._findings.fault(_line(element), name, what, "Write 1 or 0", wanted.rule)
            return flag or "0"
        if wanted.holds == "count" and not (text.isascii() and text.isdigit()):
            self._findings.fault(
                _line(element), name, f"{text!r} is not a whole number", "Write 0 or more", wanted.rule
            )
        if wanted.codes is not None and text not in wanted.codes:
            self._unknown_code(element, name, wanted, text)
        return text

    def _unknown_code(self, element: _Element, name: str, wanted: Element, text: str) -> None:
        codes = wanted.codes or frozenset()
        if self._layout.seen:
            near = ", ".join(get_close_matches(text, codes, n=3) or sorted(codes)[:6])
            what = f"the code {text!r} is not in the {self._layout.year} set"
            self._findings.fault(_line(element), name, what, f"Use a code of that set, such as {near}", wanted.rule)
        else:
            what = f"the code {text!r} is kept: the code set of {self._layout.year} has not been seen"
            self._findings.note(_line(element), name, what, "Check it against that year's specification")

    def _unknown(self, element: _Element, name: str, within: str, group: Group) -> None:
        if self._layout.seen:
            known = [*group.elements, *group.groups]
            near = get_close_matches(name, known, n=1)
            do = f"Write <{near[0]}>, if that is meant" if near else f"Known here: {', '.join(known[:6])}…"
            what = f"is not an element of <{within}> in the census of {self._layout.year}"
            self._findings.fault(_line(element), name, what, do)
        else:
            what = f"is not read: the elements of {self._layout.year} have not all been seen"
            self._findings.note(_line(element), name, what, "Check its name against that year's specification")

    def _repeated(self, element: _Element, name: str, answers: Answers) -> None:
        what = f"stands twice in <{answers.name}> (first on line {answers.line_of(name)})"
        self._findings.fault(_line(element), name, what, "Keep the right one")


def local_name(element: _Element) -> str:
    """The element's name without its namespace."""
    return _local(str(element.tag))


@cache
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _line(element: _Element) -> int:
    return element.sourceline or 0


@lru_cache(maxsize=65536)  # a census repeats a few thousand days
def _read_day(text: str) -> tuple[int, str, str]:
    """The day, or 0 with what is wrong and what to do."""
    if not _ISO.fullmatch(text):
        return (
            0,
            f"{text!r} is not a date as the census writes it",
            "Write it as 2026-03-31: year, month, day",
        )
    try:
        day = date.fromisoformat(text).toordinal()
    except ValueError:
        return 0, f"there is no {text} in the calendar", "Correct the day or the month"
    if day < _EARLIEST:
        return (
            0,
            f"{text} is before 1980, which no child of this census can reach",
            "Correct it, or leave it out",
        )
    return day, "", ""
