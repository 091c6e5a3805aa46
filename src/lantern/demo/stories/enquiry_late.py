"""A child through flow charts 4 and 5.

Two strategy discussions, a late conference with its reason, a sister, a restricted entry, a correction, a plan ended.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid5

from lantern.demo.filling import fill
from lantern.demo.steps import (
    MET,
    allocate,
    assess,
    begin,
    conclude,
    confer,
    core_group,
    decide,
    referral,
    review,
    safety,
    share_with_circle,
    visit,
)
from lantern.demo.stories.drawn import draw_leila
from lantern.demo.stories.judged import judge_leila
from lantern.demo.stories.own_page import own_page
from lantern.demo.telling import COUNTY, County, Telling
from lantern.kinds.answers import When, YesNo
from lantern.kinds.circle.sharing import (
    Agreed,
    Basis,
    Family,
    ServiceAgreementStated,
    SharingDecided,
    SharingWithheld,
    SharingWithheldReviewed,
    Whose,
)
from lantern.kinds.coming_in.referral import Decision, Means, Source
from lantern.kinds.delay import DelayReason
from lantern.kinds.judgement.assessment import Finding
from lantern.kinds.pathway.conference import ConferenceDelayed, Participation, PlanDecision, ReviewDecision
from lantern.kinds.pathway.enquiry import Conclusion, Jointly, Necessary, PoliceInvestigationStarted
from lantern.kinds.pathway.plan import PlanAgreed, PlanEnd, PlanEnded
from lantern.kinds.pathway.steps import Step
from lantern.kinds.pathway.strategy_discussion import Decision as Discussed
from lantern.kinds.pathway.strategy_discussion import StrategyDiscussionHeld, Technology
from lantern.kinds.person.household import Relation, RelationshipStated
from lantern.kinds.staying.actions import ActionAgreed
from lantern.kinds.staying.daily import ContactMade
from lantern.kinds.staying.support import AppointmentMissed, SteppedDown, TeamMemberJoined

WORKER, DUTY_MANAGER, POLICE = "ashmere.sw", "ashmere.dm", "police"
BEGAN = 330  # days before today
Day = Callable[[int], date]


def tell(county: County) -> list[Telling]:
    """Leila, and Noor, her sister, under one occasion each time both were discussed."""
    leila, noor = Telling(county, "leila", "ashmere.duty"), Telling(county, "noor", "ashmere.duty")

    def on(days: int) -> date:
        return county.working_day(BEGAN - days)

    begin(leila, "Leila", "Carrowmere", county.day(BEGAN + 14 * 365 + 120), on(0))
    begin(noor, "Noor", "Carrowmere", county.day(BEGAN + 11 * 365 + 40), on(0))
    episodes: dict[str, UUID] = {}
    for child, concern in (
        (leila, "Told her form tutor that she has to see a man of 27 who frightens her. She has a telephone from him."),
        (noor, "Her sister is being met by a man who also knows Noor's way to school."),
    ):
        episodes[child.name] = referral(child, on(0), concern, Source.PROFESSIONAL, Means.BY_TELEPHONE)
        decide(child, episodes[child.name], on(1), Decision.ENQUIRY, "Likely harm now; the police are told today.")
        allocate(child, WORKER, on(1), DUTY_MANAGER)
        share_with_circle(child, on(1), WORKER)
    for child, other, name in ((leila, noor, "Noor"), (noor, leila, "Leila")):
        told = fill(RelationshipStated, happened=When.on(on(1)), name=name, who=other.record, relation=Relation.SIBLING)
        child.tell(told, WORKER)
    enquiry = _discussions(leila, noor, episodes, on)
    assessment = assess(leila, episodes["leila"], on(4), on(48), Finding.HARM, WORKER)
    assess(noor, episodes["noor"], on(4), on(40), Finding.IN_NEED, WORKER)
    _enquiry(leila, enquiry, on)
    plan = _conference(leila, enquiry, on)
    _plan(leila, plan, on)
    _sharing(leila, on)
    _support(leila, on)
    judge_leila(leila, assessment, on)
    draw_leila(leila, on)
    own_page(leila, on)
    return [leila, noor]


def _discussions(leila: Telling, noor: Telling, episodes: dict[str, UUID], on: Day) -> UUID:
    """Two discussions about both sisters, each with a decision for each; gives Leila's enquiry."""
    first, second = uuid5(COUNTY, "sisters:1"), uuid5(COUNTY, "sisters:2")
    shared = {
        "present": MET,
        "technology": Technology.YES,
        "technology_how": "Messages; the police keep the telephone.",
    }
    told = fill(
        StrategyDiscussionHeld,
        happened=When.on(on(3)),
        decision=Discussed.INITIATE,
        reasons="A child in fear of an adult who buys her things and will not be refused.",
        telling_raises_risk=YesNo.NO,
        childs_words="I am not in trouble, am I? I only want him to stop coming.",
        **shared,
    )
    enquiry = leila.tell(told, WORKER, matter=episodes["leila"], occasion=first)
    told = fill(
        StrategyDiscussionHeld,
        happened=When.on(on(3)),
        decision=Discussed.CORE_S17,
        reasons="Nothing points to harm so far; her school route is changed.",
        **shared,
    )
    noor.tell(told, WORKER, matter=episodes["noor"], occasion=first)
    started = fill(PoliceInvestigationStarted, happened=When.on(on(3)), jointly=Jointly.JOINT)
    leila.tell(started, POLICE, matter=enquiry)
    told = fill(
        StrategyDiscussionHeld,
        happened=When.on(on(13)),
        decision=Discussed.CONTINUE,
        reasons="A second man is named. The enquiry goes on with both in view.",
        **shared,
    )
    leila.tell(told, WORKER, matter=enquiry, occasion=second)
    return enquiry


def _enquiry(leila: Telling, enquiry: UUID, on: Day) -> None:
    """What was found; one entry kept to few; and one that was put right."""
    visit(leila, enquiry, on(4), WORKER, "He knows our car. He knows which way my sister walks.")
    secret = fill(
        ContactMade,
        happened=When.on(on(6)),
        what="Where Leila stays at weekends is known to her aunt and to us alone.",
    )
    leila.tell(secret, WORKER, matter=enquiry, marking="restricted")
    wrong = fill(
        ContactMade, happened=When.on(on(8)), what="Her mother says the car is a blue estate, seen on Tuesday."
    )
    first = leila.tell(wrong, WORKER, matter=enquiry)
    right = fill(
        ContactMade, happened=When.on(on(8)), what="Her mother says the car is a grey estate, seen on Tuesday."
    )
    leila.amend(first, right, "Read back to her: she had said grey. My mistake.", WORKER, on(12))
    conclude(leila, enquiry, on(19), Conclusion.CONTINUING_RISK, Necessary.NECESSARY, WORKER)
    delayed = fill(
        ConferenceDelayed,
        happened=When.on(on(20)),
        reason=DelayReason.CHILD,
        explained="Leila asked to come herself, after her examination. The chair and the manager agreed.",
        expected_on=on(31),
        meanwhile="Daily calls; her aunt collects her; the police drive by.",
    )
    leila.tell(delayed, WORKER, matter=enquiry)


def _conference(leila: Telling, enquiry: UUID, on: Day) -> UUID:
    """Held late, with the child there; gives the plan."""
    return confer(
        leila,
        enquiry,
        on(31),
        PlanDecision.PLAN,
        WORKER,
        participation=Participation.ADVOCATE_SPOKE,
        advocate=YesNo.YES,
        childs_words="I want to go to school without looking behind me.",
        reasons="The men still look for her. What keeps her safe depends on few people.",
    )


def _plan(leila: Telling, plan: UUID, on: Day) -> None:
    """Carried out, reviewed twice, ended; support goes on."""
    for days in (42, 84, 125, 160, 205):
        core_group(leila, plan, on(days), WORKER)
    steps = (
        Step(need="A way to school that is her own", what="Her aunt drives her", who="Her aunt", by_when=on(87)),
        Step(need="Somebody to talk to", what="Sees her each Tuesday", who="Kit Delaney, outreach", by_when=on(90)),
    )
    agreed = fill(PlanAgreed, happened=When.on(on(84)), steps=steps, childs_words="Tuesdays are all right.")
    leila.tell(agreed, WORKER, matter=plan)
    visit(leila, plan, on(60), WORKER, "I slept. I slept all night.")
    safety(
        leila,
        on(45),
        WORKER,
        "Two men, one of whom knows the family's car, are alleged to look for her.",
        "If she is missing or rings: police at once, then her aunt. Do not ring her old number.",
        safe_with="Her aunt, and her worker at Harbour Light.",
        not_with="Anybody who says he is a cousin. Nobody has sent one.",
        health="Well. Speak first of something else; ask one thing at a time.",
        for_workers="The side door sticks; the dog is friendly.",
        childs_words="If I ring you it is real.",
    )
    review(leila, plan, on(118), ReviewDecision.CONTINUES, WORKER)
    review(leila, plan, on(290), ReviewDecision.ENDS, WORKER)
    ended = fill(
        PlanEnded,
        happened=When.on(on(290)),
        why=PlanEnd.NO_LONGER_NEEDED,
        reasons="Both men are bailed away from the town; Leila is at school and sleeps.",
        services="Her worker from Harbour Light stays; the team sees her once a month.",
        childs_words="You can stop the meetings. Not the Tuesdays.",
    )
    leila.tell(ended, WORKER, matter=plan)
    still_owed = fill(
        ActionAgreed,
        happened=When.on(on(290)),
        what="Look with Leila at what she wants to do after school",
        worker=leila.county.workers[WORKER].pk,
        by_when=on(BEGAN + 10),
    )
    leila.tell(still_owed, WORKER)


def _sharing(leila: Telling, on: Day) -> None:
    """What the school was told, what it was not told and why, and what Leila herself agreed to."""
    with_school = fill(
        SharingDecided,
        happened=When.on(on(5)),
        what="That she is not to leave with anybody but her mother or aunt, and whom to ring.",
        with_whom="The head of year, Ashmere High",
        why="The man waits near the school.",
        basis=Basis.PUBLIC_TASK,
        limited="Nothing of what she told us; by telephone, and to two people only.",
        family=Family.AGREE,
    )
    leila.tell(with_school, WORKER)
    withheld = fill(
        SharingWithheld,
        happened=When.on(on(6)),
        what="Where she stays at weekends.",
        with_whom="The school",
        why="Two pupils know one of the men. The fewer know it, the safer she sleeps.",
        danger="If she is missing on a Friday the school cannot say where she is expected.",
        review_on=on(34),
        advice="The named nurse, without naming Leila.",
        family=Family.AGREE,
    )
    decision = leila.tell(withheld, WORKER)
    stands = fill(
        SharingWithheldReviewed,
        happened=When.on(on(33)),
        why="One of the pupils has left; the other has not.",
        review_on=on(BEGAN - 20),
    )
    leila.tell(stands, WORKER, matter=decision)
    agreed = fill(
        ServiceAgreementStated,
        happened=When.on(on(36)),
        service="Harbour Light, one to one",
        whose=Whose.CHILD,
        agreed=Agreed.YES,
        said="If it is the same person each time.",
    )
    leila.tell(agreed, WORKER)


def _support(leila: Telling, on: Day) -> None:
    """Who is on her team, and what is agreed as help becomes less."""
    for days, who, helps, leads in (
        (36, "Kit Delaney, Harbour Light", "Whatever she brings; an hour a week.", YesNo.YES),
        (40, "Her aunt", "Weekends, and lifts.", YesNo.NO),
    ):
        joined = fill(
            TeamMemberJoined, happened=When.on(on(days)), who=who, helps_with=helps, chosen=YesNo.YES, leads=leads
        )
        leila.tell(joined, WORKER)
    missed = fill(
        AppointmentMissed,
        happened=When.on(on(70)),
        what="The clinic, at four on a Monday.",
        in_the_way="It is next to the bus station, where the men wait.",
        next="Kit goes along, to the clinic by the school.",
    )
    leila.tell(missed, WORKER)
    fewer = fill(
        SteppedDown,
        happened=When.on(on(280)),
        what="Every other week instead of every week: she asked for it.",
        stays="Kit Delaney",
        back="She rings Kit; no form, no waiting list.",
        review_on=on(BEGAN + 30),
    )
    leila.tell(fewer, WORKER)
