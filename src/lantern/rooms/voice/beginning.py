"""What the form begins with: taken from the record, for a worker to make into words for this child."""

from collections.abc import Iterator
from datetime import datetime

from lantern.kinds.answers import NotKnown
from lantern.kinds.case import Case, answers_of
from lantern.kinds.staying.support import TeamMemberJoined
from lantern.kinds.voice import ChildHeard
from lantern.page import dates
from lantern.page.about import allocated
from lantern.page.prints.for_the_child import for_the_child
from lantern.page.prints.for_whom import Reader
from lantern.page.prints.selecting import select
from lantern.rooms.voice.revealing import reveals
from lantern.rooms.voice.standing import Standing

_LAST = 3


def beginning(case: Case, now: datetime, found: Standing) -> dict[str, str]:
    """Each box as it was given before and what the record adds since, or as the record would fill the first one."""
    given = select(case.entries, Reader.CHILD).entries
    told = for_the_child(case, given, case.duties(now), now.date())
    next_lines = [f"{says}, {when}." for says, when in told.next]
    if before := found.written:
        since = found.given.recorded_at if found.given else now
        boxes = {
            "next": next_lines or _lines(before.next),
            "team": _lines(before.team),
            "said": [*_lines(before.said), *_said(case, since)],
            "changed": [*_lines(before.changed), *(says for _, says in found.since)],
            "ring": _lines(before.ring),
        }
    else:
        happened = sorted(told.happened, key=lambda one: one.happened.latest)[-_LAST:]
        changed = [one.says for one in happened]
        boxes = {"next": next_lines, "team": list(_team(case)), "said": [*_said(case)], "changed": changed}
    return {box: "\n".join(line for line in lines if not reveals(line)) for box, lines in boxes.items()}


def _lines(written: str | None) -> list[str]:
    return (written or "").splitlines()


def _team(case: Case) -> Iterator[str]:
    """Who is allocated, and who joined the team and has not left, as the child may call them."""
    for name in allocated(case):
        yield name.split()[0]
    for matter in case.standing("team_member"):
        told = answers_of(matter.opened)
        if isinstance(told, TeamMemberJoined):
            yield f"{_called(told.who)}: {told.helps_with}"


def _called(who: str) -> str:
    """ "Kit Delaney, Harbour Light" is Kit; "Her aunt" is the child's own."""
    name = who.partition(",")[0]
    first, _, rest = name.partition(" ")
    if first in ("Her", "His", "Their"):
        return f"Your {rest}"
    return first if name.istitle() else name


def _said(case: Case, since: datetime | None = None) -> Iterator[str]:
    """The child's last words that everybody with the record may read: nothing said in confidence."""
    later = [entry for entry in case.entries if entry.marking == "open" and (not since or entry.recorded_at > since)]
    heard = [(entry, told) for entry in later if isinstance(told := answers_of(entry), ChildHeard)]
    words = [(entry, told.childs_words) for entry, told in heard if not isinstance(told.childs_words, NotKnown)]
    for entry, said in words[-_LAST:]:
        yield f"On {dates.day(entry.happened_latest)}: “{said}”"
