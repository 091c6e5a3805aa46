"""What is shown when a page cannot be."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

from lantern.page.frame import frame


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same page and status for what does not exist and for what the reader may not see."""
    return render(request, "errors/missing.html", status=404)


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that no page of ours sends."""
    return render(request, "errors/malformed.html", status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """Something of ours broke. Nothing of the request was kept."""
    # Without the request: the transaction may be broken, so that nothing can be looked up. Who asks is known already.
    known = frame(request) | {"csrf_token": get_token(request)}
    return HttpResponse(render_to_string("errors/failed.html", known), status=500)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose secret is no longer good, most often because the session ended while it was filled in."""
    return render(request, "errors/expired.html", status=403)
