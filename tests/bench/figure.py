"""What a measurement gives."""

import importlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure, beside what it was hoped to be and what something else does in the same run.

    `goal` says it in words ("< 4 s"); `met` is None where there is no goal. `baseline` is the peer or the
    floor in the same unit, `ratio` how many times better we are than it, or the share of the floor we reach.
    """

    name: str
    value: float
    unit: str
    goal: str = ""
    met: bool | None = None
    baseline: float | None = None
    ratio: float | None = None


def measured(name: str) -> list[Figure]:
    """The figures of one measurement. It stands here because another process must be able to find it."""
    found: list[Figure] = importlib.import_module(f"tests.bench.{name}").measure()
    return found
