"""A boy in a foster placement in another area, often missing: what was done each time, and the contact that is kept."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from lantern.demo.cast import POLICE, VOLUNTARY, care
from lantern.demo.filling import fill
from lantern.demo.steps import allocate, assess, begin, decide, referral, safety, share
from lantern.demo.telling import County, Telling
from lantern.kinds.answers import LONDON, NotKnown, When, YesNo
from lantern.kinds.coming_in.referral import Decision, Means, Source
from lantern.kinds.declare import Kind
from lantern.kinds.judgement.assessment import Finding
from lantern.kinds.missing.daily_contact import (
    ContactAgreementMade,
    DailyContactFollowedUp,
    DailyContactMade,
    DailyContactMissed,
    FollowedUp,
)
from lantern.kinds.missing.episode import (
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
from lantern.kinds.missing.return_interview import (
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
from lantern.kinds.person.standing import LegalStatusBegan, PlacementStarted, PlacementType, Status
from lantern.registry.models import Worker

WORKER, OFFICER, OUTREACH, DUTY_MANAGER = "ashmere.sw2", "police", "voluntary", "ashmere.dm"
BEGAN, HOST = 260, "Brackwater"
ASK = "Carys Venn, Merrow Police, 01632 960 240"

# What came of the return interview after an episode.
HELD, LATE, AFTER_A_NO, GIVEN_UP = "held", "late", "after a no", "given up"
TOO_LATE, FORGOTTEN = "too late", "forgotten"
# The answer to each offer, two days apart; and how many days after the return it was held, or given up.
OFFERS = {
    HELD: ((Offer.ACCEPTED,), 1),
    LATE: ((Offer.NO_ANSWER, Offer.ACCEPTED), 4),
    AFTER_A_NO: ((Offer.REFUSED, Offer.ACCEPTED), 2),
    GIVEN_UP: ((Offer.REFUSED, Offer.REFUSED), 3),
}
BY_KIT = {"by": "Kit Delaney, Harbour Light", "independent": Independence.INDEPENDENT, "away": YesNo.YES}
SAID = (
    "They are all right, my carers. It is not them. I just do not want them to know where I go.",
    "There is a man who gives me a lift. He says I owe him now.",
    "I only went because my phone went. If it did not go I would not go.",
    "I do not like the upstairs. I like it when Kit comes.",
    "You can write that I was cold. You can write that nobody asked how old I was.",
)
LONG, HOST_TOLD_FROM = 8, 180


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
    Night(228, 6, Grade.LOW, TOO_LATE),
    Night(221, 5, Grade.LOW, TOO_LATE),
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
    status = fill(LegalStatusBegan, happened=When.on(began), status=Status.ACCOMMODATED)
    perrin.tell(status, WORKER, recorded=county.working_day(BEGAN - 4))
    assess(perrin, episode, county.working_day(BEGAN - 6), county.working_day(BEGAN - 50), Finding.IN_NEED, WORKER)
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
    reported = _at(perrin.county, night.days_ago, 21, 40)
    # Elapsed hours: a night when the clocks change is none the longer for it.
    back = (reported.astimezone(UTC) + timedelta(hours=night.hours)).astimezone(LONDON)
    matter = _report(perrin, night, reported, other)
    _authorities(perrin, night, reported, matter)
    _home(perrin, night, back, matter)
    if night.then == TOO_LATE:
        _found_out_too_late(perrin, matter)
    elif night.then != FORGOTTEN:
        # Nobody asks a boy who came home late that night.
        first = (perrin.county.today - back.date()).days - (back.hour >= 16)
        _interview(perrin, night, matter, first)


def _report(perrin: Telling, night: Night, reported: datetime, other: UUID) -> UUID:
    """The report by his carers, as the police wrote it down; gives the episode."""
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
    return perrin.tell(report, OFFICER, recorded=perrin.county.day(night.days_ago - 1))


def _authorities(perrin: Telling, night: Night, reported: datetime, matter: UUID) -> None:
    """For the first weeks nobody told the authority in whose area he lives."""
    for which, area, hours in ((Authority.RESPONSIBLE, "Ashmere", 1), (Authority.HOST, HOST, 2)):
        if which == Authority.RESPONSIBLE or night.days_ago <= HOST_TOLD_FROM:
            at = When.moment(reported + timedelta(hours=hours))
            told = fill(MissingAuthorityTold, happened=at, which=which, name=care(area))
            perrin.tell(told, OFFICER, matter=matter, recorded=perrin.county.day(night.days_ago - 1))


def _home(perrin: Telling, night: Night, back: datetime, matter: UUID) -> None:
    """He is found or comes back; the police see him; after the longest nights his carer tells what she saw."""
    found = {"how": Return.FOUND, "where": "At the side door of a club; the door staff rang"}
    came = {"how": Return.CAME, "where": NotKnown(reason="He let himself in and would not say")}
    how = found if night.hours > LONG else came
    told: list[tuple[Kind, str]] = [
        (fill(MissingReturned, happened=When.moment(back), how_they_are="Tired and cold.", **how), OFFICER),
        (
            fill(PreventionInterviewHeld, happened=When.moment(back + timedelta(hours=1)), held=Prevention.SILENT),
            OFFICER,
        ),
    ]
    if night.hours > 2 * LONG:
        account = "He had new shoes. Somebody rang the house twice and said nothing."
        heard = When.moment(back + timedelta(hours=3))
        told.append((fill(CarersAccountGiven, happened=heard, from_whom=Reporter.FOSTER, account=account), WORKER))
    for one, by in told:
        perrin.tell(one, by, matter=matter, recorded=perrin.county.day(night.days_ago - 2))


def _found_out_too_late(perrin: Telling, matter: UUID) -> None:
    """Nobody had offered an interview, and somebody says so."""
    day = perrin.county.day(202)
    decided = fill(
        ReturnInterviewNotHeld,
        happened=When.on(day),
        reason=WhyNotHeld.DECIDED,
        attempts="Nobody had offered one at the time. It was found out when the nights were put together.",
        instead="Kit asks him about those nights with the next one, if he wants to.",
    )
    perrin.tell(decided, WORKER, matter=matter)


def _interview(perrin: Telling, night: Night, matter: UUID, first: int) -> None:
    """What was done about the return interview, from so many days ago on."""
    county, (answers, days) = perrin.county, OFFERS[night.then]
    for n, answer in enumerate(answers):
        at = When.moment(_at(county, first - 2 * n, 16, 30))
        offered = fill(ReturnInterviewOffered, happened=at, answer=answer, **BY_KIT)
        perrin.tell(offered, OUTREACH, matter=matter, recorded=county.day(first - 2 * n - 1))
    when = When.moment(_at(county, first - days, 17, 15))
    given_up = {
        "reason": WhyNotHeld.REFUSED,
        "attempts": "Asked twice by Kit, once in the car and once by message. He said: not this time.",
        "gathered": "The door staff and his school were asked.",
    }
    words = SAID[night.days_ago % len(SAID)]
    where = "In Kit's car by the harbour, which Perrin chose"
    told: list[Kind] = [
        fill(ReturnInterviewHeld, happened=when, where=where, **BY_KIT),
        fill(ReturnInterviewSaid, happened=when, carers=CarersMayKnow.NOTHING, childs_words=words),
    ]
    if night.then == GIVEN_UP:
        told = [fill(ReturnInterviewNotHeld, happened=when, **given_up)]
    for one in told:
        perrin.tell(one, OUTREACH, matter=matter, recorded=county.day(first - days - 1))


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
