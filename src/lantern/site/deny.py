"""A page that does not say who it is for is shown to nobody."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from lantern.access.guard import guard_of

# allauth guards its own pages; that they need a sign-in is LoginRequiredMiddleware's work.
_GUARD_THEMSELVES = ("allauth.",)


def is_guarded(view: Callable[..., HttpResponseBase]) -> bool:
    """Whether a view says who it is for, or comes from a library whose views do."""
    return bool(guard_of(view)) or view.__module__.startswith(_GUARD_THEMSELVES)


class DenyByDefaultMiddleware:
    """Turns a page without a guard into a page that does not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; the work is done once the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_: Any) -> None:
        """Refuse a view without a guard."""
        if not is_guarded(view):
            raise Http404
