"""What was judged of the children of the stories: on what it rested, who saw it differently, who wrote nothing."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from lantern.demo.filling import fill
from lantern.demo.judging import came_of, definition_test, offer, part
from lantern.demo.telling import Telling
from lantern.kinds.answers import NotKnown, When
from lantern.kinds.judgement.assessment_part import (
    Domain,
    Easier,
    Gave,
    Indicator,
    Protection,
    Protective,
    Sign,
    Vulnerability,
)
from lantern.kinds.judgement.definition import (
    Abuse,
    AtRisk,
    ChildsGain,
    Definition,
    Exploited,
    Imbalance,
    Part,
    Where,
)
from lantern.kinds.judgement.dissent import LevelDisagreed
from lantern.kinds.judgement.harm_to_others import HarmToOthersConsidered, OwnAssessment
from lantern.kinds.judgement.help_offered import Help, Taken
from lantern.kinds.judgement.level import Level
from lantern.kinds.judgement.marker import Marked, MarkerRemoved, MarkerReviewed, MarkerSet, Removal
from lantern.kinds.judgement.nrm import Decider, Grounds, Guardian, NrmDecided, NrmReferred, Suspected

Day = Callable[[int], date]
LEILAS, ROWANS, POLICE, HEALTH, SCHOOL, OUTREACH = (
    "ashmere.sw",
    "ashmere.sw2",
    "police",
    "health",
    "school",
    "voluntary",
)
_UNDER_18 = (Part.YES, "Date of birth on her school's register.")


def judge_leila(leila: Telling, assessment: UUID, on: Day) -> None:
    """Tested twice, marked twice, one marker removed; three agencies' parts; the national mechanism."""
    _leila_tested(leila, on)
    _leila_marked(leila, on)
    _leila_parts(leila, assessment, on)
    _leila_referred(leila, on)


def _leila_parts(leila: Telling, assessment: UUID, on: Day) -> None:
    part(
        leila,
        on(12),
        SCHOOL,
        Domain.EDUCATION,
        "At school every day until the spring; since then late, and watching the gate.",
        assessment,
        indicators=(
            Indicator(sign=Sign.GIFTS, last_on=on(0), how="A second telephone, seen by her form tutor."),
            Indicator(sign=Sign.SECRECY, last_on=on(9), how="“I can't say, he knows the car.” To her form tutor."),
        ),
        protective=(Protective(what=Protection.ADULT, how="Her form tutor, whom she told first."),),
        childs_words="Please don't ring home from school.",
    )
    part(
        leila,
        on(14),
        POLICE,
        Domain.POLICE,
        "A man of 27 is under investigation; a second man has been named.",
        assessment,
        gave=Gave.PART,
        withheld="How the second man was named. The officer in the case withholds it until he is interviewed.",
    )
    part(
        leila,
        on(15),
        HEALTH,
        Domain.IDENTITY,
        "She speaks of shame before her family more than of fear for herself.",
        assessment,
        believed="Quiet and polite, she was taken for untroubled. A woman asks, alone, with no relative there.",
        easier=(Easier(what=Vulnerability.ALONE, how="Moved school last year; no friend of her own age yet."),),
    )


def _leila_referred(leila: Telling, on: Day) -> None:
    referred = fill(
        NrmReferred,
        happened=When.on(on(15)),
        suspected=Suspected.SEXUAL,
        responder="The officer in the case, Merrow Police",
        grounds="Driven to another town twice, to be met there by others.",
        guardian=Guardian.NOT_HERE,
        meanwhile="At her aunt's at weekends; collected from school.",
        childs_words="I thought you would send me away.",
    )
    mechanism = leila.tell(referred, POLICE)
    for days, grounds, means in (
        (22, Grounds.REASONABLE_YES, "Support goes on as planned; an advocate is asked for in place of a guardian."),
        (160, Grounds.CONCLUSIVE_YES, "Her plan does not change. She is told by her worker, at home."),
    ):
        decided = fill(
            NrmDecided,
            happened=When.on(on(days)),
            grounds=grounds,
            decider=Decider.NATIONAL,
            guardian=Guardian.NOT_HERE,
            means=means,
        )
        leila.tell(decided, LEILAS, matter=mechanism)


def _leila_tested(leila: Telling, on: Day) -> None:
    first = {
        "under_18": _UNDER_18,
        "imbalance": (Part.YES, "He is 27; she is 14 and afraid of him."),
        "activity": (Part.NOT_KNOWN, "Not asked yet: the police see her first, with a woman officer."),
        "childs_gain": (Part.YES, "A telephone, which she says she did not ask for."),
        "others_gain": (Part.NOT_KNOWN, "Nothing is known of anybody else yet. The police are asked."),
    }
    concluded = Exploited.NOT_ENOUGH, AtRisk.YES
    definition_test(
        leila,
        on(4),
        LEILAS,
        first,
        concluded,
        "She is in danger now; what has happened is not known.",
        imbalance_of=(Imbalance.AGE,),
        childs_gain_of=(ChildsGain.THINGS,),
    )
    then = first | {
        "activity": (Part.YES, "Her account to the police, with a woman officer."),
        "childs_gain": (Part.YES, "She believed that he would leave her sister alone, and not tell her mother."),
        "others_gain": (Part.NOT_KNOWN, "Others were there; what they gave or got is being investigated."),
    }
    definition_test(
        leila,
        on(19),
        LEILAS,
        then,
        (Exploited.YES, AtRisk.YES),
        "Every part but one is plain, and one gain is enough.",
        imbalance_of=(Imbalance.AGE, Imbalance.MONEY),
        activity_where=(Where.IN_PERSON, Where.ONLINE),
        childs_gain_of=(ChildsGain.THINGS, ChildsGain.HARM_AVOIDED),
        other_abuse=Part.YES,
        other_abuse_of=(Abuse.MOVED,),
        other_abuse_done="The police referred her to the national mechanism; the town she was taken to was told.",
        childs_words="If I went, he left Noor alone.",
    )


def _leila_marked(leila: Telling, on: Day) -> None:
    marks = {}
    for says, review_on in ((Marked.EXPLOITED, leila.county.today + timedelta(days=40)), (Marked.AT_RISK, on(118))):
        told = fill(
            MarkerSet,
            happened=When.on(on(20)),
            says=says,
            definition=Definition.OF_2017,
            why="The definition test of the enquiry; agreed with the manager.",
            told="Leila, by her worker: what it is for, and who sees it.",
            review_on=review_on,
        )
        marks[says] = leila.tell(told, LEILAS)
    kept = fill(
        MarkerReviewed,
        happened=When.on(on(118)),
        why="Both men have been near the school since.",
        review_on=on(290),
    )
    leila.tell(kept, LEILAS, matter=marks[Marked.AT_RISK])
    removed = fill(
        MarkerRemoved,
        happened=When.on(on(290)),
        why=Removal.NO_LONGER,
        reasons="Both men are bailed away from the town; nobody has come near her for four months.",
        told="Leila and her mother, at the review.",
    )
    leila.tell(removed, LEILAS, matter=marks[Marked.AT_RISK])


def judge_rowan(rowan: Telling, assessment: UUID, on: Day) -> None:
    """Not enough known at first, another view of his level, help refused and taken up later; no part by the police."""
    parts = {
        "under_18": (Part.YES, "Date of birth on his school's register."),
        "imbalance": (Part.YES, "Adults with a house, money and a car."),
        "activity": (Part.NOT_KNOWN, "Not known. He has not been asked by anybody he trusts."),
        "childs_gain": (Part.YES, "Food, somewhere to sleep, and company."),
        "others_gain": (Part.NOT_KNOWN, "Not known. The police were asked and have not answered."),
    }
    definition_test(
        rowan,
        on(44),
        ROWANS,
        parts,
        (Exploited.NOT_ENOUGH, AtRisk.YES),
        "A boy is missed more easily. What he gets there he needs, and somebody knows it.",
        imbalance_of=(Imbalance.AGE, Imbalance.MONEY),
        childs_gain_of=(ChildsGain.THINGS, ChildsGain.BELONGING),
    )
    _rowan_parts(rowan, assessment, on)
    _rowan_helped(rowan, on)
    other = fill(
        LevelDisagreed,
        happened=When.on(on(151)),
        who="Kit Delaney, outreach, Harbour Light",
        level=Level.THREE,
        reasons="He stays at home because somebody comes for him. Take that away and he goes back.",
        needed="Outreach until the summer, whatever the level is called.",
    )
    rowan.tell(other, OUTREACH)


def _rowan_parts(rowan: Telling, assessment: UUID, on: Day) -> None:
    part(
        rowan,
        on(20),
        SCHOOL,
        Domain.EDUCATION,
        "Eleven days of thirty this term. He reads well when somebody sits with him.",
        assessment,
        indicators=(Indicator(sign=Sign.SCHOOL, last_on=on(19), how="The register."),),
        protective=(Protective(what=Protection.SCHOOL, how="The workshop on Fridays: he has not missed one."),),
    )
    part(
        rowan,
        on(24),
        OUTREACH,
        Domain.PLACES,
        "The arcade until it shuts, then one of two houses on the east side.",
        assessment,
        indicators=(
            Indicator(sign=Sign.PLACES, last_on=on(23), how="Seen at the arcade by Kit."),
            Indicator(sign=Sign.INJURY, last_on=NotKnown(reason="He would not say"), how="A healed cut, seen by Kit."),
        ),
        childs_words="It's warm there.",
    )


def _rowan_helped(rowan: Telling, on: Day) -> None:
    outreach = offer(rowan, on(47), ROWANS, Help.OUTREACH, "Kit Delaney of Harbour Light, at any hour.", Taken.TAKEN_UP)
    came_of(rowan, on(160), OUTREACH, outreach, Taken.TAKEN_UP, "Home most nights; found every time he was out.")
    talking = offer(
        rowan,
        on(60),
        ROWANS,
        Help.THERAPY,
        "Counselling at the clinic, on Thursdays.",
        Taken.REFUSED,
        because="“I'm not sitting in a room with somebody.” Offered again in the autumn.",
        again_on=on(200),
    )
    came_of(rowan, on(210), OUTREACH, talking, Taken.IN_PART, "He talks to the counsellor while they fish.")


def judge_bethan(bethan: Telling, on: Day) -> None:
    """What three agencies held, told apart; and a worry that turned out to be hers."""
    parts = {
        "under_18": _UNDER_18,
        "imbalance": (Part.YES, "Her parents, school and patrols tell of adults with cars and a flat."),
        "activity": (Part.NOT_KNOWN, "Nobody has asked her in a way that she could answer."),
        "childs_gain": (Part.YES, "A telephone; and threats to her family, which she may be keeping away."),
        "others_gain": (Part.NOT_KNOWN, "The police have four cars and two numbers and are asked to look."),
    }
    definition_test(
        bethan,
        on(20),
        ROWANS,
        parts,
        (Exploited.NOT_ENOUGH, AtRisk.YES),
        "Put together, twenty reports say what none said alone. She has not yet been able to tell.",
        imbalance_of=(Imbalance.AGE, Imbalance.MONEY),
        childs_gain_of=(ChildsGain.THINGS, ChildsGain.HARM_AVOIDED),
    )
    part(
        bethan,
        on(12),
        SCHOOL,
        Domain.EDUCATION,
        "Excluded in the summer for shouting; two men had been at the gate that day.",
        indicators=(Indicator(sign=Sign.CALLS, last_on=on(-30), how="Men asking for her by name, at the gate."),),
    )
    part(
        bethan,
        on(14),
        OUTREACH,
        Domain.FAMILY,
        "Her parents have written down every date. They have rung, and rung again.",
        protective=(Protective(what=Protection.FAMILY, how="They come and get her, at any hour."),),
    )
    _bethan_made_to(bethan, on)


def _bethan_made_to(bethan: Telling, on: Day) -> None:
    told = fill(
        HarmToOthersConsidered,
        happened=When.on(on(25)),
        worry="The police asked her about another child who was missing. She had been told to bring her.",
        made=Part.YES,
        made_basis="A message on her telephone: bring your friend or your brother gets it.",
        defence="The officer in the case, by her worker, in writing.",
        assessment=OwnAssessment.BEGUN,
        worker=bethan.county.workers[ROWANS].pk,
        safety="Neither girl is asked about the other by the same person.",
        besides="She sings; she looks after her brother; she wants to be a vet.",
        childs_words="I told her not to come.",
    )
    bethan.tell(told, ROWANS)
