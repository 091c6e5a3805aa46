"""The law by another hand: slow, plain, day by day. It shares nothing with the engine but the shapes of its data.

Bank holidays come from the `holidays` library, words from vocabulary.toml itself. Nothing is indexed, cached across
children or counted by arithmetic where it can be counted on fingers.
"""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays

import lantern.law
from lantern.law.fact import Carries, Duty, Fact, OtherReading, Source, Span, State
from lantern.law.loader import Law
from lantern.law.rule import Edition, Need, Pick, Rule, Selector, Unit, Within

LONDON = ZoneInfo("Europe/London")
WORDS = tomllib.loads((Path(lantern.law.__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))
BEFORE_2006 = "the guidance in force before April 2006, which Lantern does not hold"
PUBLISHED = range(2006, 2029)


def duties_of(law: Law, facts: Sequence[Fact], day: int, minute: int, source: Source) -> list[Duty]:
    """Every duty of every matter in one child's history, asked at the end of a day or at a minute of it."""
    history = sorted((fact for fact in facts if _is_seen(fact, day, minute)), key=lambda fact: (fact.earliest, fact.at))
    found: list[Duty] = []
    for opening in history:
        if opening.opens in WORDS["matter"]:
            found += _Matter(law, history, opening, day, minute, source).duties()
    return found


def _is_seen(fact: Fact, day: int, minute: int) -> bool:
    if fact.earliest == day and fact.at != -1:
        return fact.at <= minute
    return fact.earliest <= day


class _Matter:
    """One matter of one child, and everything asked of it."""

    def __init__(self, law: Law, history: list[Fact], opening: Fact, day: int, minute: int, source: Source) -> None:
        self.law, self.history, self.opening, self.source = law, history, opening, source
        self.day, self.minute = day, minute
        self.mine = self.standing_in(opening.id)
        self.unheld = ""

    def standing_in(self, id: str) -> list[Fact]:
        """The facts of a matter, in order: what stands in it and what opened it. None, where nothing opened it."""
        if id and not any(fact.id == id and fact.opens for fact in self.history):
            return []
        return [fact for fact in self.history if fact.matter == id or (id and fact.id == id)]

    def duties(self) -> list[Duty]:
        edition = self.edition()
        rules = [rule for rule in edition.rules if rule.matter == self.opening.opens]
        rules += [rule for local in self.law.local for rule in local.rules if rule.matter == self.opening.opens]
        return [duty for rule in rules for duty in self.under(rule)]

    def edition(self) -> Edition:
        in_force = self.law.editions[0]
        self.unheld = BEFORE_2006
        for edition in self.law.editions:
            if edition.from_day <= self.opening.earliest:
                in_force, self.unheld = edition, ""
        return in_force

    def under(self, rule: Rule) -> Iterator[Duty]:
        if rule.only_if and not any(fact.kind in rule.only_if for fact in self.mine):
            return
        starts: list[Fact | None] = list(self.starts(rule))
        if not starts and self.lack(rule.starts):
            starts = [None]
        for start in starts:
            yield self.duty(rule, start)

    def starts(self, rule: Rule) -> Iterator[Fact]:
        if rule.starts.pick is not Pick.EACH:
            picked = self.pick(rule.starts, None)
            if picked:
                yield picked
            return
        for fact in self.mine:
            if fact.kind in rule.starts.kinds and fact.outcome not in rule.starts.outcome_not:
                yield fact

    def pick(self, selector: Selector, after: Fact | None) -> Fact | None:
        if selector.pick is Pick.OPENING:
            return self.opening
        where = self.mine
        if selector.of_parent:
            above = self.opening.matter
            where = [fact for fact in self.standing_in(above) if fact.id == above or not fact.opens]
        of_kind = [fact for fact in where if fact.kind in selector.kinds]
        if selector.pick is Pick.NEXT and after:
            places = [n for n, fact in enumerate(where) if fact is after]
            of_kind = [fact for fact in where[places[-1] + 1 :] if fact.kind in selector.kinds]
        if not of_kind:
            return self.opening if selector.otherwise_opening else None
        if selector.pick is not Pick.LAST:
            return of_kind[0]
        stops = [fact.earliest for fact in where if fact.kind in selector.before]
        in_time = [fact for fact in of_kind if not stops or fact.earliest <= stops[0]]
        return in_time[-1] if in_time else of_kind[0]

    def ending(self, rule: Rule) -> Fact | None:
        around, id, seen = ["", self.opening.id], self.opening.matter, {self.opening.id}
        while id and id not in seen:
            seen.add(id)
            opened = [fact for fact in self.history if fact.id == id and fact.opens]
            if not opened:
                break
            around.append(id)
            id = opened[-1].matter
        for fact in self.history:
            stands = fact.matter in around or (bool(fact.opens) and fact.id in around)
            if stands and fact.kind in rule.ended_by:
                return fact
        return None

    def duty(self, rule: Rule, start: Fact | None) -> Duty:
        met_by, ended_by = self.pick(rule.met_by, start), self.ending(rule)
        started, undated = self.begun(rule.starts, rule.within, start)
        met = _span(met_by, rule.within) if met_by and not self.undated_met(rule) else None
        ended = _span(ended_by, rule.within) if ended_by else None
        due = None if self.unheld or not started else _due(started, rule.within)
        state, late, missing = self.stands(rule, due, met, ended, undated)
        readings = tuple(
            self.reading(
                reading.name, reading.starts, reading.within,
                start if reading.starts == rule.starts else self.pick(reading.starts, None),
            )
            for reading in rule.readings
        )  # fmt: skip
        begun_by, done_by, stopped_by = (fact.id if fact else "" for fact in (start, met_by, ended_by))
        return Duty(
            rule.id, self.opening.id, state, started, due, met, ended, late, missing,
            begun_by, done_by, stopped_by, readings,
        )  # fmt: skip

    def reading(self, name: str, starts: Selector, within: Within, start: Fact | None) -> OtherReading:
        lack = self.lack(starts)
        if lack:
            return OtherReading(name, None, None, lack)
        started, undated = self.begun(starts, within, start)
        return OtherReading(name, started, _due(started, within) if started else None, undated)

    def stands(
        self, rule: Rule, due: Span | None, met: Span | None, ended: Span | None, undated: str
    ) -> tuple[State, int | None, str]:
        need = self.need(rule)
        if need == "no":
            return State.NOT_REQUIRED, 0, ""
        lack = self.lack(rule.starts) or self.lack(rule.met_by) or undated
        if lack or due is None:
            return State.NOT_KNOWN, None, lack
        now = self.minute if rule.within.unit is Unit.HOURS else self.day
        done = _done(due, met, ended, now)
        if not done:
            return (State.PROVISIONAL if need == "not yet known" else State.OPEN), 0, ""
        state, then, missing = done
        return state, None if missing else _late(due[1], then, rule.within.unit is Unit.HOURS), missing

    def need(self, rule: Rule) -> str:
        if not rule.required:
            return "yes"
        answers = [self.one_need(need) for need in rule.required]
        return "yes" if "yes" in answers else "not yet known" if "not yet known" in answers else "no"

    def one_need(self, need: Need) -> str:
        facts = [fact for fact in self.mine if fact.kind == need.fact]
        if not facts:
            return "not yet known"
        told = []
        for word, wanted in ((facts[-1].outcome, need.outcomes), (facts[-1].answer, need.answers)):
            if not wanted or word in wanted:
                told.append("yes")
            else:
                told.append("not yet known" if word in ("", "not_known", "not_decided") else "no")
        return "no" if "no" in told else "not yet known" if "not yet known" in told else "yes"

    # --- what the source carries

    def carries(self, kind: str) -> Carries | None:
        return Carries.DATED if self.source.carries is None else self.source.carries.get(kind)

    def is_dated(self, kind: str) -> bool:
        return self.carries(kind) in (Carries.DATED, Carries.FIRST_ONLY)

    def lack(self, selector: Selector) -> str:
        """What the source, or Lantern, can never give where this selector picks."""
        if self.unheld:
            return self.unheld
        for kind in selector.kinds:
            says: str = WORDS["fact"][kind]["says"]
            if not self.is_dated(kind):
                return says
            if self.carries(kind) is Carries.FIRST_ONLY and selector.pick is not Pick.FIRST:
                return f"whether it was held again: {says}"
        for kind in selector.before:
            if not self.is_dated(kind):
                return str(WORDS["fact"][kind]["says"])
        return ""

    def begun(self, starts: Selector, within: Within, start: Fact | None) -> tuple[Span | None, str]:
        """When something started, or what is wanted because its opening has no day in this source."""
        if not start:
            return None, ""
        opens_it = WORDS["fact"].get(start.kind, {}).get("opens") == self.opening.opens
        if (starts.pick is Pick.OPENING or starts.otherwise_opening) and opens_it and not self.is_dated(start.kind):
            return None, WORDS["fact"][start.kind]["says"]
        return _span(start, within), ""

    def undated_met(self, rule: Rule) -> bool:
        return not all(self.is_dated(kind) for kind in rule.met_by.kinds)


def _done(due: Span, met: Span | None, ended: Span | None, now: int) -> tuple[State, int, str] | None:
    """What a duty came to, when, and what is wanted to say so; None while there is still time for it."""
    if met and not (ended and ended[1] < met[0]):
        if met[1] > due[0] and met[0] <= due[1]:
            return State.NOT_KNOWN, 0, "the exact day or time of what was done"
        return (State.MET if met[1] <= due[0] else State.MET_LATE), met[0], ""
    if ended:
        return State.ENDED, ended[0], ""
    if now > due[1]:
        return State.OVERDUE, now, ""
    return (State.NOT_KNOWN, 0, "the exact day on which it started") if now > due[0] else None


def _span(fact: Fact, within: Within) -> Span:
    if within.unit is not Unit.HOURS:
        return fact.earliest, fact.latest
    if fact.at != -1:
        return fact.at, fact.at
    return _midnight(fact.earliest), _midnight(fact.latest + 1) - 1


def _due(started: Span, within: Within) -> Span:
    return _due_from(started[0], within), _due_from(started[1], within)


@cache
def _due_from(start: int, within: Within) -> int:
    n = within.n
    match within.unit:
        case Unit.HOURS:
            return start + 60 * n
        case Unit.DAYS:
            return (date.fromordinal(start) + timedelta(days=n)).toordinal()
        case Unit.MONTHS:
            return _months_on(start, n)
        case Unit.WORKING_DAYS:
            counted = 1 if within.inclusive else 0
            day = start
            while counted < n:
                day += 1
                counted += _is_working(day)
            return day


def _months_on(start: int, n: int) -> int:
    told = date.fromordinal(start)
    year, month = told.year, told.month
    for _ in range(n):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    day = told.day
    while True:
        try:
            return date(year, month, day).toordinal()
        except ValueError:
            day -= 1


def _late(due: int, then: int, hours: bool) -> int:
    if hours:
        due, then = _london_day(due), _london_day(then)
    return sum(_is_working(day) for day in range(due + 1, then + 1))


@cache
def _bank_holidays() -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=PUBLISHED))


@cache
def _is_working(day: int) -> bool:
    told = date.fromordinal(day)
    return told.isoweekday() <= 5 and told not in _bank_holidays()


@cache
def _midnight(day: int) -> int:
    told = date.fromordinal(day)
    moment = datetime(told.year, told.month, told.day, tzinfo=LONDON)
    return int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() // 60)


def _london_day(minute: int) -> int:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)).astimezone(LONDON).date().toordinal()
