"""The logs that Bethan's mother and father keep, what they are told of it, and what is held back from one of them."""

from uuid import UUID

from lantern.demo.filling import fill
from lantern.demo.steps import begin
from lantern.demo.telling import County, Telling
from lantern.kinds.answers import When
from lantern.kinds.family.harm import (
    FamilyMemberHarmed,
    FamilyMemberSupportOffered,
    Harm,
    SourceOfHarmRecorded,
    Taken,
)
from lantern.kinds.family.log import (
    FamilyCandidateJudged,
    FamilyFeedbackGiven,
    FamilyLogOpened,
    FamilyLogWorkerNamed,
    FamilyNoteAdded,
    FamilyNoteMade,
    FamilyNoteWrittenWith,
    Feedback,
    Sort,
    Verdict,
)
from lantern.kinds.family.meeting import MeetingPressedFor
from lantern.kinds.person.household import Relation, RelationshipStated
from lantern.registry.models import RecordType

WORKER, SUPPORT, DUTY = "ashmere.sw2", "voluntary", "ashmere.duty"
OPENED = 50  # days ago
# Days ago it was written; what, where, who was there, who was told ("" where it was left out).
_MOTHERS: tuple[tuple[int, str, str, str, str], ...] = (
    (49, "Kit showed me how this works. I will write down everything I still know, a bit each night.", "", "", "Kit"),
    (49, "The first time she was out all night. I rang at one, at three and at six.", "Home", "", "The police, 101"),
    (48, "Two men in a van asked for her by name at the school gate.", "Harbour School", "A van", "The head of year"),
    (47, "She has a telephone we did not buy. It rings at night: 07700 900144.", "", "", ""),
    (46, "A silver car waited at the corner. I wrote it down: QF62 QIX.", "Pier Street", "One man, cap", "101"),
    (44, "Missing from four. She was seen outside the arcade.", "Pier Street", "An older girl called Dell", "101"),
    (43, "Back at seven in the morning, frightened, no coat. She slept all day.", "Home", "", "Nobody"),
    (41, "The same car, QF62 QIX, and behind it a blue one, QA19 QOT.", "The ring road", "", "The police"),
    (39, "Somebody put a brick through the front window. Ieuan was in the room.", "Home", "", "999"),
    (37, "Missing. Her friend says there is a flat above the takeaway by the station.", "Station Road", "", "101"),
    (35, "She rang from a number I do not know, 07700 900158, and said nothing. I heard a man.", "", "", "999"),
    (33, "A letter from school: excluded for shouting. She was afraid of somebody at the gate.", "", "", "Kit"),
    (31, "Missing overnight. A girl from her class, Robin, is with her; Robin’s mother did not know.", "", "", "101"),
    (29, "They found her at the market in Wexby. A taxi brought her home: QT66 QUX.", "Wexby", "", "A patrol"),
    (26, "She asked if I am cross with her. I said never.", "Home", "", ""),
    (24, "Missing. She had said she would come home for her brother’s birthday.", "", "", "101"),
    (21, "A man rang the house and said the name of Ieuan’s school. The number ends 900 177.", "Home", "", "999"),
    (18, "Missing. Put out of a car on the ring road at two. She walked home.", "The ring road", "", "A patrol"),
    (15, "She let me wash her hair. She said the name Dane and then asked me to forget it.", "Home", "", "Kit"),
    (12, "Missing since school. The silver car again, by the bus station.", "Bus station", "", "101"),
    (9, "She came back by herself and ate with us.", "Home", "", ""),
    (6, "Missing. Two nights this time.", "", "", "101, every morning"),
    (4, "Back. She has a mark on her arm and will not say. I did not ask twice.", "Home", "", "Our social worker"),
    (1, "A quiet day. I write it down as well.", "Home", "", ""),
)
_FATHERS: tuple[tuple[int, str], ...] = (
    (48, "I drove round the streets till four. I know I should not. Nobody else was looking."),
    (40, "The silver car, QF62 QIX. I stood next to it and he laughed."),
    (32, "I asked at the takeaway on Station Road. They said they would remember my face."),
    (25, "I have the names now. I will not write them here."),
    (17, "Somebody followed me home from work. A blue car, QA19 QOT."),
    (10, "She will not speak to me since I took her telephone."),
    (3, "I rang the number 07700 900144 myself. A man answered with my name."),
)


def the_logs(county: County) -> list[Telling]:
    """The mother, the father, their logs, and what stands in the records of their children because of them."""
    mother, father = Telling(county, "bethan's mother", DUTY), Telling(county, "bethan's father", DUTY)
    opened = county.day(OPENED + 1)
    begin(mother, "Ffion", "Larkfield", county.day(44 * 365), opened)
    begin(father, "Gareth", "Larkfield", county.day(46 * 365), opened)
    mothers = _log(county, "mother", mother)
    fathers = _log(county, "father", father)
    _mothers(mothers)
    _fathers(fathers)
    return [mother, father, mothers, fathers]


def in_bethans_record(bethan: Telling, brother: Telling) -> None:
    """Her parents, a meeting nobody has answered, the worry about her father; and what was done to her brother."""
    day = bethan.county.day
    for name, key, relation in (
        ("Ffion", "bethan's mother", Relation.MOTHER),
        ("Gareth", "bethan's father", Relation.FATHER),
    ):
        told = fill(
            RelationshipStated,
            happened=When.on(day(15 * 365)),
            learned=day(OPENED),
            name=name,
            who=Telling(bethan.county, key, DUTY).record,
            relation=relation,
        )
        bethan.tell(told, WORKER, recorded=day(OPENED))
    bethan.tell(
        fill(
            SourceOfHarmRecorded,
            happened=When.on(day(30)),
            who=Telling(bethan.county, "bethan's father", DUTY).record,
            worry="He looks for these men himself, and one of them now rings him by name. Until it is understood, "
            "what he is told may reach them through him.",
            advice="The team manager",
        ),
        WORKER,
    )
    bethan.tell(
        fill(
            MeetingPressedFor,
            happened=When.on(day(20)),
            whom="Her social worker, the police, the school, both parents apart",
            why="Who looks for her, who rings the family, and who keeps Ieuan safe. They have asked since the spring.",
            asked_before="Twice, of a helpline and of a support worker. No answer is recorded.",
        ),
        SUPPORT,
    )
    harmed = fill(
        FamilyMemberHarmed,
        happened=When.on(day(39)),
        learned=day(38),
        harm=(Harm.THREATENED, Harm.HOME),
        what="A brick came through the window of the room he was in. He was threatened when he looked for her.",
        from_whom="His mother",
        police="Rung at once; no number is recorded",
    )
    brother.tell(harmed, DUTY, recorded=day(38))
    offered = fill(
        FamilyMemberSupportOffered,
        happened=When.on(day(36)),
        what="Somebody of his own to talk to, at school, by the outreach team.",
        taken=Taken.THINKING,
        again_on=day(-7),
    )
    brother.tell(offered, DUTY)


def _log(county: County, keeper: str, person: Telling) -> Telling:
    log = Telling(county, f"log of bethan's {keeper}", SUPPORT, RecordType.FAMILY_LOG)
    on = When.on(county.day(OPENED))
    log.tell(
        FamilyLogOpened(
            happened=on,
            keeper=county.workers[keeper].pk,
            person=person.record,
            children=(Telling(county, "bethan", DUTY).record,),
            told="That Harbour Light and her social worker read it, and the other parent not; a court may ask for it.",
        )
    )
    log.tell(FamilyLogWorkerNamed(happened=on, worker=county.workers[WORKER].pk))
    return log


def _mothers(log: Telling) -> None:
    day = log.county.day
    notes = [
        log.tell(
            FamilyNoteMade(
                happened=When.on(day(ago)), what=what, where=where or None, there=there or None, whom_told=told or None
            ),
            "mother",
        )
        for ago, what, where, there, told in _MOTHERS
    ]
    added = FamilyNoteAdded(happened=When.on(day(44)), what="It was parked there again tonight, from nine to ten.")
    log.tell(added, "mother", matter=notes[4])
    log.tell(
        FamilyNoteWrittenWith(
            happened=When.on(day(22)),
            what="She does not sleep. She asks who rings whom when Bethan is missing, and who rings her back.",
            read_back="Yes. She said: that is it.",
        ),
        SUPPORT,
    )
    for number, ago, feedback in ((3, 45, Feedback.READ), (4, 45, Feedback.POLICE), (13, 28, Feedback.READ),
                                  (16, 20, Feedback.POLICE), (16, 14, Feedback.CANNOT_SAY)):  # fmt: skip
        _told(log, notes[number], ago, feedback)
    judged = FamilyCandidateJudged(
        happened=When.on(day(45)), verdict=Verdict.ACCEPTED, sort=Sort.PLATE, text="QF62 QIX", thing=None
    )
    log.tell(judged, SUPPORT, matter=notes[4])


def _fathers(log: Telling) -> None:
    """Feedback was shown until the worry was recorded; since then it stays at “received”, and looks as before."""
    day = log.county.day
    notes = [log.tell(FamilyNoteMade(happened=When.on(day(ago)), what=what), "father") for ago, what in _FATHERS]
    _told(log, notes[0], 46, Feedback.READ)
    _told(log, notes[1], 38, Feedback.POLICE)
    _told(log, notes[4], 16, Feedback.READ)
    _told(log, notes[6], 2, Feedback.POLICE)


def _told(log: Telling, note: UUID, ago: int, feedback: Feedback) -> None:
    given = FamilyFeedbackGiven(happened=When.on(log.county.day(ago)), feedback=feedback)
    log.tell(given, SUPPORT, matter=note)
