"""A progress bar is drawn on a terminal only, and taken away again."""

import io
from pathlib import Path

import pytest

from lantern.returns.progress import Progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class _HalfRead:
    def read_so_far(self) -> int:
        return 50


def _drawn(to: io.StringIO, tmp_path: Path) -> str:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 100)
    with Progress(_HalfRead(), path, to) as progress:
        progress.child_read()
    return to.getvalue()


def test_on_a_terminal_the_bar_is_drawn_and_taken_away(tmp_path: Path) -> None:
    drawn = _drawn(_Terminal(), tmp_path)
    assert " 50% 1 children" in drawn
    assert drawn.endswith("\r\x1b[K")


@pytest.mark.parametrize("stream", [io.StringIO])
def test_elsewhere_nothing_is_drawn(stream: type[io.StringIO], tmp_path: Path) -> None:
    assert _drawn(stream(), tmp_path) == ""
