"""Worked examples: a short fictional story and the duties that follow from it, worked out by hand. Run as tests."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lantern.law.calendar import LONDON, minute_of
from lantern.law.errors import LawError, Page
from lantern.law.fact import NO_MOMENT, Fact, State
from lantern.law.loader import Law, load_law
from lantern.law.vocabulary import CHILD, vocabulary

Told = dict[str, Any]

_EXAMPLE = {"id", "title", "story", "as_of", "happened", "duty"}
_HAPPENED = {"name", "what", "on", "between", "at", "in", "outcome", "answer"}
_DUTY = {
    "rule", "in", "number", "starts_on", "starts_between", "starts_at", "due_on", "due_between", "due_at", "done_on",
    "state", "late", "not_counted", "readings", "missing", "how", "none",
}  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """One duty that a story leads to, or, where `state` is None, one that it does not lead to.

    A day or a moment that is None is not stated. `number` counts the duties of a series, from 1. `not_counted` are the
    bank holidays passed over. `how` says in words how the date was worked out.
    """

    rule: str
    matter: str
    number: int
    state: State | None
    starts: tuple[date, date] | datetime | None
    due: tuple[date, date] | datetime | None
    done_on: date | None
    late: int | None
    not_counted: tuple[date, ...]
    readings: dict[str, date]
    missing: str
    how: str


@dataclass(frozen=True)
class Example:
    """A story, what happened in it as facts (each fact's id is its name in the story), and what follows on a day."""

    id: str
    title: str
    story: str
    as_of: date | datetime
    facts: tuple[Fact, ...]
    duties: tuple[Expected, ...]


@cache
def load_examples() -> tuple[Example, ...]:
    """The examples shipped with Lantern."""
    folder = files("lantern.law") / "examples"
    return examples_from(sorted(folder.iterdir(), key=lambda f: f.name), load_law())


def examples_of(rule: str) -> list[Example]:
    """The examples that say something of a rule."""
    return [example for example in load_examples() if any(duty.rule == rule for duty in example.duties)]


def examples_from(example_files: Iterable[Traversable], law: Law) -> tuple[Example, ...]:
    """The examples in these files. Raises LawError, naming file, line and what to do."""
    found: dict[str, Example] = {}
    for file in example_files:
        text = file.read_text(encoding="utf-8")
        page = Page(file.name, text)
        try:
            told = tomllib.loads(text)
        except tomllib.TOMLDecodeError as fault:
            raise LawError(file.name, 1, f"this is not TOML: {fault}.", "Correct the line it names.") from fault
        for row in told.get("example", ()):
            example = _Reader(page, law, row).example()
            if example.id in found:
                raise page.refuse(f"example {example.id!r} is there twice.", "Give one another id.", example.id)
            found[example.id] = example
    return tuple(found.values())


class _Reader:
    """Reads one example of a file. `mark` is where in the file it stands."""

    def __init__(self, page: Page, law: Law, told: Told) -> None:
        self.page, self.law, self.told = page, law, told
        self.mark = f'id = "{told.get("id", "")}"'
        self.kind_of_matter = {"": CHILD}
        self.seen: set[tuple[str, str]] = set()

    def example(self) -> Example:
        """The whole example, checked."""
        told = self.told
        self._keys(told, _EXAMPLE)
        for key in ("id", "title", "story", "as_of", "happened", "duty"):
            if not told.get(key):
                raise self.page.refuse(f"an example has no `{key}`.", "Every example states it.", self.mark)
        facts = tuple(self._fact(row) for row in told["happened"])
        duties = tuple(self._duty(row) for row in told["duty"])
        return Example(told["id"], told["title"], " ".join(told["story"].split()), told["as_of"], facts, duties)

    def _fact(self, told: Told) -> Fact:
        self._keys(told, _HAPPENED)
        kind = vocabulary().facts.get(told.get("what", ""))
        if kind is None:
            known = list(vocabulary().facts)
            raise self.page.refuse_unknown("the fact", str(told.get("what")), known, self.mark)
        outcome, answer = told.get("outcome", ""), told.get("answer", "")
        for code, known_codes in ((outcome, kind.outcomes), (answer, kind.answers)):
            if code and code not in known_codes:
                raise self.page.refuse_unknown("the code", code, list(known_codes), self.mark, kind.name)
        matter = self._matter(told)
        if self.kind_of_matter[matter] not in kind.stands_in:
            where = self.kind_of_matter[matter]
            raise self.page.refuse(
                f"{kind.name!r} never stands in {where!r}.", "Correct its `in`.", self.mark, kind.name
            )
        earlier = (matter, kind.name) in self.seen
        opens = kind.matter_opened(outcome, self.kind_of_matter[matter], earlier)
        self.seen.add((matter, kind.name))
        if opens:
            self.kind_of_matter[told["name"]] = opens
        first, last, at = _time(told)
        return Fact(kind.name, first, last, at, matter, told["name"], opens, outcome, answer)

    def _duty(self, told: Told) -> Expected:
        self._keys(told, _DUTY)
        rule = str(told.get("rule", ""))
        if rule not in self.law.rules:
            raise self.page.refuse_unknown("the rule", rule, list(self.law.rules), self.mark)
        state = told.get("state")
        if (state is None) != told.get("none", False):
            raise self.page.refuse(
                f"{rule!r} has no `state`, or one and `none`.",
                "Say how it stands, or that there is none.",
                self.mark,
                rule,
            )
        return Expected(
            rule=rule, matter=self._matter(told), number=told.get("number", 1), state=State(state) if state else None,
            starts=_span(told, "starts"), due=_span(told, "due"), done_on=told.get("done_on"), late=told.get("late"),
            not_counted=tuple(told.get("not_counted", ())), readings=told.get("readings", {}),
            missing=told.get("missing", ""), how=told.get("how", ""),
        )  # fmt: skip

    def _matter(self, told: Told) -> str:
        matter = str(told.get("in", ""))
        if matter not in self.kind_of_matter:
            raise self.page.refuse_unknown("the matter", matter, list(self.kind_of_matter), self.mark)
        return matter

    def _keys(self, told: Told, known: set[str]) -> None:
        for key in told:
            if key not in known:
                raise self.page.refuse_unknown("the key", key, sorted(known), self.mark)


def _time(told: Told) -> tuple[int, int, int]:
    if "at" in told:
        day = told["at"].astimezone(LONDON).date().toordinal()
        return day, day, minute_of(told["at"])
    first, last = told.get("between") or (told["on"], told["on"])
    return first.toordinal(), last.toordinal(), NO_MOMENT


def _span(told: Told, name: str) -> tuple[date, date] | datetime | None:
    if f"{name}_at" in told:
        moment: datetime = told[f"{name}_at"]
        return moment
    if f"{name}_between" in told:
        first, last = told[f"{name}_between"]
        return first, last
    return (told[f"{name}_on"], told[f"{name}_on"]) if f"{name}_on" in told else None
