"""A census file as a stream of children: one is held at a time, whatever the size of the file."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from lxml import etree

from lantern.returns.cin import oddities, order
from lantern.returns.cin.child import Child, Header
from lantern.returns.cin.fault import Fault, Findings, Refused
from lantern.returns.cin.gathering import Answers, Gatherer, local_name
from lantern.returns.cin.header import read_header
from lantern.returns.cin.layout import layout
from lantern.returns.cin.making import make
from lantern.returns.cin.opening import Bounded, open_census


class Read(NamedTuple):
    """What was read of one <Child>: the child, or None with the faults that leave it out; and notes."""

    child: Child | None
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    line: int
    id: str


class Census:
    """A census file, open: `header` at once, `children()` once. Raises Refused for what cannot be read."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = open_census(path)
        try:
            self._bounded = Bounded(self._file)
            self._events = _parsed(self._bounded)
            self.header: Header = self._header()
        except BaseException:
            self._file.close()
            raise
        self._lines: dict[str, int] = {}

    def __enter__(self) -> "Census":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read_so_far(self) -> int:
        """How many bytes of the file have been read."""
        return self._file.tell()

    def children(self) -> Iterator[Read]:
        """Every child in file order. Refused where the file stops being well-formed, or holds no child."""
        any_child = False
        for event, element in self._events:
            if event == "end" and local_name(element) == "Child" and _stands_in(element, "Children"):
                any_child = True
                yield from _others(reversed(list(element.itersiblings("*", preceding=True))))
                yield self._read(element)
                _forget(element)
                self._bounded.child_ended()
            elif event == "end" and local_name(element) == "Children":
                yield from _others(element)
            elif event == "end" and local_name(element) == "Header":
                what = "the file holds a second header, as when two files are joined"
                raise Refused(Fault(element.sourceline or 0, "Header", what, "Give one file for each return"))
        if not any_child:
            raise Refused(Fault(1, "Children", "the file holds no child", "Export the return again"))

    def _header(self) -> Header:
        for event, element in self._events:
            if event == "end" and local_name(element) == "Header":
                return read_header(element)
            if local_name(element) == "Children":
                break
        raise Refused(Fault(1, "Header", "the file has no header before its children", "Export the return again"))

    def _read(self, element: etree._Element) -> Read:
        findings = Findings()
        told = Gatherer(layout(self.header.year), self.header.reference_on, findings).child(element)
        self._check_id(told, findings)
        order.check(told, findings)
        oddities.note(told, findings)
        child = None if findings.faults else make(told)
        id = next((who.word("LAchildID") for who in told.groups("ChildIdentifiers")), "")
        return Read(child, tuple(findings.faults), tuple(findings.notes), told.line, id)

    def _check_id(self, told: Answers, findings: Findings) -> None:
        for who in told.groups("ChildIdentifiers"):
            held, line = who.word("LAchildID"), who.line_of("LAchildID")
            first = self._lines.get(held)
            if first is not None:
                what = f"{held!r} already stands on line {first}: the first is kept, this one is left out"
                findings.fault(line, "LAchildID", what, "Give each child an id of its own", "8510")
            elif held:
                self._lines[held] = line


def _parsed(file: Bounded) -> Iterator[tuple[str, etree._Element]]:
    """The parser's events, with its errors as refusals.

    libxml2's own bounds stand: 256 levels of elements, 10 million characters in one value.
    """
    events = etree.iterparse(
        file,
        events=("start", "end"),
        tag=("{*}Header", "{*}Children", "{*}Child"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from events
    except etree.XMLSyntaxError as error:
        # The exception may hold only what followed from the first error, without a line; the log holds them all.
        logged = events.error_log.filter_from_errors()
        line, said = (logged[0].line, logged[0].message) if len(logged) else (error.lineno or 0, error.msg)
        what = f"the file is not well-formed XML: {' '.join(said.split())}"
        raise Refused(Fault(line, "Message", what, "Export the return again, or correct the line")) from error


def _others(among: Iterable[etree._Element]) -> Iterator[Read]:
    """Those beside the children that are none: nobody may be lost because <Child> was misspelt."""
    for element in among:
        name = local_name(element)
        if name != "Child":
            line = element.sourceline or 0
            what = "stands among the children, and only <Child> is read there"
            yield Read(None, (Fault(line, name, what, "Write <Child>, if that is meant"),), (), line, "")


def _stands_in(element: etree._Element, name: str) -> bool:
    parent = element.getparent()
    return parent is not None and local_name(parent) == name


def _forget(element: etree._Element) -> None:
    """Free what has been read, so that memory does not grow with the file."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
