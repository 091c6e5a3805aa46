"""The boy whose special school refers him: no conference, levels that fall, and contact that is kept."""

from datetime import date

from lantern.demo.cast import POLICE, SCHOOLS, VOLUNTARY
from lantern.demo.filling import fill
from lantern.demo.steps import allocate, assess, begin, decide, referral, safety, share, visit
from lantern.demo.stories.judged import judge_rowan
from lantern.demo.telling import County, Telling
from lantern.kinds.answers import When
from lantern.kinds.circle.allocation import AllocationMade, As
from lantern.kinds.coming_in.referral import Decision, Means, Source
from lantern.kinds.judgement.assessment import Finding
from lantern.kinds.judgement.level import Level, LevelJudged
from lantern.kinds.pathway.need_plan import ChildInNeedPlanAgreed
from lantern.kinds.pathway.steps import Step
from lantern.kinds.staying.daily import ContactMade

WORKER, OUTREACH, DUTY_MANAGER = "ashmere.sw2", "voluntary", "ashmere.dm"
BEGAN = 400


def tell(county: County) -> list[Telling]:
    """Rowan, who is now seen now and then, at the pool table."""
    rowan = Telling(county, "rowan", "ashmere.duty")

    def on(days: int) -> date:
        return county.working_day(BEGAN - days)

    begin(rowan, "Rowan", "Saltmarsh", county.day(BEGAN + 14 * 365 + 60), on(0))
    concern = "Hardly at school this term. Out overnight all over the town; his mother does not know where."
    episode = referral(rowan, on(0), concern, Source.PROFESSIONAL, Means.IN_WRITING)
    decide(
        rowan, episode, on(1), Decision.ASSESSMENT, "He spends nights with a family known to be a danger to children."
    )
    allocate(rowan, WORKER, on(1), DUTY_MANAGER)
    for agency in (VOLUNTARY, SCHOOLS, POLICE):
        share(rowan, agency, on(2), WORKER)
    assessment = assess(rowan, episode, on(3), on(45), Finding.IN_NEED, WORKER)
    beside = fill(
        AllocationMade, happened=When.on(on(6)), worker=county.workers[OUTREACH].pk, allocated=As.CO_ALLOCATED
    )
    rowan.tell(beside, "ashmere.tm")
    _level(
        rowan,
        on(46),
        Level.THREE,
        "Nights away with adults who are a danger to him; taken out of town twice.",
        "Nothing yet.",
    )
    steps = (
        Step(need="Somebody who comes and finds him", what="Outreach, at any hour", who="Kit Delaney", by_when=on(58)),
        Step(
            need="A day worth getting up for", what="School from ten, then from nine", who="Marian Tull", by_when=on(75)
        ),
    )
    agreed = fill(ChildInNeedPlanAgreed, happened=When.on(on(50)), steps=steps)
    rowan.tell(agreed, WORKER, matter=episode)
    safety(
        rowan,
        on(52),
        WORKER,
        "A household on the east side to which he goes at night.",
        "Ring Kit, who will go and look for him; then his mother. He comes home for Kit.",
    )
    for days, what in (
        (58, "Found him at the arcade at eleven and drove him home. He talked about fishing."),
        (75, "Early call; up and at school by nine."),
        (110, "Painted his room with him. He named two houses he will not go to any more."),
        (160, "At school four days of five. Pool on Tuesdays."),
    ):
        told = fill(ContactMade, happened=When.on(on(days)), what=what)
        rowan.tell(told, OUTREACH, matter=episode)
    visit(rowan, episode, on(120), WORKER, "Kit comes and finds me. Nobody else ever did that.")
    _level(
        rowan,
        on(150),
        Level.TWO,
        "Home most nights; still goes to the arcade.",
        "Kit's work, and school taking him back.",
    )
    _level(rowan, on(300), Level.ONE, "At school, near home, with friends of his own age.", "He chooses where he goes.")
    visit(rowan, episode, on(385), WORKER, "Tuesdays are enough now. But Tuesdays.")
    judge_rowan(rowan, assessment, on)
    return [rowan]


def _level(rowan: Telling, day: date, level: Level, reasons: str, changed: str) -> None:
    told = fill(
        LevelJudged,
        happened=When.on(day),
        level=level,
        reasons=reasons,
        changed=changed,
        calls_for="Outreach by Harbour Light, coordinated by his social worker; he takes it up.",
    )
    rowan.tell(told, WORKER)
