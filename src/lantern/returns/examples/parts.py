"""The parts of which fictional children are made: days of the census year, drawn from one seeded source."""

import random
from datetime import date
from typing import NamedTuple

from lantern.law.calendar import add_months, england_and_wales
from lantern.returns.cin.child import Assessment, Child, Enquiry, Episode, Header, Plan

_SOURCES = ("1A", "1D", "2A", "2A", "3A", "3B", "3E", "4", "5A", "5D", "6", "6", "7", "8", "9")
_NEEDS = ("N1", "N1", "N1", "N2", "N3", "N4", "N5", "N6")
_ETHNICITIES = ("WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "AIND", "APKN", "BAFR", "BCRB", "NOBT")
_FACTORS = ("1B", "2A", "3B", "4A", "4B", "10A", "11A", "13A", "15A", "16A", "17A", "18C", "19C", "24A")
_DISABILITIES = ("LD", "AUT", "BEH", "COMM", "MOB", "HEAR")
_CATEGORIES = ("NEG", "EMO", "SAB", "PHY")


class Days(NamedTuple):
    """The census year of the file, and the working days in it."""

    began_on: int
    ends_on: int

    def working(self, after: int, n: int) -> int:
        """The n-th working day after a day."""
        return england_and_wales().add(after, n)

    def months(self, after: int, n: int) -> int:
        """The same day some months later, moved to the next working day as a conference would be."""
        return self.working(add_months(after, n) - 1, 1)


class Parts:
    """Makes parts of children. The same seed makes the same parts."""

    def __init__(self, header: Header, seed: int) -> None:
        self.days = Days(header.year_began_on, header.reference_on)
        # Reproducible invention, nothing secret: the same bytes each time are the point.
        self.chance = random.Random(seed)  # noqa: S311 - fiction, the same every time

    def day(self, first: int, last: int) -> int:
        """A working day of the census year, counted in days from its beginning."""
        return self.days.working(self.days.began_on + self.chance.randint(first, last) - 1, 1)

    def child(self, *episodes: Episode, age: tuple[int, int] = (1, 16), died_on: int | None = None) -> Child:
        """A child with these episodes, of an age between two when the year ends. The id is given later."""
        born_on = self.days.ends_on - self.chance.randint(age[0] * 366, age[1] * 365)
        disabilities: tuple[str, ...] = ("NONE",)
        if self.chance.random() < 0.15:
            disabilities = tuple(sorted(self.chance.sample(_DISABILITIES, self.chance.randint(1, 2))))
        return Child(
            id="",
            upn_unknown="UN4",
            born_on=born_on,
            sex=self.chance.choice("MF"),
            died_on=died_on,
            ethnicity=self.chance.choice(_ETHNICITIES),
            disabilities=disabilities,
            episodes=episodes,
        )

    def episode(self, referred_on: int) -> Episode:
        """An episode that went on to an assessment."""
        source, need = self.chance.choice(_SOURCES), self.chance.choice(_NEEDS)
        return Episode(referred_on, source, need, no_further_action=False)

    def assessment(self, started_on: int, working_days: int | None) -> Assessment:
        """An assessment that took so many working days; None for one still going on."""
        if working_days is None:
            return Assessment(started_on)
        factors = tuple(sorted(self.chance.sample(_FACTORS, self.chance.randint(1, 3))))
        return Assessment(started_on, None, self.days.working(started_on, working_days), factors)

    def enquiry(self, started_on: int, conference_after: int | None, *, not_required: bool = False) -> Enquiry:
        """An enquiry with its conference after so many working days, or with none."""
        held = None if conference_after is None else self.days.working(started_on, conference_after)
        return Enquiry(started_on, self.days.working(started_on, 15), held, not_required)

    def plan(self, started_on: int, *reviews: int, ended_on: int | None = None) -> Plan:
        """A plan with these reviews."""
        category = self.chance.choice(_CATEGORIES)
        return Plan(started_on, ended_on, category, category, self.chance.choice((0, 0, 0, 1)), reviews)

    def years_before(self, years: int, working_days: int = 0) -> int:
        """A working day so many years before the census year began."""
        began = date.fromordinal(self.days.began_on)
        return self.days.working(date(began.year - years, 5, 5).toordinal(), working_days)
