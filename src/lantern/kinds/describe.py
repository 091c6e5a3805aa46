"""docs/kinds.md, written from the declarations: `python -m lantern.kinds.describe > docs/kinds.md`."""

import sys
from collections.abc import Iterator
from inspect import cleandoc
from types import ModuleType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from lantern.kinds import PARTS
from lantern.kinds.answers import Coded, NotKnown, Row
from lantern.kinds.declare import Asked, Kind, kinds

_HEAD = """# The kinds of entry

Everything that the record can say, as it is declared in `src/lantern/kinds/`. Written by
`python -m lantern.kinds.describe > docs/kinds.md`; a test fails when it is out of date.

When something happened is a moment, a day, or between two days. A kind on the *pathway* is read by the law or drawn
on a flow chart: its typed columns are seen by everybody who may open the record, whatever its marking. *Not known*
stands for an answer that may be given as not known, with a reason. How we know a source: *text* is read in its own
words, *restated* in somebody else's, *not seen* in neither.
"""
_SEEN = {"text": "text", "restated": "restated", "not_seen": "not seen"}


def described() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(line for part in PARTS for line in _part(part))])


def _part(module: ModuleType) -> Iterator[str]:
    yield f"## {cleandoc(module.__doc__ or '').splitlines()[0].rstrip('.')}\n"
    for kind in sorted((k for k in kinds() if k.__module__ == module.__name__), key=_place):
        yield from _kind(kind)


def _place(kind: type[Kind]) -> int:
    """The order in which the kinds of one file are declared."""
    return list(vars(sys.modules[kind.__module__])).index(kind.__name__)


def _kind(kind: type[Kind]) -> Iterator[str]:
    yield f"### {kind.title}: `{kind.kind}`\n"
    yield f"{cleandoc(kind.__doc__ or '')}\n"
    yield f"{'. '.join(_facts(kind))}.\n"
    yield "| asks | answers | column |"
    yield "|---|---|---|"
    for name, asked in kind.questions().items():
        yield _row(kind, asked, kind.model_fields[name].annotation)
    yield ""


def _facts(kind: type[Kind]) -> Iterator[str]:
    if kind.pathway:
        yield "On the pathway"
    if kind.guarded:
        yield "Guarded"
    elif kind.marking != "open":
        yield f"Marked {kind.marking}"
    if kind.opens:
        yield f"Opens: {kind.opens.replace('_', ' ')}"
    if kind.in_summary:
        yield "In the safety summary"
    yield f"Part of the work: {kind.part.replace('_', ' ')}"
    cited = "; ".join(f"{cite.source}, {cite.place} ({_SEEN[cite.seen]})" for cite in kind.cites)
    yield f"Cites {cited}"


def _row(kind: type[Kind], asked: Asked, annotation: Any) -> str:
    label = asked.label + (f" *{asked.hint}*" if asked.hint else "")
    if asked.only_if:
        before, codes = asked.only_if
        label += f" (After *{kind.questions()[before].label}* {' or '.join(f'`{code}`' for code in codes)}.)"
    return f"| {label} | {_answers(annotation)} | {asked.spine or ''} |"


def _answers(annotation: Any) -> str:
    parts = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    return " · ".join(_answer(part) for part in parts if part is not NoneType)


def _answer(annotation: Any) -> str:
    if get_origin(annotation) is tuple:
        return f"any number of: {_answer(get_args(annotation)[0])}"
    if annotation is NotKnown:
        return "not known"
    if issubclass(annotation, Coded):
        return " · ".join(f"`{one.value}` {one.says}" for one in annotation)
    if issubclass(annotation, Row):
        return ", ".join(_column(field.metadata) for field in annotation.model_fields.values())
    return _PLAIN[annotation.__name__]


def _column(metadata: list[Any]) -> str:
    return next(asked.label.rstrip("?").lower() for asked in metadata if isinstance(asked, Asked))


_PLAIN = {
    "str": "words",
    "date": "a date",
    "time": "a time of day",
    "int": "a number, or whom it concerns",
    "UUID": "a record",
    "When": "when",
}

if __name__ == "__main__":
    sys.stdout.write(described())
