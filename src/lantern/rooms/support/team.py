"""Who is on a child's team now."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from lantern.kinds.answers import YesNo
from lantern.kinds.case import Case, answers_of
from lantern.kinds.staying.support import TeamMemberJoined
from lantern.kinds.wording import said


@dataclass(frozen=True)
class Member:
    """Somebody on the team: who, what they help with, whether they lead, and the entry that says so."""

    who: str
    helps_with: str
    leads: bool
    chosen: str
    entry: UUID


def team(case: Case) -> Iterator[Member]:
    """Those who joined and have not left, whose entry the reader may read; the lead professional first."""
    standing = [(matter.opened, answers_of(matter.opened)) for matter in case.standing("team_member")]
    members = [
        Member(told.who, told.helps_with, told.leads is YesNo.YES, said(told.chosen), entry.id)
        for entry, told in standing
        if isinstance(told, TeamMemberJoined)
    ]
    yield from sorted(members, key=lambda member: not member.leads)
