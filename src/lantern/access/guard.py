"""Who a page is for. A page that does not say is shown to nobody: `lantern.site.deny` sees to it.

What a page may then show about anybody is decided again, row by row, by the database.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lantern.registry.models import Worker

View = Callable[..., HttpResponseBase]


class WorkerRequest(HttpRequest):
    """A request from somebody who works for an agency now; others have no `worker`."""

    worker: Worker


def for_anybody(view: View) -> View:
    """A page that shows nothing of any record, open without signing in."""
    return _guarded(login_not_required(view), "anybody")


def for_workers(view: View) -> View:
    """A page for whoever is signed in and works for an agency now."""

    @wraps(view)
    def checked(request: WorkerRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not hasattr(request, "worker"):
            raise PermissionDenied
        return view(request, *args, **named)

    return _guarded(checked, "workers")


def guard_of(view: object) -> str:
    """What guards a view, or "" where nothing does."""
    return getattr(view, "guard", "")


def _guarded(view: View, guard: str) -> View:
    setattr(view, "guard", guard)  # noqa: B010 - a function's type has no such attribute
    return view
