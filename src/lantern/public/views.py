"""The pages: is somebody in danger now, tell, come back."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lantern.kinds.answers import LONDON
from lantern.kinds.coming_in.public_report import Answer, Danger, Matter, Reply, Teller
from lantern.public import phrase, store
from lantern.public.likeness import alike, source_of
from lantern.public.reading_hours import Reading
from lantern.public.telling import Telling

_DANGERS = tuple(Danger)
_CHOICES = {"dangers": _DANGERS, "matters": tuple(Matter), "tellers": tuple(Teller), "replies": tuple(Reply)}


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """First of all: is somebody in danger now, and whom to ring."""
    reading, status = _reading()
    return render(request, "public/start.html", {"reading": reading}, status=status)


@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """Somebody is: whom to ring. Telling us comes second, and is still offered."""
    reading, status = _reading()
    return render(request, "public/now.html", {"reading": reading}, status=status)


@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    """For somebody threatened with pictures. It asks nothing, so it opens always."""
    return render(request, "public/pictures.html")


def tell(request: HttpRequest) -> HttpResponse:
    """The form; and once it is kept, and not before, the words of the receipt."""
    reading, status = _reading()
    given = Telling.of(request.POST) if request.method == "POST" else Telling()
    key = request.POST.get("key", "")
    context = {"reading": reading, "telling": given, "key": key if phrase.is_key(key) else phrase.new_key(), **_CHOICES}
    if request.method != "POST" and reading is None:
        return render(request, "public/closed.html", {"reading": reading}, status=status)
    if request.method != "POST" or given.wrong:
        return render(request, "public/tell.html", context, status=422 if given.wrong else 200)
    words = phrase.phrase_of(str(context["key"]))
    told = given.report(datetime.now(LONDON))
    try:
        if reading is None:
            raise store.NotKept
        receipt, source = phrase.receipt_of(words), source_of(request, told.happened.earliest)
        store.make(reading.area, receipt, told, source, alike(f"{told.what} {told.whom or ''}"))
    except store.NotKept:
        return render(request, "public/tell.html", context | {"not_kept": True}, status=503)
    return render(request, "public/kept.html", {"words": words, "reading": reading, "told": told})


def again(request: HttpRequest) -> HttpResponse:
    """Come back with the words: what became of it, and more to tell. Nothing of what was told before is shown."""
    words = request.POST.get("words", "").strip()
    if request.method != "POST":
        return render(request, "public/again.html", {})
    return _answers(request, words, Telling())


def add(request: HttpRequest) -> HttpResponse:
    """Tell more, with the words. A telephone that opens the page again, by its address alone, is asked for them."""
    if request.method != "POST":
        return redirect("public:again")
    words = request.POST.get("words", "").strip()
    given = Telling.of(request.POST, adding=True)
    if given.wrong:
        return _answers(request, words, given, status=422)
    try:
        is_kept = store.add(phrase.receipt_of(words), given.addition(datetime.now(LONDON)))
    except store.NotKept:
        return _not_reached(request, words, given)
    return _answers(request, words, Telling() if is_kept else given, is_added=is_kept)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page: the numbers stand there too."""
    return render(request, "public/refused.html", {"why": "missing"}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke: nothing was kept, and it says so."""
    return render(request, "public/refused.html", {"why": "failed"}, status=500)


def _answers(
    request: HttpRequest, words: str, given: Telling, *, is_added: bool = False, status: int = 200
) -> HttpResponse:
    try:
        told = store.read(phrase.receipt_of(words)) if words else []
    except store.NotKept:
        return _not_reached(request, words, given)
    context = {"words": words, "telling": given, "is_added": is_added, "dangers": _DANGERS}
    if not told:
        return render(request, "public/again.html", context | {"unknown": True}, status=422)
    lines = [(one.at, one.what, one.words or _says(one.code)) for one in told]
    return render(request, "public/answers.html", context | {"lines": lines}, status=status)


def _says(code: str) -> str:
    return next((answer.says for answer in Answer if answer == code), "")


def _not_reached(request: HttpRequest, words: str, given: Telling) -> HttpResponse:
    context = {"words": words, "telling": given, "not_kept": True, "dangers": _DANGERS}
    return render(request, "public/answers.html" if given.typed else "public/again.html", context, status=503)


def _reading() -> tuple[Reading | None, int]:
    """Who reads what is told, and the status of a page that cannot be told. None: it does not open."""
    try:
        hours = store.hours()
    except store.NotKept:
        return None, 503
    return (Reading.of(hours, datetime.now(LONDON)) if hours else None), 200
