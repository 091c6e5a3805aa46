"""How often a classifier that goes by time alone is right about which of two answers it got."""

from collections.abc import Callable
from random import Random
from statistics import mean

from tests.bench.figure import Figure

_PAIRS, _LOOKUP = 400, 0.005


def told_apart(name: str, seconds: Callable[[int, bool], float]) -> Figure:
    """Beside a control in which the one costs a lookup of 5 ms more.

    `seconds` says how long the answer took, by a number of its own and whether it is that one. The goal is three
    standard errors for this many pairs, by Hanley and McNeil.
    """
    right, seen = _right(seconds, 0, 0), _right(seconds, _PAIRS, _LOOKUP)
    within = 3 * (1 / (6 * _PAIRS)) ** 0.5
    is_met = abs(right - 0.5) < within < seen - 0.5
    goal = f"0.5 ± {within:.2f}, and the control more"
    return Figure(f"{name}, by time: right", right, "of 1", goal, is_met, seen, right / seen)


def _right(seconds: Callable[[int, bool], float], first: int, lookup: float) -> float:
    ones: list[float] = []
    others: list[float] = []
    for n in range(first, first + _PAIRS):
        for is_one in Random(n).sample([True, False], 2):
            (ones if is_one else others).append(seconds(n, is_one) + (lookup if is_one else 0))
    return mean((one > other) + (one == other) / 2 for one in ones for other in others)
