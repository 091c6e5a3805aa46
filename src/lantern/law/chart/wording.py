"""What a drawn chart says, once, for the picture, the outline and plain text: they differ in form, never in content."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from lantern.law.chart.loader import load_charts
from lantern.law.chart.model import Box, Chart
from lantern.law.chart.state import BoxState, ChartState, EdgeState, Standing
from lantern.law.chart.time_left import clock_words
from lantern.law.chart.walk import Outside, Why
from lantern.law.explain import day_words, span_words
from lantern.law.fact import Duty, Fact, State
from lantern.law.loader import Law
from lantern.law.rule import Cite, Seen
from lantern.law.vocabulary import vocabulary

_SEEN = {Seen.TEXT: "read", Seen.RESTATED: "restated by others", Seen.NOT_SEEN: "not yet verified"}
_STANDING = {
    Standing.NOT_REACHED: "Not reached",
    Standing.HERE: "The child is here",
    Standing.NOT_TAKEN: "Not taken",
    Standing.STOPPED: "Not finished",
    Standing.NO_RECORD: "No entry of this step",
}
_WAY = {Standing.PASSED: ": followed", Standing.NOT_TAKEN: ": not taken", Standing.NOT_REACHED: ""}
_MOST_ENTRIES = 3


class Tone(StrEnum):
    """What a line is about; it decides how the line looks."""

    TITLE = "title"
    STANDING = "standing"
    ENTRY = "entry"
    REASON = "reason"
    OUTSIDE = "outside"
    CLOCK = "clock"
    LATE = "late"
    NOTE = "note"
    CITE = "cite"


class Line(NamedTuple):
    """One statement. `entry` is the id of the entry, and `duty` the duty, that it can be linked to."""

    tone: Tone
    text: str
    entry: str = ""
    duty: Duty | None = None


class EdgeWords(NamedTuple):
    """A line to another box: the decision as it is written beside it, and the whole statement."""

    source: str
    to: str
    again: bool
    standing: Standing
    label: str
    says: str


class BoxWords(NamedTuple):
    """All that is said of one box. `standing` is None on a chart drawn for nobody."""

    id: str
    standing: Standing | None
    lines: tuple[Line, ...]
    to: tuple[EdgeWords, ...]


class Jump(NamedTuple):
    """The child came from one box to another outside the usual path."""

    source: str
    to: str


class ChartWords(NamedTuple):
    """All that a chart says: its heading, its boxes in order, and what happened outside the usual path.

    `id` names the drawing on its page: the chart's id and the matter's.
    """

    id: str
    title: str
    heading: tuple[Line, ...]
    boxes: tuple[BoxWords, ...]
    outside: tuple[Line, ...]
    jumps: tuple[Jump, ...]


ClockWords = Callable[[Law, Duty, int], str]


def blank_words(law: Law, chart: Chart, edition: str) -> ChartWords:
    """The chart as the guidance has it, for nobody: each box with its clock in the edition's words, and its place."""
    titles = _titles(edition)
    boxes = []
    for box in chart.boxes:
        lines = [Line(Tone.TITLE, f"{box.number}. {box.says}")]
        lines += [Line(Tone.CLOCK, law.rules[f"{edition}.{clock}"].says) for clock in box.clocks]
        lines += [Line(Tone.NOTE, f"Goes on: {titles[id]}") for id in box.continues if id in titles]
        lines.append(_cite(law, chart, box.cites))
        ways = tuple(_way(chart, EdgeState(edge, Standing.NOT_REACHED)) for edge in box.to)
        boxes.append(BoxWords(box.id, None, tuple(lines), ways))
    return ChartWords(chart.id, chart.title, _heading(law, chart, edition, ()), tuple(boxes), (), ())


def chart_words(law: Law, state: ChartState, edition: str, clock: ClockWords = clock_words) -> ChartWords:
    """All that a child's chart says. `clock(law, duty, minute)` words the time left on a duty."""
    chart = state.chart
    titles = _titles(edition)
    ways = {edge.edge: _way(chart, edge) for edge in state.edges}
    boxes = tuple(
        BoxWords(
            box.box.id, box.standing, tuple(_box_lines(law, state, box, titles, clock)),
            tuple(ways[edge] for edge in box.box.to),
        )
        for box in state.boxes
    )  # fmt: skip
    told = [f"As of {day_words(state.day)}"]
    if state.ended:
        told.append(f"Ended before its last step by {_fact(state.ended)}")
    jumps = tuple(
        Jump(o.left, o.box) for o in state.outside if o.why is Why.NO_PREDECESSOR and o.left not in ("", o.box)
    )
    outside = tuple(_outside(chart, o, in_box=False) for o in state.outside)
    name = f"{chart.id}-{state.matter}" if state.matter else chart.id
    return ChartWords(name, chart.title, _heading(law, chart, edition, tuple(told)), boxes, outside, jumps)


def _titles(edition: str) -> dict[str, str]:
    return {chart.id: chart.title for chart in load_charts().values() if edition in chart.editions}


def _heading(law: Law, chart: Chart, edition: str, told: tuple[str, ...]) -> tuple[Line, ...]:
    title = next(e.title for e in law.editions if e.id == edition)
    source = law.sources[chart.cites.source]
    where = f"From {source.title} ({source.year}), {chart.cites.place}: {_SEEN[chart.cites.seen]}"
    return tuple(Line(Tone.NOTE, text) for text in (*told, title, where, chart.note))


def _box_lines(law: Law, state: ChartState, box: BoxState, titles: dict[str, str], clock: ClockWords) -> list[Line]:
    lines = [Line(Tone.TITLE, f"{box.box.number}. {box.box.says}")]
    lines.append(Line(Tone.STANDING, _standing(state, box)))
    lines += _entries(box)
    if box.standing is Standing.NOT_TAKEN and _is_first_aside(state, box):
        lines += _few([Line(Tone.ENTRY, f"Decided by {_fact(fact)}", fact.id) for fact in box.decided_by])
        lines += [Line(Tone.REASON, f"Reason recorded: {reason}") for reason in box.reasons]
    lines += [_outside(state.chart, outside, in_box=True) for outside in box.outside]
    lines += [Line(_clock_tone(d), clock(law, d, state.minute), duty=d) for d in _shown(box.duties)]
    lines += [Line(Tone.NOTE, f"Goes on: {titles[id]}") for id in box.box.continues if id in titles]
    return [*lines, _cite(law, state.chart, box.box.cites)]


def _standing(state: ChartState, box: BoxState) -> str:
    if box.undecided:
        return f"{_STANDING[box.standing]}: what was decided is not recorded"
    if box.standing is Standing.NO_RECORD:
        after = box.box.recorded
        return _STANDING[box.standing] + (", though what follows it has happened" if after else " is read here")
    if box.standing is Standing.STOPPED and state.ended:
        return f"{_STANDING[box.standing]} before {_fact(state.ended)}"
    return _passed(box.box) if box.standing is Standing.PASSED else _STANDING[box.standing]


def _passed(box: Box) -> str:
    if box.done_by:
        return "Done"
    if not box.to:
        return "Reached: this way ends here"
    return "Decided" if box.branches else "Reached"


def _entries(box: BoxState) -> list[Line]:
    lines = _few([Line(Tone.ENTRY, _fact(fact, capital=True), fact.id) for fact in box.done])
    if box.since and box.standing in (Standing.HERE, Standing.STOPPED) and box.since not in box.done:
        lines.append(Line(Tone.ENTRY, f"Since {_fact(box.since)}", box.since.id))
    return lines


def _few(lines: list[Line]) -> list[Line]:
    """The first and the last of many lines, and how many lie between."""
    if len(lines) <= _MOST_ENTRIES:
        return lines
    return [lines[0], Line(Tone.ENTRY, f"and {len(lines) - 2} between"), lines[-1]]


def _is_first_aside(state: ChartState, box: BoxState) -> bool:
    """Whether the way was decided against at this box's door, and not at a box before it."""
    standing = {held.box.id: held.standing for held in state.boxes}
    leading = state.chart.leading_to[box.box.id]
    return any(standing[edge.source] is not Standing.NOT_TAKEN for edge in leading)


def _clock_tone(duty: Duty) -> Tone:
    return Tone.LATE if duty.state in (State.OVERDUE, State.MET_LATE) else Tone.CLOCK


def _shown(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """The clocks beside a box: the last two of each rule, since a long plan has many reviews."""
    by_rule: dict[str, list[Duty]] = {}
    for duty in duties:
        by_rule.setdefault(duty.rule, []).append(duty)
    return tuple(duty for held in by_rule.values() for duty in held[-2:])


def _outside(chart: Chart, outside: Outside, in_box: bool) -> Line:
    beside = _boxes(chart, outside.beside) if outside.beside else ""
    match outside.why:
        case Why.NO_PREDECESSOR:
            what = f"came without {beside}, which usually {_leads(outside.beside)} to it"
        case Why.ANOTHER_ORDER:
            what = f"came after {beside}, which usually {_follows(outside.beside)} it"
        case Why.NO_BRANCH:
            what = f"was decided in a way for which this chart has no line ({_code(outside.fact)})"
    if in_box:
        return Line(Tone.OUTSIDE, f"Outside the usual path: it {what}", outside.fact.id)
    text = f"Box {chart.by_id[outside.box].number}, {_fact(outside.fact)}, {what}"
    return Line(Tone.OUTSIDE, text, outside.fact.id)


def _leads(boxes: tuple[str, ...]) -> str:
    return "leads" if len(boxes) == 1 else "lead"


def _follows(boxes: tuple[str, ...]) -> str:
    return "follows" if len(boxes) == 1 else "follow"


def _boxes(chart: Chart, ids: tuple[str, ...]) -> str:
    numbers = [str(chart.by_id[id].number) for id in ids]
    if len(numbers) == 1:
        return f"box {numbers[0]}"
    return f"boxes {', '.join(numbers[:-1])} or {numbers[-1]}"


def _code(fact: Fact) -> str:
    return " ".join(code.replace("_", " ") for code in (fact.outcome, fact.answer) if code)


def _fact(fact: Fact, capital: bool = False) -> str:
    says = vocabulary().facts[fact.kind].says
    if capital:
        says = says.removeprefix("the ").removeprefix("a ")
        says = says[0].upper() + says[1:]
    return f"{says}, {span_words((fact.earliest, fact.latest), hours=False)}"


def _way(chart: Chart, edge: EdgeState) -> EdgeWords:
    to = chart.by_id[edge.edge.to]
    label = edge.edge.says
    start = label[0].upper() + label[1:] + ", to" if label else "To"
    says = f"{start} box {to.number}{_WAY[edge.standing]}"
    return EdgeWords(edge.edge.source, edge.edge.to, edge.edge.again, edge.standing, label, says)


def _cite(law: Law, chart: Chart, cite: Cite) -> Line:
    source = law.sources[cite.source]
    where = cite.place if cite.source == chart.cites.source else f"{source.title}, {cite.place}"
    return Line(Tone.CITE, f"{where[0].upper()}{where[1:]} ({_SEEN[cite.seen]})")
