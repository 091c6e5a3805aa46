"""The family whose reports went unanswered: who told whom, what, and when each agency learned of it."""

from datetime import date

from lantern.demo.cast import POLICE, SCHOOLS, VOLUNTARY
from lantern.demo.filling import fill
from lantern.demo.steps import allocate, begin, decide, referral, share
from lantern.demo.stories.family_log import in_bethans_record, the_logs
from lantern.demo.stories.judged import judge_bethan
from lantern.demo.telling import County, Telling
from lantern.kinds.answers import NotKnown, When, YesNo
from lantern.kinds.coming_in.information import InformationReceived
from lantern.kinds.coming_in.referral import Decision, Means, Source, Told
from lantern.kinds.person.household import Relation, RelationshipStated

WORKER, DUTY_MANAGER, OFFICER, SCHOOL, SUPPORT = "ashmere.sw2", "ashmere.dm", "police", "school", "voluntary"
OPENED = 58  # days ago: when the family found somebody who wrote it all down
_NOTHING = NotKnown(reason="Nothing is recorded as having been done")

# Days ago it was told, who holds it, whom they told, and what: places, cars, numbers, other girls.
REPORTS: tuple[tuple[int, str, str, str], ...] = (
    (
        236,
        OFFICER,
        "The front counter",
        "She did not come home. She was last seen by the bus station with an older girl.",
    ),
    (
        229,
        OFFICER,
        "A call handler",
        "Out all night again. A silver car, part of its number LN 900, waited at the corner.",
    ),
    (226, SCHOOL, "The form tutor", "She is not ill: she is not going in. She has a telephone we did not buy."),
    (221, OFFICER, "A call handler", "Missing since four. The car was outside the arcade on Pier Street."),
    (215, OFFICER, "A patrol", "She came back frightened and would not say of whom. Her coat and her money are gone."),
    (211, OFFICER, "A call handler", "A man rang the house and said he knew where her brother goes to school."),
    (208, SCHOOL, "The head of year", "Two men in a van at the gate asked for her by name."),
    (204, OFFICER, "A call handler", "Missing. Her friend says there is a flat above the takeaway by the station."),
    (199, OFFICER, "The front counter", "We brought a list: four cars, two telephone numbers, three first names."),
    (194, OFFICER, "A call handler", "Missing overnight. The same silver car."),
    (190, SCHOOL, "The form tutor", "She has been in twice this month. She is not the girl she was."),
    (186, OFFICER, "A call handler", "Missing. A second girl from her class is with her; her parents do not know."),
    (181, OFFICER, "A patrol", "She was put out of a car on the ring road at two in the morning."),
    (176, SUPPORT, "The parents' helpline", "Nobody rings us back. We have started to write everything down."),
    (171, OFFICER, "A call handler", "Missing. The number that rings her ends 900 144."),
    (165, OFFICER, "A call handler", "A brick came through the window. We think we know who."),
    (158, SUPPORT, "A support worker", "Could the agencies sit down together? We asked for a meeting."),
    (150, OFFICER, "A call handler", "Missing for two nights. Seen in the next town, by the market."),
    (141, SCHOOL, "The deputy head", "She is excluded for shouting. She was frightened of somebody at the gate."),
    (132, OFFICER, "The front counter", "A second list: the flat's address, a taxi's plate, five dates."),
    (120, OFFICER, "A call handler", "Missing. Her brother of fourteen went to look for her and was threatened."),
    (108, SUPPORT, "A support worker", "We asked again for a meeting. It is seven weeks."),
    (93, OFFICER, "A call handler", "Missing. She rang us herself and said come and get me, and then it went dead."),
    (71, OFFICER, "The front counter", "A third list. We will keep coming."),
)


def tell(county: County) -> list[Telling]:
    """Bethan, and what her parents told."""
    bethan, brother = Telling(county, "bethan", "ashmere.duty"), Telling(county, "bethan's brother", "ashmere.duty")
    opened = county.working_day(OPENED)
    begin(bethan, "Bethan", "Larkfield", county.day(15 * 365 + 200), opened)
    begin(brother, "Ieuan", "Larkfield", county.day(14 * 365 + 80), opened)
    concern = "Twenty and more reports by her parents in six months. Nobody has put them together until now."
    episode = referral(bethan, opened, concern, Source.FAMILY, Means.IN_WRITING)
    reasons = "All of it is to be put together first."
    decide(bethan, episode, county.working_day(OPENED - 4), Decision.ASSESSMENT, reasons, Told.RECEIPT)
    allocate(bethan, WORKER, county.working_day(OPENED - 4), DUTY_MANAGER)
    for agency in (POLICE, SCHOOLS, VOLUNTARY):
        share(bethan, agency, county.working_day(OPENED - 5), WORKER)
    told = fill(
        RelationshipStated,
        happened=When.on(county.day(14 * 365)),
        learned=county.working_day(OPENED - 5),
        name="Ieuan",
        who=brother.record,
        relation=Relation.SIBLING,
    )
    bethan.tell(told, WORKER, recorded=county.working_day(OPENED - 5))
    for number, report in enumerate(REPORTS):
        _report(bethan, report, recorded=county.working_day(OPENED - 8 - number // 3))
    in_bethans_record(bethan, brother)
    judge_bethan(bethan, lambda days: county.working_day(OPENED - days))
    return [bethan, brother, *the_logs(county)]


def _report(bethan: Telling, report: tuple[int, str, str, str], recorded: date) -> None:
    """One report: the agency learned of it on the day; it was written here only when somebody asked for it."""
    days_ago, holder, told_to, what = report
    day = bethan.county.day(days_ago)
    told = fill(
        InformationReceived,
        happened=When.on(day),
        learned=day,
        from_whom=Source.FAMILY,
        teller="Her mother and father",
        told_to=told_to,
        means=Means.BY_TELEPHONE if "call" in told_to else Means.IN_PERSON,
        what=what,
        own_words=YesNo.YES,
        done=_NOTHING,
        answered=_NOTHING,
    )
    bethan.tell(told, holder, recorded=recorded)
