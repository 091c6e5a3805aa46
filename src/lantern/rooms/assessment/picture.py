"""Levels over time as a picture. What it shows stands in the table beside it, number by number.

It is drawn as wide as a small phone, so that its letters can be read there. A line says when a level was judged anew
and how long nobody judged again; it foretells nothing, and no colour in it says good or bad.
"""

from collections.abc import Sequence
from datetime import date
from html import escape

from lantern.kinds.judgement.level import Level
from lantern.page import dates
from lantern.rooms.assessment.levels import Point

_LEFT, _RIGHT, _TOP, _BAND, _FOOT = 14.0, 14.0, 8.0, 62.0, 26.0
_LEAST = 300.0
_GAP = 24.0  # so that the marks of two near days do not cover each other
_RADIUS = 10.0
_ORDER = tuple(reversed(Level))  # the third level is drawn at the top


def picture(points: Sequence[Point], today: date) -> str:
    """The picture as SVG, with a title and the same content in words; empty where there is nothing to draw."""
    drawn = [(point, point.level) for point in points if point.level]
    if not drawn:
        return ""
    places, width = _places([point.on for point, _ in drawn], today)
    height = _TOP + len(_ORDER) * _BAND + _FOOT
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="lantern-levels" width="{width:.0f}" height="{height:.0f}"'
            f' viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="levels-title levels-words">',
            '<title id="levels-title">Levels over time</title>',
            f'<desc id="levels-words">{escape(in_words(points, today))}</desc>',
            *(_band(level, width) for level in _ORDER),
            _line(drawn, places, width),
            *(_words(level) for level in _ORDER),
            *(_mark(point, level, x) for (point, level), x in zip(drawn, places, strict=True)),
            _days(drawn[0][0].on, today, width, height),
            "</svg>",
        ]
    )


def in_words(points: Sequence[Point], today: date) -> str:
    """What the picture shows, mark by mark, and how long ago the last level was judged."""
    told = [f"{point.number}: {point.says}, {point.told.day}." for point in points]
    judged = [point.on for point in points if point.is_judgement]
    if judged:
        days = (today - judged[-1]).days
        told.append(f"The level was last judged {dates.number(days, 'day')} before this was drawn.")
    return " ".join(told)


def _places(days: Sequence[date], today: date) -> tuple[list[float], float]:
    """How far to the right each day stands, near days pushed apart, and the width that this takes."""
    span = max((today - days[0]).days, 1)
    room = _LEAST - _LEFT - _RIGHT - 2 * _GAP
    places: list[float] = []
    for day in days:
        x = _LEFT + _GAP / 2 + room * (day - days[0]).days / span
        places.append(max(x, places[-1] + _GAP) if places else x)
    return places, max(_LEAST, places[-1] + _GAP + _RIGHT)


def _height(level: Level) -> float:
    """The middle of a level's band, below its words."""
    return _TOP + _ORDER.index(level) * _BAND + 40


def _band(level: Level, width: float) -> str:
    top = _TOP + _ORDER.index(level) * _BAND
    return (
        f'<rect class="lantern-levels__band" x="{_LEFT / 2:g}" y="{top:g}" width="{width - _LEFT:g}"'
        f' height="{_BAND - 4:g}" rx="4"/>'
    )


def _words(level: Level) -> str:
    """The level in words, over the line, so that both are read."""
    top = _TOP + _ORDER.index(level) * _BAND
    return f'<text class="lantern-levels__level" x="{_LEFT:g}" y="{top + 16:g}">{escape(level.says)}</text>'


def _line(drawn: Sequence[tuple[Point, Level]], places: Sequence[float], width: float) -> str:
    """From one judgement to the next; from the last one to today it is broken, because nobody has judged since."""
    placed = zip(drawn, places, strict=True)
    judged = [(x, _height(level)) for (point, level), x in placed if point.is_judgement]
    if not judged:
        return ""
    steps = [f"M{judged[0][0]:.1f} {judged[0][1]:.1f}", *(f"H{x:.1f}V{y:.1f}" for x, y in judged[1:])]
    x, y = judged[-1]
    return (
        f'<path class="lantern-levels__line" d="{"".join(steps)}"/>'
        f'<path class="lantern-levels__since" d="M{x:.1f} {y:.1f}H{width - _RIGHT:.1f}"/>'
    )


def _mark(point: Point, level: Level, x: float) -> str:
    """A numbered disc for a level that was judged, a numbered square for another view of it."""
    y, r = _height(level), _RADIUS
    if point.is_judgement:
        shape = f'<circle class="lantern-levels__judged" cx="{x:.1f}" cy="{y:.1f}" r="{r:g}"/>'
    else:
        shape = (
            f'<rect class="lantern-levels__other" x="{x - r + 1:.1f}" y="{y - r + 1:.1f}"'
            f' width="{2 * r - 2:g}" height="{2 * r - 2:g}"/>'
        )
    kind = "judged" if point.is_judgement else "other"
    number = f'<text class="lantern-levels__number lantern-levels__number--{kind}" x="{x:.1f}" y="{y + 4:.1f}">'
    return f"{shape}{number}{point.number}</text>"


def _days(first: date, today: date, width: float, height: float) -> str:
    y = height - 8
    return (
        f'<text class="lantern-levels__day" x="{_LEFT:g}" y="{y:g}">{dates.short_day(first)}</text>'
        f'<text class="lantern-levels__day lantern-levels__day--today" x="{width - _RIGHT:.1f}" y="{y:g}">Today</text>'
    )
