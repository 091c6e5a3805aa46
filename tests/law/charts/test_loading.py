"""The charts' files: what ships loads, and what cannot be trusted is refused with its line."""

from pathlib import Path

import pytest

from lantern.law import load_law
from lantern.law.chart.loader import charts_from, charts_of, load_charts
from lantern.law.errors import LawError

WHOLE = """chart = "small"
title = "A small chart"
editions = ["wt-2006"]
cites = { source = "dcsf-2009", place = "flow chart 4", seen = "text" }
note = "For a test."
drawn_for = ["enquiry"]
begins_with = [{ fact = "strategy_discussion.held" }]

[[box]]
id = "one"
says = "The first"
cites = { source = "dcsf-2009", place = "flow chart 4", seen = "text" }
done_by = [{ fact = "strategy_discussion.held" }]
to = [{ box = "two", says = "yes", when = [{ fact = "strategy_discussion.held", outcome = ["initiate_s47"] }] }]

[[box]]
id = "two"
says = "The second"
cites = { source = "dcsf-2009", place = "flow chart 4", seen = "text" }
clocks = ["enquiry.initial-conference"]
done_by = [{ fact = "conference.held" }]
"""
CITES = 'says = "The second"\ncites = { source = "dcsf-2009", place = "flow chart 4", seen = "text" }'

REFUSED = [
    ("an uncited box", CITES, 'says = "The second"', 17, "cites nothing"),
    ("an unknown source", CITES, CITES.replace("dcsf-2009", "dcsf-2099"), 19, "'dcsf-2099' is not known"),
    ("an unknown fact", 'fact = "conference.held"', 'fact = "conference.hold"', 21, "conference.held"),
    ("an unknown outcome", '"initiate_s47"', '"begin_s47"', 14, "initiate_s47"),
    ("a fact of another matter", 'fact = "conference.held"', 'fact = "core_group.met"', 21, "never stands in"),
    ("an unknown clock", "enquiry.initial-conference", "enquiry.first-conference", 20, "enquiry.initial-conference"),
    ("a line to nowhere", 'box = "two"', 'box = "three"', 14, "'three' is not known"),
    ("a box that nothing leads to", 'to = [{ box = "two"', 'to = [] # { box = "two"', 17, "nothing leads to box"),
    ("a decision without words", 'says = "yes", ', "", 10, "a decision without words"),
    ("an unknown key", 'id = "two"', 'id = "two"\ncolour = "blue"', 18, "'colour' is not known"),
    ("the same box twice", 'id = "two"', 'id = "one"', 10, "is there twice"),
    ("a box without words", 'says = "The second"', 'says = ""', 17, "has no `says`"),
    ("an unknown edition", '"wt-2006"', '"wt-2007"', 3, "wt-2006"),
    ("a chart without a note", 'note = "For a test."', "", 1, "states no `note`"),
    ("what is not TOML", "[[box]]\nid = \"two\"", "[[box\nid = \"two\"", 1, "this is not TOML"),
]  # fmt: skip


def loaded(folder: Path, text: str) -> None:
    """Load one chart from a file."""
    file = folder / "small.toml"
    file.write_text(text, encoding="utf-8")
    charts_from([file], load_law())


def test_a_whole_chart_loads(tmp_path: Path) -> None:
    loaded(tmp_path, WHOLE)


@pytest.mark.parametrize(("old", "new", "line", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_chart_is_refused_for(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert WHOLE.count(old) == 1
    with pytest.raises(LawError, match=r"small\.toml") as refused:
        loaded(tmp_path, WHOLE.replace(old, new))
    assert says in str(refused.value)
    assert refused.value.line == line


def test_lines_that_run_in_a_circle_are_refused_unless_one_leads_back(tmp_path: Path) -> None:
    circle = WHOLE + 'to = [{ box = "three" }]\n[[box]]\nid = "three"\nsays = "The third"\n' + CITES.split("\n")[1]
    with pytest.raises(LawError, match="run in a circle"):
        loaded(tmp_path, circle + '\nto = [{ box = "two" }]\n')
    loaded(tmp_path, circle + '\nto = [{ box = "two", says = "again", again = true }]\n')


def test_a_chart_that_goes_on_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="'elsewhere' is not known"):
        loaded(tmp_path, WHOLE + 'continues = ["elsewhere"]\n')


def test_every_clock_of_every_edition_stands_beside_a_box() -> None:
    missing = []
    for edition in load_law().editions:
        shown = {clock for chart in charts_of(edition.id) for box in chart.boxes for clock in box.clocks}
        missing += [rule.id for rule in edition.rules if rule.thing_due not in shown]
    assert missing == []


def test_every_edition_has_charts_and_the_guidance_of_2009_has_its_five() -> None:
    assert all(charts_of(edition.id) for edition in load_law().editions)
    assert [chart.number for chart in charts_of("wt-2006") if chart.number] == ["1", "2", "3", "4", "5"]


def test_the_third_chart_says_that_its_structure_has_not_been_seen() -> None:
    chart = load_charts()["urgent-action"]
    assert chart.cites.seen == "not_seen"
    assert "has not been seen" in chart.note


def test_the_boxes_of_the_fourth_and_fifth_charts_were_read() -> None:
    for id in ("after-the-strategy-discussion", "after-the-conference"):
        assert {box.cites.seen.value for box in load_charts()[id].boxes} == {"text"}
