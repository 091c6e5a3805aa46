"""Whose work a list is of. The database knows which records those are, and shows of them what the worker may open."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Scope:
    """Whose a list is, whether it names the allocated worker of each record, and whether it shows closed cases."""

    whose: Literal["mine", "owed", "team", "duty"]
    names_workers: bool = False
    shows_closed: bool = True


# What a worker is allocated to or works beside, chairs, or has through their agency.
MINE = Scope("mine")
# What the worker, or their agency, agreed to do: the list of whoever has no part in the care of any one child.
OWED = Scope("owed")
# What is allocated to anybody in the worker's team.
TEAM = Scope("team", names_workers=True)
# The people of the worker's area and agency to whom nobody is allocated.
DUTY = Scope("duty", shows_closed=False)
