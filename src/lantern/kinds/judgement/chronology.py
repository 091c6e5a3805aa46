"""Chronologies: entries picked, put in order and weighed for one purpose. What was picked stays as it was recorded."""

from datetime import date
from typing import Annotated
from uuid import UUID

from lantern.kinds.answers import Coded, NotKnown, Row, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.wording import said

CITES = (Cite("house", "the chronology", "text"),)


class Purpose(Coded):
    """What a chronology is drawn for."""

    CONFERENCE = "conference", "A child protection conference or review"
    COURT = "court", "A court"
    STRATEGY = "strategy", "A strategy discussion"
    CASE_REVIEW = "case_review", "A review of a case"
    HANDOVER = "handover", "Somebody who takes over the work"
    SUPERVISION = "supervision", "Thinking it through, as in supervision"


class ChronologyBegun(Kind):
    """Somebody begins a chronology: what it is for, which question it is to answer, and over which time."""

    kind = "chronology.begun"
    title = "Chronology drawn from the record"
    part = "assessment"
    cites = CITES
    opens = "chronology"

    happened: Annotated[When, Asked("When is it begun?")]
    purpose: Annotated[Purpose, Asked("What is it for?", spine="outcome")]
    question: Annotated[
        str, written("Which question is it to answer?", "Such as: what was known of the house, and who acted on it?")
    ]
    since: Annotated[
        date | NotKnown, Asked("From which day?", otherwise="From the first entry on, because…", spine="dated_on")
    ]
    until: Annotated[date | None, Asked("To which day?", "Leave it empty to go on to today.")] = None

    def impossible(self, today: date) -> dict[str, str]:
        """Also a time that ends before it begins."""
        wrong = super().impossible(today)
        if isinstance(self.since, date) and self.until and self.until < self.since:
            wrong["until"] = "The last day cannot be before the first: check the two dates"
        return wrong

    def sentence(self) -> str:
        """What for."""
        return f"A chronology was begun for {said(self.purpose)}."


class Chosen(Row):
    """One entry that was picked, its place among all that were, and why it matters."""

    entry: Annotated[UUID, Asked("Which entry?", speaks_of=True)]
    place: Annotated[int, Asked("In which place?")]
    why: Annotated[str | None, written("Why does it matter?")] = None


class Gap(Row):
    """A time in which an agency recorded nothing, and what that may mean."""

    who: Annotated[str, Asked("Who recorded nothing?")]
    since: Annotated[date, Asked("From which day?")]
    until: Annotated[date, Asked("To which day?")]
    means: Annotated[str | None, written("What may that mean?")] = None


class ChronologyDrawn(Kind):
    """A version of a chronology: entries picked and in order, each with why it matters, and what they say together.

    It holds no word of the entries: those are read anew each time, by whoever reads it, as they may. What is picked
    among restricted entries stands in an entry of its own under their marking, on the same occasion.
    """

    kind = "chronology.drawn"
    title = "Chronology: a version"
    part = "assessment"
    cites = CITES
    read_elsewhere = True
    has_own_form = True

    happened: Annotated[When, Asked("When was it drawn?")]
    items: Annotated[tuple[Chosen, ...], Asked("Which entries, and why does each matter?")] = ()
    analysis: Annotated[str | None, written("What do they say together?")] = None
    gaps: Annotated[tuple[Gap, ...], Asked("Which gaps are named?")] = ()

    def sentence(self) -> str:
        """That it was drawn; how much of it there is depends on who reads it."""
        return "A version of a chronology was drawn."
