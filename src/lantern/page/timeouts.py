"""When a session ends meanwhile, what was sent is kept as a draft before its worker is asked to sign in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lantern.access import identity
from lantern.page.form import drafts

_KEPT = "You were signed out after a time without activity. What you had typed is kept: sign in to go on."


class KeepTypedMiddleware:
    """Stands between authentication and the demand to sign in. A form's own ticket says whose draft it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; the work is done once the form's secret has been checked."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """Keep a form that nobody signed in sent, if we gave it to somebody. Nothing is read or recorded."""
        if request.method != "POST" or request.user.is_authenticated:
            return
        place = drafts.Place.of_ticket(request.POST.get("_ticket", ""))
        if place is None:
            return
        try:
            with identity(place.worker):
                place.keep(drafts.without_machinery(request.POST), request.get_full_path())
                _nobody_asks()
        except DatabaseError:
            return  # they no longer work here: there is nobody to keep it for
        messages.info(request, _KEPT)


def _nobody_asks() -> None:
    """The request goes on as it came: from nobody."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('lantern.worker', '', true)")
