"""The shapes an answer on a form can take: coded, dated as exactly as is known, or honestly not known."""

from datetime import date, datetime
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, model_validator

LONDON = ZoneInfo("Europe/London")


class Shape(BaseModel):
    """A part of an answer: never changed once made, and nothing in it that was not asked."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)


class NotKnown(Shape):
    """In place of an answer: why it is not known. A missing answer never stands for "no"."""

    reason: str


class Row(Shape):
    """One row of a repeated question, such as one person who took part. Subclass it with asked fields."""


class When(Shape):
    """When something happened, as exactly as is known: a moment, a day, or between two days (London)."""

    earliest: date
    latest: date
    at: AwareDatetime | None = None

    @classmethod
    def on(cls, day: date) -> Self:
        """On a day whose time is not known."""
        return cls(earliest=day, latest=day)

    @classmethod
    def between(cls, earliest: date, latest: date) -> Self:
        """On some day between two, both included."""
        return cls(earliest=earliest, latest=latest)

    @classmethod
    def moment(cls, at: datetime) -> Self:
        """At a known moment; its day is the day in London."""
        day = at.astimezone(LONDON).date()
        return cls(earliest=day, latest=day, at=at)

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.latest < self.earliest:
            raise ValueError("The last possible day is before the first: check the two dates")
        if self.at is not None and not self.earliest == self.latest == self.at.astimezone(LONDON).date():
            raise ValueError("The time given is not on the day given: check the date and the time")
        return self


class Coded(StrEnum):
    """Coded answers, each with the words shown for it: `PLAN = "plan", "Make a child protection plan"`."""

    says: str
    hint: str

    def __new__(cls, code: str, says: str, hint: str = "") -> Self:
        """Keep the code as the value and the words beside it; the hint is shown under the words."""
        answer = str.__new__(cls, code)
        answer._value_ = code
        answer.says = says
        answer.hint = hint
        return answer


class YesNo(Coded):
    """Yes or no. A question that may go unanswered is typed `YesNo | NotKnown`."""

    YES = "yes", "Yes"
    NO = "no", "No"
