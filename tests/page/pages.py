"""Pages of the tests' own: a form whose record can be watched and made to refuse."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse
from django.urls import include, path

from lantern.access.guard import WorkerRequest, for_workers
from lantern.journal.errors import KeyReused
from lantern.kinds.declare import Kind
from lantern.kinds.pathway.strategy_discussion import StrategyDiscussionHeld
from lantern.page.form.asking import Asking, News, ask

RECORDED: list[tuple[Kind, str]] = []
NEWS: list[tuple[datetime, News]] = []
SECOND_TIME = "This form was recorded before with other answers."


def _record(entry: Kind, key: str) -> str:
    if any(before == key for _, before in RECORDED):
        raise KeyReused(SECOND_TIME)
    RECORDED.append((entry, key))
    return "/recorded/"


def _news(since: datetime) -> Sequence[News]:
    return [news for at, news in NEWS if at > since]


@for_workers
def form(request: WorkerRequest) -> HttpResponse:
    """A form that records into a list."""
    return ask(request, Asking(kind=StrategyDiscussionHeld, record=_record, back="/", news=_news))


@for_workers
def late(request: WorkerRequest) -> HttpResponse:
    """A form that asks for more than its kind does."""

    def also(entry: Kind) -> dict[str, str]:
        return {} if "late" in getattr(entry, "reasons", "") else {"reasons": "Say why it was held late"}

    return ask(request, Asking(kind=StrategyDiscussionHeld, record=_record, back="/", also=also))


urlpatterns = [
    path("form/", form),
    path("late/", late),
    path("", include("lantern.site.urls")),
]
