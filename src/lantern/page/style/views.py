"""Pages of the style guide."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_anybody, for_workers
from lantern.kinds.pathway.strategy_discussion import StrategyDiscussionHeld
from lantern.page.form.asking import Asking, ask
from lantern.page.form.questions import Option
from lantern.page.style import samples

_CHOICES = {
    "others": [Option("7b1f3f0a-3c64-4a52-9a0e-0d5a1c9b1f01", "A sister, 12 years")],
    "chaired_by": [Option("3", "Jo Marsh, team manager"), Option("4", "Lena Achebe, team manager")],
}


@for_anybody
def components(request: WorkerRequest) -> HttpResponse:
    """Each component once."""
    return render(
        request,
        "page/style/components.html",
        {
            "identity": samples.IDENTITY,
            "duties": samples.DUTIES,
            "moments": samples.MOMENTS,
            "tabs": samples.TABS,
            "citations": (samples.READ, samples.RESTATED, samples.NOT_SEEN),
            "page_of_many": Paginator(range(240), 20).get_page(4),
        },
    )


@for_anybody
def printed(request: WorkerRequest) -> HttpResponse:
    """A page as it is printed for a reader."""
    context = {"identity": samples.IDENTITY, "printed": samples.PRINTED, "moments": samples.MOMENTS}
    return render(request, "page/style/printed.html", context)


@for_workers
def form(request: WorkerRequest) -> HttpResponse:
    """A real form, which records nothing."""
    asking = Asking(
        kind=StrategyDiscussionHeld,
        record=lambda _entry, _key: reverse("page:style"),
        back=reverse("page:style"),
        choices=_CHOICES,
        context={"identity": samples.IDENTITY},
    )
    return ask(request, asking)
