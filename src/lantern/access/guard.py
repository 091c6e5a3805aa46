"""Who a page is for. A page that does not say is shown to nobody: `lantern.site.deny` sees to it.

What a page may then show about anybody is decided again, row by row, by the database.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from lantern.access.reading import log_read
from lantern.registry.family import FAMILY_ROLES
from lantern.registry.models import Role, Worker

View = Callable[..., HttpResponseBase]


class WorkerRequest(HttpRequest):
    """A request from somebody registered here now, a worker or one of a family; others have no `worker`."""

    worker: Worker


def for_anybody(view: View) -> View:
    """A page that shows nothing of any record, open without signing in."""
    return _guarded(login_not_required(view), "anybody")


def for_workers(view: View) -> View:
    """A page for whoever is signed in and works for an agency now; to one of a family there is no such page."""
    return _guarded(_only(view, frozenset(role for role in Role if role not in FAMILY_ROLES)), "workers")


def for_role(role: Role) -> Callable[[View], View]:
    """A page for those of a family who sign in in this role; to everybody else there is no such page."""
    return lambda view: _guarded(_only(view, frozenset({role})), role.value)


def for_signed_in(view: View) -> View:
    """A page for whoever is signed in and registered now, that shows nothing of any record."""
    return _guarded(_only(view, frozenset(Role)), "signed_in")


def _only(view: View, roles: frozenset[Role]) -> View:
    @wraps(view)
    def checked(request: WorkerRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not hasattr(request, "worker"):
            raise PermissionDenied
        if request.worker.role not in roles:
            match = request.resolver_match
            log_read(match.view_name if match else "", named.get("record"), "", 0, refused=True)
            raise Http404
        return view(request, *args, **named)

    return checked


def guard_of(view: object) -> str:
    """What guards a view, or "" where nothing does."""
    return getattr(view, "guard", "")


def _guarded(view: View, guard: str) -> View:
    setattr(view, "guard", guard)  # noqa: B010 - a function's type has no such attribute
    return view
