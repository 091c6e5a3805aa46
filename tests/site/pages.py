"""Pages that try what the site does to every page; their addresses come before the site's own."""

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from lantern.access.guard import WorkerRequest, for_anybody, for_signed_in, for_workers
from lantern.site import urls
from lantern.site.urls import handler400, handler403, handler404, handler500  # noqa: F401 - Django looks for them


@for_anybody
def open_page(request: HttpRequest) -> HttpResponse:
    """Says hello to anybody."""
    return HttpResponse("hello")


@for_workers
def identified(request: WorkerRequest) -> HttpResponse:
    """Says whom the database believes to be asking."""
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('lantern.worker', true)")
        return HttpResponse(f"{cursor.fetchone()[0]} {request.worker.name}")


def unguarded(request: HttpRequest) -> HttpResponse:
    """A page that forgot to say who it is for."""
    return HttpResponse("secret")


@for_workers
def refused(request: WorkerRequest) -> HttpResponse:
    """A page that is not for this worker."""
    raise PermissionDenied


@for_workers
def absent(request: WorkerRequest) -> HttpResponse:
    """A page about what does not exist."""
    raise Http404


@for_workers
def writes_and_fails(request: WorkerRequest) -> HttpResponse:
    """A page that breaks after it wrote."""
    write("broken")
    raise ValueError("something of ours broke")


@for_signed_in
def breaks(request: WorkerRequest) -> HttpResponse:
    """A page for all who sign in that breaks in the database."""
    with connection.cursor() as cursor:
        cursor.execute("select 1/0")
    return HttpResponse()


@for_workers
def writes_and_breaks_the_transaction(request: WorkerRequest) -> HttpResponse:
    """A page that breaks in the database."""
    write("broken")
    with connection.cursor() as cursor:
        cursor.execute("select 1/0")
    return HttpResponse()


@for_workers
def writes(request: WorkerRequest) -> HttpResponse:
    """A page that writes and answers."""
    write("written")
    return HttpResponse()


@for_workers
def writes_and_refuses(request: WorkerRequest) -> HttpResponse:
    """A page that notes that it was asked for, and then refuses."""
    write("noted")
    raise Http404


@for_workers
def streams(request: WorkerRequest) -> StreamingHttpResponse:
    """A page that would still be made after its transaction."""
    return StreamingHttpResponse(iter([b"late"]))


def write(key: str) -> None:
    """Write something that a page may write."""
    with connection.cursor() as cursor:
        cursor.execute("insert into django_session values (%s, '', now())", [key])


urlpatterns = [
    path("open/", open_page),
    path("identified/", identified),
    path("unguarded/", unguarded),
    path("refused/", refused),
    path("absent/", absent),
    path("writes-and-fails/", writes_and_fails),
    path("breaks/", breaks),
    path("writes-and-breaks/", writes_and_breaks_the_transaction),
    path("writes/", writes),
    path("writes-and-refuses/", writes_and_refuses),
    path("streams/", streams),
    *urls.urlpatterns,
]
