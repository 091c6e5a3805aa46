"""Every duty of a census of 20,000 children, from the file to JSON: seconds and memory of the command itself."""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from lxml import etree

from lantern.returns.examples.census import write_census
from tests.bench.figure import Figure

_CHILDREN, _SEED, _YEAR = 20_000, 2009, 2026
# The peak of this process alone: getrusage would include that of the process which started it.
_PROGRAM = """
import re, sys
from pathlib import Path
from lantern import cli
code = cli.main(sys.argv[1:])
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1], file=sys.stderr)
sys.exit(code)
"""


def measure() -> list[Figure]:
    """The baseline is lxml walking the same file and building nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "census.xml")
        write_census(path, _CHILDREN, _SEED, _YEAR)
        walked = _walk(path)
        seconds, megabytes = _run("duties", path, "--format", "json")
    of = f"census of {_CHILDREN:,}"
    return [
        Figure(f"{of}: file to duties", seconds, "s", "< 20 s", seconds < 20, walked, walked / seconds),
        Figure(f"{of}: memory", megabytes, "MB", "< 500 MB", megabytes < 500),
    ]


def _walk(path: Path) -> float:
    began = perf_counter()
    for _, element in etree.iterparse(path):
        element.clear()
    return perf_counter() - began


def _run(*words: str | Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one `lantern` process."""
    began = perf_counter()
    program = [sys.executable, "-c", _PROGRAM, *words]
    ran = subprocess.run(program, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True)
    return perf_counter() - began, int(ran.stderr.splitlines()[-1]) / 1024
