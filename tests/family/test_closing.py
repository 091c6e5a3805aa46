"""A log that is closed: read and printed by whoever kept it, written in by nobody, and open again in one step."""

from collections.abc import Iterator

import pytest

from lantern.journal.errors import NotAllowed
from lantern.journal.projections import differences
from lantern.kinds.family.harm import FamilyOutputLifted, FamilyOutputStopped, SourceOfHarmRecorded
from lantern.kinds.family.log import (
    FamilyFeedbackGiven,
    FamilyLogClosed,
    FamilyLogOpenedAgain,
    FamilyLogWorkerNamed,
    FamilyNoteAdded,
    FamilyNoteMade,
    FamilyNoteWrittenWith,
    Feedback,
)
from lantern.kinds.family.meeting import Answered, MeetingAnswered, MeetingPressedFor
from lantern.page import dates
from tests.access.test_http_deeds import filled
from tests.family.conftest import Family
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, days_ago

_RING = "Maya, 01632 960123"
_WHY = "She moved in with her sister."


@pytest.fixture
def named(family: Family) -> Iterator[Family]:
    """The log, with Maya named for it. A module has one world: it is left open for the next test."""
    family.tell("viv", FamilyLogWorkerNamed(happened=days_ago(5), worker=NUMBER["maya"]))
    yield family
    closed = "select closed_by from family_log where record_id = %s and closed_by is not null"
    for (standing,) in family.site.log.execute(closed, (family.log,)).fetchall():
        family.tell("maya", made_up(FamilyLogOpenedAgain, happened=days_ago(0)), matter=standing)


def address(family: Family, *more: str) -> str:
    """A page of the log as workers see it."""
    return "/".join(("/family", str(family.log), *more, ""))


def close(family: Family, by: str = "maya", ago: int = 0) -> None:
    """Close it by the form."""
    form = filled(FamilyLogClosed, why=_WHY, ring=_RING) | day(ago)
    answer = family.site.post(by, address(family, "close"), form)
    assert answer.where == address(family), answer.text


def day(ago: int) -> dict[str, int]:
    """The boxes of a day."""
    on = days_ago(ago).earliest
    return {"happened-day": on.day, "happened-month": on.month, "happened-year": on.year}


def test_whoever_kept_it_reads_since_when_it_is_closed_and_whom_to_ring_and_never_why(named: Family) -> None:
    note = named.note("The car came back.")
    named.tell("maya", FamilyFeedbackGiven(happened=days_ago(0), feedback=Feedback.READ), matter=note)
    close(named)
    page = named.mos()
    assert f"closed since {dates.day(days_ago(0).earliest)}" in page
    assert _RING in page
    assert _WHY not in page
    assert 'href="tel:999"' in page
    for url in ("/log/", "/log/all/", f"/log/{note}/receipt/"):
        assert "The car came back." in named.mos(url)
        assert "/log/write/" not in named.mos(url).split("</header>")[1].split("</nav>")[1]
    assert "Read by" in named.mos("/log/all/")
    assert f"/log/{note}/add/" not in page


def test_nothing_is_added_to_it_and_what_was_begun_is_not_lost(named: Family) -> None:
    note = named.note("Before.")
    forms = {
        "/log/write/": filled(FamilyNoteMade, what="He rang at two.") | day(0),
        f"/log/{note}/add/": filled(FamilyNoteAdded, what="It was three.") | day(0),
    }
    close(named)
    for url, form in forms.items():
        answer = named.site.post("mo", url, form)
        assert answer.status == 409
        assert form["what"] in answer.text
        assert "not saved" in answer.text
        assert form["what"] in named.mos(url)
        named.site.post("mo", url, {"_do": "discard"})
        assert form["what"] not in named.mos(url)
    assert "He rang at two." not in named.mos()
    for told, matter in ((made_up(FamilyNoteMade), None), (made_up(FamilyNoteAdded), note)):
        with pytest.raises(NotAllowed):
            named.tell("mo", told, matter=matter)


def test_workers_write_nothing_with_them_meanwhile_and_keep_what_they_typed(named: Family) -> None:
    note = named.note("Before.")
    close(named)
    page = named.site.get("viv", address(named)).text
    for more in (("write",), ("meeting",), (str(note), "feedback")):
        assert named.site.get("viv", address(named, *more)).status == 409
        assert address(named, *more) not in page
    sent = named.site.post("viv", address(named, "write"), filled(FamilyNoteWrittenWith, what="She rang me."))
    assert "She rang me." in sent.text
    assert "She rang me." not in named.mos()
    assert named.site.post("viv", address(named, "password"), {"why": "She rang me; I know her."}).status == 200
    named.site.clients.pop("mo", None)


def test_it_is_opened_again_and_is_as_it_was(named: Family) -> None:
    named.note("Before.")
    before = named.mos()
    close(named)
    assert named.site.post("tess", address(named, "open-again"), filled(FamilyLogOpenedAgain)).status == 302
    assert named.mos() == before
    named.note("After.")
    assert "After." in named.mos()
    assert named.site.get("maya", address(named, "open-again")).where == address(named)
    close(named)
    assert _RING in named.mos()
    assert list(differences("owner")) == []


def test_the_worker_named_for_it_or_their_manager_closes_it_and_nobody_else(named: Family) -> None:
    for worker in ("viv", "omar", "dia", "pia", "mo"):
        assert named.site.get(worker, address(named, "close")).status == 404
        with pytest.raises(NotAllowed):
            named.tell(worker, made_up(FamilyLogClosed, happened=days_ago(0)))
    close(named, by="tess")
    assert named.site.post("maya", address(named, "close"), filled(FamilyLogClosed)).where == address(named)


def test_it_is_not_closed_before_what_was_written_in_it_nor_over_a_meeting_without_an_answer(named: Family) -> None:
    named.note("Today.")
    early = named.site.post("maya", address(named, "close"), filled(FamilyLogClosed) | day(3))
    assert early.status == 422
    assert "Something was written in it on" in early.text
    asked = named.tell("viv", made_up(MeetingPressedFor))
    waiting = named.site.post("maya", address(named, "close"), filled(FamilyLogClosed) | day(0))
    assert waiting.status == 422
    assert "record the answer first" in waiting.text
    named.tell("maya", made_up(MeetingAnswered, answer=Answered.AGREED), matter=asked)
    close(named)


def test_a_hold_changes_nothing_of_it_and_a_stop_lets_nobody_close_it(named: Family) -> None:
    close(named)
    open_pages = [named.mos(url) for url in ("/log/", "/log/write/", "/log/all/")]
    named.tell("maya", made_up(SourceOfHarmRecorded, happened=days_ago(0), who=ID["cara"]), into=ID["asha"])
    assert [named.mos(url) for url in ("/log/", "/log/write/", "/log/all/")] == open_pages
    named.site.post("tess", address(named, "open-again"), filled(FamilyLogOpenedAgain))
    assert "closed since" not in named.mos()
    close(named)
    assert named.mos() == open_pages[0]
    stop = named.tell("maya", made_up(FamilyOutputStopped, happened=days_ago(0)), into=ID["asha"])
    page = named.site.post("tess", address(named, "open-again"), filled(FamilyLogOpenedAgain))
    assert "stopped whatever goes out to this family" in page.text
    assert named.mos() == open_pages[0]
    named.tell("tess", made_up(FamilyOutputLifted, happened=days_ago(0)), into=ID["asha"], matter=stop)


def test_the_list_and_the_childs_page_say_that_it_is_closed(named: Family) -> None:
    close(named)
    since = dates.day(days_ago(0).earliest)
    assert f"Closed since {since}" in named.site.get("viv", "/families/").text
    assert f"closed since {since}" in named.site.get("maya", f"/child/{ID['asha']}/").text
