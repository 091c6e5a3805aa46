"""What the form begins with: taken from the record, for a worker to make into words for this child."""

from collections.abc import Iterator
from datetime import datetime

from lantern.kinds.answers import NotKnown
from lantern.kinds.case import Case, answers_of
from lantern.kinds.own_page import OwnPageWritten
from lantern.kinds.support import TeamMemberJoined
from lantern.kinds.voice import ChildHeard
from lantern.page import dates
from lantern.page.about import allocated
from lantern.page.prints.for_the_child import for_the_child
from lantern.page.prints.for_whom import Reader
from lantern.page.prints.selecting import select
from lantern.rooms.voice.revealing import reveals

_LAST = 3


def beginning(case: Case, now: datetime, before: OwnPageWritten | None) -> dict[str, str]:
    """Each box as the record would fill it; whom to ring as it was given before."""
    given = select(case.entries, Reader.CHILD).entries
    told = for_the_child(case, given, case.duties(now), now.date())
    happened = sorted(told.happened, key=lambda one: one.happened.latest)[-_LAST:]
    boxes = {
        "next": [f"{says}, {when}." for says, when in told.next],
        "team": _team(case),
        "said": _said(case),
        "changed": [one.says for one in happened],
        "ring": before.ring.splitlines() if before else (),
    }
    return {box: "\n".join(line for line in lines if not reveals(line)) for box, lines in boxes.items()}


def _team(case: Case) -> Iterator[str]:
    """First names: who is allocated, and who joined the team and has not left."""
    for name in allocated(case):
        yield name.split()[0]
    for matter in case.standing("team_member"):
        told = answers_of(matter.opened)
        if isinstance(told, TeamMemberJoined):
            yield f"{told.who.partition(',')[0].split()[0]}: {told.helps_with}"


def _said(case: Case) -> Iterator[str]:
    """The child's last words that everybody with the record may read: nothing said in confidence."""
    heard = [(e, told) for e in case.entries if e.marking == "open" and isinstance(told := answers_of(e), ChildHeard)]
    words = [(entry, told.childs_words) for entry, told in heard if not isinstance(told.childs_words, NotKnown)]
    for entry, said in words[-_LAST:]:
        yield f"On {dates.day(entry.happened_latest)}: “{said}”"
