"""The girl known only from a force's notice, until a badge in her words leads to a school; and a notice that waits."""

from uuid import uuid5

from lantern.demo.filling import fill
from lantern.demo.steps import allocate, begin, decide, referral
from lantern.demo.telling import County, Telling
from lantern.kinds.answers import NotKnown, When
from lantern.kinds.coming_in.joining import Basis, ReportJoined
from lantern.kinds.coming_in.notice import Asks, NoticeAdded, NoticeAnswered, NoticeReceived, Sender, Sex
from lantern.kinds.coming_in.public_report import Danger, Judged, NextStep, PublicReportClaimed, PublicReportTriaged
from lantern.kinds.coming_in.referral import Decision
from lantern.kinds.declare import Kind
from lantern.registry.models import RecordType

DUTY, MANAGER, WORKER = "ashmere.duty", "ashmere.dm", "ashmere.sw3"
CAME, KNOWN = 12, 9  # days ago


def tell(county: County) -> list[Telling]:
    """The notice and the girl it was about, and another about a boy whom nobody has identified yet."""
    notice = Telling(county, "Notice LN-0417", DUTY, RecordType.PUBLIC_REPORT)
    edie = Telling(county, "edie", DUTY)
    for told in _received(county):
        notice.tell(told)
    on = county.working_day(KNOWN)
    begin(edie, "Edie", "Larkhill", county.day(13 * 365 + 200), on)
    episode = referral(edie, on, "A force has reason to think that somebody she met in a game threatens her.")
    occasion = uuid5(notice.record, "joined")
    for one, other in ((notice, edie), (edie, notice)):
        joined = ReportJoined(
            happened=When.on(on),
            other=(other.record,),
            basis=Basis.AGREES,
            why="Her age, the bus and the school agree; her form tutor knew the words as hers. The force confirmed it.",
            tells="Somebody she met in a game threatens to show what she sent. She believes that she will be blamed.",
        )
        one.tell(joined, occasion=occasion)
    decide(edie, episode, on, Decision.ASSESSMENT, "She is threatened, and thinks that nobody would be on her side.")
    allocate(edie, WORKER, county.working_day(KNOWN - 1), MANAGER)
    answered = NoticeAnswered(
        happened=When.on(county.working_day(KNOWN - 1)),
        whom="The desk, by name of Sergeant Lowe",
        how="By telephone, then by secure mail",
        what="That she is found and safe tonight, who works with her, and that nobody else was told of the account.",
        reference="LN-0417",
    )
    notice.tell(answered)
    return [notice, edie, _waiting(county)]


def _received(county: County) -> list[Kind]:
    came, later = When.on(county.working_day(CAME)), When.on(county.working_day(KNOWN + 1))
    return [
        NoticeReceived(
            happened=came,
            sender=Sender.CEOP,
            desk="Referrals desk, 01632 960 417",
            reference="LN-0417",
            urgency=Danger.SOON,
            grade="Second of four",
            held_by="The sending body, under the same reference",
            area="The east of the county: a bus number was mentioned twice",
            age="Twelve to fourteen",
            sex=Sex.GIRL,
            words="pls dont my tutor group will all see it, im on the 14 bus",
            known="She calls herself E. Her school has houses named after ships.",
            asks=Asks.IDENTIFY,
            asked="Find out who she is, and make her safe before the account is closed.",
            handling="Nobody outside the police and this team before they say so. The account holder must not notice.",
        ),
        PublicReportClaimed(happened=came),
        PublicReportTriaged(
            happened=came,
            judged=Judged.SOON,
            because="The threat names a day. Where she lives is supposed, not known.",
            advice=NotKnown(reason="Nobody can be advised before she is found"),
            next_step=NextStep.ASK_MORE,
        ),
        NoticeAdded(happened=later, urgency=Danger.SOON, what="She is in the eighth year. The day was put off."),
        PublicReportTriaged(
            happened=later,
            judged=Judged.SOON,
            because="One school on that bus has houses named after ships.",
            advice="The head was asked for the eighth year's form tutors, without a reason.",
            next_step=NextStep.JOIN,
        ),
    ]


def _waiting(county: County) -> Telling:
    notice = Telling(county, "Notice LN-0431", DUTY, RecordType.PUBLIC_REPORT)
    told = fill(
        NoticeReceived,
        happened=When.on(county.day(0)),
        sender=Sender.FORCE,
        desk="Protecting vulnerable people, 01632 960 431",
        reference="LN-0431",
        urgency=Danger.NOT_SURE,
        area="Ashmere or near it, from an accent and a ferry's horn",
        age="Fifteen or so",
        sex=Sex.BOY,
        words=NotKnown(reason="None were sent"),
        known="A younger voice calls him Jay. A dog.",
        asks=Asks.IDENTIFY,
        asked="Ask schools and youth services, without saying why, about a Jay with a younger sister and a dog.",
    )
    notice.tell(told)
    return notice
