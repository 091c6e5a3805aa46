"""The files that are tracked, and Lantern's own modules among them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git tracks, or would if it were added now; relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(Path(line) for line in listed.stdout.splitlines() if (ROOT / line).is_file())


def modules() -> list[Path]:
    """Every tracked Python module."""
    return [path for path in tracked() if path.suffix == ".py"]
