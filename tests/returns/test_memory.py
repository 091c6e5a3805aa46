"""Memory does not grow with the file."""

import subprocess
import sys
from pathlib import Path

import pytest

from lantern.returns.examples.census import write_census

_READ = """
import re, sys
from pathlib import Path
from lantern.returns.cin.stream import Census
kept = []
with Census(Path(sys.argv[1])) as census:
    for one in census.children():
        if sys.argv[2] == "keep":
            kept.append(one)
# Not getrusage: its peak includes that of the process which started this one.
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""
_MB = 1024  # in kilobytes, as the kernel tells it


pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the kernel tells no peak here")


def _peak(path: Path, what: str) -> int:
    read = subprocess.run([sys.executable, "-c", _READ, path, what], capture_output=True, text=True, check=True)
    return int(read.stdout)


def test_a_file_eight_times_as_large_takes_no_more_memory(tmp_path: Path) -> None:
    small, large = tmp_path / "small.xml", tmp_path / "large.xml"
    write_census(small, 1_000, 1, 2026)
    write_census(large, 8_000, 1, 2026)
    assert _peak(large, "drop") - _peak(small, "drop") < 6 * _MB
    assert _peak(large, "keep") - _peak(small, "keep") > 6 * _MB  # so the measure can tell
