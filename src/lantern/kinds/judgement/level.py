"""The level of concern: chosen by a named worker after an assessment, with reasons. Nothing is counted."""

from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import said


class Level(Coded):
    """Three levels, in our own words; a child can move between any two, and a level never closes a case."""

    ONE = "1", "Level 1: early signs", "Mostly prevention. Help in an emergency may still be needed."
    TWO = "2", "Level 2: more, and more often", "A lead professional puts outreach and therapeutic work together."
    THREE = "3", "Level 3: held in harm by others", "A lead professional; specialist outreach and therapeutic work."


class LevelJudged(ChildHeard):
    """A level of concern as of a date: a judgement, with what changed since the one before."""

    kind = "level.judged"
    title = "Level of concern"
    part = "assessment"
    cites = (Cite("dcsf-2009", "annex C", "text"),)
    pathway = True
    in_summary = True

    level: Annotated[Level, Asked("Which level?", spine="outcome")]
    reasons: Annotated[str, written("Why this level, as of this day?", "Judgement, and what it rests on.")]
    changed: Annotated[str | NotKnown, written("What has changed since the last one?")]
    calls_for: Annotated[str, written("What does it call for?", "What was offered, taken up, refused.")]
    disagreed: Annotated[str | NotKnown, Asked("Who sees it differently, and how?")]

    def sentence(self) -> str:
        """The level."""
        return f"Level of concern: {said(self.level)}."
