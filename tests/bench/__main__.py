"""Run every measurement, print a table, and write build/bench.json. `python -m tests.bench NAME` runs one.

A measurement is a module beside this one with `measure() -> list[Figure]`; a folder holds what one needs. Each
runs in a process of its own, so that the memory of one is not counted for another.
"""

import json
import os
import pkgutil
import platform
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests import bench
from tests.bench.figure import Figure, measured

_ROOT = Path(__file__).parents[2]
_RESULT = _ROOT / "build/bench.json"


def main(wanted: list[str]) -> int:
    """Measure; 0 if every measurement could be made, whatever it found, else 1."""
    known = [name for name in _modules() if not wanted or name in wanted]
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        print(f"Not measured: {', '.join(unknown)}. There are: {', '.join(_modules())}.", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    failed: list[str] = []
    for name in known:
        print(f"{name} ...", flush=True)
        try:
            figures += _apart(name)
        except Exception as error:  # whatever it is, one that breaks must not lose the others
            failed.append(f"{name}: {type(error).__name__}: {error}")
    Console().print(_table(figures))
    _write(figures)
    for line in failed:
        print(f"Could not measure {line}", file=sys.stderr)
    return 1 if failed else 0


def _apart(name: str) -> list[Figure]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(measured, name).result()


def _modules() -> list[str]:
    beside = (module.name for module in pkgutil.iter_modules(bench.__path__) if not module.ispkg)
    return sorted(name for name in beside if name not in {"__main__", "figure"})


def _table(figures: list[Figure]) -> Table:
    table = Table(title=machine(), title_justify="left")
    for heading in ("figure", "value", "goal", "met", "baseline", "ratio"):
        table.add_column(heading, justify="left" if heading == "figure" else "right")
    for figure in figures:
        met = {True: "yes", False: "NO", None: ""}[figure.met]
        beside = (_shown(figure.baseline, figure.unit), _shown(figure.ratio, "×"))
        table.add_row(figure.name, _shown(figure.value, figure.unit), figure.goal, met, *beside)
    return table


def _shown(number: float | None, unit: str) -> str:
    return "" if number is None else f"{number:,.3g} {unit}" if number < 1000 else f"{number:,.0f} {unit}"


def _write(figures: list[Figure]) -> None:
    _RESULT.parent.mkdir(exist_ok=True)
    here = {"machine": machine()}
    _RESULT.write_text(json.dumps([asdict(figure) | here for figure in figures], indent=1) + "\n")
    print(f"Written to {_RESULT.relative_to(_ROOT)}")


def machine() -> str:
    """The machine measured on, in a line."""
    described = [line for line in _read("/proc/cpuinfo").splitlines() if line.startswith("model name")]
    processor = described[0].split(":")[1].strip() if described else platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{processor}, {cores} cores, {memory:.0f} GB, Python {platform.python_version()}"


def _read(path: str) -> str:
    file = Path(path)
    return file.read_text() if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
