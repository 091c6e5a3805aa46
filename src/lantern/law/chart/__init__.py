"""The guidance's flow charts: as data, for one child on one day, as a drawing and as an outline."""

from lantern.law.chart.beside import Difference, differences
from lantern.law.chart.figure import chart_figure
from lantern.law.chart.leading import NOWHERE, SAME_PAGE, Leading, duty_anchor, entry_anchor
from lantern.law.chart.loader import charts_of, load_charts
from lantern.law.chart.model import Box, Chart
from lantern.law.chart.outline import chart_outline, chart_text
from lantern.law.chart.state import ChartState, Drawing, Standing, chart_state, drawings
from lantern.law.chart.svg import chart_svg
from lantern.law.chart.time_left import clock_words, hours_words
from lantern.law.chart.wording import ChartWords, blank_words, chart_words

__all__ = [
    "NOWHERE", "SAME_PAGE", "Box", "Chart", "ChartState", "ChartWords", "Difference", "Drawing", "Leading",
    "Standing", "blank_words", "chart_figure", "chart_outline", "chart_state", "chart_svg", "chart_text",
    "chart_words", "charts_of", "clock_words", "differences", "drawings", "duty_anchor", "entry_anchor",
    "hours_words", "load_charts",
]  # fmt: skip
