"""Headers that every page carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_HEADERS = {
    # Pages are about children: nothing may stay in a browser's or a proxy's store.
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self)",
}


class HeadersMiddleware:
    """Adds them to whatever the site answers; files of the page's look are served before it is reached."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and set the headers."""
        response = self.get_response(request)
        for name, value in _HEADERS.items():
            response[name] = value
        return response
