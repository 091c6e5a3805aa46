"""A request with a zero character in it, which no page of ours sends and no keyboard types."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

_ZERO = "\0"


class NoZeroMiddleware:
    """Refuses it before any page sees it: PostgreSQL cannot keep one, and would fail half-way through a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; the work is done once the form's secret has been checked."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """Refuse one in the address, its query or the form."""
        if _ZERO in request.path or _holds_one(request.GET) or _holds_one(request.POST):
            raise BadRequest("A zero character cannot be recorded.")


def _holds_one(given: QueryDict) -> bool:
    return any(_ZERO in text for name, many in given.lists() for text in (name, *many))
