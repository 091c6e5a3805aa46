"""Levels over time: every level that was judged and every other view of it, in the order in which they were so.

Nothing is added up, and no child is set beside another.
"""

from dataclasses import dataclass
from datetime import date

from lantern.journal import Entry
from lantern.kinds.case import Case, answers_of
from lantern.kinds.judgement.dissent import LevelDisagreed
from lantern.kinds.judgement.level import Level, LevelJudged
from lantern.page.moments import Names
from lantern.rooms.assessment.reading import NOT_SHOWN, Told, in_order, words


@dataclass(frozen=True)
class Point:
    """One row of the table and one mark of the picture. `level` is None where another view names none."""

    number: int
    told: Told
    on: date
    level: Level | None
    is_judgement: bool
    reasons: str
    changed: str
    calls_for: str
    disagreed: str

    @property
    def says(self) -> str:
        """The level in words, and whether it was judged or is another's view."""
        level = self.level.says if self.level else "No level named"
        return level if self.is_judgement else f"Another view: {level[:1].lower()}{level[1:]}"


def points(case: Case, names: Names) -> list[Point]:
    """Every level and every other view that the reader may see, the first first."""
    found = in_order(case.of_kind("level.judged", "level.disagreed"))
    return [_point(number, entry, names) for number, entry in enumerate(found, start=1)]


def standing(found: list[Point]) -> Point | None:
    """The level as it was last judged."""
    return next((point for point in reversed(found) if point.is_judgement), None)


def _point(number: int, entry: Entry, names: Names) -> Point:
    answers = answers_of(entry)
    level = next((one for one in Level if one == entry.outcome), None)
    reasons, changed, calls_for, disagreed = NOT_SHOWN, "", "", ""
    if isinstance(answers, LevelJudged):
        reasons, calls_for = answers.reasons, answers.calls_for
        changed, disagreed = words(answers.changed), words(answers.disagreed)
    elif isinstance(answers, LevelDisagreed):
        reasons, calls_for, disagreed = answers.reasons, words(answers.needed), answers.who
    return Point(
        number=number,
        told=Told.of(entry, names),
        on=entry.happened_latest,
        level=level,
        is_judgement=entry.kind == "level.judged",
        reasons=reasons,
        changed=changed,
        calls_for=calls_for,
        disagreed=disagreed,
    )
