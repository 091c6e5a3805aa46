"""Any history can be drawn: nothing is refused, nothing recorded is lost, and the same history is drawn the same."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lantern.law import Fact, duties
from lantern.law.chart import Standing, chart_outline, chart_state, chart_svg, chart_words, drawings, load_charts
from lantern.law.chart.matters import Matters, facts_drawn
from lantern.law.chart.model import Chart, met
from lantern.law.scalar import moment_of
from lantern.law.vocabulary import vocabulary
from tests.law.charts.stories import LAW

FROM, AS_OF = date(2007, 1, 1), date(2027, 1, 1)
KINDS = sorted(vocabulary().facts)


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    """Facts of every kind, on any day, in any matter in which they may stand."""
    opened = {"child": [""]}
    facts: list[Fact] = []
    for number in range(draw(st.integers(1, 25))):
        possible = [name for name in KINDS if any(matter in opened for matter in vocabulary().facts[name].stands_in)]
        kind = vocabulary().facts[draw(st.sampled_from(possible))]
        standing = sorted((matter, id) for matter in kind.stands_in for id in opened.get(matter, ()))
        matter, id = draw(st.sampled_from(standing))
        first = FROM + timedelta(draw(st.integers(0, 6000)))
        last = first + timedelta(draw(st.sampled_from([0, 0, 0, 1, 30])))
        outcome, answer = draw(st.sampled_from(kind.outcomes or ("",))), draw(st.sampled_from(kind.answers or ("",)))
        earlier = any(f.kind == kind.name and f.matter == id for f in facts)
        opens = kind.matter_opened(outcome, matter, earlier)
        fact = Fact(kind.name, first.toordinal(), last.toordinal(), -1, id, f"fact-{number}", opens, outcome, answer)
        facts.append(fact)
        if opens:
            opened.setdefault(opens, []).append(fact.id)
    return facts


def belongs_to_a_box(chart: Chart, fact: Fact) -> bool:
    """Whether some box of the chart is done by such a fact."""
    return any(met(box.done_by, fact) for box in chart.boxes)


@settings(max_examples=60)
@given(histories())
def test_no_entry_that_belongs_to_a_box_is_lost(facts: list[Fact]) -> None:
    for drawing in drawings(LAW, load_charts().values(), facts, AS_OF):
        state = chart_state(drawing.chart, facts, [], AS_OF, drawing.matter)
        placed = {fact.id for box in state.boxes for fact in box.done}
        belonging = facts_drawn(drawing.chart, Matters(facts, *moment_of(AS_OF)), drawing.matter)
        assert {f.id for f in belonging if belongs_to_a_box(drawing.chart, f)} <= placed


@settings(max_examples=60)
@given(histories())
def test_the_order_in_which_entries_are_given_changes_nothing_that_is_sure(facts: list[Fact]) -> None:
    alone = [f for f in facts if [g.earliest for g in facts].count(f.earliest) == 1]
    held = {f.id for f in alone}
    alone = [f for f in alone if f.matter in held or not f.matter]
    turned = list(reversed(alone))
    for drawing in drawings(LAW, load_charts().values(), alone, AS_OF):
        one = chart_state(drawing.chart, alone, [], AS_OF, drawing.matter)
        assert one == chart_state(drawing.chart, turned, [], AS_OF, drawing.matter)


@settings(max_examples=60)
@given(histories())
def test_every_history_can_be_drawn_with_its_clocks(facts: list[Fact]) -> None:
    held = duties(LAW, facts, AS_OF)
    for drawing in drawings(LAW, load_charts().values(), facts, AS_OF):
        state = chart_state(drawing.chart, facts, held, AS_OF, drawing.matter)
        told = chart_words(LAW, state, drawing.edition)
        assert chart_svg(told).startswith("<svg")
        assert chart_outline(told).endswith("</div>")
        for box in state.boxes:
            assert not (box.standing in (Standing.NOT_REACHED, Standing.NOT_TAKEN) and box.done)
            assert box.standing is not Standing.PASSED or box.done
