"""What somebody typed to find a person, and what is wrong with it."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.http import QueryDict


@dataclass(frozen=True)
class Asked:
    """First and family names or a number in one box, and a date of birth in three."""

    words: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    wrong: dict[str, str] = field(default_factory=dict)

    @classmethod
    def typed(cls, given: QueryDict) -> "Asked":
        """Read what was typed, and say what is wrong with it."""
        words, day, month, year = (given.get(name, "").strip() for name in ("words", "day", "month", "year"))
        asked = cls(words, day, month, year)
        wrong = {}
        if (day or month or year) and asked.born is None:
            wrong["day"] = "Give the date of birth as day, month and year, or leave it empty"
        if not words and asked.born is None:
            wrong["words"] = "Write a name or a number, or give a date of birth"
        return replace(asked, wrong=wrong)

    @property
    def born(self) -> date | None:
        """The date of birth, or None where there is none or it is no date."""
        try:
            return date(int(self.year), int(self.month), int(self.day))
        except (ValueError, OverflowError):
            return None
