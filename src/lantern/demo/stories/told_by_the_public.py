"""What the public told Ashmere, and the rota of those who read it."""

from datetime import time, timedelta

from lantern.demo.telling import County, Telling
from lantern.kinds.answers import NotKnown, When
from lantern.kinds.coming_in.cover import CoverSet, DeputyNamed, Weekday
from lantern.kinds.coming_in.public_report import (
    Answer,
    Danger,
    Judged,
    Matter,
    NextStep,
    PublicReportAnswered,
    PublicReportClaimed,
    PublicReportMade,
    PublicReportTriaged,
    Reply,
    Teller,
)
from lantern.registry.models import RecordType

DUTY, MANAGER = "ashmere.duty", "ashmere.dm"
_YEARS = timedelta(days=5 * 365)  # either way, so that the page is open whatever day the county is told on


def tell(county: County) -> list[Telling]:
    """The rota, a report nobody has taken on yet, and one that was answered."""
    return [_rota(county), _meeting(county), _worry(county)]


def _rota(county: County) -> Telling:
    rota = Telling(county, "Ashmere, reading of reports", MANAGER, RecordType.AGENCY)
    decided = When.on(county.day(2))
    hours = CoverSet(
        happened=decided,
        reader=county.workers[DUTY].pk,
        days=tuple(Weekday),
        begins=time(8),
        ends=time(22),
        first_on=county.today - _YEARS,
        last_on=county.today + _YEARS,
    )
    rota.tell(hours)
    rota.tell(DeputyNamed(happened=decided, deputy=county.workers[MANAGER].pk, minutes=30))
    return rota


def _meeting(county: County) -> Telling:
    told = Telling(county, "Told by a friend of a meeting", DUTY, RecordType.PUBLIC_REPORT)
    told.tell(
        PublicReportMade(
            happened=When.on(county.day(0)),
            danger=Danger.SOON,
            matter=Matter.MEETING,
            teller=Teller.FRIEND,
            what="My friend is going to meet a boy from a game tomorrow after school. He says he is 15. He never shows "
            "his face. She has not told her mum and she made me promise.",
            whom="Robin, year 8 at Harbour School",
            where="Tomorrow, by the ferry steps",
            reply=Reply.HERE,
        )
    )
    return told


def _worry(county: County) -> Telling:
    told = Telling(county, "Told by a neighbour", DUTY, RecordType.PUBLIC_REPORT)
    on = When.on(county.day(1))
    told.tell(
        PublicReportMade(
            happened=on,
            danger=Danger.NOT_SURE,
            matter=Matter.WORRY,
            teller=Teller.OTHER,
            what="Cars stop outside the empty shop at night and young people get in. I do not know any of them.",
            where="Pier Street, most Fridays",
            reply=Reply.RING,
            reply_to="07700 900321",
            reply_when="In the day. Say that it is about the street lights.",
        )
    )
    told.tell(PublicReportClaimed(happened=on))
    told.tell(
        PublicReportTriaged(
            happened=on,
            judged=Judged.NOT_ENOUGH,
            because="A place and a time, seen more than once; nobody is named.",
            advice=NotKnown(reason="They asked to be rung in the day; not yet reached"),
            next_step=NextStep.ASK_MORE,
        )
    )
    told.tell(PublicReportAnswered(happened=on, answer=Answer.TELL_MORE))
    return told
