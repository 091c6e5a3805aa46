"""Pages of the frame itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from lantern.access.guard import WorkerRequest, for_anybody, for_signed_in, for_workers
from lantern.page.form import identifying
from lantern.page.form.careful_words import remarks, terms


@for_anybody
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not yet, and how to tell us."""
    return render(request, "page/accessibility.html")


@for_anybody
def signed_out(request: HttpRequest) -> HttpResponse:
    """Where somebody of a family comes to by signing out: a page that does not say of what, with the way out on it."""
    return render(request, "page/signed_out.html")


@for_signed_in
@require_POST
def stay(_request: WorkerRequest) -> HttpResponse:
    """Stay signed in: every request lengthens the session."""
    return HttpResponse(status=204)


@for_workers
def careful_words(request: WorkerRequest) -> HttpResponse:
    """The words that a hint is shown for, each with its reason."""
    return render(request, "page/careful_words.html", {"terms": terms()})


@for_workers
@require_POST
def hint(request: WorkerRequest) -> HttpResponse:
    """What there is to say of what somebody has just typed in one box. It is looked at and forgotten."""
    typed = " ".join(request.POST[box] for box in request.POST if box != "csrfmiddlewaretoken")
    found = identifying.remarks(typed) if "unnamed" in request.GET else []
    return render(request, "page/components/careful.html", {"remarks": remarks(typed), "identifying": found})
