"""The components say in words and shapes what they mean."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template

from lantern.law import State, load_law
from lantern.page.duties import STATES, citation
from lantern.page.style import samples

SHEET = Path(__file__).parents[2] / "src/lantern/page/assets/_tokens.scss"


def drawn(text: str, **context: object) -> str:
    """A piece of a template, drawn."""
    return Template("{% load lantern %}" + text).render(Context(context))


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_word_and_a_mark_of_its_own_shape(state: State) -> None:
    html = drawn("{% state_of state %}", state=state.value)
    words, mark = STATES[state]
    assert words in html
    assert f"lantern-mark--{mark}" in html
    assert len({mark for _, mark in STATES.values()}) == len(State)


def test_no_colour_of_ours_is_green() -> None:
    found = re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", SHEET.read_text())
    assert len(found) > 40
    for parts in found:
        red, green, blue = (int(part, 16) for part in parts)
        assert green <= max(red, blue) + 8, f"#{''.join(parts)} is green"


def test_what_belongs_to_gov_uk_alone_is_not_in_our_look() -> None:
    built = SHEET.parents[1] / "static/page"
    look = (built / "app.css").read_text() + (built / "app.js").read_text()
    assert "Atkinson Hyperlegible" in look
    for theirs in ("GDS Transport", "crest", "crown"):
        assert theirs not in look


def test_a_duty_says_what_when_where_it_stands_and_why() -> None:
    html = drawn("{% duty line %}", line=samples.DUTIES[0])
    for words in ("Overdue by 2 working days", "flow chart 4", "we have read this passage", "Why this date?"):
        assert words in html


def test_a_local_target_says_that_it_is_not_law() -> None:
    assert "Local, not law" in drawn("{% duty line %}", line=samples.DUTIES[-1])


@pytest.mark.parametrize("cited", [samples.READ, samples.RESTATED, samples.NOT_SEEN], ids=lambda one: one.seen)
def test_a_citation_says_how_it_was_seen(cited: object) -> None:
    assert cited.seen_words in drawn("{% cited one %}", one=cited)  # type: ignore[attr-defined]  # a Citation


def test_a_citation_of_the_law_carries_its_sources_title() -> None:
    law = load_law()
    rule = next(iter(law.rules.values()))
    assert law.sources[rule.cites.source].title in citation(law, rule.cites).source


def test_the_chronology_is_newest_first_and_says_what_was_recorded_late() -> None:
    html = drawn("{% timeline moments %}", moments=samples.MOMENTS)
    assert html.index("March 2026") < html.index("February 2026")
    assert "recorded 12 days later" in html
    assert "<ol" in html


def test_an_identity_bar_says_what_is_not_known_instead_of_leaving_it_out() -> None:
    html = drawn("{% identity_bar who %}", who=type(samples.IDENTITY)(name="Name not known"))
    assert "Age not known" in html
    assert "Not judged" in html
    assert "Nobody" in html


def test_a_flag_that_was_removed_stays_in_sight_with_why() -> None:
    assert "the person named has moved away" in drawn("{% identity_bar who %}", who=samples.IDENTITY)
