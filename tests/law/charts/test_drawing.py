"""The drawing and the outline: the same statements, real text, no styles within, nothing said by colour alone."""

import re
from html import unescape
from importlib.resources import files
from xml.etree import ElementTree

import pytest

from lantern.law.chart import (
    NOWHERE,
    SAME_PAGE,
    ChartWords,
    Standing,
    blank_words,
    chart_figure,
    chart_outline,
    chart_svg,
    chart_text,
    charts_of,
)
from tests.law.charts.stories import LAW, enquiry_2008, fact, plan_2008, plan_2026, words

SVG = "{http://www.w3.org/2000/svg}"
FOURTH, FIFTH = "after-the-strategy-discussion", "after-the-conference"


def drawn() -> dict[str, ChartWords]:
    """Charts in every standing that a box can have, and each chart drawn for nobody."""
    outside = [f for f in enquiry_2008() if f.id != "concluded"]
    moved = [*plan_2008(1), fact("plan.ended", "2008-09-01", "ended", "conference", "transferred")]
    told = {
        "an enquiry": words(FOURTH, "wt-2006", enquiry_2008(), "2008-05-01", {"concluded": "Her accounts < & fit."}),
        "outside the path": words(FOURTH, "wt-2006", outside, "2008-05-01"),
        "a long plan": words(FIFTH, "wt-2006", plan_2008(4), "2010-01-15"),
        "a plan that moved": words(FIFTH, "wt-2006", moved, "2008-10-01"),
        "the whole way": words("process", "wt-2023", plan_2026(), "2026-03-13"),
    }
    for edition in LAW.editions:
        told |= {f"{chart.id}, {edition.id}": blank_words(LAW, chart, edition.id) for chart in charts_of(edition.id)}
    return told


DRAWN = drawn()
EACH = pytest.mark.parametrize("told", DRAWN.values(), ids=DRAWN)


def spoken(text: str) -> str:
    """A text with its white space as it is read out."""
    return " ".join(text.split())


def statements_of_the_drawing(svg: str) -> list[str]:
    """Every text and every named line of the drawing, in the order in which it is read out."""
    found: list[str] = []

    def read(node: ElementTree.Element) -> None:
        if node.get("aria-hidden"):
            return
        if node.get("role") == "img":
            found.append(node.get("aria-label", ""))
        elif node.tag == f"{SVG}text":
            found.append(spoken("".join(node.itertext())))
        else:
            for child in node:
                read(child)

    read(ElementTree.fromstring(svg))  # noqa: S314 - our own drawing
    return found


def statements_of_the_outline(outline: str) -> list[str]:
    """Every statement of the outline, in the order in which it is read out."""
    parts = re.split(r"</?(?:div|p|ol|ul|li)\b[^>]*>", outline)
    return [spoken(unescape(re.sub(r"<[^>]+>", "", part))) for part in parts if re.sub(r"<[^>]+>", "", part).strip()]


@EACH
def test_the_outline_says_what_the_drawing_says_in_the_same_order(told: ChartWords) -> None:
    assert statements_of_the_drawing(chart_svg(told)) == statements_of_the_outline(chart_outline(told))


@EACH
def test_plain_text_says_it_all_too(told: ChartWords) -> None:
    text = spoken(chart_text(told))
    assert [line for line in statements_of_the_outline(chart_outline(told)) if line not in text] == []


@EACH
def test_the_same_entries_and_duties_are_linked_from_both(told: ChartWords) -> None:
    links = re.compile(r'<a href="([^"]+)"')
    drawn_links = links.findall(chart_svg(told, SAME_PAGE))
    assert drawn_links == links.findall(chart_outline(told, SAME_PAGE))
    assert "<a " not in chart_svg(told, NOWHERE)


@EACH
def test_every_box_is_cited_and_numbered(told: ChartWords) -> None:
    for number, box in enumerate(told.boxes, 1):
        assert box.lines[0].text.startswith(f"{number}. ")
        assert [line.tone.value for line in box.lines].count("cite") == 1


@EACH
def test_a_strict_page_may_show_it(told: ChartWords) -> None:
    figure = chart_figure(told, SAME_PAGE)
    assert "style" not in figure.replace("lantern-chart", "")
    assert re.search(r"\son[a-z]+=|<script|javascript:", figure) is None
    ids = re.findall(r'\bid="([^"]+)"', figure)
    assert len(ids) == len(set(ids))


@EACH
def test_every_class_is_one_that_the_style_sheet_knows(told: ChartWords) -> None:
    css = (files("lantern.law") / "charts" / "chart.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.(lantern-chart[\w-]*)", css))
    plain = {f"lantern-chart__line--{tone}" for tone in ("entry", "clock", "note")} | {"lantern-chart__line"}
    plain |= {"lantern-chart__box", "lantern-chart__way--not-reached"}
    used = {name for names in re.findall(r'class="([^"]+)"', chart_svg(told)) for name in names.split()}
    assert used - known - plain == set()


def test_how_a_box_stands_is_in_its_words() -> None:
    told = {
        box.standing: box.lines[1].text
        for name in ("an enquiry", "a plan that moved", "outside the path", "the whole way")
        for box in DRAWN[name].boxes
    }
    assert told[Standing.HERE].startswith("The child is here")
    assert told[Standing.NOT_TAKEN] == "Not taken"
    assert told[Standing.NOT_REACHED] == "Not reached"
    assert told[Standing.STOPPED].startswith("Not finished before the end of the child protection plan")
    assert told[Standing.NO_RECORD].startswith("No entry of this step")
    assert set(told) == set(Standing)


def test_the_box_where_the_child_is_is_marked_for_those_who_listen() -> None:
    for text in (chart_svg(DRAWN["the whole way"]), chart_outline(DRAWN["the whole way"])):
        assert text.count('aria-current="step"') == 3


def test_no_colour_is_green() -> None:
    css = (files("lantern.law") / "charts" / "chart.css").read_text(encoding="utf-8")
    for red, green, blue in re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", css):
        assert int(green, 16) <= max(int(red, 16), int(blue, 16))


def test_words_from_the_record_are_escaped() -> None:
    for text in (chart_svg(DRAWN["an enquiry"]), chart_outline(DRAWN["an enquiry"])):
        assert "accounts &lt;" in spoken(re.sub(r"<[^>]+>", "", text))
        assert "&amp; fit." in spoken(re.sub(r"<[^>]+>", "", text))
