"""Random children that a census could hold: every date possible, every shape."""

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from lantern.returns.cin.child import (
    Assessment,
    Child,
    Enquiry,
    Episode,
    Header,
    NeedPlan,
    Plan,
    year_begins_on,
    year_ends_on,
)

HEADER = Header(2026, year_ends_on(2026), "999")
BEGAN, ENDS = year_begins_on(2026), HEADER.reference_on
_Part = TypeVar("_Part", Assessment, NeedPlan, Enquiry, Plan)
_FACTORS = ("1A", "10A", "11A", "19C", "21", "24A")
_ID = st.text("ABCxyz0189-/&<é ", min_size=1, max_size=20).map(str.strip).filter(bool)


def _after(day: int, last: int) -> st.SearchStrategy[int]:
    return st.integers(day, max(day, last))


def _maybe_after(day: int, last: int) -> st.SearchStrategy[int | None]:
    return st.none() | _after(day, last)


@st.composite
def _assessments(draw: DrawFn, first: int, last: int) -> Assessment:
    started_on = draw(_after(first, last))
    review_on = draw(_maybe_after(started_on, last + 20))
    factors = tuple(draw(st.lists(st.sampled_from(_FACTORS), max_size=3)))
    return Assessment(started_on, review_on, draw(_maybe_after(started_on, last)), factors)


@st.composite
def _need_plans(draw: DrawFn, first: int, last: int) -> NeedPlan:
    started_on = draw(_after(first, last))
    return NeedPlan(started_on, draw(_maybe_after(started_on, last)))


@st.composite
def _enquiries(draw: DrawFn, first: int, last: int) -> Enquiry:
    started_on = draw(_after(first, last))
    conference_on = draw(_maybe_after(started_on, last))
    not_required = draw(st.sampled_from((None, False, True))) if conference_on is None else False
    return Enquiry(started_on, draw(_maybe_after(started_on, last + 30)), conference_on, not_required)


@st.composite
def _plans(draw: DrawFn, first: int, last: int) -> Plan:
    started_on = draw(_after(first, last))
    ended_on = draw(_maybe_after(started_on, last))
    reviews = tuple(sorted(draw(st.lists(_after(started_on, ended_on or last), max_size=4))))
    category = draw(st.sampled_from(("NEG", "SAB", "")))
    return Plan(started_on, ended_on, category, category, draw(st.none() | st.integers(0, 9)), reviews)


@st.composite
def _episodes(draw: DrawFn) -> Episode:
    referred_on = draw(st.integers(BEGAN - 1500, ENDS))
    closed_on = draw(_maybe_after(referred_on, ENDS))
    last = closed_on or ENDS
    return Episode(
        referred_on,
        source=draw(st.sampled_from(("1A", "6", "10", ""))),
        need=draw(st.sampled_from(("N1", "N0", ""))),
        closed_on=closed_on,
        reason=draw(st.sampled_from(("RC5", "RC7", "RC2"))) if closed_on else "",
        conference_on=draw(_maybe_after(referred_on, last)),
        no_further_action=draw(st.sampled_from((None, False, True))),
        assessments=_sorted(draw(st.lists(_assessments(referred_on, last), max_size=3))),
        need_plans=_sorted(draw(st.lists(_need_plans(referred_on, last), max_size=2))),
        enquiries=_sorted(draw(st.lists(_enquiries(referred_on, last), max_size=3))),
        plans=_sorted(draw(st.lists(_plans(referred_on, last), max_size=3))),
    )


def _sorted(parts: list[_Part]) -> tuple[_Part, ...]:
    return tuple(sorted(parts, key=lambda part: part.started_on))


@st.composite
def children(draw: DrawFn) -> Child:
    """A child of the census of 2026, as the reader would give it."""
    episodes = draw(st.lists(_episodes(), min_size=1, max_size=3))
    born_on = draw(st.none() | st.integers(date(2000, 2, 29).toordinal(), BEGAN - 1600))
    return Child(
        id=draw(_ID),
        upn_unknown=draw(st.sampled_from(("", "UN4"))),
        born_on=born_on,
        sex=draw(st.sampled_from("MFU")),
        died_on=draw(st.none() | st.integers(BEGAN, ENDS)),
        ethnicity="WBRI",
        disabilities=tuple(draw(st.lists(st.sampled_from(("AUT", "LD", "NONE")), max_size=2))),
        episodes=tuple(sorted(episodes, key=lambda episode: episode.referred_on)),
    )
