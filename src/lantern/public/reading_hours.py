"""When what is told is read, and by whom, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lantern.kinds.answers import LONDON
from lantern.public.store import Hours

_DEPUTY = "the worker who stands in for them"
_BY = {"duty_worker": "a duty worker", "duty_manager": "a duty manager"}


@dataclass(frozen=True)
class Reading:
    """The area, and the words: who reads and when, and when it goes to the deputy instead."""

    area: int
    is_now: bool
    says: str
    deputy: str

    @classmethod
    def of(cls, hours: Hours, now: datetime) -> "Reading":
        """Said at this moment. Nobody is named: who reads is on duty, and may be looked for."""
        by = f"{_BY.get(hours.role, 'a worker')} at {hours.agency}"
        if hours.from_at <= now:
            return cls(
                hours.area,
                True,
                f"Messages are being read now, until {_at(hours.until_at, now)}, by {by}.",
                f"If nobody has started on yours after {_minutes(hours.minutes)}, it goes to {_DEPUTY}.",
            )
        return cls(
            hours.area,
            False,
            f"Nobody is reading messages at this moment. They are next read at {_at(hours.from_at, now)}, by {by}.",
            f"Until then, what you send goes straight to {_DEPUTY}.",
        )


def _at(at: datetime, now: datetime) -> str:
    at = at.astimezone(LONDON)
    days = {now.date(): "today", now.date() + timedelta(days=1): "tomorrow"}
    return f"{at:%H:%M} {days.get(at.date(), f'on {at:%A} {at.day} {at:%B}')}"


def _minutes(n: int) -> str:
    return "1 minute" if n == 1 else f"{n} minutes"
