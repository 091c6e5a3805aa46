"""What processes spend of the processor's time, as Linux tells it."""

import os
from pathlib import Path

_TICK = 1 / os.sysconf("SC_CLK_TCK")


def spent(*roots: int) -> float:
    """Seconds, user's and system's, of these processes and all that they started, those that have ended too."""
    parents = {int(stat.parent.name): _fields(stat) for stat in Path("/proc").glob("[0-9]*/stat")}
    wanted, seconds = set(roots), 0.0
    while more := {pid for pid, fields in parents.items() if int(fields[1]) in wanted} - wanted:
        wanted |= more
    for pid in wanted & parents.keys():
        # utime, stime, and those of children that have ended and been waited for.
        seconds += sum(map(int, parents[pid][11:15])) * _TICK
    return seconds


def children(of: int) -> tuple[int, ...]:
    """The processes that one started and that run."""
    return tuple(int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if _fields(stat)[1] == str(of))


def _fields(stat: Path) -> list[str]:
    """The fields after the name, from the state on; none for a process that has ended meanwhile."""
    try:
        return stat.read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return ["", "0", *["0"] * 13]
