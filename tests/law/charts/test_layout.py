"""Placing boxes and leading lines: nothing lies on anything else."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantern.law.chart.layout import place
from lantern.law.chart.plan import Link, Plan, Size

Sizes = dict[str, Size]


@st.composite
def charts(draw: st.DrawFn) -> tuple[Sizes, list[Link]]:
    """Some boxes, lines down from each to later ones, and a few lines round the sides."""
    heights = draw(st.lists(st.integers(40, 200), min_size=2, max_size=12))
    ids = [f"box-{n}" for n in range(len(heights))]
    sizes = {id: Size(224, height) for id, height in zip(ids, heights, strict=True)}
    labels = st.sampled_from([Size(0, 0), Size(60, 20), Size(120, 40)])
    links = []
    for n, id in enumerate(ids[1:], 1):
        sources = draw(st.sets(st.sampled_from(ids[:n]), min_size=1, max_size=3))
        links += [Link(source, id, draw(labels)) for source in sorted(sources)]
    for side in draw(st.lists(st.sampled_from(["left", "right"]), max_size=2)):
        source, to = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
        links.append(Link(source, to, side=side))
    return sizes, links


def lies_on(plan: Plan, sizes: Sizes, id: str, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a rectangle reaches into a box."""
    x, y = plan.at[id]
    width, height = sizes[id]
    return left < x + width - 1 and right > x + 1 and top < y + height - 1 and bottom > y + 1


@given(charts())
def test_no_two_boxes_lie_on_each_other(chart: tuple[Sizes, list[Link]]) -> None:
    sizes, links = chart
    plan = place(sizes, links)
    for one, other in combinations(sizes, 2):
        (x, y), (width, height) = plan.at[one], sizes[one]
        assert not lies_on(plan, sizes, other, x, y, x + width, y + height)


@given(charts())
def test_no_line_crosses_a_box_and_no_label_lies_on_one(chart: tuple[Sizes, list[Link]]) -> None:
    sizes, links = chart
    plan = place(sizes, links)
    for link, route in zip(links, plan.routes, strict=True):
        for (x1, y1), (x2, y2) in pairwise(route.points):
            reach = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
            assert [id for id in sizes if lies_on(plan, sizes, id, *reach)] == []
        x, y = route.label_at
        width, height = link.label
        reach = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        assert not height or [id for id in sizes if lies_on(plan, sizes, id, *reach)] == []


@given(charts())
def test_each_line_leaves_its_box_below_and_reaches_the_other_from_above(chart: tuple[Sizes, list[Link]]) -> None:
    sizes, links = chart
    plan = place(sizes, links)
    for link, route in zip(links, plan.routes, strict=True):
        (x, y), (to_x, to_y) = plan.at[link.source], plan.at[link.to]
        assert route.points[0][1] == pytest.approx(y + sizes[link.source].height)
        assert x <= route.points[0][0] <= x + sizes[link.source].width
        assert route.points[-1][1] == pytest.approx(to_y)
        assert to_x <= route.points[-1][0] <= to_x + sizes[link.to].width


@given(charts())
def test_everything_lies_within_the_plan(chart: tuple[Sizes, list[Link]]) -> None:
    sizes, links = chart
    plan = place(sizes, links)
    corners = [point for route in plan.routes for point in route.points]
    corners += [(x + sizes[id].width, y + sizes[id].height) for id, (x, y) in plan.at.items()]
    assert all(0 <= x <= plan.width and 0 <= y <= plan.height for x, y in [*corners, *plan.at.values()])
