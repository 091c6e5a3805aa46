"""Random histories of one child: spines as the journal gives them, in matters, with dates that may be imprecise."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from hypothesis import strategies as st

from lantern.law.vocabulary import FactKind, vocabulary

FIRST = date(2019, 1, 1)
_RECORDED = datetime(2026, 1, 1, tzinfo=UTC)
_LAW = vocabulary().facts
_ENTRIES = sorted(set(_LAW) - {"child.turned_18", "child_assessment_order.begins"})


@dataclass(frozen=True)
class Spine:
    """What of an entry the law may need."""

    id: UUID
    kind: str
    happened_earliest: date
    happened_latest: date
    recorded_at: datetime
    matter: UUID | None = None
    opens: str = ""
    happened_at: datetime | None = None
    outcome: str = ""
    answer: str = ""
    dated_on: date | None = None


def spine(kind: str, day: date, n: int, **more: object) -> Spine:
    """An entry of a known day, the nth to be recorded."""
    told = Spine(uuid5(UUID(int=0), str(n)), kind, day, day, _RECORDED + timedelta(minutes=n))
    return replace(told, **more)  # type: ignore[arg-type] # the tests name real fields


@st.composite
def histories(draw: st.DrawFn) -> list[Spine]:
    """Up to thirty entries of every kind that the law reads, standing in matters that were opened before or after."""
    entries: list[Spine] = []
    for n in range(draw(st.integers(1, 30))):
        law = _LAW[draw(st.sampled_from(_ENTRIES))]
        matters = [e.id for e in entries if e.opens and e.opens in law.stands_in] or [e.id for e in entries if e.opens]
        entries.append(_entry(draw, law, n, draw(st.sampled_from([None, *matters]))))
    if draw(st.booleans()):
        born = draw(st.dates(date(2000, 1, 1), date(2012, 12, 31)))
        entries.append(spine("birth.given", born, len(entries)))
    return entries


def _entry(draw: st.DrawFn, law: FactKind, n: int, matter: UUID | None) -> Spine:
    day = FIRST + timedelta(days=draw(st.integers(0, 2500)))
    told = spine(law.name, day, n, matter=matter, opens=law.opens)
    told = replace(
        told,
        outcome=draw(st.sampled_from(law.outcomes or ("own_code",))),
        answer=draw(st.sampled_from(law.answers or ("own_code",))),
    )
    exact = draw(st.sampled_from(("day", "moment", "week")))
    if exact == "moment":
        at = datetime(day.year, day.month, day.day, draw(st.integers(0, 22)), tzinfo=UTC)
        told = replace(told, happened_at=at)
    elif exact == "week":
        told = replace(told, happened_latest=day + timedelta(days=7))
    if law.name == "child_assessment_order.made" and draw(st.booleans()):
        told = replace(told, dated_on=day)
    return told
