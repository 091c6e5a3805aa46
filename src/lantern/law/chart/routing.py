"""Leads the lines between rows of boxes: at right angles, each in a track of its own between two rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from lantern.law.chart.plan import LANE_GAP, MARGIN, Link, Node, Plan, Point, Route

TRACK = 13.0
ABOVE_TRACKS = 12.0
BELOW_LABEL = 16.0


class _Run(NamedTuple):
    """One level stretch of a line between two rows. Runs with the same `bundle` share a track."""

    link: int
    step: int
    start: float
    end: float
    bundle: tuple[str, int]


class Router:
    """Leads the lines once the boxes have their places."""

    def __init__(
        self,
        rows: list[list[Node]],
        boxes: Mapping[str, Node],
        links: Sequence[Link],
        chains: list[list[Node]],
    ) -> None:
        self.rows, self.boxes, self.links, self.chains = rows, boxes, links, chains
        self.right = max(node.x + node.width / 2 for row in rows for node in row) + MARGIN
        self.runs: defaultdict[int, list[_Run]] = defaultdict(list)
        self.track: dict[tuple[int, int], int] = {}
        self.ports = self._ports()
        self.ways = [self._way(number) for number in range(len(links))]

    def plan(self) -> Plan:
        """The finished plan."""
        depth = {gap: self._assign(runs) for gap, runs in self.runs.items()}
        top, y = {}, MARGIN + self._gap_height(-1, depth)
        for number, row in enumerate(self.rows):
            top[number] = y
            y += max(node.height for node in row) + self._gap_height(number, depth)
        at = {id: (n.x - n.width / 2, top[n.row]) for id, n in self.boxes.items()}
        bottom = {n: top[n] + max(node.height for node in row) for n, row in enumerate(self.rows)}
        bottom[-1] = MARGIN
        routes = tuple(self._route(number, top, bottom) for number in range(len(self.links)))
        return Plan(self.right, y + MARGIN, at, routes)

    def _ports(self) -> dict[int, float]:
        """Where on its top edge each box takes each of its lines: side by side, in the order they come from."""
        coming: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
        for number, link in enumerate(self.links):
            from_x = {"left": -1e9, "right": 1e9}.get(link.side)
            chain = self.chains[number]
            coming[link.to].append((chain[-2].x if from_x is None else from_x, number))
        ports = {}
        for id, lines in coming.items():
            box, step = self.boxes[id], self.boxes[id].width / (len(lines) + 1)
            for place, (from_x, number) in enumerate(sorted(lines), 1):
                middle = box.x - box.width / 2 + step * place
                ports[number] = from_x if abs(from_x - middle) < step / 3 else middle
        return ports

    def _way(self, number: int) -> list[tuple[int, float, float]]:
        """The level stretches of a line: the gap below which row, from where, to where."""
        link, chain = self.links[number], self.chains[number]
        source, target = self.boxes[link.source], self.boxes[link.to]
        if link.side:
            lane = self._lane(number)
            way = [(source.row, source.x, lane), (target.row - 1, lane, self.ports[number])]
        else:
            xs = [node.x for node in chain[:-1]] + [self.ports[number]]
            way = [(source.row + i, *pair) for i, pair in enumerate(pairwise(xs))]
        for step, (gap, start, end) in enumerate(way):
            if abs(start - end) > 0.5:
                bundle = (link.source, -1) if step == 0 and not link.side else (link.to, number)
                self.runs[gap].append(_Run(number, step, start, end, bundle))
        return way

    def _lane(self, number: int) -> float:
        side = self.links[number].side
        before = sum(link.side == side for link in self.links[:number])
        if side == "left":
            return MARGIN + before * LANE_GAP + LANE_GAP / 4
        self.right += LANE_GAP
        return self.right - MARGIN

    def _assign(self, runs: list[_Run]) -> int:
        """Gives each bundle of runs in one gap its track, and says how many tracks there are."""
        bundles: defaultdict[tuple[str, int], list[_Run]] = defaultdict(list)
        for run in runs:
            bundles[run.bundle].append(run)
        waiting = sorted(bundles.values(), key=lambda b: max(abs(r.start - r.end) for r in b))
        tracks: list[list[list[_Run]]] = []
        while waiting:
            free = [b for b in waiting if not any(_must_be_above(o, b) for o in waiting if o is not b)]
            bundle = (free or waiting)[0]
            waiting.remove(bundle)
            lowest = max((n + 1 for n, t in enumerate(tracks) for o in t if _must_be_above(o, bundle)), default=0)
            number = next(
                (n for n in range(lowest, len(tracks)) if not any(_overlap(o, bundle) for o in tracks[n])),
                len(tracks),
            )
            if number == len(tracks):
                tracks.append([])
            tracks[number].append(bundle)
            for run in bundle:
                self.track[run.link, run.step] = number
        return len(tracks)

    def _gap_height(self, gap: int, depth: Mapping[int, int]) -> float:
        if gap in (-1, len(self.rows) - 1) and gap not in depth:
            return 0.0
        labels = [
            link.label.height
            for link in self.links
            if self.boxes[link.source].row == gap and not link.side and link.label.height
        ]
        return ABOVE_TRACKS + depth.get(gap, 0) * TRACK + max(labels, default=0.0) + BELOW_LABEL

    def _route(self, number: int, top: Mapping[int, float], bottom: Mapping[int, float]) -> Route:
        link, way = self.links[number], self.ways[number]
        source, target = self.boxes[link.source], self.boxes[link.to]
        points: list[Point] = [(way[0][1], top[source.row] + source.height)]
        label_at = points[0]
        for step, (gap, start, end) in enumerate(way):
            y = bottom[gap] + ABOVE_TRACKS + self.track.get((number, step), 0) * TRACK
            if abs(start - end) > 0.5:
                points += [(start, y), (end, y)]
            if step == 0:
                below = bottom[gap] + ABOVE_TRACKS + self._tracks(gap) * TRACK + link.label.height / 2
                label_at = (_beside_lane(start, end, link), y) if link.side else (end, below)
        points.append((way[-1][2], top[target.row]))
        return Route(tuple(points), label_at)

    def _tracks(self, gap: int) -> int:
        return 1 + max((self.track[r.link, r.step] for r in self.runs[gap]), default=-1)


def _beside_lane(start: float, lane: float, link: Link) -> float:
    """The middle of a label on the level stretch to a margin: near the margin, where fewest lines cross."""
    reach = link.label.width / 2 + LANE_GAP
    return lane + min(reach, start - lane) if lane < start else lane - min(reach, lane - start)


def _must_be_above(upper: list[_Run], lower: list[_Run]) -> bool:
    """Where one line leaves downwards at the place at which another arrives, the first keeps above the second."""
    return any(abs(u.start - low.end) < LANE_GAP / 2 for u in upper for low in lower)


def _overlap(one: list[_Run], other: list[_Run]) -> bool:
    def reach(runs: list[_Run]) -> tuple[float, float]:
        ends = [x for run in runs for x in (run.start, run.end)]
        return min(ends) - LANE_GAP / 2, max(ends) + LANE_GAP / 2

    (a, b), (c, d) = reach(one), reach(other)
    return a < d and c < b
