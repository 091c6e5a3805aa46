"""One transaction for each request, in which the database knows which worker is asking."""

from collections.abc import Callable
from typing import cast

from django.db import transaction
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lantern.access.guard import WorkerRequest
from lantern.registry.models import Worker


class IdentityMiddleware:
    """Sets `lantern.worker` for the length of the request, and undoes a request that failed.

    Somebody signed in without an active worker gets no identity; the database then refuses every question
    about the record instead of answering it with nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer inside the transaction; it is committed before the first byte leaves."""
        with transaction.atomic():
            worker = identify(request)
            if worker:
                cast(WorkerRequest, request).worker = worker
            response = self.get_response(request)
            if response.streaming:
                raise TypeError(f"{request.resolver_match} streams: it would be made after the transaction")
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def identify(request: HttpRequest) -> Worker | None:
    """Tell the database who is asking, in this transaction only; the active worker, or None."""
    if not request.user.is_authenticated:
        return None
    identity: Func = Func(
        *(Value("lantern.worker"), Cast(F("pk"), TextField()), Value(True)),
        function="set_config",
        output_field=TextField(),
    )
    # One question both finds the worker and names them: it is asked for every page.
    workers = Worker.objects.select_related("team", "agency", "area").annotate(identity=identity)
    return workers.filter(user=request.user.pk, is_active=True).first()
