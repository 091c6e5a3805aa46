"""Until when a report should be triaged. A local measure, labelled so wherever it is shown."""

import tomllib
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from lantern.kinds.coming_in.public_report import Danger
from lantern.page import dates


@cache
def minutes() -> dict[Danger, int]:
    """The minutes for each danger; raises KeyError where local.toml leaves one out."""
    stated = tomllib.loads(files(__package__).joinpath("local.toml").read_text(encoding="utf-8"))["triage_minutes"]
    return {danger: int(stated[danger.value]) for danger in Danger}


def due_at(danger: Danger, told_at: datetime) -> datetime:
    """Until when what was told at this moment should be triaged."""
    return told_at + timedelta(minutes=minutes()[danger])


def left(at: datetime, now: datetime) -> str:
    """How long until a moment, or since: "12 minutes left", "3 hours late"."""
    apart = abs(at - now)
    whole = int(apart.total_seconds() // 60)
    days, hours = whole // (24 * 60), whole // 60
    if days > 1:
        length = dates.number(days, "day")
    else:
        length = dates.number(hours, "hour") if hours > 1 else dates.number(whole, "minute")
    return f"{length} {'left' if at > now else 'late'}"
