"""What stands joined with a record, as one side's reader sees it."""

from dataclasses import dataclass
from uuid import UUID

from lantern.journal import Entry
from lantern.kinds.case import Case, answers_of
from lantern.kinds.coming_in.joining import ReportJoined
from lantern.kinds.naming import NO_NAME, names_of


@dataclass(frozen=True)
class Joined:
    """One joining that stands, as one side's reader sees it. `other` is None where that record is not open to them."""

    entry: Entry
    answers: ReportJoined | None
    other: UUID | None
    name: str


def joined(case: Case) -> list[Joined]:
    """What stands joined with this record."""
    found = [(matter.opened, answers_of(matter.opened)) for matter in case.standing("joining")]
    names = names_of(one for entry, _ in found for one in entry.mentions)
    return [
        Joined(
            entry,
            told if isinstance(told, ReportJoined) else None,
            entry.mentions[0] if entry.mentions else None,
            names.get(entry.mentions[0], NO_NAME) if entry.mentions else "",
        )
        for entry, told in found
    ]
