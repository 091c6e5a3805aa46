"""A chart as SVG: a list of boxes for those who listen, a drawing for those who look. Its look is in charts/chart.css.

Nothing is said by colour alone: each box says in words how it stands, and differs in border, pattern and weight.
"""

from html import escape

from lantern.law.chart.layout import place
from lantern.law.chart.leading import NOWHERE, Leading, current
from lantern.law.chart.lettering import width_of, wrapped
from lantern.law.chart.plan import Link, Plan, Point, Route, Size
from lantern.law.chart.state import Standing
from lantern.law.chart.wording import BoxWords, ChartWords, EdgeWords, Line, Tone

BOX_WIDTH = 224.0
PAD = 12.0
BAND = 26.0
_SIZE = {Tone.TITLE: 15.0, Tone.STANDING: 13.5, Tone.CITE: 12.0}
_OTHERS = 13.0
_LEADING = 1.32
_HEADING = 14.0
_LABEL = 13.0
_LABEL_WIDTH = 128.0
_MINIMUM = 640.0
_JUMP = "outside the usual path"
_ON_TOP = (Standing.NOT_TAKEN, Standing.NOT_REACHED, Standing.PASSED)
_ARROW = 6.0

# The narrowest scale at which print is still read with ease, on A4 within our margins (in CSS pixels).
_PAGE = Size(672.0, 945.0)
_LEAST_SCALE = 0.62


def chart_svg(words: ChartWords, leading: Leading = NOWHERE, style: str = "") -> str:
    """The drawing. `leading` gives the addresses that lines lead to.

    `style` is a style sheet to carry along, for a file that stands alone; a page links its own.
    """
    return Sheet(words, leading).svg(style)


class Sheet:
    """A chart laid out, ready to be drawn."""

    def __init__(self, words: ChartWords, leading: Leading) -> None:
        self.words, self.leading, self.name = words, leading, f"chart-{words.id}"
        self.set = {box.id: [_Set(line) for line in box.lines] for box in words.boxes}
        self.ways = [way for box in words.boxes for way in box.to]
        self.labels = [wrapped(way.label, _LABEL, _LABEL_WIDTH) for way in self.ways]
        sizes = {box.id: Size(BOX_WIDTH, _height(box, self.set[box.id])) for box in words.boxes}
        links = [
            Link(way.source, way.to, _label_size(lines), "right" if way.again else "")
            for way, lines in zip(self.ways, self.labels, strict=True)
        ]
        jumps = [Link(jump.source, jump.to, _label_size([_JUMP]), "left") for jump in words.jumps]
        self.plan: Plan = place(sizes, [*links, *jumps])
        self.sizes = sizes

    @property
    def fits_a_page(self) -> bool:
        """Whether the drawing can be printed on one page and read."""
        return min(_PAGE.width / self.plan.width, _PAGE.height / self.plan.height) >= _LEAST_SCALE

    def svg(self, style: str = "") -> str:
        """The whole drawing as text."""
        width = max(self.plan.width + 2 * PAD, _MINIMUM)
        heading, top = self._paragraphs(self.words.heading, width, 40.0, "lantern-chart__heading")
        foot, height = self._foot(width, top + self.plan.height + 16)
        left = (width - self.plan.width) / 2
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="lantern-chart__drawing" width="{_n(width)}"'
            f' height="{_n(height)}" viewBox="0 0 {_n(width)} {_n(height)}" role="group"'
            f' aria-labelledby="{self.name}-title">',
            f"<style>{style}</style>" if style else "",
            f'<defs><pattern id="{self.name}-hatch" width="8" height="8" patternUnits="userSpaceOnUse"'
            ' patternTransform="rotate(45)"><path class="lantern-chart__hatch" d="M0 0V8"/></pattern></defs>',
            f'<text id="{self.name}-title" class="lantern-chart__name" x="{_n(PAD)}" y="26">',
            f"{escape(self.words.title)}</text>",
            heading,
            f'<g transform="translate({_n(left)} {_n(top)})">',
            *(self._jump(route) for route in self.plan.routes[len(self.ways) :]),
            self._lines_between(),
            '<g role="list">',
            *(self._box(box) for box in self.words.boxes),
            "</g></g>",
            foot,
            "</svg>",
        ]
        return "".join(parts)

    def _foot(self, width: float, top: float) -> tuple[str, float]:
        if not self.words.outside:
            return "", top
        title = (Line(Tone.NOTE, "Outside the usual path"),)
        head, top = self._paragraphs(title, width, top + 10, "lantern-chart__outside-title")
        listed, top = self._paragraphs(self.words.outside, width, top - 10, "lantern-chart__outside")
        return head + listed, top

    def _paragraphs(self, lines: tuple[Line, ...], width: float, top: float, css: str) -> tuple[str, float]:
        parts, y = [], top
        for line in lines:
            rows = wrapped(line.text, _HEADING, width - 2 * PAD)
            spans = _rows(rows, PAD, y + _HEADING, _HEADING)
            parts.append(self._linked(line, f'<text class="{css}">{spans}</text>'))
            y += len(rows) * _HEADING * _LEADING + 2
        return "".join(parts), y + 14

    def _box(self, box: BoxWords) -> str:
        x, y = self.plan.at[box.id]
        width, height = self.sizes[box.id]
        kind = box.standing.value.replace("_", "-") if box.standing else "blank"
        ways = [
            self._way(way, self.plan.routes[i], self.labels[i])
            for i, way in enumerate(self.ways)
            if way.source == box.id
        ]
        return "".join(
            [
                f'<g role="listitem" class="lantern-chart__box lantern-chart__box--{kind}"{current(box.standing)}>',
                f'<g transform="translate({_n(x)} {_n(y)})">',
                f'<rect class="lantern-chart__plate" width="{_n(width)}" height="{_n(height)}" rx="5"/>',
                self._mark(box.standing, width, height),
                self._lines(box),
                "</g>",
                *ways,
                "</g>",
            ]
        )

    def _mark(self, standing: Standing | None, width: float, height: float) -> str:
        """What tells the standing without colour, beside the words: a band, a hatched edge, an inner line."""
        if standing is Standing.HERE:
            return f'<path class="lantern-chart__band" d="M0 5a5 5 0 0 1 5-5H{_n(width - 5)}a5 5 0 0 1 5 5V{BAND}H0z"/>'
        if standing in (Standing.NOT_TAKEN, Standing.STOPPED):
            return f'<rect fill="url(#{self.name}-hatch)" width="{_n(width)}" height="8"/>'
        if standing is Standing.PASSED:
            return f'<path class="lantern-chart__edge" d="M3 5V{_n(height - 5)}"/>'
        return ""

    def _lines(self, box: BoxWords) -> str:
        """The lines of a box. Where the child is, that stands first for the eye; for the ear the title comes first."""
        parts, y = [], PAD - 2
        here = box.standing is Standing.HERE
        if here:
            y = BAND + PAD - 5
        for line in self.set[box.id]:
            css = f"lantern-chart__line lantern-chart__line--{line.line.tone.value}"
            if here and line.line.tone is Tone.STANDING:
                spans = _rows(line.rows[:1], PAD, 18.0, line.size)
                spans += _rows(line.rows[1:], PAD, y + line.size, line.size)
                y += line.height - line.leading
                css += " lantern-chart__line--here" if len(line.rows) == 1 else ""
            else:
                spans = _rows(line.rows, PAD, y + line.size, line.size)
                y += line.height
            y += _after(line.line.tone)
            parts.append(self._linked(line.line, f'<text class="{css}">{spans}</text>'))
        return "".join(parts)

    def _linked(self, line: Line, text: str) -> str:
        to = self.leading.of(line)
        return f'<a href="{escape(to)}">{text}</a>' if to else text

    def _way(self, way: EdgeWords, route: Route, label: list[str]) -> str:
        return (
            f'<g role="img" aria-label="{escape(way.says)}" class="{_way_class(way.standing)}">'
            f"{_arrow(route.points)}{_label(label, route.label_at)}</g>"
        )

    def _lines_between(self) -> str:
        """The lines, those that were followed on top. For the ear, each is said with the box that it leaves."""
        drawn = zip(self.ways, self.plan.routes, strict=False)
        lines = sorted(drawn, key=lambda way: _ON_TOP.index(way[0].standing))
        paths = (f'<path class="{_way_class(way.standing)}" d="{_path(route.points)}"/>' for way, route in lines)
        return f'<g aria-hidden="true" class="lantern-chart__lines">{"".join(paths)}</g>'

    def _jump(self, route: Route) -> str:
        """The line of something outside the usual path: for the eye only, its box says it in words."""
        return (
            '<g aria-hidden="true" class="lantern-chart__way lantern-chart__way--outside">'
            f'<path d="{_path(route.points)}"/>{_arrow(route.points)}{_label([_JUMP], route.label_at)}</g>'
        )


class _Set:
    """A line of a box, wrapped and measured."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.size = _SIZE.get(line.tone, _OTHERS)
        bold = line.tone in (Tone.TITLE, Tone.STANDING, Tone.OUTSIDE, Tone.LATE)
        self.rows = wrapped(line.text, self.size, BOX_WIDTH - 2 * PAD, bold)
        self.leading = self.size * _LEADING
        self.height = len(self.rows) * self.leading


def _after(tone: Tone) -> float:
    return 5.0 if tone is Tone.TITLE else 2.5


def _height(box: BoxWords, lines: list[_Set]) -> float:
    total = sum(line.height + _after(line.line.tone) for line in lines) + 2 * PAD - 6
    if box.standing is Standing.HERE:
        standing = next(line for line in lines if line.line.tone is Tone.STANDING)
        return total + BAND - 3 - standing.leading
    return total


def _way_class(standing: Standing) -> str:
    return f"lantern-chart__way lantern-chart__way--{standing.value.replace('_', '-')}"


def _label_size(lines: list[str]) -> Size:
    if not lines:
        return Size(0.0, 0.0)
    return Size(max(width_of(line, _LABEL) for line in lines) + 10, len(lines) * _LABEL * _LEADING + 6)


def _label(label: list[str], at: Point) -> str:
    """The words beside a line, on a plate of their own."""
    if not label:
        return ""
    (x, y), size = at, _label_size(label)
    first = y - len(label) * _LABEL * _LEADING / 2 + _LABEL
    return (
        f'<rect class="lantern-chart__label-plate" x="{_n(x - size.width / 2)}" y="{_n(y - size.height / 2 + 2)}"'
        f' width="{_n(size.width)}" height="{_n(size.height - 4)}"/>'
        f'<text class="lantern-chart__label">{_rows(label, x, first, _LABEL)}</text>'
    )


def _rows(rows: list[str], x: float, first: float, size: float) -> str:
    """Rows of text: a space between them, so that they read as one sentence."""
    return " ".join(
        f'<tspan x="{_n(x)}" y="{_n(first + i * size * _LEADING)}">{escape(row)}</tspan>' for i, row in enumerate(rows)
    )


def _path(points: tuple[Point, ...]) -> str:
    end = (points[-1][0], points[-1][1] - _ARROW)
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in (*points[:-1], end))


def _arrow(points: tuple[Point, ...]) -> str:
    x, y = points[-1]
    return f'<path class="lantern-chart__arrow" d="M{_n(x)} {_n(y)}l-4.5-8.5h9z"/>'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
