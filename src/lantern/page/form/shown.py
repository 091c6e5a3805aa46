"""The answers of an entry in words: to check before recording, and to read afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from typing import Any
from uuid import UUID

from lantern.kinds.answers import Coded, NotKnown, When
from lantern.kinds.declare import Kind
from lantern.page import dates
from lantern.page.form.controls import Choices
from lantern.page.form.questions import Question, questions


@dataclass(frozen=True)
class Shown:
    """One answer in words. `rows` holds a repeated question's rows; `quoted` marks a child's own words, `typed` any."""

    name: str
    label: str
    says: tuple[str, ...] = ()
    quoted: bool = False
    not_known: bool = False
    typed: bool = False
    rows: tuple[tuple["Shown", ...], ...] = ()


def shown(entry: Kind, choices: Choices | None = None) -> list[tuple[str, list[Shown]]]:
    """Every answer under its section. An optional one left out says so; one that was not asked is absent."""
    asked = [question for question in questions(type(entry)) if _was_asked(entry, question)]
    order = list(dict.fromkeys(question.asked.section for question in asked))
    asked.sort(key=lambda question: order.index(question.asked.section))
    return [
        (title, [_shown(question, getattr(entry, question.name), choices or {}) for question in group])
        for title, group in groupby(asked, key=lambda question: question.asked.section)
    ]


def _was_asked(entry: Kind, question: Question) -> bool:
    return question.asked.only_if is None or getattr(entry, question.name) is not None


def _shown(question: Question, value: Any, choices: Choices) -> Shown:
    label = question.asked.label
    if isinstance(value, NotKnown):
        return Shown(question.name, label, (value.reason,), not_known=True, typed=True)
    if question.row and value:
        return Shown(question.name, label, rows=tuple(_row(question, row, choices) for row in value))
    says = tuple(_words(one, question, choices) for one in _each(value))
    quoted, typed = question.widget == "quoted" and bool(says), isinstance(value, str) and not isinstance(value, Coded)
    return Shown(question.name, label, says or ("Nothing recorded",), quoted=quoted, typed=typed)


def _row(question: Question, row: Any, choices: Choices) -> tuple[Shown, ...]:
    given = row if isinstance(row, Mapping) else {column.name: getattr(row, column.name) for column in question.columns}
    return tuple(_shown(column, given[column.name], choices) for column in question.columns if given[column.name])


def _each(value: Any) -> Iterable[Any]:
    if isinstance(value, (tuple, frozenset)):
        return value
    return () if value is None or value == "" else (value,)


def _words(value: Any, question: Question, choices: Choices) -> str:
    if isinstance(value, Coded):
        return value.says
    if isinstance(value, When):
        words = dates.when(value)
        return words[:1].upper() + words[1:]
    if isinstance(value, date):
        return dates.day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    offered = {option.code: option.says for option in choices.get(question.name, ())}
    # An id says nothing to anybody, and to whoever may not open the record that there is one.
    return offered.get(str(value), "Another record" if isinstance(value, UUID) else str(value))
