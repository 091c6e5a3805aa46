"""The same chart as an outline: nested lists in HTML, or plain text for a terminal."""

from html import escape
from textwrap import fill

from lantern.law.chart.leading import NOWHERE, Leading, current
from lantern.law.chart.wording import BoxWords, ChartWords, Line, Tone

_COLUMNS = 110


def chart_outline(words: ChartWords, leading: Leading = NOWHERE) -> str:
    """The outline as HTML, with exactly the statements of the drawing."""
    heading = "".join(f"<p>{escape(line.text)}</p>" for line in words.heading)
    boxes = "".join(_box(box, leading) for box in words.boxes)
    outside = "".join(f"<li>{_linked(line, leading)}</li>" for line in words.outside)
    return (
        f'<div class="lantern-chart__outline"><p class="lantern-chart__name">{escape(words.title)}</p>'
        f'<div class="lantern-chart__heading">{heading}</div>'
        f'<ol class="lantern-chart__steps" role="list">{boxes}</ol>'
        + (f'<p class="lantern-chart__outside-title">Outside the usual path</p><ul>{outside}</ul>' if outside else "")
        + "</div>"
    )  # fmt: skip


def chart_text(words: ChartWords) -> str:
    """The outline as plain text."""
    told = [words.title, "=" * len(words.title), *(_row(line.text, "") for line in words.heading), ""]
    for box in words.boxes:
        told += [_row(line.text, "" if line.tone is Tone.TITLE else "    ") for line in box.lines]
        told += [_row(f"-> {way.says}", "    ") for way in box.to]
        told.append("")
    if words.outside:
        told += ["Outside the usual path", *(_row(f"- {line.text}", "    ") for line in words.outside), ""]
    return "\n".join(told)


def _row(text: str, indent: str) -> str:
    return fill(text, _COLUMNS, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _box(box: BoxWords, leading: Leading) -> str:
    kind = box.standing.value.replace("_", "-") if box.standing else "blank"
    title, *rest = box.lines
    lines = "".join(
        f'<li class="lantern-chart__line lantern-chart__line--{line.tone.value}">{_linked(line, leading)}</li>'
        for line in rest
    )
    ways = "".join(f'<li class="lantern-chart__to">{escape(way.says)}</li>' for way in box.to)
    return (
        f'<li class="lantern-chart__step lantern-chart__step--{kind}"{current(box.standing)}>'
        f'<p class="lantern-chart__line--title">{escape(title.text)}</p><ul>{lines}{ways}</ul></li>'
    )


def _linked(line: Line, leading: Leading) -> str:
    to = leading.of(line)
    text = escape(line.text)
    return f'<a href="{escape(to)}">{text}</a>' if to else text
