"""A progress bar on a terminal, and nothing anywhere else."""

from pathlib import Path
from time import monotonic
from typing import Protocol, TextIO

_REDRAW_AFTER = 0.1  # seconds
_WIDTH = 30


class Reading(Protocol):
    """Something that knows how far into a file it has read."""

    def read_so_far(self) -> int:
        """Bytes read."""


class Progress:
    """Draws how much of a file has been read. Use as a context; call `child_read` for each child."""

    def __init__(self, reading: Reading, path: Path, to: TextIO) -> None:
        self._reading, self._to = reading, to
        self._shown = to.isatty()
        self._size = max(path.stat().st_size, 1)
        self._drawn_at = 0.0
        self._children = 0

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def child_read(self) -> None:
        """Count one more child, and draw again if it is time."""
        self._children += 1
        if self._shown and (now := monotonic()) - self._drawn_at > _REDRAW_AFTER:
            self._drawn_at = now
            part = min(self._reading.read_so_far() / self._size, 1.0)
            bar = "#" * round(part * _WIDTH)
            self._to.write(f"\r{bar:<{_WIDTH}} {part:4.0%} {self._children:,} children")
            self._to.flush()

    def clear(self) -> None:
        """Take the bar away, so that what is said next stands on a line of its own."""
        if self._shown and self._drawn_at:
            self._to.write("\r\x1b[K")
            self._to.flush()
