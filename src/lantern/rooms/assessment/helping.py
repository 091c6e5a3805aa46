"""What a level calls for: what was offered, whether it was taken up or refused, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lantern.journal import Entry
from lantern.kinds.case import Case, Matter, answers_of
from lantern.kinds.judgement.help_offered import Help, HelpFollowed, HelpOffered, Taken
from lantern.page import dates
from lantern.page.moments import Names
from lantern.rooms.assessment.reading import NOT_SHOWN, Told, coded, in_order, words


@dataclass(frozen=True)
class Offer:
    """One offer and what came of it, the first first."""

    id: UUID
    told: Told
    help: str
    what: str
    answer: str
    because: str
    again: str
    came: Sequence[tuple[Told, str]]


def offers(case: Case, names: Names) -> list[Offer]:
    """Every offer that the reader may see, the latest first."""
    return [_offer(case, matter, names) for matter in reversed(case.matters("help"))]


def _offer(case: Case, matter: Matter, names: Names) -> Offer:
    opened, answers = matter.opened, answers_of(matter.opened)
    followed = in_order(entry for entry in case.of_kind("help.followed") if entry.matter == matter.id)
    what, because = NOT_SHOWN, ""
    if isinstance(answers, HelpOffered):
        what, because = answers.what, answers.because or answers.instead or ""
    last = [entry.due_on for entry in (opened, *followed)][-1]
    return Offer(
        id=opened.id,
        told=Told.of(opened, names),
        help=coded(Help, opened.outcome),
        what=what,
        answer=coded(Taken, opened.answer),
        because=because,
        again=f"To be looked at again on {dates.day(last)}" if last else "",
        came=[(Told.of(entry, names), _came(entry)) for entry in followed],
    )


def _came(entry: Entry) -> str:
    answers = answers_of(entry)
    of_it = words(answers.came_of_it) if isinstance(answers, HelpFollowed) else NOT_SHOWN
    return f"{coded(Taken, entry.outcome)}. {of_it}"
