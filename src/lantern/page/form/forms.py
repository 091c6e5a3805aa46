"""A form made from a kind: what was typed, what is wrong with it, and in the end the answers."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from django.http import QueryDict
from pydantic import ValidationError

from lantern.kinds.answers import NotKnown
from lantern.kinds.declare import Kind
from lantern.page.form import widgets
from lantern.page.form.controls import Choices, Control, Fault, first_box
from lantern.page.form.questions import Question, questions
from lantern.page.form.rows import is_blank_row, row_count
from lantern.page.form.widgets import NOT_KNOWN, READ, Wrong, part, text

_EITHER = "Give an answer or the reason why there is none, not both"
_ASK = {
    "radios": "Choose one answer",
    "select": "Choose from the list",
    "checkboxes": "Choose at least one",
    "date": "Give the day, the month and the year",
    "when": "Give the date, as exactly as it is known",
    "time": "Give the time",
    "number": "Write a number",
    "rows": "Add at least one",
}


class Form:
    """The form of a kind over what was typed. `choices` gives the people and records to choose from; `labels` are of
    the boxes that a template asks beside the kind's own questions.
    """

    def __init__(
        self,
        kind: type[Kind],
        typed: QueryDict,
        choices: Choices | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        self.kind = kind
        self.typed = typed
        self.choices = choices or {}
        self.labels = labels or {}
        self.questions = questions(kind)
        self.faults: list[Fault] = []

    @property
    def is_unnamed(self) -> bool:
        """Whether nobody is to be named in it."""
        return self.kind.unnamed

    @property
    def beside(self) -> dict[str, str]:
        """What is wrong with the boxes beside the kind's own questions, by box."""
        return {fault.box: fault.says for fault in self.faults if fault.box in self.labels}

    @property
    def sections(self) -> list[tuple[str, list[Control]]]:
        """The controls under the headings of their sections, each section once, in order of appearance."""
        order = list(dict.fromkeys(question.asked.section for question in self.questions))
        grouped = sorted(self.questions, key=lambda question: order.index(question.asked.section))
        return [
            (title, [Control(self, question, question.name) for question in group])
            for title, group in groupby(grouped, key=lambda question: question.asked.section)
        ]

    def answer(self, today: date) -> Kind | None:
        """The answers, or None when something must be put right: then `faults` says what, in order."""
        self.faults = []
        values: dict[str, Any] = {}
        for question in self.questions:
            if self._is_asked(question):
                values |= dict(self._read(question, question.name))
        made = self._made(values)
        if made and not self.faults:
            self.refuse(made.impossible(today))
        order = ["", *(question.name for question in self.questions)]
        self.faults.sort(key=lambda fault: order.index(fault.name.partition("-")[0]))
        return None if self.faults else made

    def refuse(self, wrong: Mapping[str, str]) -> None:
        """Add what was found wrong with the answers as a whole, by field."""
        named = {question.name: question for question in self.questions}
        for name, says in wrong.items():
            if name in self.labels:
                self.faults.append(Fault(name, name, self.labels[name], says))
                continue
            if question := named.get(name):
                self._fault(question, question.name, says)
            else:
                # Of the answers as a whole, and of no box: it stands at the top, and leads to where the form begins.
                first = self.questions[0]
                self.faults.append(Fault("", first_box(first, first.name), "", says))

    def _is_asked(self, question: Question) -> bool:
        if not question.asked.only_if:
            return True
        name, codes = question.asked.only_if
        typed = {"not_known" if code == NOT_KNOWN else code for code in self.typed.getlist(name)}
        other = next(other for other in self.questions if other.name == name)
        return bool(typed & set(codes)) and self._is_asked(other)

    def _read(self, question: Question, name: str) -> Iterator[tuple[str, Any]]:
        """The answer as one pair, or none: then it was left out, rightly or with a fault noted."""
        before = len(self.faults)
        try:
            value = self._rows(question, name) if question.row else READ[question.widget](self.typed, name)
            why = part("why", text, self.typed, f"{name}-why") if question.may_be_unknown else None
        except Wrong as wrong:
            self._fault(question, name, wrong.says, wrong.part)
            return
        if value is not None and not self._is_offered(question, value):
            self._fault(question, name, _ASK["select"])
        elif value is not None and why:
            self._fault(question, name, _EITHER, "why")
        elif value is not None:
            yield question.name, value
        elif why:
            yield question.name, NotKnown(reason=why)
        elif not question.optional and len(self.faults) == before:
            self._unanswered(question, name)

    def _is_offered(self, question: Question, value: Any) -> bool:
        """Whether an answer is one of those that the page offers; the kind itself knows its own codes."""
        offered = self.choices.get(question.name) if question.widget == "select" else None
        return offered is None or str(value) in {option.code for option in offered}

    def _rows(self, question: Question, name: str) -> tuple[dict[str, Any], ...] | None:
        rows = []
        for i in range(row_count(self.typed, name)):
            if is_blank_row(self.typed, name, i):
                continue
            row: dict[str, Any] = {}
            for column in question.columns:
                row |= dict(self._read(column, f"{name}-{i}-{column.name}"))
            rows.append(row)
        return tuple(rows) or None

    def _unanswered(self, question: Question, name: str) -> None:
        if self.typed.get(name) == NOT_KNOWN:
            self._fault(question, name, "Say why it is not known", "why")
        else:
            or_why = ", or say why it is not known" if question.may_be_unknown else ""
            self._fault(question, name, _ASK.get(question.widget, "Write an answer") + or_why)

    def _fault(self, question: Question, name: str, says: str, part: str = "") -> None:
        box = f"{name}-{part}" if part else first_box(question, name)
        self.faults.append(Fault(name, box, self._label(question, name), says))

    def _label(self, question: Question, name: str) -> str:
        """The question's own words; in a row, after those of the repeated question and the row's number."""
        repeated, _, place = name.partition("-")
        if not place:
            return question.asked.label
        above = next(above for above in self.questions if above.name == repeated)
        return f"{above.asked.label} Row {int(place.partition('-')[0]) + 1}, {question.asked.label}"

    def _made(self, values: dict[str, Any]) -> Kind | None:
        """The kind itself; what its own rules refuse becomes a fault, unless the question has one already."""
        try:
            return self.kind.model_validate(values)
        except ValidationError as refused:
            faulty = {fault.name.partition("-")[0] for fault in self.faults}
            for error in refused.errors():
                name = str(error["loc"][0]) if error["loc"] else ""
                if name not in faulty and (error["type"] == "value_error" or not self.faults):
                    own = error["type"] == "value_error"
                    self.refuse({name: str(error["ctx"]["error"]) if own else "Check this answer"})
        return None


def typed_from(kind: type[Kind], values: Mapping[str, Any]) -> QueryDict:
    """What would have to be typed to give these answers: for a form that begins with what is known."""
    typed = QueryDict(mutable=True)
    for question in questions(kind):
        if question.name in values:
            _type(typed, question, question.name, values[question.name])
    return typed


def _type(typed: QueryDict, question: Question, name: str, value: Any) -> None:
    if isinstance(value, NotKnown):
        typed[f"{name}-why"] = value.reason
        if question.widget == "radios":
            typed[name] = NOT_KNOWN
    elif question.row:
        typed[f"{name}-count"] = str(len(value))
        for i, row in enumerate(value):
            given = row if isinstance(row, Mapping) else dict(row)
            for column in question.columns:
                if column.name in given:
                    _type(typed, column, f"{name}-{i}-{column.name}", given[column.name])
    else:
        for box, written in widgets.write(value, name):
            typed.setlist(box, written)
