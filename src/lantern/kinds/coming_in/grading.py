"""How far a piece of information can be relied on, in the three parts that the police grade by.

A low grade hides nothing: it stands beside what it grades, wherever that is shown.
"""

from collections.abc import Iterable
from typing import Annotated
from uuid import UUID

from lantern.journal import Entry
from lantern.kinds.answers import Coded, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind


class SourceGrade(Coded):
    """How reliable the source is."""

    RELIABLE = "1", "1: reliable"
    UNTESTED = "2", "2: untested"
    NOT_RELIABLE = "3", "3: not reliable"


class InformationGrade(Coded):
    """How the source comes to know it."""

    DIRECTLY = "a", "A: known to the source directly"
    CORROBORATED = "b", "B: known indirectly, and borne out by something else"
    INDIRECTLY = "c", "C: known indirectly"
    NOT_KNOWN = "d", "D: it is not known how"
    FALSE = "e", "E: suspected to be false"


class Handling(Coded):
    """Whether it may be passed on."""

    PERMITTED = "p", "P: may be shared where the law allows"
    CONDITIONS = "c", "C: may be shared on conditions"


class InformationGraded(Kind):
    """The police's grade of something that somebody told. It stands in what was told; the latest one holds."""

    kind = "information.graded"
    title = "Information graded"
    part = "intelligence"
    cites = (Cite("house", "graded, and never hidden", "text"), Cite("dcsf-2009", "paragraph 7.17", "text"))

    happened: Annotated[When, Asked("When was it graded?")]
    source: Annotated[
        SourceGrade, Asked("How reliable is the source?", "A first word from somebody is untested.", spine="outcome")
    ]
    information: Annotated[InformationGrade, Asked("How does the source know it?", spine="answer")]
    handling: Annotated[Handling, Asked("May it be passed on?")]
    conditions: Annotated[
        str | None, written("On which conditions?", "Whom to ask first.", only_if=("handling", ("c",)))
    ] = None
    because: Annotated[
        str,
        written(
            "What is the grade based on?",
            "Several weak pieces that agree may be enough to act on. Never say who the source is.",
        ),
    ]

    def sentence(self) -> str:
        """The grade in letters, and in words."""
        return f"Information graded {graded(self.source, self.information, self.handling)}."


def graded(source: str, information: str, handling: str = "") -> str:
    """A grade as the police write it, and in words."""
    words = ", ".join(_SAYS[code] for code in (source, information) if code in _SAYS)
    return f"{source}{information}{handling}".upper() + f" ({words})"


def grades_of(entries: Iterable[Entry]) -> dict[UUID, str]:
    """The latest grade of each piece of information, by its id; from the columns, so wherever the entry is seen."""
    return {
        entry.matter: f"Police grade {graded(entry.outcome, entry.answer)}"
        for entry in entries
        if entry.kind == InformationGraded.kind and entry.matter
    }


_SAYS = {one.value: one.says.partition(": ")[2] for each in (SourceGrade, InformationGrade) for one in each}
