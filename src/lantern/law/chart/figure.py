"""A chart for a page: the drawing and its outline, one of them shown."""

from lantern.law.chart.leading import NOWHERE, Leading
from lantern.law.chart.outline import chart_outline
from lantern.law.chart.svg import Sheet
from lantern.law.chart.wording import ChartWords


def chart_figure(words: ChartWords, leading: Leading = NOWHERE) -> str:
    """The drawing with its outline and the choice between them, as HTML. It needs page/assets/_chart.scss.

    A narrow screen shows the outline. Paper shows the drawing where it can be read on one sheet, the outline otherwise.
    """
    name = f"chart-{words.id}"
    sheet = Sheet(words, leading)
    printed = " lantern-chart--one-sheet" if sheet.fits_a_page else ""
    return (
        f'<div class="lantern-chart{printed}">'
        '<fieldset class="lantern-chart__choice"><legend>Show it as</legend>'
        f'<input type="radio" name="{name}-as" id="{name}-as-drawing" class="lantern-chart__as-drawing" checked>'
        f'<label for="{name}-as-drawing">a drawing</label>'
        f'<input type="radio" name="{name}-as" id="{name}-as-outline" class="lantern-chart__as-outline">'
        f'<label for="{name}-as-outline">an outline</label></fieldset>'
        f"{sheet.svg()}{chart_outline(words, leading)}</div>"
    )
