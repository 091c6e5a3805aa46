"""Answers to any kind, made up from the types of its fields: the simplest, or any at all."""

from datetime import UTC, date, datetime, time, timedelta
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic import BaseModel

from lantern.kinds.answers import Coded, NotKnown, When
from lantern.kinds.attendance import How, Meeting, TookPart
from lantern.kinds.declare import Kind

DAY = date(2026, 3, 2)
SOMEBODY = UUID(int=0xA1)


def made_up(kind: type[Kind], **given: Any) -> Any:
    """The simplest whole entry of a kind around the answers given."""
    asked = {name: simplest(f.annotation) for name, f in kind.model_fields.items() if f.is_required()}
    if issubclass(kind, Meeting):
        asked["present"] = _everybody_expected(kind)
    return kind.model_validate(asked | given)


def _everybody_expected(kind: type[Meeting]) -> tuple[TookPart, ...]:
    return tuple(TookPart(sector=sector, who="Somebody", how=How.IN_PERSON) for sector in kind.expected)


def simplest(annotation: Any) -> Any:
    """A plain answer of this type."""
    if get_origin(annotation) in (Union, UnionType):
        return simplest(get_args(annotation)[0])
    if get_origin(annotation) is tuple:
        return (simplest(get_args(annotation)[0]),)
    if issubclass(annotation, Coded):
        return next(iter(annotation))
    if issubclass(annotation, When):
        return When.on(DAY)
    if issubclass(annotation, BaseModel):
        return annotation(**{name: simplest(f.annotation) for name, f in annotation.model_fields.items()})
    return {str: "Words", date: DAY, time: time(9), int: 1, UUID: SOMEBODY}[annotation]


def any_answers(kind: type[Kind]) -> SearchStrategy[Kind]:
    """Any whole entry of a kind."""
    asked = {name: any_of(f.annotation) for name, f in kind.model_fields.items()}
    asked["learned"] = any_of(date | NotKnown) if kind.asks_learned else st.none()
    if issubclass(kind, Meeting):
        expected = _everybody_expected(kind)
        asked["present"] = asked["present"].map(lambda rows: (*expected, *rows))
    return st.fixed_dictionaries(asked).map(kind.model_validate)


def any_of(annotation: Any) -> SearchStrategy[Any]:
    """Any answer of this type."""
    if get_origin(annotation) in (Union, UnionType):
        return st.one_of(*map(any_of, get_args(annotation)))
    if get_origin(annotation) is tuple:
        return st.lists(any_of(get_args(annotation)[0]), max_size=2).map(tuple)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if issubclass(annotation, Coded):
        return st.sampled_from(list(annotation))
    return st.builds(annotation, **{name: any_of(f.annotation) for name, f in annotation.model_fields.items()})


def _a_week_from(day: date) -> When:
    return When.between(day, day + timedelta(days=7))


_days = st.dates(date(2010, 1, 1), date(2026, 6, 30))
_moments = st.datetimes(datetime(2010, 1, 1), datetime(2026, 6, 30), timezones=st.just(UTC))  # noqa: DTZ001 - made aware
_words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30).filter(str.strip)
_PLAIN: dict[type, SearchStrategy[Any]] = {
    str: _words,
    date: _days,
    time: st.times(),
    int: st.integers(1, 30_000),
    UUID: st.uuids(),
    NoneType: st.none(),
    NotKnown: st.builds(NotKnown, reason=_words),
    When: st.one_of(_days.map(When.on), _days.map(_a_week_from), _moments.map(When.moment)),
}
