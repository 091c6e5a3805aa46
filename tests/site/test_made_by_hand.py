"""What is pasted where words belong is refused at its box and stays in it, in every form that a template makes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client
from django.urls import reverse

import lantern.page
import lantern.rooms
from lantern.journal.acts import withdraw
from lantern.kinds.judgement.harm_to_others import HarmToOthersConsidered
from lantern.kinds.staying.daily import VisitMade
from tests.access.test_http_deeds import filled, visit
from tests.kinds.made_up import made_up
from tests.site.pictures import writings
from tests.world import CHRONOLOGY, ID, NUMBER, World

CODED = writings(7)["base64"]
# A box to write in, in a form that is not sent by address; a search is not kept, and signing in is no record.
_NOT_SENT = re.compile(r'<form method="get".*?</form>', re.DOTALL)
_ASKS = re.compile(r'<textarea|<input(?![^>]* type="(?:hidden|radio|checkbox)")')
_OF_NO_RECORD = ("controls/", "style/", "elements/", "mfa/", "totp/", "components/otherwise.html", "finding/find.html")
SIGN_IN = Callable[[str], Client]


@dataclass(frozen=True)
class Form:
    """A form with what is sent: all of it right but for one box, whose error has an id of its own."""

    template: str
    worker: str
    url: str
    sent: dict[str, str]
    box: str
    id: str = ""


@pytest.fixture(scope="module")
def sign_in(town: World) -> SIGN_IN:
    """Gives the site as somebody of the town sees it."""

    def signed_in(worker: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=worker))
        return client

    return signed_in


@pytest.fixture(scope="module")
def forms(town: World, sign_in: SIGN_IN) -> list[Form]:
    """Every box of every such form."""
    return list(_forms(town, sign_in))


def _forms(town: World, sign_in: SIGN_IN) -> Iterator[Form]:
    told = town.of("asha", VisitMade, author="maya").id
    new = {"given": "Perran", "family": "Holloway", "begins": "referral.received", "open": "yes"}
    yield from (Form("finding/new.html", "dev", reverse("finding:new"), new, box) for box in ("given", "family"))
    url = reverse("child:emergency", args=[ID["ben"]])
    yield Form("child/emergency.html", "dev", url, {"why": "danger"}, "more")
    for act in ("dispute", "withdraw", "restrict"):
        url = reverse("recording:act", args=[told, act])
        yield Form("recording/act.html", "maya", url, {"marking": "agency"}, "because")
    yield _withdrawn(town)
    yield from _drawn(told, sign_in("maya"))
    url = reverse("recording:amend", args=[told])
    yield Form("recording/amend.html", "maya", url, visit(), "because")
    url = reverse("recording:write", args=[ID["asha"], HarmToOthersConsidered.kind])
    sent = filled(HarmToOthersConsidered, worker=NUMBER["maya"])
    yield Form("recording/form.html", "maya", url, sent, "same_worker")
    log = {"name": "Kerra", "email": "kerra@example.com"}
    yield from (Form("family/new.html", "viv", reverse("family:new"), log, box) for box in ("name", "told"))
    yield Form("family/password.html", "viv", reverse("family:password", args=[ID["log"]]), {}, "why")


def _withdrawn(town: World) -> Form:
    """Confirming a withdrawal: there are as many such boxes as withdrawals."""
    one = town.of("asha", VisitMade, "agency", author="maya").id
    withdraw(ID["asha"], one, because="Another child’s", by=NUMBER["maya"], key=str(uuid4()))
    url = reverse("recording:withdrawn", args=[ID["asha"]])
    return Form(
        "recording/withdrawn.html", "tess", url, {"do": "confirm", "entry": str(one)}, "because", f"because-{one}"
    )


def _drawn(entry: UUID, maya: Client) -> Iterator[Form]:
    """Drawing a chronology: of each entry picked, of each gap, and of all together."""
    url = reverse("chronology:draw", args=[ID["asha"], CHRONOLOGY])
    page = maya.get(url).content.decode()
    (shown,) = re.findall(r'name="_shown" value="([^"]*)"', page)
    sent = {"_do": "record", "picked": str(entry), "_shown": shown}
    for box in (f"why-{entry}", "analysis"):
        yield Form("chronology/box.html", "maya", url, sent, box)


def test_code_is_refused_at_its_box_where_it_stays_and_nothing_is_recorded(forms: list[Form], sign_in: SIGN_IN) -> None:
    for form in forms:
        before = rows("journal_entry")
        answer = sign_in(form.worker).post(form.url, form.sent | {"_key": str(uuid4()), form.box: CODED})
        page = answer.content.decode()
        assert answer.status_code == 422, form
        # At that box, and nothing else is wrong.
        assert re.findall(r'id="([^"]*)-error"', page) == [form.id or form.box], form
        assert "looks like a file" in page, form
        assert escape(CODED) in page, form
        assert rows("journal_entry") == before, form


def test_every_template_that_asks_for_words_by_itself_is_tried(forms: list[Form]) -> None:
    templates = (one for package in (lantern.page, lantern.rooms) for one in Path(package.__path__[0]).rglob("*.html"))
    by_hand = {"/".join(one.parts[-2:]) for one in templates if _ASKS.search(_NOT_SENT.sub("", one.read_text()))}
    tried = {form.template for form in forms}
    assert {name for name in by_hand if not name.startswith(_OF_NO_RECORD)} == tried


@pytest.mark.parametrize("act", ["dispute", "withdraw", "restrict"])
def test_a_reason_is_kept_while_a_session_ends_and_until_it_is_recorded(
    town: World, sign_in: SIGN_IN, act: str
) -> None:
    entry = town.tell("asha", "maya", made_up(VisitMade))
    url = reverse("recording:act", args=[entry, act])
    maya = sign_in("maya")
    sent = {"marking": "restricted", "because": "It was Wednesday.", "_ticket": maya.get(url).context["ticket"]}
    before, drafts = rows("journal_entry"), rows("page_draft")
    Client().post(url, sent | {"_key": str(uuid4())})
    assert rows("journal_entry") == before
    assert "It was Wednesday." in maya.get(url).content.decode()
    assert maya.post(url, sent | {"_do": "keep", "because": "It was Thursday."}).status_code == 204
    assert rows("journal_entry") == before
    assert "It was Thursday." in maya.get(url).content.decode()
    maya.post(url, sent | {"_key": str(uuid4())})
    assert rows("journal_entry") > before
    assert rows("page_draft") == drafts


def test_other_words_from_a_second_window_are_refused_once_and_not_for_good(town: World, sign_in: SIGN_IN) -> None:
    url = reverse("recording:act", args=[town.tell("asha", "maya", made_up(VisitMade)), "dispute"])
    maya, first = sign_in("maya"), {"because": "It was Wednesday.", "_key": str(uuid4())}
    assert maya.post(url, first).status_code == 302
    refused = maya.post(url, first | {"because": "It was Thursday."})
    assert refused.status_code == 422
    again = {"because": "It was Thursday.", "_key": refused.context["key"]}
    before = rows("journal_entry")
    assert maya.post(url, again).status_code == 302
    assert rows("journal_entry") == before + 1


def rows(table: str) -> int:
    """How many rows there are, whoever may read them."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])
