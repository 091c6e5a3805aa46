"""The county's other children: varied histories, the same every time, dated from today."""

from collections.abc import Callable
from datetime import date
from random import Random
from uuid import UUID

from lantern.demo.cast import AREAS
from lantern.demo.filling import fill
from lantern.demo.people_names import FAMILY, GIVEN
from lantern.demo.steps import (
    allocate,
    assess,
    begin,
    conclude,
    confer,
    core_group,
    decide,
    discuss,
    referral,
    review,
    share_with_circle,
    visit,
)
from lantern.demo.telling import County, Telling
from lantern.kinds.answers import When
from lantern.kinds.coming_in.referral import Decision, Means, Source, Told
from lantern.kinds.judgement.assessment import Finding
from lantern.kinds.pathway.closing import ClosureReason, EpisodeClosed
from lantern.kinds.pathway.conference import PlanDecision, ReviewDecision
from lantern.kinds.pathway.enquiry import Conclusion, Necessary
from lantern.kinds.pathway.plan import PlanEnd, PlanEnded
from lantern.kinds.pathway.strategy_discussion import Decision as Discussed

HOW_MANY = 312
_SEED = 2009
_CONCERNS = (
    "Away from home overnight, and will not say where.",
    "Unexplained money and a second telephone, since meeting older friends.",
    "Often not at school; met by cars at the gate.",
    "Messages from adults nobody at home knows.",
    "Afraid of somebody and will not say of whom.",
    "New things that nobody bought, and seen at a place of concern.",
)


class Life:
    """One child's history as it is made up, with the workers of the area."""

    def __init__(self, county: County, chance: Random, number: int) -> None:
        self.county, self.chance = county, chance
        area = AREAS[number % 3].split()[0].lower()
        self.worker = f"{area}.{('sw', 'sw2', 'sw3', 'sw4')[number % 4]}"
        self.manager = f"{area}.{'tm' if self.worker.endswith(('.sw', '.sw2')) else 'tm2'}"
        self.duty, self.duty_manager, self.chair = f"{area}.duty", f"{area}.dm", f"{area}.chair"
        self.telling = Telling(county, f"ordinary:{number}", self.duty)

    def working_day(self, days_ago: float) -> date:
        """A day so long ago, moved back to a working day, and never after yesterday."""
        return self.county.working_day(max(1, round(days_ago)))

    def close(self, episode: UUID, days_ago: float, why: ClosureReason) -> None:
        """The case is closed."""
        told = fill(EpisodeClosed, happened=When.on(self.working_day(days_ago)), why=why)
        self.telling.tell(told, self.worker, matter=episode)


def ordinary_children(county: County, how_many: int) -> list[Telling]:
    """So many children, each with one of nine kinds of history."""
    chance = Random(_SEED)  # noqa: S311 - a made-up county needs no secrets
    return [_child(county, chance, number) for number in range(how_many)]


def _child(county: County, chance: Random, number: int) -> Telling:
    life = Life(county, chance, number)
    history, least, most = _HISTORIES[number % len(_HISTORIES)]
    began = chance.uniform(least, most)
    age_then = chance.uniform(9, 15.5)
    born = county.day(round(began + age_then * 365.25))
    begin(life.telling, chance.choice(GIVEN), chance.choice(FAMILY), born, life.working_day(began))
    history(life, began)
    return life.telling


def _received(life: Life, began: float) -> tuple[UUID, Told]:
    """A referral, and what may be told to whoever made it."""
    source = life.chance.choice((Source.PROFESSIONAL, Source.PROFESSIONAL, Source.FAMILY, Source.PUBLIC))
    means = life.chance.choice((Means.IN_WRITING, Means.BY_TELEPHONE))
    episode = referral(life.telling, life.working_day(began), life.chance.choice(_CONCERNS), source, means)
    return episode, Told.NEXT_STEP if source is Source.PROFESSIONAL else Told.RECEIPT


def _referred(life: Life, began: float, decision: Decision) -> tuple[UUID, date]:
    episode, told = _received(life, began)
    decided = life.working_day(began - life.chance.choice((0, 1, 1, 2)))
    decide(life.telling, episode, decided, decision, told=told)
    return episode, decided


def _allocated(life: Life, began: float, decision: Decision = Decision.ASSESSMENT) -> UUID:
    episode, decided = _referred(life, began, decision)
    allocate(life.telling, life.worker, decided, life.duty_manager)
    return episode


def _waiting(life: Life, began: float) -> None:
    """A referral nobody has decided on yet."""
    _received(life, began)


def _nothing_further(life: Life, began: float) -> None:
    _referred(life, began, Decision.NO_FURTHER_ACTION)


def _being_assessed(life: Life, began: float) -> None:
    episode = _allocated(life, began)
    assess(life.telling, episode, life.working_day(began - 4), None, Finding.IN_NEED, life.worker)
    visit(life.telling, episode, life.working_day(began - 6), life.worker)


def _helped(life: Life, began: float) -> None:
    """Assessed, helped as a child in need, closed."""
    episode = _allocated(life, began)
    took = life.chance.uniform(25, 75)
    assess(
        life.telling, episode, life.working_day(began - 4), life.working_day(began - took), Finding.IN_NEED, life.worker
    )
    life.close(episode, began - took - 30, ClosureReason.EARLY_HELP)


def _enquiry(life: Life, began: float) -> tuple[UUID, UUID]:
    episode = _allocated(life, began, Decision.ENQUIRY)
    enquiry = discuss(life.telling, episode, life.working_day(began - 3), Discussed.INITIATE, life.worker)
    share_with_circle(life.telling, life.working_day(began - 3), life.worker)
    if life.chance.random() < 0.85:
        took = life.chance.uniform(20, 62)
        ended = life.working_day(began - took) if took < began else None
        assess(life.telling, episode, life.working_day(began - 4), ended, Finding.HARM, life.worker)
    if life.chance.random() < 0.4:
        discuss(life.telling, enquiry, life.working_day(began - 8), Discussed.CONTINUE, life.worker)
    return episode, enquiry


def _enquired(life: Life, began: float) -> None:
    """An enquiry that is under way, or was not concluded in time."""
    _enquiry(life, began)


def _not_borne_out(life: Life, began: float) -> None:
    episode, enquiry = _enquiry(life, began)
    conclude(
        life.telling,
        enquiry,
        life.working_day(began - 15),
        Conclusion.NOT_SUBSTANTIATED,
        Necessary.NOT_NECESSARY,
        life.worker,
    )
    life.close(episode, began - 60, ClosureReason.NO_FURTHER_ACTION)


def _borne_out(life: Life, began: float) -> tuple[UUID, UUID]:
    """An enquiry concluded with continuing risk, so that a conference is necessary."""
    episode, enquiry = _enquiry(life, began)
    on = life.working_day(began - 14)
    conclude(life.telling, enquiry, on, Conclusion.CONTINUING_RISK, Necessary.NECESSARY, life.worker)
    return episode, enquiry


def _on_a_plan(life: Life, began: float) -> None:
    """A plan that goes on, with its core groups and reviews in time or late."""
    _, enquiry = _borne_out(life, began)
    held = began - life.chance.uniform(18, 32)
    plan = confer(life.telling, enquiry, life.working_day(held), PlanDecision.PLAN, life.worker)
    met = held - life.chance.uniform(8, 20)
    while met > 3:
        core_group(life.telling, plan, life.working_day(met), life.worker)
        met -= life.chance.uniform(33, 47)
    visit(life.telling, plan, life.working_day(held - 12), life.worker)
    at = held - life.chance.uniform(75, 100)
    while at > 5:
        review(life.telling, plan, life.working_day(at), ReviewDecision.CONTINUES, life.worker)
        at -= life.chance.uniform(150, 200)


def _plan_ended(life: Life, began: float) -> None:
    episode, enquiry = _borne_out(life, began)
    plan = confer(life.telling, enquiry, life.working_day(began - 22), PlanDecision.PLAN, life.worker)
    core_group(life.telling, plan, life.working_day(began - 33), life.worker)
    review(life.telling, plan, life.working_day(began - 105), ReviewDecision.CONTINUES, life.worker)
    ended = life.working_day(began - 270)
    review(life.telling, plan, ended, ReviewDecision.ENDS, life.worker)
    told = fill(PlanEnded, happened=When.on(ended), why=PlanEnd.NO_LONGER_NEEDED)
    life.telling.tell(told, life.worker, matter=plan)
    life.close(episode, began - 330, ClosureReason.EARLY_HELP)


_HISTORIES: tuple[tuple[Callable[[Life, float], None], float, float], ...] = (
    (_waiting, 1, 5),
    (_nothing_further, 20, 700),
    (_being_assessed, 8, 85),
    (_helped, 150, 900),
    (_enquired, 4, 45),
    (_not_borne_out, 90, 800),
    (_on_a_plan, 60, 700),
    (_plan_ended, 400, 1100),
    (_being_assessed, 2, 40),
)
