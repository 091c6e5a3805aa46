"""Random histories, as recorded: what happened to fictional children, and what was corrected or withdrawn since.

Nothing here is likely; everything is possible: two referrals, enquiries and plans, four reviews, orders, transfers,
things done before they were due to begin, on one day, on unknown days, or standing in the wrong matter.
"""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from lantern.law.calendar import day_of_minute, day_starts_at
from lantern.law.fact import NO_MOMENT, Fact
from lantern.law.history import Act, Entry
from lantern.law.vocabulary import CHILD, FactKind, vocabulary

IMPRECISE, MOMENTS, AMENDED, WITHDRAWN, MISPLACED, SHUFFLED = 0.07, 0.45, 0.12, 0.06, 0.02, 0.3
KINDS = tuple(vocabulary().facts.values())
OPENING = tuple(kind for kind in KINDS if kind.opens)
ENDS = (date(2006, 4, 1), date(2010, 3, 17), date(2013, 4, 15), date(2015, 3, 26), date(2018, 7, 4), date(2023, 12, 15))
LIMITS = (0, 1, 1, 7, 10, 14, 21, 49, 63, 91, 183)


class Shares(NamedTuple):
    """How many histories, entries, corrections and withdrawals were made: to state them beside a result."""

    histories: int
    entries: int
    amendments: int
    withdrawals: int
    restorations: int


def shares(histories: Sequence[Sequence[Entry]]) -> Shares:
    """What these histories hold."""
    acts = [entry.act for history in histories for entry in history]
    return Shares(
        len(histories), len(acts), acts.count(Act.AMENDS), acts.count(Act.WITHDRAWS), acts.count(Act.RESTORES)
    )


def random_history(
    rng: Random, as_of: int, strays: Sequence[int] = (0, 0, 0, 1, 2, 3), imprecise: float = IMPRECISE
) -> list[Entry]:
    """One child's history, most of it before the day `as_of` and some of it after.

    `strays`: from how many facts of any kind, in any matter, to choose. `imprecise`: the share with no exact day.
    """
    return _Writing(rng, as_of, imprecise).recorded(strays)


def tangled_history(rng: Random, as_of: int, imprecise: float = IMPRECISE) -> list[Entry]:
    """One child's history in which any matter may stand under any other, and anything in any of them."""
    return _Writing(rng, as_of, imprecise).tangled()


def recent_history(rng: Random, day: int, minute: int) -> list[Entry]:
    """One child missing in the last days, a contact missed in the last hours, a meeting asked for: clocks still run."""
    return _Writing(rng, day, IMPRECISE).recent(day, minute)


class _Writing:
    """A history being made up, fact by fact."""

    def __init__(self, rng: Random, as_of: int, imprecise: float) -> None:
        self.rng, self.chance, self.imprecise = rng, rng.random, imprecise
        self.facts: list[Fact] = []
        self.matters: dict[str, str] = {"": CHILD}
        self.assessed: set[str] = set()
        edge = rng.choice(ENDS).toordinal()
        lead = rng.choice((3, 10, 30, 120, 400, 1500))
        start = as_of - int(self.chance() * lead)
        if self.chance() < 0.15 and edge < as_of:
            start = edge + rng.randrange(-2, 2)
        self.start = max(start, date(1999, 1, 1).toordinal())

    def recorded(self, strays: Sequence[int]) -> list[Entry]:
        """The whole history."""
        self.child()
        for _ in range(self.pick(strays)):
            self.stray()
        if self.chance() < SHUFFLED:
            self.rng.shuffle(self.facts)
        entries = [Entry(fact.id, Act.RECORDS, "", fact) for fact in self.facts]
        if self.chance() < AMENDED:
            self.amend(entries)
        if self.chance() < WITHDRAWN:
            self.withdraw(entries)
        return entries

    def tangled(self) -> list[Entry]:
        """A history of matters that stand in each other as none does."""
        for n in range(16):
            told = self.rng.choice(OPENING if self.chance() < 0.5 else KINDS)
            opens = told.opens if not told.opens_when or self.chance() < 0.8 else ""
            matter = self.rng.choice(tuple(self.matters))
            answer = self.rng.choice(("", *told.answers))
            when = self.when(self.start + int(self.chance() * 60))
            self.facts.append(Fact(told.name, *when, matter, str(n), opens, self.word(told), answer))
            if opens:
                self.matters[str(n)] = opens
        return [Entry(fact.id, Act.RECORDS, "", fact) for fact in self.facts]

    def recent(self, day: int, minute: int) -> list[Entry]:
        """A history whose clocks of hours began just before the moment asked about."""
        self.missing(day - self.pick((1, 2, 3)))
        agreement = self.add("contact_agreement.made", day - 1)
        at = minute - self.pick((0, 30, 90, 119, 120, 121))
        if day_of_minute(at) == day:
            self.facts.append(Fact("daily_contact.missed", day, day, at, agreement, "missed", "", "", ""))
            if self.chance() < 0.4:
                self.facts.append(Fact("daily_contact.followed_up", day, day, minute, agreement, "after", "", "", ""))
        self.meeting(day - self.pick((0, 2, 5, 7, 8, 13, 16, 20)))
        self.maybe(0.1, "child.died", day, "")
        return [Entry(fact.id, Act.RECORDS, "", fact) for fact in self.facts]

    # --- what happened

    def pick(self, several: Sequence[int]) -> int:
        return several[int(self.chance() * len(several))]

    def gap(self, limit: int) -> int:
        """Days from one thing to the next: often just in time, just late, or on the same day."""
        kind = self.chance()
        if kind < 0.15:
            return 0
        if kind < 0.4:
            return limit + self.pick((-1, 0, 0, 1))
        return int(self.chance() * (2 * limit + 2)) - (1 if kind > 0.95 else 0)

    def add(self, kind: str, day: int, matter: str = "", outcome: str = "", answer: str = "") -> str:
        """Something that happened about that day."""
        told = vocabulary().facts[kind]
        standing_in = self.matters.get(matter, "")
        opens = told.matter_opened(outcome, standing_in, matter in self.assessed)
        if kind == "assessment.started":
            self.assessed.add(matter)
        id = f"{len(self.facts):x}"
        if self.chance() < MISPLACED:
            matter = self.rng.choice((*self.matters, "gone"))
        earliest, latest, at = self.when(day)
        self.facts.append(Fact(kind, earliest, latest, at, matter, id, opens, outcome, answer))
        if opens:
            self.matters[id] = opens
        return id

    def when(self, day: int) -> tuple[int, int, int]:
        """A day as it is known: exactly, to the minute, or only as a range."""
        known = self.chance()
        if known < self.imprecise:
            return day - self.pick((0, 1, 3)), day + self.pick((0, 1, 2, 10)), NO_MOMENT
        if known < self.imprecise + MOMENTS:
            return day, day, day_starts_at(day) + 60 * self.pick(range(23)) + self.pick((0, 0, 1, 59))
        return day, day, NO_MOMENT

    def word(self, told: FactKind, likely: str = "") -> str:
        """An outcome: the likely one, any, none, or one that the vocabulary does not have."""
        chance = self.chance()
        if likely and chance < 0.5:
            return likely
        if chance < 0.93 and told.outcomes:
            return self.rng.choice(told.outcomes)
        return "" if chance < 0.98 else "strange"

    def decided(self, kind: str, day: int, matter: str, likely: str = "") -> str:
        told = vocabulary().facts[kind]
        answer = self.rng.choice(("", *told.answers)) if told.answers else ""
        return self.add(kind, day, matter, self.word(told, likely), answer)

    def maybe(self, share: float, kind: str, day: int, matter: str) -> None:
        if self.chance() < share:
            self.decided(kind, day, matter)

    def child(self) -> None:
        """Everything that happens to one child."""
        day = self.start
        for _ in range(self.pick((1, 1, 1, 2))):
            way = self.chance()
            if way < 0.64:
                day = self.episode(day)
            elif way < 0.7:
                self.enquiry(day, "")
            elif way < 0.76:
                self.transfer(day, "")
            elif way < 0.8:
                self.plan(self.decided("plan.started", day, ""), day)
            else:
                self.urgent(day, "", 1.0)
            day += self.pick((0, 3, 40, 300))
        if self.chance() < 0.3:
            self.missing(self.start + self.gap(20))
        if self.chance() < 0.15:
            self.contact_agreement(self.start + self.gap(20))
        soon = self.pick((4, 30, 250))
        for kind in ("child.died", "child.turned_18", "child.left_uk"):
            self.maybe(0.06, kind, self.start + int(self.chance() * soon), "")

    def episode(self, day: int) -> int:
        """A referral and what follows. Returns a day some time into it."""
        id = self.decided("referral.received", day, "")
        self.maybe(0.6, "referral.confirmed_in_writing", day + self.pick((0, 1, 2, 2, 3, 5)), id)
        self.maybe(0.85, "referral.decided", day + self.pick((0, 1, 1, 2, 4, 9)), id)
        self.maybe(0.7, "referral.acknowledged", day + self.pick((0, 1, 2, 3, 6)), id)
        started = day + self.gap(3)
        self.maybe(0.4, "initial_assessment.started", started, id)
        self.maybe(0.55, "initial_assessment.completed", day + self.gap(12), id)
        self.core_assessment(day, id)
        for _ in range(self.pick((0, 1, 2, 3, 3))):
            self.assessment(started, id)
            started += self.gap(50)
        if self.chance() < 0.08:
            agreed = day + self.gap(40)
            self.add("child_in_need_plan.agreed", agreed, id)
            self.maybe(0.5, "child_in_need_plan.ended", agreed + self.gap(90), id)
        for n in range(self.pick((0, 0, 1, 1, 2))):
            self.enquiry(day + self.gap(10) + 30 * n, id)
        if self.chance() < 0.08:
            self.transfer(day + self.gap(5), id)
        self.urgent(day + self.gap(5), id)
        self.maybe(0.3, "episode.closed", day + int(self.chance() * 500), id)
        self.maybe(0.08, "transfer_out.accepted", day + int(self.chance() * 300), id)
        return day + self.gap(60)

    def core_assessment(self, day: int, matter: str) -> None:
        if self.chance() < 0.4:
            started = day + self.gap(7)
            self.add("core_assessment.started", started, matter)
            self.maybe(0.6, "core_assessment.completed", started + self.gap(49), matter)
        else:
            self.maybe(0.1, "core_assessment.completed", day + self.gap(49), matter)

    def assessment(self, day: int, episode: str) -> None:
        id = self.decided("assessment.started", day, episode)
        matter = id if id in self.matters and self.chance() < 0.8 else episode
        self.maybe(0.65, "assessment.completed", day + self.gap(63), matter)

    def enquiry(self, day: int, matter: str) -> None:
        id = self.add("strategy_discussion.held", day, matter, "initiate_s47")
        held = day
        for _ in range(self.pick((0, 0, 1, 2))):
            held += self.gap(9)
            self.decided("strategy_discussion.held", held, id, "continue_enquiry")
        self.maybe(0.15, "police_investigation.started", day + self.gap(2), id)
        self.core_assessment(day, id)
        for _ in range(self.pick((0, 1, 1, 1, 2))):
            self.decided("s47.concluded", day + self.gap(self.pick((3, 14))), id, "continuing_risk")
        for _ in range(self.pick((0, 1, 1, 1, 1, 2))):
            day = held + self.gap(21)
            plan = self.decided("conference.held", day, id, "plan")
            if plan in self.matters:
                self.plan(plan, day)
        self.urgent(day, id)

    def transfer(self, day: int, matter: str) -> None:
        id = self.add("transfer_in.notified", day, matter)
        for _ in range(self.pick((0, 1, 1, 1, 2))):
            day += self.gap(21)
            plan = self.decided("transfer_in_conference.held", day, id, "plan")
            if plan in self.matters:
                self.plan(plan, day)

    def plan(self, id: str, day: int) -> None:
        met = day
        for _ in range(self.pick((0, 1, 1, 2, 3))):
            met += self.gap(self.pick((14, 42)))
            self.add("core_group.met", met, id)
        self.core_assessment(day, id)
        review = day + self.gap(91)
        for _ in range(self.pick((0, 0, 1, 2, 3, 4))):
            self.decided("review_conference.held", review, id, "plan_continues")
            review += self.gap(183)
        self.maybe(0.2, "plan.agreed", day + self.gap(60), id)
        self.maybe(0.4, "plan.ended", day + int(self.chance() * 500), id)
        self.urgent(day + self.gap(100), id)

    def urgent(self, day: int, matter: str, share: float = 0.25) -> None:
        """Police protection and orders, of which most matters have none."""
        if self.chance() > share:
            return
        chance = self.chance()
        if chance < 0.5:
            id = self.add("police_protection.taken", day, matter)
            self.maybe(0.5, "police_protection.ended", day + self.pick((0, 1, 2, 3, 3, 4, 8)), id)
            if self.chance() < 0.6:
                self.order(day + self.pick((0, 1, 2, 3, 4)), id)
        elif chance < 0.75:
            self.order(day, matter)
        else:
            id = self.add("child_assessment_order.made", day, matter)
            self.maybe(0.6, "child_assessment_order.begins", day + self.gap(3), id)
            self.maybe(0.6, "child_assessment_order.ended", day + self.gap(7), id)

    def order(self, day: int, matter: str) -> None:
        id = self.add("emergency_protection_order.made", day, matter)
        self.maybe(0.7, "emergency_protection_order.extended", day + self.gap(8), id)
        self.maybe(0.5, "emergency_protection_order.ended", day + self.gap(11), id)

    def missing(self, day: int) -> None:
        """One child's missing episodes: found or not, interviewed in time, late, after a refusal, or not at all."""
        for _ in range(self.pick((1, 1, 2, 3))):
            id = self.add("missing.reported", day)
            back = day
            for _ in range(self.pick((0, 1, 1, 1, 2))):
                back += self.pick((0, 1, 1, 2, 6))
                self.add("missing.returned", back, id)
            asked = back
            for _ in range(self.pick((0, 1, 1, 2, 3))):
                asked += self.pick((0, 1, 2, 2, 3, 4))
                self.decided("return_interview.offered", asked, id, "refused")
            for _ in range(self.pick((0, 0, 1, 1, 2))):
                self.add("return_interview.held", back + self.pick((0, 1, 2, 3, 3, 4, 9)), id)
            self.maybe(0.25, "return_interview.not_held", back + self.pick((0, 1, 3, 4, 8)), id)
            day = back + self.gap(20)

    def contact_agreement(self, day: int) -> None:
        id = self.add("contact_agreement.made", day)
        for _ in range(self.pick((0, 1, 2, 3))):
            day += self.pick((0, 1, 3))
            self.add("daily_contact.missed", day, id)
            for _ in range(self.pick((0, 1, 1, 2))):
                self.add("daily_contact.followed_up", day + self.pick((0, 0, 0, 1)), id)
        self.maybe(0.5, "contact_agreement.ended", day + self.pick((0, 0, 1, 5)), id)

    def meeting(self, day: int) -> None:
        id = self.add("meeting.pressed_for", day)
        self.maybe(0.6, "meeting.answered", day + self.pick((0, 3, 6, 7, 8, 12)), id)

    def stray(self) -> None:
        """Any fact at all, in any matter at all."""
        told = self.rng.choice(KINDS)
        matter = self.rng.choice(tuple(self.matters))
        self.decided(told.name, self.start + int(self.chance() * 200) - 10, matter)

    # --- what was recorded about it later

    def amend(self, entries: list[Entry]) -> None:
        for n in range(self.pick((1, 1, 2))):
            fact = self.rng.choice(self.facts)
            told = vocabulary().facts[fact.kind]
            earliest, latest, at = self.when(fact.earliest + self.gap(3))
            word = self.word(told, fact.outcome)
            opens = told.matter_opened(word, self.matters.get(fact.matter, ""), fact.opens == "assessment")
            changed = fact._replace(earliest=earliest, latest=latest, at=at, outcome=word, opens=opens)
            entries.append(Entry(f"a{n}", Act.AMENDS, fact.id, changed))

    def withdraw(self, entries: list[Entry]) -> None:
        for n in range(self.pick((1, 1, 1, 2))):
            about = self.rng.choice(entries)
            entries.append(Entry(f"w{n}", Act.WITHDRAWS, about.id))
            if self.chance() < 0.2:
                entries.append(Entry(f"r{n}", Act.RESTORES, about.id))
