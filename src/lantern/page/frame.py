"""What stands round every page: who is signed in, where they can go, when they will be signed out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from lantern.page import dates
from lantern.page.navigation import Link, links
from lantern.registry.family import FAMILY_ROLES
from lantern.registry.models import Worker


@dataclass(frozen=True)
class Tab:
    """One view of a page, and how many things it holds where that is known."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Printed:
    """For whom a print was made, by whom and when (in words), and what was left out for that reader."""

    whom: str
    by: str
    at: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """What stands round a page. Of a family nobody is named on one, nor is what it is for: somebody else may look."""

    worker: Worker | None
    is_of_family: bool
    demonstration: bool
    stated_today: str
    signed_out_after: int
    navigation: tuple[Link, ...]

    @property
    def layout(self) -> str:
        """The template of a page that is there for workers and for those of a family alike."""
        return "page/of_a_family.html" if self.is_of_family else "page/base.html"


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context processor. It asks the database nothing, so that an error page can use it too."""
    today: date | None = settings.LANTERN_TODAY
    worker: Worker | None = getattr(request, "worker", None)
    return {
        "frame": Frame(
            worker=worker,
            is_of_family=worker is not None and worker.role in FAMILY_ROLES,
            demonstration=not settings.LANTERN_LIVE,
            stated_today=dates.day(today) if today else "",
            signed_out_after=settings.SESSION_COOKIE_AGE,
            navigation=tuple(links(request, worker.role)) if worker else (),
        )
    }
