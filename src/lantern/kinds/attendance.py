"""Who took part in a meeting, by the part of the partnership they came from, and why others did not."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, ValidationInfo, field_validator

from lantern.kinds.answers import Coded, Row
from lantern.kinds.declare import Asked, Kind
from lantern.kinds.wording import listed, said

TOOK_PART = "Who took part"


class Sector(Coded):
    """The part of the partnership that somebody came from."""

    SOCIAL_CARE = "social_care", "Children's social care"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    PROBATION = "probation", "Probation"
    VOLUNTARY = "voluntary", "Voluntary service"
    HOUSING = "housing", "Housing"
    LEGAL = "legal", "Legal services"
    OTHER = "other", "Another body"


class How(Coded):
    """How somebody took part."""

    IN_PERSON = "in_person", "In the room"
    BY_TELEPHONE = "by_telephone", "By telephone or video"
    IN_WRITING = "in_writing", "By a written report only"


class TookPart(Row):
    """One person who took part."""

    sector: Annotated[Sector, Asked("From")]
    who: Annotated[str, Asked("Name and role", "For example: Priya Nair, school nurse")]
    how: Annotated[How, Asked("How they took part")]


class DidNot(Row):
    """One agency or person who was expected and took no part."""

    sector: Annotated[Sector, Asked("From")]
    who: Annotated[str | None, Asked("Name and role, if anybody was asked")] = None
    why: Annotated[str, Asked("Why they took no part", "Not invited and why, sent apologies, did not answer.")]


class Meeting(Kind):
    """A meeting of several agencies. `expected` are those whose absence has to be explained."""

    expected: ClassVar[tuple[Sector, ...]] = ()

    present: Annotated[tuple[TookPart, ...], Asked("Who took part?", section=TOOK_PART)]
    absent: Annotated[
        tuple[DidNot, ...],
        Field(validate_default=True),
        Asked(
            "Who was expected and took no part, and why?",
            "An absence that is explained can be put right; one that is not looks like agreement.",
            section=TOOK_PART,
        ),
    ] = ()

    @field_validator("absent")
    @classmethod
    def _absence_explained(cls, absent: tuple[DidNot, ...], so_far: ValidationInfo) -> tuple[DidNot, ...]:
        if "present" not in so_far.data:
            return absent  # who took part is itself to be put right first
        accounted = {row.sector for row in (*so_far.data["present"], *absent)}
        if missing := [said(sector) for sector in cls.expected if sector not in accounted]:
            raise ValueError(f"Say who took part from {listed(missing)}, or why nobody did")
        return absent

    def by_whom(self: Self) -> str:
        """The agencies that took part, in words; empty when nobody is named."""
        return listed(said(row.sector) for row in self.present)
