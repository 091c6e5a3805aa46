"""The child's own page: opened when it is safe, written by somebody with a name, read by the child alone."""

import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from lantern import access
from lantern.access import identity
from lantern.access.policy import Policy
from lantern.journal import NotRecorded
from lantern.journal.acts import withdraw
from lantern.kinds.answers import NotKnown, When
from lantern.kinds.case import Case
from lantern.kinds.circle.allocation import ShareMade
from lantern.kinds.declare import kinds
from lantern.kinds.family.harm import FamilyOutputLifted, FamilyOutputStopped
from lantern.kinds.person.addresses import AddressGiven
from lantern.kinds.person.household import RelationshipStated
from lantern.kinds.person.names import NameGiven
from lantern.kinds.staying.daily import Visit, VisitMade
from lantern.kinds.staying.own_page import LookedOver, OwnPageOpened, OwnPageWritten
from lantern.kinds.staying.support import TeamMemberJoined
from lantern.page import clock
from lantern.rooms.voice.beginning import beginning
from lantern.rooms.voice.revealing import revealing
from lantern.rooms.voice.standing import standing
from tests.kinds.cast import NIA, PIA, POLICE, TOM, Child
from tests.kinds.made_up import made_up
from tests.rooms.own_page import TODAY, OwnPage, SignIn, entries, on_one_day, own, send

__all__ = ["on_one_day", "own"]

SOURCE = Path(__file__).parents[2] / "src/lantern"
TEMPLATES = SOURCE / "rooms/voice/templates/voice"
ROUND_EVERY_PAGE = SOURCE / "page/templates/page/of_a_family.html"
# What workers write to each other, and what would say to somebody else what the page is about.
NOT_HERE = (
    "enquiry",
    "section",
    "conference",
    "assessment",
    "social",
    "safeguard",
    "exploit",
    "abuse",
    "agency",
    "record",
)
NONE_TO_SEE = (
    "journal_entry",
    "journal_body",
    "journal_mention",
    "registry_record",
    "people_name",
    "access_circle",
    "clock",
)


def test_the_first_password_is_shown_once_and_an_address_is_taken_once(own: OwnPage) -> None:
    shown = re.search(r"shown this once: ((?:[a-z2-9]{4}-){3}[a-z2-9]{4})", own.first)
    assert shown
    assert User.objects.get(email="one@home.example").check_password(shown[1])
    assert shown[1] not in own.worker.get(own.url("child")).content.decode()
    assert "has a page of their own already" in own.worker.get(own.url("open")).content.decode()
    other = Child().opened().allocated()
    taken = reverse("voice:open", args=[other.id])
    assert "Another account has this address" in send(own.worker, taken, OwnPageOpened, sign_in="One@home.example")
    with connections["owner"].cursor() as cursor:
        cursor.execute("select worker_id, refused from access_read_log where purpose = 'address taken'")
        assert cursor.fetchall() == [(NIA, True)]


def test_a_child_reads_what_was_last_given_and_nothing_that_tells_whose_it_is(own: OwnPage) -> None:
    own.child.tell(made_up(NameGiven, given="Brindle", family="Quarrow"))
    assert "Nothing is written here yet" in own.read()
    own.give(
        next="Amina comes on Tuesday.", team="Amina", said="I want my bike.", changed="It is fetched.", ring="Amina"
    )
    own.give(next="Amina comes on Friday.", team="Amina", looked_over=LookedOver.AGREED)
    page = own.read()
    assert "Amina comes on Friday." in page
    for words in ("Tuesday.", "Brindle", "Quarrow", "services", "Worker", LookedOver.AGREED.says, str(own.child.id)):
        assert words not in page
    assert "<title>My page</title>" in page
    assert "Leave this page now" in page
    assert "0800 1111" in own.read("/my/ring/")
    paper = own.worker.get(own.url("print")).content.decode()
    assert "Amina comes on Friday." in paper
    for words in ("Brindle", "Quarrow", "services", "Nia"):
        assert words not in paper


def test_a_childs_account_opens_nothing_else_and_reads_no_row(own: OwnPage) -> None:
    own.give()
    (written,) = entries(own.child, "own_page.written")
    assert own.reader.get("/").headers["Location"] == "/my/"
    for url in (
        f"/child/{own.child.id}/",
        own.url("child"),
        own.url("print"),
        f"/entry/{written}/",
        "/find/",
        "/team/",
        "/not-shared/",
    ):
        assert own.reader.get(url).status_code == 404, url
    with identity(own.me), connection.cursor() as cursor:
        for table in NONE_TO_SEE:
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table
        cursor.execute("select count(*) from own_page_now()")
        assert cursor.fetchone() == (1,)
        allowed = access.allowed([f"record:{part}" for part in Policy.load().parts], own.child.id)
    assert allowed == {"record:own_words"}
    with pytest.raises(NotRecorded):
        own.child.tell(made_up(OwnPageWritten), by=own.me)


def test_the_pages_of_their_account_say_neither_who_they_are_nor_what_it_is_for(own: OwnPage) -> None:
    for url in ("/account/password/change/", "/account/2fa/", "/account/logout/"):
        page = own.read(url)
        assert "Leave this page now" in page
        assert "Sign out" in page
        assert 'href="/my/say/"' in page
        for words in ("Team 1", "oung person", "child", "recorded", "Lantern<"):
            assert words not in page


def test_to_everybody_else_there_is_no_such_page(own: OwnPage) -> None:
    other = OwnPage(Child().opened().allocated(), own.worker, "two@home.example")
    own.give(next="Amina comes on Friday.")
    assert "Amina comes" not in other.read()
    for url in ("/my/", "/my/say/", "/my/sent/", "/my/ring/"):
        assert own.worker.get(url).status_code == 404
        assert Client().get(url).status_code == 302
    with identity(NIA), connection.cursor() as cursor:
        cursor.execute("select count(*) from own_page_now()")
        assert cursor.fetchone() == (0,)


def test_what_a_child_says_is_recorded_once_and_told_to_those_who_answer_for_them(
    own: OwnPage, sign_in: SignIn
) -> None:
    until = TODAY + timedelta(days=3650)
    own.child.tell(made_up(ShareMade, happened=When.on(TODAY), agency=POLICE, until=until))
    nothing_said = own.say("  ")
    assert nothing_said.count("Write an answer") == 2  # in the list above, and at the box
    assert 'aria-describedby="words-hint words-error"' in nothing_said
    boxes = own.boxes()
    for _ in range(2):  # the button pressed twice
        assert "It is sent" in own.say("I do not want to go <there>.", **boxes)
    assert len(entries(own.child, "own_page.answered")) == 1
    for worker, told in ((NIA, 1), (TOM, 1), (PIA, 0), (own.me, 0)):
        with identity(worker):
            assert [notice.what for notice in access.notices()].count("own_page.answered") == told
    for url in ("/my/", "/my/say/", "/my/ring/"):
        assert "go &lt;there&gt;" not in own.read(url)
    assert "You wrote to your worker on" in own.read()
    assert "“I do not want to go &lt;there&gt;.”" in own.worker.get(own.url("child")).content.decode()
    assert "go &lt;there&gt;" not in sign_in(PIA).get(own.url("child")).content.decode()
    with identity(NIA):
        (said,) = Case.read(own.child.id, NIA).of_kind("own_page.answered")
    assert (said.marking, said.author) == ("restricted", own.me)


def test_a_child_is_not_told_that_a_worker_withdrew_what_they_said(own: OwnPage) -> None:
    own.say("I want to go home")
    assert "You wrote to your worker on" in own.read()
    (said,) = entries(own.child, "own_page.answered")
    withdraw(own.child.id, said, because="Somebody else wrote it", by=NIA, key=str(uuid4()))
    assert entries(own.child, "own_page.answered") == []
    assert "You wrote to your worker on" in own.read()


def test_what_looks_like_a_file_is_refused_in_the_childs_own_box_and_stays_in_it(own: OwnPage) -> None:
    pasted = "look " + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 5
    assert pasted in own.say(pasted)
    assert entries(own.child, "own_page.answered") == []
    assert "It is sent" in own.say("Look at my messages")


def test_what_a_child_typed_is_kept_while_a_session_ends_and_thrown_away_when_they_say_so(own: OwnPage) -> None:
    boxes = own.boxes()
    own.reader.logout()
    asked = own.reader.post("/my/say/", boxes | {"words": "I typed this for an hour."})
    assert asked["Location"].startswith("/account/login/")
    own.reader.force_login(User.objects.get(email="one@home.example"))
    assert entries(own.child, "own_page.answered") == []
    assert "I typed this for an hour." in own.read("/my/say/")
    own.say("", _do="discard")
    assert "I typed this for an hour." not in own.read("/my/say/")
    assert "Send half of it first" in own.say("long " * 1_001)


def test_the_worker_is_told_what_has_happened_since(own: OwnPage) -> None:
    own.give()
    assert "Nothing was recorded since" in own.worker.get(own.url("child")).content.decode()
    own.child.tell(made_up(VisitMade, happened=When.on(TODAY), found=Visit.SEEN))
    own.child.tell(made_up(VisitMade, happened=When.on(TODAY), found=Visit.SEEN), marking="restricted")
    page = own.worker.get(own.url("child")).content.decode()
    assert "One thing has happened since" in page
    assert "Somebody came to see you." in page
    own.give()
    assert "Nothing was recorded since" in own.worker.get(own.url("child")).content.decode()


def test_the_form_begins_with_what_was_said_openly_and_with_first_names(own: OwnPage) -> None:
    said = {"found": Visit.SEEN, "happened": When.on(TODAY)}
    own.child.tell(made_up(VisitMade, childs_words="I want my bike.", **said))
    own.child.tell(made_up(VisitMade, childs_words="Keep this to yourself.", **said), marking="restricted")
    own.child.tell(made_up(VisitMade, childs_words="The police came.", **said))
    own.child.tell(made_up(VisitMade, childs_words=NotKnown(reason="Asleep"), **said))
    kit = {"who": "Kit Delaney, Harbour Light", "helps_with": "Whatever you bring."}
    own.child.tell(made_up(TeamMemberJoined, childs_words=NotKnown(reason="Not asked"), **kit))
    with identity(NIA):
        case = Case.read(own.child.id, NIA)
        boxes = beginning(case, clock.now(), standing(case))
    assert boxes["said"] == "On Tuesday 31 March 2026: “I want my bike.”"
    assert boxes["team"].splitlines() == ["Worker", "Kit: Whatever you bring."]
    assert "Somebody came to see you." in boxes["changed"]


def test_the_next_one_begins_with_what_was_given_and_what_has_come_since(own: OwnPage) -> None:
    own.child.tell(made_up(TeamMemberJoined, who="Kit Delaney", childs_words="Before."))
    own.give(next="We cook on Friday.", team="Kit", said="I want my bike.", changed="It is fetched.", ring="Kit")
    own.child.tell(made_up(VisitMade, happened=When.on(TODAY), found=Visit.SEEN, childs_words="It is red."))
    with identity(NIA):
        case = Case.read(own.child.id, NIA)
        boxes = beginning(case, clock.now(), standing(case))
    assert boxes == {
        "next": "We cook on Friday.",
        "team": "Kit",
        "said": "I want my bike.\nOn Tuesday 31 March 2026: “It is red.”",
        "changed": "It is fetched.\nSomebody came to see you.",
        "ring": "Kit",
    }


@pytest.mark.parametrize(
    ("box", "text", "found"),
    [
        ("next", "Brindle sees Amina on Friday.", "Brindle"),
        ("changed", "The POLICE were told.", "POLICE"),
        ("team", "Amina of Marlshire services", "Marlshire services"),
        ("ring", "At 4 Mill Lane, ask for her.", "4 Mill Lane"),
        ("said", "You said that Noor is afraid.", "Noor"),
        ("next", "There is a child protection meeting.", "child protection"),
    ],
)
def test_what_would_tell_somebody_else_is_named_and_refused(own: OwnPage, box: str, text: str, found: str) -> None:
    own.child.tell(made_up(NameGiven, given="Brindle", family="Quarrow"))
    own.child.tell(made_up(AddressGiven, lines="4 Mill Lane\nMarlow End", postcode="ZZ1 1ZZ"), marking="restricted")
    own.child.tell(made_up(RelationshipStated, name="Noor", who=None))
    own.child.tell(made_up(RelationshipStated, name="Her aunt", who=None))
    plain = {"next": "Amina comes on Friday.", "team": "Amina; her dog; Noor", "ring": "Amina, 01632 960 100"}
    with identity(NIA):
        case = Case.read(own.child.id, NIA)
        assert revealing(case, made_up(OwnPageWritten, **plain)) == {}
        wrong = revealing(case, made_up(OwnPageWritten, **plain | {box: text}))
    assert list(wrong) == [box]
    assert wrong[box].startswith(f"Leave out “{found}”: ")
    refused = own.give(**plain | {box: text})
    assert f"Leave out “{found}”" in refused
    assert entries(own.child, "own_page.written") == []


def test_while_nothing_goes_out_to_the_family_it_is_given_only_with_how_the_child_reads_it_safely(own: OwnPage) -> None:
    own.give(next="Amina comes on Tuesday.", safely="At the library.")
    stop = own.child.tell(made_up(FamilyOutputStopped, happened=When.on(TODAY)))
    paper = own.url("print")
    assert "Write the page again" in own.worker.get(paper).content.decode()
    assert "it may be read in the family’s home" in own.worker.get(own.url("child")).content.decode()
    refused = own.give(next="Amina comes on Friday.", safely=None)
    assert "write how the child reads this safely, or close the page" in refused
    assert "Amina comes on Friday." not in own.read()
    own.give(next="Amina comes on Friday.", safely="At school, with the nurse.")
    assert "Amina comes on Friday." in own.read()
    assert "with the nurse" not in own.read()
    assert "Amina comes on Friday." in own.worker.get(paper).content.decode()
    own.child.tell(made_up(FamilyOutputLifted, happened=When.on(TODAY)), by=TOM, matter=stop)
    own.give(next="Amina comes on Sunday.", safely=None)
    assert "Amina comes on Sunday." in own.worker.get(paper).content.decode()


def test_only_those_responsible_are_told_that_there_is_a_page(own: OwnPage, sign_in: SignIn) -> None:
    until = TODAY + timedelta(days=3650)
    own.child.tell(made_up(ShareMade, happened=When.on(TODAY), agency=POLICE, until=until))
    police = sign_in(PIA)
    assert "given what is on their own page" not in police.get(f"/child/{own.child.id}/chronology/").content.decode()
    assert "As far as you may know, the child has no page of their own" in police.get(own.url("child")).content.decode()
    assert police.get(own.url("give")).status_code == 404
    with identity(PIA):
        assert standing(Case.read(own.child.id, PIA)).opened is None


@pytest.mark.parametrize(
    "template",
    [ROUND_EVERY_PAGE, *(TEMPLATES / f"{name}.html" for name in ("mine", "ring", "say", "sent", "printed"))],
    ids=lambda template: template.stem,
)
def test_our_own_words_are_short_and_plain(template: Path) -> None:
    page = template.read_text(encoding="utf-8")
    text = re.sub(r"<head>.*?</head>|{#.*?#}|{%.*?%}|{{.*?}}|<[^>]+>", " | ", page, flags=re.DOTALL)
    assert not [word for word in NOT_HERE if word in text.lower()]
    for sentence in re.split(r"[.?!|]", text):
        assert len(sentence.split()) <= 18, sentence


def test_no_kind_of_the_page_is_printed_for_a_family_or_offered_by_a_general_form() -> None:
    of_the_page = [kind for kind in kinds() if kind.kind.startswith("own_page.")]
    assert len(of_the_page) == 5
    assert all(kind.has_own_form and kind.read_elsewhere for kind in of_the_page)
