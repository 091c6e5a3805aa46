"""Where a worker can go. A room names its pages in its AppConfig; the frame gathers them in order.

class WorkConfig(AppConfig):
    navigation = (Destination("My work", "work:mine", 10),)
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse

from lantern.registry.family import FAMILY_ROLES


@dataclass(frozen=True)
class Destination:
    """A page in the main navigation: its label, its URL by name, its place in the row, for which roles.

    With no role named it is for every worker; whoever signs in of a family has the pages that name their role.
    """

    label: str
    url_name: str
    order: int
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """A link of the frame. `current` is for aria-current: "page", "true" for a page under it, or nothing."""

    label: str
    url: str
    current: str = ""


def destinations() -> list[Destination]:
    """Every destination that an installed room names, in order."""
    named = (place for config in apps.get_app_configs() for place in getattr(config, "navigation", ()))
    return sorted(named, key=lambda place: place.order)


def open_to(role: str) -> list[Destination]:
    """The destinations open to a role, in order."""
    return [place for place in destinations() if role in place.roles or (not place.roles and role not in FAMILY_ROLES)]


def links(request: HttpRequest, role: str) -> Iterator[Link]:
    """The destinations open to a role, the nearest one that this request stands in marked."""
    named = [(place.label, reverse(place.url_name)) for place in open_to(role)]
    nearest = max((url for _, url in named if url != "/" and request.path.startswith(url)), key=len, default="")
    for label, url in named:
        yield Link(label, url, "page" if url == request.path else "true" if url == nearest else "")
