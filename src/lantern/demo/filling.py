"""Answers that a story does not turn on: said to be not known where that is allowed, or in a few plain words."""

from functools import cache
from typing import Any, TypeVar, get_args

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.declare import Kind

Told = TypeVar("Told", bound=Kind)
_WHY = NotKnown(reason="Not recorded at the time")
_PLAIN = "As agreed at the time; the details stand in the agency's own file."


def fill(kind: type[Told], **given: Any) -> Told:
    """The answers given, and the plainest possible ones to every other question that has to be answered."""
    return kind.model_validate({**_plainest(kind), **given})


@cache
def _plainest(kind: type[Kind]) -> dict[str, Any]:
    """For every required question but when it happened: not known, a few words, or the first of its codes."""
    answers: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        if not field.is_required() or name == "happened":
            continue
        parts = get_args(field.annotation) or (field.annotation,)
        if NotKnown in parts:
            answers[name] = _WHY
        elif str in parts:
            answers[name] = _PLAIN
        elif coded := next((part for part in parts if isinstance(part, type) and issubclass(part, Coded)), None):
            answers[name] = next(iter(coded))
    return answers
