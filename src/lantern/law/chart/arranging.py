"""Puts boxes in rows: the row by the longest way from the first box, the order by the mean of the neighbours, the place
by least squares with the order kept."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from lantern.law.chart.plan import COLUMN_GAP, Link, Node, Size

_SWEEPS = 10


def rows_and_chains(sizes: Mapping[str, Size], links: Sequence[Link]) -> tuple[list[Node], list[list[Node]]]:
    """Each box and each place where a longer line passes, with its row; and for each link the nodes that it joins."""
    down = [link for link in links if not link.side]
    row = _row_numbers(sizes, down)
    boxes = {id: Node((id, -1), row[id], *size) for id, size in sizes.items()}
    nodes, chains = list(boxes.values()), []
    for number, link in enumerate(links):
        chain = [boxes[link.source]]
        if not link.side:
            for at in range(row[link.source] + 1, row[link.to]):
                first = at == row[link.source] + 1
                chain.append(Node((link.to, number), at, link.label.width if first else 0.0, 0.0))
            nodes += chain[1:]
            chain.append(boxes[link.to])
            for upper, lower in pairwise(chain):
                upper.below.append(lower)
                lower.above.append(upper)
        chains.append(chain)
    return nodes, chains


def _row_numbers(ids: Iterable[str], down: Sequence[Link]) -> dict[str, int]:
    row = dict.fromkeys(ids, 0)
    changed = True
    while changed:
        changed = False
        for link in down:
            if row[link.to] <= row[link.source]:
                row[link.to], changed = row[link.source] + 1, True
    return row


def order(rows: list[list[Node]]) -> None:
    """Orders each row by the mean place of the neighbours, down and up; keeps the order with the fewest crossings."""
    best = (_crossings(rows), [list(row) for row in rows])
    for sweep in range(_SWEEPS if best[0] else 0):
        downward = sweep % 2 == 0
        for row in rows[1:] if downward else reversed(rows[:-1]):
            place = {node.key: i for other in rows for i, node in enumerate(other)}
            here = {node.key: i for i, node in enumerate(row)}
            row.sort(key=lambda n: _mean(n.above if downward else n.below, place, here[n.key]))
        best = min(best, (_crossings(rows), [list(row) for row in rows]), key=lambda found: found[0])
    rows[:] = best[1]


def _mean(neighbours: list[Node], place: Mapping[tuple[str, int], int], otherwise: int) -> float:
    places = [place[node.key] for node in neighbours]
    return sum(places) / len(places) if places else otherwise


def _crossings(rows: list[list[Node]]) -> int:
    total = 0
    for upper, lower in pairwise(rows):
        place = {node.key: i for i, node in enumerate(lower)}
        ends = [(i, place[below.key]) for i, node in enumerate(upper) for below in node.below]
        total += sum(a[0] < b[0] and a[1] > b[1] for a in ends for b in ends)
    return total


def spread(rows: list[list[Node]]) -> None:
    """Gives each node its place: as near to its neighbours as the order allows, no wider than the widest row."""
    widest = max(sum(node.width for node in row) + COLUMN_GAP * (len(row) - 1) for row in rows)
    for row in rows:
        at = 0.0
        for node in row:
            node.x = at + node.width / 2
            at += node.width + COLUMN_GAP
    for sweep in range(_SWEEPS * 2):
        downward = sweep % 2 == 0
        for row in rows if downward else reversed(rows):
            wanted, weight = [], []
            for node in row:
                near = node.above + node.below if sweep > _SWEEPS else (node.above if downward else node.below)
                wanted.append(sum(n.x for n in near) / len(near) if near else node.x)
                weight.append(0.05 if not near else 1.0 if node.height else 6.0)
            _settle(row, wanted, weight, widest)


def _settle(row: list[Node], wanted: list[float], weight: list[float], widest: float) -> None:
    """Least squares from the wanted places with every gap kept (pool adjacent violators), between the edges."""
    offsets = [0.0]
    for left, right in pairwise(row):
        offsets.append(offsets[-1] + (left.width + right.width) / 2 + COLUMN_GAP)
    pools: list[list[float]] = []
    for want, offset, heavy in zip(wanted, offsets, weight, strict=True):
        pools.append([(want - offset) * heavy, heavy, 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    low, high = row[0].width / 2, widest - row[-1].width / 2 - offsets[-1]
    places = [min(max(total / heavy, low), high) for total, heavy, count in pools for _ in range(int(count))]
    for node, at, offset in zip(row, places, offsets, strict=True):
        node.x = at + offset
