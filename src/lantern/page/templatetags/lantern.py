"""The components, as tags: `{% load lantern %}`. Each takes one typed thing from lantern.page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from lantern.law.fact import State
from lantern.page import dates
from lantern.page.duties import STATES, Citation, DutyLine
from lantern.page.form import identifying
from lantern.page.form.careful_words import remarks
from lantern.page.form.controls import Control
from lantern.page.form.shown import Shown
from lantern.page.frame import Tab
from lantern.page.identity import Identity
from lantern.page.timeline import Moment, by_month

register = template.Library()
register.filter("day", dates.day)
register.filter("short_day", dates.short_day)
register.filter("moment", dates.moment)
register.filter("when", dates.when)


@register.inclusion_tag("page/components/identity_bar.html")
def identity_bar(who: Identity, brief: bool = False) -> dict[str, Any]:
    """Who the page is about; `brief` leaves the facts to the child's own page, where a form needs the room."""
    return {"who": who, "brief": brief}


@register.inclusion_tag("page/components/state.html")
def state_of(state: str) -> dict[str, Any]:
    """The state of a duty: its word, and a mark whose shape says the same."""
    words, mark = STATES[State(state)]
    return {"state": State(state).value, "words": words, "mark": mark}


@register.inclusion_tag("page/components/duty.html")
def duty(line: DutyLine, level: int = 3) -> dict[str, Any]:
    """One duty; `level` is the level of its heading."""
    return {"duty": line, "level": level}


@register.inclusion_tag("page/components/citation.html")
def cited(citation: Citation) -> dict[str, Any]:
    """Where the guidance says so, and how that was seen."""
    return {"cited": citation}


@register.inclusion_tag("page/components/careful.html")
def careful(*written: str, unnamed: bool = False) -> dict[str, Any]:
    """A hint where words that somebody typed could blame a child, or tell who one is where nobody is to be named."""
    text = " ".join(written)
    return {"remarks": remarks(text), "identifying": identifying.remarks(text) if unnamed else []}


@register.inclusion_tag("page/components/timeline.html")
def timeline(moments: Iterable[Moment], level: int = 3, empty: str = "Nothing recorded.") -> dict[str, Any]:
    """The chronology, newest first, grouped by month."""
    return {"months": by_month(moments), "level": level, "empty": empty}


@register.inclusion_tag("page/components/tabs.html")
def tabs(views: Sequence[Tab], label: str) -> dict[str, Any]:
    """Links to the views of one page, drawn as tabs."""
    return {"tabs": views, "label": label}


@register.inclusion_tag("page/components/pages.html", takes_context=True)
def pages(context: template.RequestContext, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list, keeping its filters."""
    shown = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return {"pages": page, "shown": shown, "request": context["request"]}


@register.inclusion_tag("page/components/summary.html")
def summary(rows: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Labels and values."""
    return {"rows": rows}


@register.inclusion_tag("page/components/warning.html")
def warning(says: str) -> dict[str, Any]:
    """Something that would do harm if missed."""
    return {"says": says}


@register.inclusion_tag("page/components/to_put_right.html")
def to_put_right(wrong: Mapping[str, str]) -> dict[str, Any]:
    """What is wrong in a form that a template asks by itself, by box, "" for the form as a whole; or nothing."""
    return {"wrong": wrong}


@register.inclusion_tag("page/components/wrong_here.html")
def wrong_here(box: str, says: str = "") -> dict[str, Any]:
    """What is wrong with one such box, beside it; or nothing. The box is described by `<box>-error`."""
    return {"box": box, "says": says}


@register.filter
def left(due_on: date, today: date) -> str:
    """How many working days there are until a day."""
    return dates.left(due_on, today)


@register.inclusion_tag("page/components/control.html")
def control(one: Control, at: str = "") -> dict[str, Any]:
    """One question of a form; `at` names the control that gets the focus."""
    return {"control": one, "focused": at == one.name, "focused_rows": at == f"{one.name}-last"}


@register.inclusion_tag("page/components/answered.html")
def answered(answer: Shown) -> dict[str, Any]:
    """One answer in words."""
    return {"answer": answer}


@register.simple_tag
def date_boxes(one: Control, under: str, focused: bool) -> list[dict[str, Any]]:
    """The three boxes of a date; `under` is "" or "-until"."""
    before = f"{under[1:]}_" if under else ""
    return [
        {
            "id": f"{one.name}{under}-{part}",
            "label": part.capitalize(),
            "width": width,
            "text": one.parts.get(before + part, ""),
            "wrong": before + part in one.wrong_parts,
            "focused": focused and not under and part == "day",
        }
        for part, width in (("day", 2), ("month", 3), ("year", 4))
    ]


@register.filter
def boxed(field: BoundField, css: str) -> SafeString:
    """A field of one of allauth's forms, with our look and without its placeholder: its label says it."""
    wrong = " govuk-input--error" if field.errors else ""
    described = {"aria-describedby": f"{field.id_for_label}_error"} if field.errors else {}
    return field.as_widget(attrs={"class": css + wrong, "placeholder": "", **described})


@register.filter
def drawn(svg: str) -> SafeString:
    """A picture that a library drew, for standing in the page itself: our policy allows no data: addresses."""
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 - allauth's own QR code, of a secret it made
