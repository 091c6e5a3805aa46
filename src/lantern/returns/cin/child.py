"""One child of a census file, as read: days are ordinals (`date.toordinal()`), codes are the census's own."""

from datetime import date
from typing import NamedTuple


class Assessment(NamedTuple):
    """An assessment: its start, its internal review and its authorisation, and the factors found."""

    started_on: int
    review_on: int | None = None
    authorised_on: int | None = None
    factors: tuple[str, ...] = ()


class NeedPlan(NamedTuple):
    """A child in need plan."""

    started_on: int
    ended_on: int | None = None


class Enquiry(NamedTuple):
    """A section 47 enquiry, from the discussion that began it. `not_required`: no conference was needed."""

    started_on: int
    target_on: int | None = None
    conference_on: int | None = None
    not_required: bool | None = None


class Plan(NamedTuple):
    """A child protection plan and its reviews."""

    started_on: int
    ended_on: int | None = None
    first_category: str = ""
    latest_category: str = ""
    previous: int | None = None
    reviews: tuple[int, ...] = ()


class Episode(NamedTuple):
    """An episode of need, from referral to closure. A conference outside any enquiry is a transfer in."""

    referred_on: int
    source: str = ""
    need: str = ""
    closed_on: int | None = None
    reason: str = ""
    conference_on: int | None = None
    no_further_action: bool | None = None
    assessments: tuple[Assessment, ...] = ()
    need_plans: tuple[NeedPlan, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    plans: tuple[Plan, ...] = ()


class Child(NamedTuple):
    """A child. Repeated parts stand by start date, then as in the file."""

    id: str
    line: int = 0
    upn: str = ""
    former_upn: str = ""
    upn_unknown: str = ""
    born_on: int | None = None
    expected_on: int | None = None
    sex: str = ""
    died_on: int | None = None
    ethnicity: str = ""
    disabilities: tuple[str, ...] = ()
    episodes: tuple[Episode, ...] = ()


class Header(NamedTuple):
    """What a census file says of itself."""

    year: int
    reference_on: int
    authority: str

    @property
    def year_began_on(self) -> int:
        """The first day of the census year: 1 April."""
        return year_begins_on(self.year)


def year_begins_on(year: int) -> int:
    """The first day of the census that ends in this year."""
    return date(year - 1, 4, 1).toordinal()


def year_ends_on(year: int) -> int:
    """The reference date of the census that ends in this year (the Department's rule 100)."""
    return date(year, 3, 31).toordinal()
