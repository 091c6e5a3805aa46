"""What every answer of this process carries, and what a request may be."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_HEADERS = {
    # A telephone may be somebody else's, or be looked through: nothing of these pages may stay on it.
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_FORM = "application/x-www-form-urlencoded"
_LARGEST = 64 * 1024  # bytes of one form: the longest answers, each letter of them written in its longest way


class PublicMiddleware:
    """Sets them, and refuses whatever is no plain form before any of it is read: a file cannot be sent at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse."""
        response = self._refusal(request) or self.get_response(request)
        for name, value in _HEADERS.items():
            response[name] = value
        return response

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        if request.method in ("GET", "HEAD"):
            return None
        if request.method != "POST" or request.content_type != _FORM:
            return render(request, "public/refused.html", {"why": "file"}, status=415)
        length = request.META.get("CONTENT_LENGTH") or ""
        if not length.isdecimal() or int(length) > _LARGEST:
            return render(request, "public/refused.html", {"why": "long"}, status=413)
        return None
