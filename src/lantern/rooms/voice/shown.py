"""The text of the page, the same on the screen, on paper, and before the worker who writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lantern.kinds.staying.own_page import OwnPageWritten

_PARTS = (
    ("next", "What happens next"),
    ("team", "Your team"),
    ("said", "What you said"),
    ("changed", "What changed because of it"),
    ("ring", "Who you can ring"),
)


@dataclass(frozen=True)
class Part:
    """One part of the page: its heading, and its lines."""

    name: str
    title: str
    lines: tuple[str, ...]


def parts(given: Mapping[str, Any]) -> list[Part]:
    """What was written, part by part; what was left empty is left out."""
    written = [(name, title, str(given.get(name) or "")) for name, title in _PARTS]
    return [Part(name, title, _lines(text)) for name, title, text in written if text.strip()]


def parts_of(told: OwnPageWritten) -> list[Part]:
    """What a worker wrote, as the child reads it."""
    return parts({name: getattr(told, name) for name, _ in _PARTS})


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
