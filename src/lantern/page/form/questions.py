"""From a kind's fields to questions: the type of a field says how it is asked, and what may be left out."""

from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

from lantern.kinds.answers import Coded, NotKnown, Row, When
from lantern.kinds.declare import Asked, Kind, Widget

_WIDGETS: tuple[tuple[type, Widget], ...] = (
    (Coded, "radios"),
    (When, "when"),
    (date, "date"),
    (time, "time"),
    (UUID, "select"),
    (int, "number"),
    (str, "text"),
)


@dataclass(frozen=True)
class Option:
    """One answer to choose: its code, its words, and a hint under them."""

    code: str
    says: str
    hint: str = ""


@dataclass(frozen=True)
class Question:
    """One question of a form. `may_be_unknown` allows a reason in place of an answer."""

    name: str
    asked: Asked
    widget: Widget
    optional: bool
    may_be_unknown: bool
    options: tuple[Option, ...] = ()
    columns: tuple["Question", ...] = ()
    row: type[Row] | None = None


@cache
def questions(kind: type[Kind]) -> tuple[Question, ...]:
    """The questions of a kind, in order. Raises TypeError for a field that cannot be asked."""
    return tuple(_question(kind, name, asked) for name, asked in kind.questions().items())


def _question(owner: type[BaseModel], name: str, asked: Asked) -> Question:
    field = owner.model_fields[name]
    parts = _parts(field.annotation)
    (answer,) = [part for part in parts if part not in (NotKnown, NoneType)]
    inner: Any = get_args(answer)[0] if get_origin(answer) in (tuple, frozenset) else answer
    row = inner if isinstance(inner, type) and issubclass(inner, Row) else None
    return Question(
        name=name,
        asked=asked,
        widget=asked.widget or _widget(owner, name, inner, asked, many=inner is not answer),
        # What is asked only after another answer must then be answered: its None means "not asked".
        optional=not field.is_required() and asked.only_if is None and name != "learned",
        may_be_unknown=NotKnown in parts,
        options=_options(inner),
        columns=_columns(row) if row else (),
        row=row,
    )


def _parts(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)


def _widget(owner: type[BaseModel], name: str, answer: Any, asked: Asked, many: bool) -> Widget:
    if many:
        return "rows" if issubclass(answer, Row) else "checkboxes"
    if asked.spine and asked.spine.startswith("concerns_"):
        return "select"  # whoever writes the page knows which workers, agencies or records to offer
    for kind, widget in _WIDGETS:
        if isinstance(answer, type) and issubclass(answer, kind):
            return widget
    where = f"{owner.__qualname__}.{name}"
    raise TypeError(f"{where}: no form can ask for {answer}; use a type listed in docs/adding-a-kind.md")


def _options(answer: Any) -> tuple[Option, ...]:
    if not (isinstance(answer, type) and issubclass(answer, Coded)):
        return ()
    return tuple(Option(one.value, one.says, one.hint) for one in answer)


def _columns(row: type[Row]) -> tuple[Question, ...]:
    columns = []
    for name, field in row.model_fields.items():
        how = next((said for said in field.metadata if isinstance(said, Asked)), None)
        if how is None:
            raise TypeError(f"{row.__qualname__}.{name} is not annotated with Asked(...): say how it is asked")
        column = _question(row, name, how)
        # A row is one line of many: a list to choose from takes less room than its options side by side.
        columns.append(replace(column, widget="select") if column.widget == "radios" else column)
    return tuple(columns)
