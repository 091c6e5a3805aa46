"""A child's missing episodes as their page shows them: what was done about each, to whoever may know."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from lantern.access import identity, notices
from lantern.kinds.answers import LONDON, NotKnown, When, YesNo
from lantern.kinds.circle.allocation import ShareMade
from lantern.kinds.circle.emergency_access import EmergencyAccessOpened
from lantern.kinds.missing.daily_contact import ContactAgreementMade
from lantern.kinds.missing.episode import (
    Authority,
    Grade,
    MissingAuthorityTold,
    MissingReported,
    MissingReturned,
    Placed,
    Sort,
)
from lantern.kinds.missing.return_interview import (
    CarersAccountGiven,
    Independence,
    Offer,
    ReturnInterviewHeld,
    ReturnInterviewNotHeld,
    ReturnInterviewOffered,
    ReturnInterviewSaid,
    WhyNotHeld,
)
from lantern.kinds.person.names import NameGiven, NameType
from tests.kinds.cast import DIA, NIA, PIA, POLICE, SAM, TOM, Child
from tests.kinds.made_up import made_up

SignIn = Callable[[int], Client]
TODAY = date(2026, 3, 31)
RING = "Dan Hollis, 01632 960 240"


@pytest.fixture(autouse=True)
def on_one_day() -> object:
    """The pages are read on the day on which the stories end; what is recorded is stamped by the database."""
    with override_settings(LANTERN_TODAY=TODAY, LANTERN_PROTOCOL="example"):
        yield


def at(days_ago: int, hour: int = 22) -> When:
    """A moment so many days before today."""
    day = TODAY - timedelta(days=days_ago)
    return When.moment(datetime(day.year, day.month, day.day, hour, tzinfo=LONDON))


def missing(child: Child, days_ago: int, back_after: int | None = 10, **more: Any) -> UUID:
    """A report, and the return some hours after."""
    reported = at(days_ago)
    episode = child.tell(made_up(MissingReported, happened=reported, grade=Grade.MEDIUM, **more))
    if back_after is not None and reported.at:
        returned = When.moment(reported.at + timedelta(hours=back_after))
        child.tell(made_up(MissingReturned, happened=returned), matter=episode)
    return episode


def text_of(client: Client, child: Child, query: str = "") -> str:
    """What the page says, without its marks."""
    answer = client.get(f"/child/{child.id}/missing/{query}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())).replace(" .", ".").replace(" ,", ",")


def row(text: str, says: str) -> list[int]:
    """The counts of a row of the pattern, for 30 and for 90 days."""
    found = re.search(rf"{re.escape(says)} (\d+) (\d+)", text)
    assert found, says
    return [int(found[1]), int(found[2])]


def test_a_child_never_reported_is_not_called_safe(child: Child, sign_in: SignIn) -> None:
    assert "That is not the same as never having been missing" in text_of(sign_in(NIA), child)


def test_whoever_may_not_open_the_record_gets_the_page_of_what_does_not_exist(child: Child, sign_in: SignIn) -> None:
    missing(child, 3)
    stranger = sign_in(SAM)
    assert [stranger.get(f"/child/{one}/missing/").status_code for one in (child.id, uuid4())] == [404, 404]


def test_every_page_of_a_child_says_first_that_they_are_missing_now(child: Child, sign_in: SignIn) -> None:
    nia, alert = sign_in(NIA), "Missing now: reported 22:00 on Friday 27 March 2026; no return is recorded."
    missing(child, 20)
    episode = missing(child, 4, back_after=None)
    pages = ("", "judgement/", "record/visit.made/")
    assert [alert in nia.get(f"/child/{child.id}/{page}").content.decode() for page in pages] == [True] * 3
    child.tell(made_up(MissingReturned, happened=at(3)), matter=episode)
    assert "Missing now" not in nia.get(f"/child/{child.id}/").content.decode()


def test_the_safety_summary_says_first_that_the_child_is_missing_now(child: Child, sign_in: SignIn) -> None:
    missing(child, 20)
    missing(child, 4, back_after=None)
    child.tell(made_up(EmergencyAccessOpened, worker=DIA), by=DIA)
    said = sign_in(DIA).get(f"/child/{child.id}/summary/").content.decode()
    first, _, rest = said.partition("What else you may see")
    assert "Missing now: reported 22:00 on Friday 27 March 2026; no return is recorded." in first
    assert f'href="/child/{child.id}/"' not in said
    assert "No longer missing" in rest.partition("Missing episodes, the last first")[2]


def test_each_episode_says_what_was_done_and_what_is_not_recorded(child: Child, sign_in: SignIn) -> None:
    placed: dict[str, Any] = {"placed": Placed.AWAY, "responsible": "Marlshire", "host": "Wexby"}
    episode = missing(child, 5, **placed)
    told = made_up(MissingAuthorityTold, happened=at(5, 23), which=Authority.RESPONSIBLE, name="Marlshire")
    child.tell(told, matter=episode)
    for days_ago, answer in ((4, Offer.REFUSED), (3, Offer.ACCEPTED)):
        child.tell(made_up(ReturnInterviewOffered, happened=at(days_ago, 12), answer=answer), matter=episode)
    child.tell(made_up(ReturnInterviewHeld, happened=at(2, 9)), matter=episode)
    text = text_of(sign_in(NIA), child)
    assert "Marlshire. Told 23:00 on Thursday 26 March 2026" in text
    assert "Wexby. Not recorded as told" in text
    assert "they do not want to, now; Sat 28 Mar 2026, 12:00: they will talk" in text
    assert "Held in time" in text


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"independent": Independence.INDEPENDENT, "away": YesNo.YES}, "Sun 29 Mar 2026, 09:00 "),
        ({"independent": Independence.NOT_INDEPENDENT, "away": YesNo.YES}, "09:00; not independent "),
        ({"independent": Independence.INDEPENDENT, "away": YesNo.NO}, "09:00; not away from the carers "),
        (
            {"independent": NotKnown(reason="Not noted"), "away": NotKnown(reason="Not noted")},
            "09:00; whether independent not known; whether away from the carers not known ",
        ),
    ],
)
def test_an_interview_that_was_not_as_the_guidance_asks_says_so(
    child: Child, sign_in: SignIn, how: dict[str, object], says: str
) -> None:
    episode = missing(child, 5)
    child.tell(made_up(ReturnInterviewHeld, happened=at(2, 9), **how), matter=episode)
    text = text_of(sign_in(NIA), child)
    assert says in text
    independent = how["independent"] == Independence.INDEPENDENT
    assert row(text, "Held by somebody independent") == [int(independent)] * 2


def test_why_an_interview_was_not_held_is_said_and_nothing_recorded_is_said_too(child: Child, sign_in: SignIn) -> None:
    decided = missing(child, 40)
    told = made_up(ReturnInterviewNotHeld, happened=at(36), reason=WhyNotHeld.MISSING_AGAIN)
    child.tell(told, matter=decided)
    missing(child, 20)
    text = text_of(sign_in(NIA), child)
    assert "Not held: the child is missing again" in text
    assert row(text, "Not held, with a reason") == [0, 1]
    assert row(text, "Returned, and neither held nor decided") == [1, 1]
    assert "Overdue" in text


def test_the_pattern_counts_what_was_recorded_and_names_the_local_threshold_as_local(
    child: Child, sign_in: SignIn
) -> None:
    for days_ago in (3, 12, 29):
        missing(child, days_ago)
    for days_ago in (30, 60, 89, 90):
        missing(child, days_ago, sort=Sort.AWAY)
    text = text_of(sign_in(NIA), child)
    assert row(text, "Reported missing") == [3, 3]
    assert row(text, "Away from placement without authorisation") == [0, 3]
    assert "Three or more episodes in 30 days: a strategy discussion is considered. Recorded: 3, reached" in text
    assert "Two or more missed daily contacts in 7 days" in text
    assert "Local, not law" in text


def test_the_hours_of_an_episode_pass_also_when_the_clocks_change(child: Child, sign_in: SignIn) -> None:
    reported = When.moment(datetime(2026, 3, 28, 22, tzinfo=LONDON))
    episode = child.tell(made_up(MissingReported, happened=reported))
    returned = When.moment(datetime(2026, 3, 29, 8, tzinfo=LONDON))
    child.tell(made_up(MissingReturned, happened=returned), matter=episode)
    text = text_of(sign_in(NIA), child)
    assert "9 hours" in text
    assert "due 08:00 on Wednesday 1 April 2026" in text.replace("Due", "due")


@pytest.fixture
def two(child: Child) -> tuple[Child, Child]:
    """Two children missing together: Nia works with one of them alone, the police with both."""
    other = Child().opened().allocated(SAM)
    name = {"type": NameType.USED, "given": "Tamsin", "family": "Wrenfield"}
    other.tell(made_up(NameGiven, **name), by=SAM)
    for one, by in ((child, NIA), (other, SAM)):
        one.tell(made_up(ShareMade, agency=POLICE, until=date(2099, 1, 1)), by=by)
    told = made_up(MissingReported, happened=at(4), others=(other.id,), how_many_others=1, ask_about_others=RING)
    child.tell(told, by=PIA)
    return child, other


def test_another_missing_child_is_named_to_those_alone_who_may_open_both(
    two: tuple[Child, Child], sign_in: SignIn
) -> None:
    child, other = two
    seen = text_of(sign_in(PIA), child)
    assert "Also believed missing: Tamsin Wrenfield." in seen
    assert row(seen, "With Tamsin Wrenfield") == [1, 1]
    page = sign_in(NIA).get(f"/child/{child.id}/missing/").content.decode()
    assert f"Also believed missing: one other child: ask {RING}." in page
    assert "Tamsin" not in page
    assert str(other.id) not in page


def test_what_the_child_said_stands_under_its_own_marking_and_on_no_print_for_a_carer(
    child: Child, sign_in: SignIn
) -> None:
    child.tell(made_up(ShareMade, agency=POLICE, until=date(2099, 1, 1)))
    episode = missing(child, 4)
    child.tell(made_up(ReturnInterviewHeld, happened=at(2)), matter=episode)
    words = "They must not know where I go."
    for marking in (None, "open"):
        said = made_up(ReturnInterviewSaid, happened=at(2), childs_words=words)
        child.tell(said, matter=episode, marking=marking)
    account = "He had new shoes."
    child.tell(made_up(CarersAccountGiven, happened=at(3), account=account, learned=TODAY), matter=episode)
    nia = sign_in(NIA)
    assert text_of(nia, child).count("What the child said in the return interview was written down.") == 2
    assert text_of(sign_in(PIA), child).count("What the child said in the return interview was written down.") == 1
    for whom in ("family", "conference", "child"):
        printed = nia.get(f"/child/{child.id}/print/?whom={whom}").content.decode()
        assert "What the child said" not in printed
        assert words not in printed
    assert "What the child said" in nia.get(f"/child/{child.id}/print/?whom=court").content.decode()


def test_what_few_may_read_is_not_among_the_words_on_the_front_page(child: Child, sign_in: SignIn) -> None:
    episode, nia = missing(child, 4), sign_in(NIA)
    words = {"restricted": "They must not know where I go.", "open": "I am hungry."}
    for marking in ("open", "restricted"):
        said = made_up(ReturnInterviewSaid, happened=at(2), childs_words=words[marking])
        child.tell(said, matter=episode, marking=marking)
    page = nia.get(f"/child/{child.id}/").content.decode()
    assert words["open"] in page
    assert words["restricted"] not in page


def test_when_a_child_was_last_seen_may_be_answered_by_why_it_is_not_known(child: Child, sign_in: SignIn) -> None:
    nia, form = sign_in(NIA), f"/child/{child.id}/record/missing.reported/"
    assert 'name="last_seen-why"' in nia.get(form).content.decode()
    wants = 'href="#last_seen'
    assert wants in nia.post(form, {"_do": "check"}).content.decode()
    why = {"last_seen-why": "Nobody had looked in since noon."}
    assert wants not in nia.post(form, {"_do": "check"} | why).content.decode()


def test_a_missed_contact_tells_the_person_whom_the_agreement_names(child: Child, sign_in: SignIn) -> None:
    agreement = child.tell(made_up(ContactAgreementMade, worker=TOM))
    child.tell(made_up(ContactAgreementMade, worker=DIA))
    nia = sign_in(NIA)
    form = f"/child/{child.id}/record/daily_contact.missed/"
    day = {"happened-day": "30", "happened-month": "3", "happened-year": "2026", "happened-time": "21:00"}
    sent = day | {"tried": "Two calls.", "worry": "She was upset.", "matter": str(agreement), "marking": "open"}
    answer = nia.post(form, sent | {"_do": "record", "_key": str(uuid4()), "_since": "2026-03-31T12:00:00+00:00"})
    assert answer.status_code == 302
    for worker, told in ((TOM, ["daily_contact.missed"]), (DIA, [])):
        with identity(worker):
            assert [notice.what for notice in notices()] == told


def test_more_than_twenty_episodes_ask_the_database_no_more_often(child: Child, sign_in: SignIn) -> None:
    nia = sign_in(NIA)
    for days_ago in range(3, 15):
        missing(child, days_ago)
    text_of(nia, child)
    asked = []
    for more in (0, 20):
        for days_ago in range(20, 20 + more):
            episode = missing(child, days_ago)
            child.tell(made_up(ReturnInterviewOffered, happened=at(days_ago - 1)), matter=episode)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            text = text_of(nia, child)
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert "Every episode 32" in text
    assert text.count("Record in this episode") == 10
    assert text_of(nia, child, "?page=4").count("Record in this episode") == 2


def test_what_stands_in_no_episode_is_shown_apart(child: Child, sign_in: SignIn) -> None:
    child.tell(made_up(CarersAccountGiven, happened=at(3), learned=TODAY))
    text = text_of(sign_in(NIA), child)
    assert "Recorded without an episode" in text
    assert "Account of the missing episode" in text
