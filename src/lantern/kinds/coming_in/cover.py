"""The rota of those who read what the public tell: who reads and when, and to whom it goes when nobody does."""

from datetime import date, time
from typing import Annotated

from lantern.kinds.answers import Coded, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind

_CITES = (Cite("house", "reports from the public", "text"),)


class Weekday(Coded):
    """A day of the week, by its number from Monday."""

    MONDAY = "1", "Monday"
    TUESDAY = "2", "Tuesday"
    WEDNESDAY = "3", "Wednesday"
    THURSDAY = "4", "Thursday"
    FRIDAY = "5", "Friday"
    SATURDAY = "6", "Saturday"
    SUNDAY = "7", "Sunday"


class CoverSet(Kind):
    """Somebody reads reports from the public on these days, between these hours, London time."""

    kind = "cover.set"
    title = "Reading of reports from the public: hours set"
    part = "work"
    cites = _CITES
    opens = "cover"
    projections = ("intake_cover",)
    has_own_form = True

    happened: Annotated[When, Asked("When was it decided?")]
    reader: Annotated[int, Asked("Who reads the reports?", spine="concerns_worker")]
    days: Annotated[tuple[Weekday, ...], Asked("On which days?")]
    begins: Annotated[time, Asked("From what time?")]
    ends: Annotated[time, Asked("Until what time?", "Earlier than the first, or the same: until the next day.")]
    first_on: Annotated[date, Asked("From which day on?", spine="dated_on")]
    last_on: Annotated[date, Asked("Until which day?", "The last on which it begins.", spine="due_on")]

    def impossible(self, today: date) -> dict[str, str]:
        """Also hours that end before they begin, or on no day."""
        wrong = super().impossible(today)
        if self.last_on < self.first_on:
            wrong["last_on"] = "The last day cannot be before the first: check the two dates"
        if not self.days:
            wrong["days"] = "Choose at least one day of the week"
        return wrong


class CoverEnded(Kind):
    """These hours no longer hold."""

    kind = "cover.ended"
    title = "Reading of reports from the public: hours ended"
    part = "work"
    cites = _CITES
    projections = ("intake_cover",)
    has_own_form = True

    happened: Annotated[When, Asked("When was it decided?")]
    why: Annotated[str, written("Why, and who reads instead?")]


class DeputyNamed(Kind):
    """Whom a report goes to when nobody is there to read it, or nobody has taken it on in time."""

    kind = "cover.deputy_named"
    title = "Reports from the public: deputy named"
    part = "work"
    cites = _CITES
    projections = ("intake_cover",)
    has_own_form = True

    happened: Annotated[When, Asked("When was it decided?")]
    deputy: Annotated[int, Asked("Who is the deputy?", "They can be reached at any hour.", spine="concerns_worker")]
    minutes: Annotated[
        int,
        Asked(
            "After how many minutes does a report that nobody has taken on go to the deputy?",
            "A local measure, not law.",
        ),
    ]

    def impossible(self, today: date) -> dict[str, str]:
        """Also minutes that nobody could keep to, or that are no longer minutes."""
        wrong = super().impossible(today)
        if not 1 <= self.minutes <= 24 * 60:
            wrong["minutes"] = "Between 1 minute and 1,440, which is a day"
        return wrong
