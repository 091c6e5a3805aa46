"""Places the boxes of a chart in rows and leads the lines between them, so that no line crosses a box."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from lantern.law.chart.arranging import order, rows_and_chains, spread
from lantern.law.chart.plan import LANE_GAP, MARGIN, Link, Node, Plan, Size
from lantern.law.chart.routing import Router


def place(sizes: Mapping[str, Size], links: Sequence[Link]) -> Plan:
    """A plan for these boxes, in reading order, and these links. Links down the rows must not run in a circle."""
    return _place(tuple(sizes.items()), tuple(links))


@lru_cache(maxsize=512)
def _place(boxes_in_order: tuple[tuple[str, Size], ...], links: tuple[Link, ...]) -> Plan:
    sizes = dict(boxes_in_order)
    nodes, chains = rows_and_chains(sizes, links)
    rows: list[list[Node]] = [[] for _ in range(1 + max(node.row for node in nodes))]
    for node in nodes:
        rows[node.row].append(node)
    order(rows)
    spread(rows)
    lefts = [link for link in links if link.side == "left"]
    shift = MARGIN + len(lefts) * LANE_GAP - min(n.x - n.width / 2 for n in nodes)
    for node in nodes:
        node.x += shift
    boxes = {node.key[0]: node for node in nodes if node.key[1] < 0}
    return Router(rows, boxes, links, chains).plan()
