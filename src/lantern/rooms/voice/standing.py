"""How a child's own page stands: whether there is one, what was last given, and what has happened since."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lantern.journal import Entry
from lantern.kinds.case import Case, answers_of
from lantern.kinds.staying.own_page import OwnPageAnswered, OwnPageWritten
from lantern.page.prints.for_the_child import in_words
from lantern.page.prints.for_whom import Reader
from lantern.page.prints.selecting import why_not


@dataclass(frozen=True)
class Standing:
    """The page as it stands, as far as the asking worker may know. `since` is what could be told and is not yet."""

    opened: Entry | None
    given: Entry | None
    written: OwnPageWritten | None
    since: Sequence[tuple[Entry, str]]
    answers: Sequence[tuple[Entry, OwnPageAnswered]]

    @property
    def matter(self) -> UUID | None:
        """The page, by the entry that opened it."""
        return self.opened.id if self.opened else None


def standing(case: Case) -> Standing:
    """How the page of this record stands."""
    opened = next((matter.opened for matter in reversed(case.standing("own_page"))), None)
    written = [entry for entry in case.of_kind("own_page.written") if entry.body is not None]
    given = written[-1] if written else None
    told = answers_of(given) if given else None
    answered = ((entry, answers_of(entry)) for entry in case.of_kind("own_page.answered"))
    return Standing(
        opened,
        given,
        told if isinstance(told, OwnPageWritten) else None,
        _since(case, given),
        [(entry, told) for entry, told in answered if isinstance(told, OwnPageAnswered)][::-1],
    )


def _since(case: Case, given: Entry | None) -> list[tuple[Entry, str]]:
    """What was recorded since that there are a child's words for; none while nothing was given."""
    if given is None:
        return []
    later = (entry for entry in case.entries if entry.recorded_at > given.recorded_at)
    return [(entry, in_words(entry)) for entry in later if not why_not(entry, Reader.CHILD)]
