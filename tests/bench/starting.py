"""How long `lantern --help` takes, beside an interpreter that does nothing."""

import subprocess
import sys
from statistics import median
from time import perf_counter

from tests.bench.figure import Figure


def measure() -> list[Figure]:
    """Median of nine starts each."""
    ours = _seconds("-m", "lantern.cli", "--help")
    return [Figure("lantern --help", ours, "s", "< 0.3 s", ours < 0.3, _seconds("-c", "pass"))]


def _seconds(*arguments: str) -> float:
    def once() -> float:
        began = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        return perf_counter() - began

    return median(once() for _ in range(9))
