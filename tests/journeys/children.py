"""Children of the fictional county whom only the journeys know, so that nothing recorded of them moves the tour."""

from datetime import datetime, time, timedelta

from lantern.demo.cast import HEALTH, POLICE, VOLUNTARY
from lantern.demo.filling import fill
from lantern.demo.steps import allocate, begin, decide, referral, share
from lantern.demo.telling import County, Telling
from lantern.kinds.answers import LONDON, When
from lantern.kinds.coming_in.referral import Decision
from lantern.kinds.missing.episode import MissingReported, MissingReturned, Reporter

REFERRED_DAYS_AGO, TIMES_MISSING = 60, 22
WORKER, OTHER_WORKER, WORKER_WEST, DUTY_MANAGER = "ashmere.sw", "ashmere.sw2", "ashmere.sw4", "ashmere.dm"
OFFICER = "police"


def tell(county: County) -> list[Telling]:
    """Two sisters whose records do not speak of each other yet, a boy and a girl, with Amina Farrow; and five more."""
    on = county.working_day(REFERRED_DAYS_AGO)
    told = []
    for name, given, family, age, worker, partners in (
        ("cassia", "Cassia", "Thornwick", 14, WORKER, (HEALTH,)),
        ("juniper", "Juniper", "Thornwick", 11, WORKER, ()),
        ("linnet", "Linnet", "Ashdown", 13, WORKER, (POLICE,)),
        ("sorrel", "Sorrel", "Quayle", 14, WORKER, (POLICE, VOLUNTARY)),
        # Three girls of one group, none of whose records speaks of the others.
        ("briony", "Briony", "Castell", 15, OTHER_WORKER, (VOLUNTARY, HEALTH)),
        ("delphine", "Delphine", "Marsh", 15, OTHER_WORKER, (VOLUNTARY,)),
        ("tansy", "Tansy", "Rowe", 16, OTHER_WORKER, (VOLUNTARY,)),
        ("nerys", "Nerys", "Alderton", 15, WORKER_WEST, (POLICE, VOLUNTARY)),
    ):
        child = Telling(county, name, "ashmere.duty")
        begin(child, given, family, county.day(REFERRED_DAYS_AGO) - timedelta(days=round(age * 365.25)), on)
        episode = referral(child, on, "Seen at night with adults whom nobody knew.")
        decide(child, episode, on, Decision.ENQUIRY)
        allocate(child, worker, on, DUTY_MANAGER)
        for partner in partners:
            share(child, partner, on, worker)
        if name == "nerys":
            _often_missing(child)
        told.append(child)
    return [*told, _of_another_team(county)]


def _often_missing(nerys: Telling) -> None:
    """Twenty-two nights: reported, home again, and nobody ever asked her."""
    for days_ago in range(TIMES_MISSING * 2 + 10, 10, -2):
        left = datetime.combine(nerys.county.day(days_ago), time(20), LONDON)
        report = fill(MissingReported, happened=When.moment(left), learned=left.date(), reported_by=Reporter.PARENT)
        episode = nerys.tell(report, OFFICER)
        nerys.tell(fill(MissingReturned, happened=When.moment(left + timedelta(hours=9))), OFFICER, matter=episode)


def _of_another_team(county: County) -> Telling:
    """A girl whom the police may open, and Amina Farrow may not."""
    teasel, on = Telling(county, "teasel", "ashmere.duty"), county.working_day(REFERRED_DAYS_AGO)
    begin(teasel, "Teasel", "Morrow", county.day(REFERRED_DAYS_AGO) - timedelta(days=5500), on)
    allocate(teasel, "ashmere.sw3", on, DUTY_MANAGER)
    share(teasel, POLICE, on, "ashmere.sw3")
    return teasel
