"""Before a census file is parsed: is it XML, a message to the Department, and free of document types?

Expat reads up to the first element and stops at a document type before anything in it is looked at, so that
no entity is ever declared, expanded or fetched.
"""

from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from lantern.returns.cin.fault import Fault, Refused

_CHUNK = 65536
_EXPORT = "Export the return as XML again"
_NOT_XML = {
    b"PK\x03\x04": "is a zip archive or a spreadsheet, not XML",
    b"\x1f\x8b": "is compressed, not XML",
    b"%PDF": "is a PDF, not XML",
}


LONGEST_CHILD = 16 * 2**20  # bytes; a real child takes a few thousand


class Bounded:
    """The file as the parser reads it, refused where one child, or what stands before the first, has no end.

    The parser holds a child until it has read all of it, so this is what keeps memory within bounds.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._since = file, 0

    def read(self, size: int = -1) -> bytes:
        """The next part. Refused when too much was read since a child last ended."""
        part = self._file.read(size)
        self._since += len(part)
        if self._since > LONGEST_CHILD:
            what = f"one child, or what stands before it, is longer than {LONGEST_CHILD // 2**20} MB"
            raise Refused(Fault(0, "Child", what, _EXPORT))
        return part

    def child_ended(self) -> None:
        """A child was read to its end."""
        self._since = 0


class _Begun(Exception):
    """The first element was reached."""


def open_census(path: Path) -> BinaryIO:
    """The file, open at its beginning, once its prologue is known to be harmless. Refused otherwise."""
    try:
        file = path.open("rb")
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise Refused(Fault(0, "Message", why, "Check the name and that you may read it")) from error
    try:
        _check_prologue(file)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def _check_prologue(file: BinaryIO) -> None:
    beginning = file.read(_CHUNK)
    for mark, what in _NOT_XML.items():
        if beginning.startswith(mark):
            raise Refused(Fault(1, "Message", f"the file {what}", _EXPORT))
    if not beginning.strip():
        raise Refused(Fault(1, "Message", "the file is empty", _EXPORT))
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_document_type(parser.CurrentLineNumber)
    parser.StartElementHandler = lambda name, _: _begin(name, parser.CurrentLineNumber)
    try:
        while beginning:
            parser.Parse(beginning, False)
            beginning = file.read(_CHUNK)
        parser.Parse(b"", True)
    except _Begun:
        return
    except expat.ExpatError as error:
        what = f"the file is not well-formed XML: {expat.ErrorString(error.code)}"
        raise Refused(Fault(error.lineno, "Message", what, _EXPORT)) from error


def _begin(name: str, line: int) -> None:
    root = name.rpartition(":")[2]
    if root != "Message":
        what = "the file begins with this element, where a census begins with <Message>"
        raise Refused(Fault(line, root, what, "Give the children in need census XML"))
    raise _Begun


def _refuse_document_type(line: int) -> None:
    what = "the file declares a document type, through which entities could be declared or fetched"
    do = "Remove the line: a census file needs no document type"
    raise Refused(Fault(line, "!DOCTYPE", what, do))
