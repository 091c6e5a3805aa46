"""In live settings nobody goes further than their password without a second step."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect


class SecondStepMiddleware:
    """Sends whoever has neither a one-time code nor a passkey to set one up.

    Those who have one are asked for it by allauth while they sign in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, unless a second step is required and missing; only the account's own pages stay open."""
        if (
            settings.LANTERN_LIVE
            and request.user.is_authenticated
            and not request.path.startswith("/account/")
            and not is_mfa_enabled(request.user)
        ):
            return redirect("mfa_index")
        return self.get_response(request)
