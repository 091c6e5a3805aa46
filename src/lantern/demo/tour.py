"""Three things to see in ten minutes: who to sign in as, where to go, what to notice. Each is tested as a journey."""

from dataclasses import dataclass
from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from lantern.access.guard import WorkerRequest, for_anybody
from lantern.demo.cast import BY_KEY, PASSWORD, PEOPLE
from lantern.demo.telling import COUNTY
from lantern.rooms.work.views import mine


@dataclass(frozen=True)
class Stop:
    """One thing to see."""

    title: str
    key: str
    where: tuple[tuple[str, str], ...]
    notice: tuple[str, ...]

    @property
    def person(self) -> str:
        """Who to sign in as."""
        return f"{BY_KEY[self.key].name}, {BY_KEY[self.key].role.label.lower()}"

    @property
    def email(self) -> str:
        """What they sign in with."""
        return BY_KEY[self.key].email


def stops() -> tuple[Stop, ...]:
    """The three, with their addresses in this county."""
    leila, bethan = uuid5(COUNTY, "leila"), uuid5(COUNTY, "bethan")
    return (
        Stop(
            "What had to happen next, by when, and who says so",
            "ashmere.sw",
            (
                ("Leila’s pathway", reverse("pathway:chart", args=[leila])),
                ("the same under Working Together 2006", f"{reverse('pathway:chart', args=[leila])}?edition=wt-2006"),
            ),
            (
                "The conference was held late. Open “Why this date?”: what was counted, what was passed over, which "
                "paragraph, and the other reading beside it.",
                "Each branch not taken says which entry decided it, and why.",
                "Under 2006 the same fifteen days run from the last strategy discussion: a later date, same facts.",
            ),
        ),
        Stop(
            "Who knew what, when",
            "ashmere.sw2",
            (
                ("Bethan: who knew what", reverse("child:knew", args=[bethan])),
                ("Bethan as known on a day", reverse("child:known", args=[bethan])),
            ),
            (
                "Choose Merrow Police and a day a month before her referral. More than a dozen reports by her parents "
                "had been learned; nothing had been recorded here.",
                "“Proved” goes by what the database stamped, “as stated” by when an agency says it learned of it.",
                "No answer to any of them is recorded. The page says so; it does not guess.",
                "Then sign in as Ffion Larkfield (mother), on a telephone: she reads her own log and what she was "
                "told of it, and nothing else. Kit Delaney (voluntary) reads it and writes with her. Her husband’s "
                "log looks no different, and since a worry was recorded it tells him nothing more.",
            ),
        ),
        Stop(
            "Two in the morning",
            "ashmere.duty",
            (("Find a child", reverse("finding:find")),),
            (
                "Search for “Leela Caramere”, as it was heard on the telephone. Her record is not yours to open.",
                "Open her safety summary with a reason: an hour, and nothing else of her record.",
                "Then sign in as Amina Farrow (ashmere.sw): she and her manager were told in the same moment, and "
                "“Who has looked” names you.",
            ),
        ),
    )


@for_anybody
def first(request: WorkerRequest) -> HttpResponseBase:
    """The first page: the tour for whoever has not signed in, and their work for whoever has."""
    return mine(request) if request.user.is_authenticated else page(request)


@for_anybody
def page(request: HttpRequest) -> HttpResponse:
    """The tour."""
    people = [person for person in PEOPLE if person.signs_in]
    return render(request, "demo/tour.html", {"stops": stops(), "people": people, "password": PASSWORD})
