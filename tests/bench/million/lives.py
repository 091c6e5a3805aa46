"""What may have been recorded of a child, told a few hundred times over; the copies make forty thousand of them.

The steps are those of the fictional county of the demonstration. What is added here is the daily work, which makes
up most of a real record: visits, calls, decisions, what was agreed, what others told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID, uuid5

from lantern.demo.filling import fill
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
    safety,
    share_with_circle,
    visit,
)
from lantern.demo.telling import COUNTY, County, Telling
from lantern.kinds.answers import When, YesNo
from lantern.kinds.circle.allocation import AllocationEnded
from lantern.kinds.coming_in.information import InformationReceived
from lantern.kinds.coming_in.referral import Decision, Means, Source
from lantern.kinds.declare import Kind
from lantern.kinds.judgement.assessment import Finding
from lantern.kinds.judgement.level import Level, LevelJudged
from lantern.kinds.pathway.closing import ClosureReason, EpisodeClosed
from lantern.kinds.pathway.conference import PlanDecision, ReviewDecision
from lantern.kinds.pathway.enquiry import Conclusion, Necessary
from lantern.kinds.pathway.plan import PlanEnd, PlanEnded
from lantern.kinds.pathway.strategy_discussion import Decision as Discussed
from lantern.kinds.person.household import HouseholdJoined, Relation, RelationshipStated
from lantern.kinds.person.names import IdentifierGiven, IdentifierType
from lantern.kinds.person.standing import CommunicationNeedStated
from lantern.kinds.staying.actions import ActionAgreed, ActionDone
from lantern.kinds.staying.daily import ContactMade, Direction, ManagementDecisionMade, WithWhom

# What each copy replaces by something of its own.
GIVEN, FAMILY, NUMBER = "Firstname", "Familyname", "0000000"
NEIGHBOUR = uuid5(COUNTY, "the neighbour")
WORKERS = ("sw", "tm", "duty", "dm", "chair", "police", "health", "school")

_SAID = (
    "She was at home with her mother and opened the door herself. We talked in the kitchen for half an hour.",
    "He likes the new school and has joined the football team; the evenings are long, he says.",
    "The head of year says that attendance is better than last month but not yet what it was in the spring.",
    "Her aunt has offered to have her at weekends, and the family would like that to begin soon.",
    "We agreed to speak again on Thursday, and that she may ring before then if anything worries her.",
    "The telephone was switched off twice this week; the family will write down when and for how long.",
    "Nothing new was seen at the house. The bedroom is her own again and she has put pictures up.",
    "Transport to the club is still not settled. The youth service will answer by the end of the week.",
)


@dataclass
class Life:
    """One history as it is made up. `days` is how long ago it began."""

    telling: Telling
    chance: Random
    days: int

    def on(self, days_ago: float) -> date:
        """A working day so long ago, and never after yesterday."""
        day = self.telling.county.day(max(1, round(days_ago)))
        return day - timedelta(days=max(0, day.weekday() - 4))

    def tell(self, kind: type[Kind], days_ago: float, by: str, matter: UUID | None = None, **given: object) -> UUID:
        """An entry recorded on the day it happened, or a few days later."""
        on = self.on(days_ago)
        recorded = self.on(days_ago - self.chance.choice((0, 0, 0, 1, 3)))
        return self.telling.tell(fill(kind, happened=When.on(on), **given), by, recorded=recorded, matter=matter)

    def words(self) -> str:
        """A few sentences, as long as people write."""
        return " ".join(self.chance.choices(_SAID, k=self.chance.randint(2, 8)))

    def work(self, matter: UUID | None, first: float, last: float, every: float) -> None:
        """Daily work between two days ago: a visit in so many days, and what goes with it."""
        at = first
        while at > last:
            visit(self.telling, matter, self.on(at), "sw", self.words())
            self._beside(at - self.chance.uniform(1, every / 2))
            at -= self.chance.uniform(0.6, 1.4) * every

    def _beside(self, at: float) -> None:
        told, chance = self.words(), self.chance
        if chance.random() < 0.6:
            with_whom, direction = chance.choice(list(WithWhom)), chance.choice(list(Direction))
            self.tell(ContactMade, at, "sw", with_whom=with_whom, direction=direction, how="Call", what=told)
        if chance.random() < 0.15:
            self.tell(ManagementDecisionMade, at, "tm", about="the plan", decision=told, reasons=told)
        if chance.random() < 0.25:
            by_when = self.on(at) + timedelta(days=chance.randint(3, 21))
            worker = self.telling.county.workers["sw"].pk
            agreed = self.tell(ActionAgreed, at, "sw", what="Ask the school", worker=worker, by_when=by_when)
            if chance.random() < 0.9:
                self.tell(ActionDone, at - 4, "sw", agreed, came_of_it=told)
        if chance.random() < 0.25:
            source, by = chance.choice((Source.FAMILY, Source.PROFESSIONAL)), chance.choice(("police", "health", "sw"))
            self.tell(InformationReceived, at, by, from_whom=source, means=Means.BY_TELEPHONE, what=told)


class History(NamedTuple):
    """How it goes, between how many days ago it began, and by how many weeks a copy may be moved back."""

    tell: Callable[[Life], None]
    least: float
    most: float
    weeks: int = 0


def lives(county: County, how_many: int, histories: tuple[History, ...], seed: int) -> list[Telling]:
    """So many lives, each with one of these histories in turn; the same every time."""
    chance = Random(seed)
    return [_life(county, chance, f"life {seed} {n}", histories[n % len(histories)]) for n in range(how_many)]


def _life(county: County, chance: Random, name: str, history: History) -> Telling:
    life = Life(Telling(county, name, "duty"), chance, round(chance.uniform(history.least, history.most)))
    born = county.day(round(life.days + chance.uniform(9, 15.5) * 365.25))
    opened = life.on(life.days)
    begin(life.telling, GIVEN, FAMILY, born, opened)
    life.tell(IdentifierGiven, life.days, "duty", type=IdentifierType.LA_CHILD_ID, number=NUMBER)
    life.tell(HouseholdJoined, life.days, "duty", name="Their mother")
    life.tell(RelationshipStated, life.days, "duty", name="Their mother", relation=Relation.MOTHER)
    sibling = {"name": "A brother", "who": NEIGHBOUR, "relation": Relation.SIBLING}
    life.tell(RelationshipStated, life.days, "duty", None, responsibility=YesNo.NO, **sibling)
    history.tell(life)
    return life.telling


def _referred(life: Life, decision: Decision) -> UUID:
    source = life.chance.choice((Source.PROFESSIONAL, Source.FAMILY, Source.PUBLIC))
    episode = referral(life.telling, life.on(life.days), life.words(), source, Means.BY_TELEPHONE)
    decide(life.telling, episode, life.on(life.days - life.chance.choice((0, 1, 2))), decision, life.words())
    return episode


def _allocated(life: Life, decision: Decision = Decision.ASSESSMENT) -> tuple[UUID, UUID]:
    episode = _referred(life, decision)
    allocation = allocate(life.telling, "sw", life.on(life.days - 2), "dm")
    life.tell(CommunicationNeedStated, life.days - 3, "sw", language="English", interpreter=YesNo.NO)
    return episode, allocation


def _close(life: Life, episode: UUID, allocation: UUID, days_ago: float) -> None:
    worker = life.telling.county.workers["sw"].pk
    life.tell(EpisodeClosed, days_ago, "sw", episode, why=ClosureReason.EARLY_HELP)
    life.tell(AllocationEnded, days_ago - 1, "tm", allocation, worker=worker)


def _waiting(life: Life) -> None:
    """A referral on which nobody has decided yet."""
    referral(life.telling, life.on(life.days), life.words(), Source.PUBLIC, Means.BY_TELEPHONE)


def _nothing_further(life: Life) -> None:
    """Referred, and referred again; nothing further. What others told stands beside."""
    _referred(life, Decision.NO_FURTHER_ACTION)
    for n in range(life.chance.randint(2, 9)):
        at = life.days - 10 - 20 * n
        if at > 2:
            life.tell(InformationReceived, at, "duty", from_whom=Source.PROFESSIONAL, what=life.words())


def _helped(life: Life) -> None:
    """Assessed, helped as a child in need, closed."""
    episode, allocation = _allocated(life)
    ended = life.days - life.chance.uniform(25, 75)
    assess(life.telling, episode, life.on(life.days - 4), life.on(ended), Finding.IN_NEED, "sw")
    life.work(episode, life.days - 6, ended - 150, 36)
    _close(life, episode, allocation, ended - 160)


def _being_assessed(life: Life) -> None:
    episode, _ = _allocated(life)
    assess(life.telling, episode, life.on(life.days - 4), None, Finding.IN_NEED, "sw")
    life.work(episode, life.days - 5, 1, 12)


def _in_need(life: Life) -> None:
    """Helped as a child in need, and the work goes on; of some nothing was heard for a time."""
    episode, _ = _allocated(life)
    assess(life.telling, episode, life.on(life.days - 4), life.on(life.days - 50), Finding.IN_NEED, "sw")
    life.work(episode, life.days - 6, life.chance.choice((1, 1, 1, 35)), 21)


def _enquiry(life: Life) -> tuple[UUID, UUID, UUID]:
    episode, allocation = _allocated(life, Decision.ENQUIRY)
    enquiry = discuss(life.telling, episode, life.on(life.days - 3), Discussed.INITIATE, "sw")
    share_with_circle(life.telling, life.on(life.days - 3), "sw")
    safety(life.telling, life.on(life.days - 4), "sw", life.words(), life.words())
    ended = life.on(life.days - 40) if life.days > 40 else None
    assess(life.telling, episode, life.on(life.days - 4), ended, Finding.HARM, "sw")
    level = life.chance.choice(list(Level))
    told = life.words()
    life.tell(LevelJudged, life.days - 5, "sw", level=level, reasons=told, calls_for=told)
    return episode, enquiry, allocation


def _enquired(life: Life) -> None:
    """An enquiry that is under way, or was not concluded in time."""
    episode, _, _ = _enquiry(life)
    life.work(episode, life.days - 5, 1, 7)


def _planned(life: Life) -> tuple[UUID, UUID, UUID, float]:
    episode, enquiry, allocation = _enquiry(life)
    concluded = life.on(life.days - 14)
    conclude(life.telling, enquiry, concluded, Conclusion.CONTINUING_RISK, Necessary.NECESSARY, "sw")
    held = life.days - life.chance.uniform(18, 32)
    plan = confer(life.telling, enquiry, life.on(held), PlanDecision.PLAN, "chair")
    core_group(life.telling, plan, life.on(held - life.chance.uniform(8, 20)), "sw")
    return episode, plan, allocation, held


def _reviewed(life: Life, plan: UUID, held: float, last: float) -> None:
    at = held - life.chance.uniform(75, 100)
    while at > last:
        review(life.telling, plan, life.on(at), ReviewDecision.CONTINUES, "chair")
        at -= life.chance.uniform(150, 200)
    at = held - 40
    while at > last:
        core_group(life.telling, plan, life.on(at), "sw")
        at -= 42


def _on_a_plan(life: Life) -> None:
    """A plan that goes on, with its reviews in time or late, and a visit every other week."""
    _, plan, _, held = _planned(life)
    _reviewed(life, plan, held, 5)
    life.work(plan, held - 2, 1, 14)


def _plan_ended(life: Life) -> None:
    episode, plan, allocation, held = _planned(life)
    ended = max(held - 270, 70)
    _reviewed(life, plan, held, ended + 5)
    life.work(plan, held - 2, ended, 21)
    review(life.telling, plan, life.on(ended), ReviewDecision.ENDS, "chair")
    life.tell(PlanEnded, ended, "sw", plan, why=PlanEnd.NO_LONGER_NEEDED)
    _close(life, episode, allocation, ended - 60)


WITH_A_WORKER = (
    History(_being_assessed, 8, 60),
    History(_in_need, 80, 500),
    History(_on_a_plan, 60, 500),
    History(_in_need, 60, 300),
    History(_enquired, 8, 60),
)
WITH_NOBODY = (
    History(_nothing_further, 300, 700, 200),
    History(_helped, 320, 900, 200),
    History(_nothing_further, 100, 400, 200),
    History(_helped, 320, 500, 300),
    History(_plan_ended, 420, 900, 200),
    History(_nothing_further, 40, 100, 20),
    History(_helped, 320, 500, 100),
    History(_nothing_further, 20, 90, 20),
    History(_nothing_further, 20, 900, 300),
    History(_waiting, 1, 6),
)
