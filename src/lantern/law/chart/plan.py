"""What a layout is made of: the sizes and links that go in, the places and routes that come out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Point = tuple[float, float]

COLUMN_GAP = 26.0
LANE_GAP = 16.0
MARGIN = 4.0


class Size(NamedTuple):
    """How large a box or a label is drawn."""

    width: float
    height: float


class Link(NamedTuple):
    """A line to draw. `side` is "" for a line down the rows; "left" or "right" for one led round by that margin."""

    source: str
    to: str
    label: Size = Size(0, 0)
    side: str = ""


class Route(NamedTuple):
    """The corners of a line, and the middle of its label."""

    points: tuple[Point, ...]
    label_at: Point


class Plan(NamedTuple):
    """Where everything stands: the top left corner of each box, and a route for each link."""

    width: float
    height: float
    at: Mapping[str, Point]
    routes: tuple[Route, ...]


@dataclass
class Node:
    """A box, or the place in a row where a longer line passes between boxes."""

    key: tuple[str, int]
    row: int
    width: float
    height: float
    x: float = 0.0
    above: list["Node"] = field(default_factory=list)
    below: list["Node"] = field(default_factory=list)
