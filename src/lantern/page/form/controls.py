"""One question on the page, with what was typed into it and what is wrong with it, for the templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.http import QueryDict

from lantern.page.form.questions import Option, Question
from lantern.page.form.rows import row_count

Choices = Mapping[str, Sequence[Option]]


@dataclass(frozen=True)
class Fault:
    """Something to put right: which control, the box in it to go to, the question, and what to do; of the answers as a
    whole no control and no question.
    """

    name: str
    box: str
    label: str
    says: str

    @property
    def line(self) -> str:
        """The question, if it is about one, and what to do, for the summary at the top."""
        if not self.label:
            return self.says
        return f"{self.label} {self.says}" if self.label.endswith(("?", "…", ".")) else f"{self.label}: {self.says}"


class Asks(Protocol):
    """What a control needs of its form."""

    typed: QueryDict
    choices: Choices
    faults: list[Fault]
    questions: tuple[Question, ...]

    @property
    def is_unnamed(self) -> bool:
        """Whether nobody is to be named in it."""


class Control:
    """A question in its place on the page. `name` is the name and the id of its first box."""

    def __init__(self, form: Asks, question: Question, name: str) -> None:
        self.form = form
        self.question = question
        self.asked = question.asked
        self.name = name

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"page/controls/{self.question.widget}.html"

    @property
    def options(self) -> Sequence[Option]:
        """What there is to choose from; the page gives the people and records."""
        return self.question.options or self.form.choices.get(self.question.name, ())

    @property
    def text(self) -> str:
        """What stands in the one box."""
        return self.form.typed.get(self.name, "")

    @property
    def ticked(self) -> list[str]:
        """The codes that are ticked."""
        return self.form.typed.getlist(self.name)

    @property
    def parts(self) -> dict[str, str]:
        """What stands in each box of an answer that has several: `day`, `time`, `until_month`, `why`."""
        before = f"{self.name}-"
        typed = self.form.typed
        return {box[len(before) :].replace("-", "_"): typed.get(box, "") for box in typed if box.startswith(before)}

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with it; what is wrong in one of its rows belongs to the row."""
        return [fault for fault in self.form.faults if fault.name == self.name]

    @property
    def wrong_parts(self) -> list[str]:
        """The parts that are wrong, named as in `parts`."""
        return [fault.box[len(self.name) + 1 :].replace("-", "_") for fault in self.faults]

    @property
    def is_unnamed(self) -> bool:
        """Whether nobody is to be named in what is written here."""
        return self.form.is_unnamed

    @property
    def described_by(self) -> str:
        """The ids of what describes it, for aria-describedby."""
        ids = [f"{self.name}-hint"] * bool(self.asked.hint) + [f"{self.name}-error"] * bool(self.faults)
        return " ".join(ids)

    @property
    def after(self) -> str:
        """In words, after which answer it is asked; empty when it always is."""
        if not self.asked.only_if:
            return ""
        name, codes = self.asked.only_if
        other = next(question for question in self.form.questions if question.name == name)
        words = "” or “".join(option.says for option in other.options if option.code in codes)
        return f"Only if the answer to “{other.asked.label}” is “{words}”"

    @property
    def rows(self) -> list[list["Control"]]:
        """The controls of each row; there is always one row to write in."""
        columns = self.question.columns
        return [
            [Control(self.form, column, f"{self.name}-{i}-{column.name}") for column in columns]
            for i in range(max(1, row_count(self.form.typed, self.name)))
        ]


def first_box(question: Question, name: str) -> str:
    """The id of the box that a link to this question goes to."""
    if question.row:
        first = question.columns[0]
        return first_box(first, f"{name}-0-{first.name}")
    return f"{name}-day" if question.widget in ("date", "when") else name
