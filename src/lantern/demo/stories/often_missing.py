"""A boy in a foster placement in another area, often missing: what was done each time, and the contact that is kept."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from lantern.demo.cast import POLICE, VOLUNTARY, care
from lantern.demo.filling import fill
from lantern.demo.steps import allocate, begin, decide, referral, safety, share
from lantern.demo.telling import County, Telling
from lantern.kinds.answers import LONDON, NotKnown, When, YesNo
from lantern.kinds.daily_contact import (
    ContactAgreementMade,
    DailyContactFollowedUp,
    DailyContactMade,
    DailyContactMissed,
    FollowedUp,
)
from lantern.kinds.missing import (
    Authority,
    Grade,
    MissingAuthorityTold,
    MissingReported,
    MissingReturned,
    Placed,
    Prevention,
    PreventionInterviewHeld,
    Reporter,
    Return,
    Sort,
)
from lantern.kinds.referral import Decision, Means, Source
from lantern.kinds.return_interview import (
    CarersAccountGiven,
    CarersMayKnow,
    Independence,
    Offer,
    ReturnInterviewHeld,
    ReturnInterviewNotHeld,
    ReturnInterviewOffered,
    ReturnInterviewSaid,
    WhyNotHeld,
)
from lantern.kinds.standing import PlacementStarted, PlacementType
from lantern.registry.models import Worker

WORKER, OFFICER, OUTREACH, DUTY_MANAGER = "ashmere.sw2", "police", "voluntary", "ashmere.dm"
BEGAN, HOST = 260, "Brackwater"
ASK = "Carys Venn, Merrow Police, 01632 960 240"

# What came of the return interview after an episode.
HELD, LATE, AFTER_A_NO, GIVEN_UP, FORGOTTEN = "held", "late", "after a no", "given up", "forgotten"


@dataclass(frozen=True)
class Night:
    """One episode: how many days ago it was reported, for how many hours he was gone, and what was done."""

    days_ago: int
    hours: int
    grade: Grade
    then: str
    sort: Sort = Sort.MISSING
    with_another: bool = False


NIGHTS = (
    Night(228, 6, Grade.LOW, FORGOTTEN),
    Night(221, 5, Grade.LOW, FORGOTTEN),
    Night(213, 11, Grade.LOW, LATE),
    Night(204, 4, Grade.NONE_APPARENT, FORGOTTEN),
    Night(196, 26, Grade.MEDIUM, LATE),
    Night(187, 9, Grade.MEDIUM, GIVEN_UP),
    Night(179, 7, Grade.MEDIUM, HELD),
    Night(170, 12, Grade.MEDIUM, AFTER_A_NO),
    Night(163, 5, Grade.LOW, HELD),
    Night(154, 30, Grade.HIGH, HELD, with_another=True),
    Night(147, 8, Grade.MEDIUM, HELD),
    Night(138, 6, Grade.MEDIUM, AFTER_A_NO),
    Night(126, 10, Grade.MEDIUM, HELD),
    Night(113, 7, Grade.MEDIUM, LATE),
    Night(101, 9, Grade.MEDIUM, HELD, Sort.AWAY),
    Night(88, 6, Grade.MEDIUM, HELD),
    Night(76, 13, Grade.HIGH, AFTER_A_NO, with_another=True),
    Night(63, 5, Grade.MEDIUM, HELD),
    Night(49, 8, Grade.MEDIUM, GIVEN_UP),
    Night(37, 4, Grade.MEDIUM, HELD),
    Night(24, 6, Grade.MEDIUM, HELD),
    Night(16, 3, Grade.MEDIUM, HELD, Sort.AWAY),
    Night(6, 9, Grade.HIGH, AFTER_A_NO),
)


def tell(county: County) -> list[Telling]:
    """Perrin, and Tamsin of another area, who was twice missing with him."""
    perrin, tamsin = Telling(county, "perrin", "ashmere.duty"), Telling(county, "tamsin", "brackwater.duty")
    began = county.working_day(BEGAN)
    begin(perrin, "Perrin", "Ashlock", county.day(BEGAN + 14 * 365 + 10), began)
    begin(tamsin, "Tamsin", "Wrenfield", county.day(BEGAN + 15 * 365 + 44), began)
    concern = "Placed with foster carers who worry: late nights, a second telephone, older friends in the town."
    episode = referral(perrin, began, concern, Source.PROFESSIONAL, Means.IN_WRITING)
    decide(perrin, episode, county.working_day(BEGAN - 1), Decision.ASSESSMENT)
    allocate(perrin, WORKER, county.working_day(BEGAN - 1), DUTY_MANAGER)
    for agency in (POLICE, VOLUNTARY):
        share(perrin, agency, county.working_day(BEGAN - 3), WORKER)
    share(tamsin, POLICE, county.working_day(BEGAN - 3), "brackwater.dm")
    placed = fill(
        PlacementStarted,
        happened=When.on(began),
        type=PlacementType.FOSTER,
        out_of_area=YesNo.YES,
        host_told="Its duty team, on the day.",
    )
    perrin.tell(placed, WORKER, recorded=county.working_day(BEGAN - 4))
    safety(
        perrin,
        county.working_day(BEGAN - 30),
        WORKER,
        "Men whom he meets at a club in the town are alleged to give him money.",
        "If he is missing: police at once, then Kit, who will go and look. The door staff of the club know his face.",
    )
    agreed = False
    for night in NIGHTS:
        _night(perrin, night, tamsin.record)
        if night.days_ago < 60 and not agreed:
            agreed = _contact(perrin)
    return [perrin, tamsin]


def _at(county: County, days_ago: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(county.day(days_ago), time(hour, minute), LONDON)


def _night(perrin: Telling, night: Night, other: UUID) -> None:
    """One episode, written down on the days after."""
    county = perrin.county
    reported = _at(county, night.days_ago, 21, 40)
    # Elapsed hours: a night when the clocks change is none the longer for it.
    back = (reported.astimezone(UTC) + timedelta(hours=night.hours)).astimezone(LONDON)
    with_others = {"others": (other,), "how_many_others": 1, "ask_about_others": ASK} if night.with_another else {}
    report = fill(
        MissingReported,
        happened=When.moment(reported),
        sort=night.sort,
        reported_by=Reporter.FOSTER,
        reporter="His foster mother, 01632 960 233",
        last_seen=When.moment(reported - timedelta(hours=2)),
        police_reference=f"MP/{4000 + night.days_ago}",
        grade=night.grade,
        own_view="A boy of fourteen in a town where adults wait for him: high, whatever the hour.",
        placed=Placed.AWAY,
        responsible=care("Ashmere"),
        host=care(HOST),
        **with_others,
    )
    next_day = county.day(night.days_ago - 1)
    matter = perrin.tell(report, OFFICER, recorded=next_day)
    for which, area, hours in ((Authority.RESPONSIBLE, "Ashmere", 1), (Authority.HOST, HOST, 2)):
        if which == Authority.HOST and night.days_ago > 180:
            continue  # for the first weeks nobody told them
        told = fill(
            MissingAuthorityTold, happened=When.moment(reported + timedelta(hours=hours)), which=which, name=care(area)
        )
        perrin.tell(told, OFFICER, matter=matter, recorded=next_day)
    how, where = (Return.FOUND, "At the side door of a club; the door staff rang") if night.hours > 8 else _CAME
    returned = fill(MissingReturned, happened=When.moment(back), how=how, where=where, how_they_are="Tired and cold.")
    written_on = county.day(night.days_ago - 2)
    perrin.tell(returned, OFFICER, matter=matter, recorded=written_on)
    seen = fill(PreventionInterviewHeld, happened=When.moment(back + timedelta(hours=1)), held=Prevention.SILENT)
    perrin.tell(seen, OFFICER, matter=matter, recorded=written_on)
    _interview(perrin, night, matter, back)
    if night.hours > 20:
        account = fill(
            CarersAccountGiven,
            happened=When.moment(back + timedelta(hours=3)),
            from_whom=Reporter.FOSTER,
            account="He had new shoes. Somebody rang the house twice and said nothing.",
        )
        perrin.tell(account, WORKER, matter=matter, recorded=written_on)


_CAME = (Return.CAME, NotKnown(reason="He let himself in and would not say"))


def _interview(perrin: Telling, night: Night, matter: UUID, back: datetime) -> None:
    """What was done about the return interview."""
    if night.then == FORGOTTEN:
        return
    offers = {HELD: (Offer.ACCEPTED,), LATE: (Offer.NO_ANSWER, Offer.ACCEPTED), GIVEN_UP: (Offer.REFUSED,) * 2}
    hours = 14
    for answer in offers.get(night.then, (Offer.REFUSED, Offer.ACCEPTED)):
        offered = fill(
            ReturnInterviewOffered,
            happened=When.moment(back + timedelta(hours=hours)),
            answer=answer,
            by="Kit Delaney, Harbour Light",
            independent=Independence.INDEPENDENT,
            away=YesNo.YES,
        )
        perrin.tell(offered, OUTREACH, matter=matter, recorded=_written(perrin, back, hours))
        hours += 30
    if night.then == GIVEN_UP:
        given_up = fill(
            ReturnInterviewNotHeld,
            happened=When.moment(back + timedelta(hours=hours)),
            reason=WhyNotHeld.REFUSED,
            attempts="Asked twice by Kit, once in the car and once by message. He said: not this time.",
            gathered="The door staff and his school were asked.",
        )
        perrin.tell(given_up, OUTREACH, matter=matter, recorded=_written(perrin, back, hours))
        return
    hours = 96 if night.then == LATE else hours - 8
    held = fill(
        ReturnInterviewHeld,
        happened=When.moment(back + timedelta(hours=hours)),
        by="Kit Delaney, Harbour Light",
        independent=Independence.INDEPENDENT,
        where="In Kit's car by the harbour, which Perrin chose",
        away=YesNo.YES,
    )
    said = fill(
        ReturnInterviewSaid,
        happened=When.moment(back + timedelta(hours=hours)),
        carers=CarersMayKnow.NOTHING,
        childs_words="They are all right, my carers. It is not them. I just do not want them to know where I go.",
    )
    for told in (held, said):
        perrin.tell(told, OUTREACH, matter=matter, recorded=_written(perrin, back, hours))


def _written(perrin: Telling, back: datetime, hours: int) -> date:
    """The day after it happened, or today."""
    return min((back + timedelta(hours=hours)).date() + timedelta(days=1), perrin.county.today)


def _contact(perrin: Telling) -> bool:
    """He agrees to ring every evening; one evening he does not, and Kit goes and finds him."""
    county = perrin.county
    worker: Worker = county.workers[WORKER]
    agreed = fill(
        ContactAgreementMade,
        happened=When.on(county.day(45)),
        with_whom="Kit Delaney, Harbour Light, 07700 900 177",
        how="A call or a message every evening, also when he is not home. The word “harbour” means: come and get me.",
        by_when="21:00",
        worker=worker.pk,
        if_missed="After an hour Kit goes and looks, first by the side door of the club; then the police.",
        childs_words="You can ring me. I will pick up if it is you.",
    )
    agreement = perrin.tell(agreed, OUTREACH, recorded=county.day(44))
    for days_ago in (30, 29):
        made = fill(DailyContactMade, happened=When.on(county.day(days_ago)), how="A message")
        perrin.tell(made, OUTREACH, matter=agreement)
    missed = fill(DailyContactMissed, happened=When.moment(_at(county, 28, 21)), tried="Two calls and a message.")
    perrin.tell(missed, OUTREACH, matter=agreement, recorded=county.day(27))
    found = fill(
        DailyContactFollowedUp,
        happened=When.moment(_at(county, 28, 22, 20)),
        came_of_it=FollowedUp.REACHED,
        done="Kit drove to the club; the door staff had seen him turn back. He was on the bus home.",
    )
    perrin.tell(found, OUTREACH, matter=agreement, recorded=county.day(27))
    return True
