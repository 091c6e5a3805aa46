"""What workers do with a log: open it, write with the family, judge candidates, pass a note on, press for a meeting."""

import re
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.test import Client, override_settings

from lantern.access import identity
from lantern.journal import amend
from lantern.kinds.case import Case
from lantern.kinds.family.log import (
    FamilyCandidateJudged,
    FamilyFeedbackGiven,
    FamilyLogOpened,
    FamilyLogWorkerNamed,
    FamilyNoteWrittenWith,
    Feedback,
)
from lantern.kinds.family.meeting import Answered, MeetingAnswered, MeetingPressedFor
from lantern.kinds.recording import entry_of
from tests.access.test_http_deeds import filled
from tests.family.conftest import Family
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, days_ago


def log_page(family: Family, worker: str = "viv") -> str:
    """The log as a worker reads it."""
    answer = family.site.get(worker, f"/family/{family.log}/")
    assert answer.status == 200
    return answer.text


def judge(family: Family, note: UUID, sort: str, text: str, verdict: str) -> None:
    """One press."""
    sent = {"sort": sort, "text": text, "verdict": verdict}
    assert family.site.post("viv", f"/family/{family.log}/{note}/candidate/", sent).status == 302


def kept(family: Family) -> int:
    """How many candidates were judged."""
    row = family.site.log.execute(
        "select count(*) from journal_entry where kind = 'family_candidate.judged'"
    ).fetchone()
    assert row
    return int(row[0])


def test_nothing_is_kept_of_a_candidate_until_a_worker_presses(family: Family) -> None:
    before = kept(family)
    note = family.note("A grey car, QQ21 QXX, waited. Somebody rang from 07700 900144.")
    page = log_page(family)
    assert "QQ21 QXX</strong>" in page
    assert "07700 900144</strong>" in page
    assert kept(family) == before
    judge(family, note, "plate", "QQ21 QXX", "accepted")
    judge(family, note, "telephone", "07700 900144", "not")
    assert kept(family) == before + 2
    page = log_page(family)
    assert "<span>Accepted</span>" in page
    assert "<span>Not accepted</span>" in page
    assert "<span>Accepted" not in family.mos()


def test_a_plate_accepted_with_a_record_gets_one_and_the_next_note_the_same(family: Family) -> None:
    things = []
    for words in ("QQ22 QXX stood there.", "Again the car QQ22 QXX."):
        note = family.note(words)
        judge(family, note, "plate", "QQ22 QXX", "thing")
        row = family.site.log.execute(
            "select concerns_record from journal_entry where kind = 'family_candidate.judged'"
            " order by position desc limit 1"
        ).fetchone()
        assert row
        things.append(row[0])
    assert things[0] == things[1] is not None
    assert "Car QQ22 QXX" in family.site.get("viv", f"/child/{things[0]}/").text
    assert family.site.get("mo", f"/child/{things[0]}/").status == 404


def test_what_does_not_stand_in_the_note_is_not_accepted(family: Family) -> None:
    note = family.note("Nothing in it.")
    sent = {"sort": "plate", "text": "QQ29 QXX", "verdict": "accepted"}
    assert family.site.post("viv", f"/family/{family.log}/{note}/candidate/", sent).status == 404


def test_feedback_is_one_of_a_short_list_and_has_no_words_of_its_own() -> None:
    assert set(FamilyFeedbackGiven.questions()) == {"happened", "feedback"}
    assert not any("known" in one.says.lower() for one in Feedback)
    assert FamilyFeedbackGiven(happened=days_ago(0), feedback=Feedback.READ).body() == {}


def test_feedback_is_given_by_a_form_and_named_to_its_author(family: Family) -> None:
    note = family.note("To be read.")
    form = filled(FamilyFeedbackGiven, feedback=Feedback.READ)
    assert family.site.post("viv", f"/family/{family.log}/{note}/feedback/", form).status == 302
    assert "Read by Viv" in family.mos()


def test_a_note_is_written_with_the_family_and_passed_on_to_where_the_police_read(family: Family) -> None:
    form = filled(FamilyNoteWrittenWith, what="A van, QQ23 QXX, at the gate.")
    assert family.site.post("viv", f"/family/{family.log}/write/", form).status == 302
    (note,) = re.findall(r'id="note-([0-9a-f-]{36})".*?QQ23 QXX', log_page(family), re.DOTALL)[-1:]
    page = family.site.get("viv", f"/family/{family.log}/{note}/pass-on/?child={ID['asha']}").text
    boxes = dict(re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', page))
    chosen = dict(re.findall(r'name="([^"]+)"[^>]* value="([^"]*)"[^>]* checked', page))
    assert "QQ23 QXX" in page
    form = boxes | chosen | {"what": "A van, QQ23 QXX, at the gate.", "told_before": "no", "_do": "record"}
    form |= {"done-why": "Nothing yet", "answered-why": "Nothing yet"}
    answer = family.site.post("viv", f"/family/{family.log}/{note}/pass-on/?child={ID['asha']}", form)
    assert answer.status == 302, re.findall(r"govuk-error-summary__list.*?</ul>", answer.text, re.DOTALL)
    assert "QQ23 QXX" in family.site.get("pia", f"/child/{ID['asha']}/chronology/").text
    assert family.site.get("pia", f"/family/{family.log}/").status == 404


@override_settings(LANTERN_PROTOCOL="example")
def test_a_meeting_pressed_for_runs_a_local_clock_on_the_lists_of_the_child_s_worker(family: Family) -> None:
    form = filled(MeetingPressedFor)
    assert family.site.post("viv", f"/family/{family.log}/meeting/", form).status == 302
    says = "A meeting that the family asks for is agreed or declined"
    for worker, url in (("maya", "/"), ("tess", "/team/")):
        line = next(row for row in family.site.get(worker, url).text.split("<tr>") if says in row)
        assert "Local, not law" in line
    assert ", by Viv with them. Not answered yet: to be answered by " in log_page(family)
    row = family.site.log.execute("select id from journal_entry where kind = 'meeting.pressed_for'").fetchone()
    assert row
    answered = made_up(MeetingAnswered, happened=days_ago(0), answer=Answered.DECLINED)
    family.tell("maya", answered, into=ID["asha"], matter=row[0])
    assert says not in family.site.get("maya", "/").text
    visit = family.site.get("viv", f"/family/{family.log}/")
    assert "Not answered yet" not in visit.text
    assert ">Declined</a>." in visit.text
    assert ("meetings", ID["asha"]) in {(row.action, row.record) for row in visit.logged}


def test_the_social_worker_named_reads_the_log_and_so_does_their_manager(family: Family) -> None:
    for worker in ("lee", "tara"):
        assert family.site.get(worker, f"/family/{family.log}/").status == 404
    family.tell("viv", FamilyLogWorkerNamed(happened=days_ago(0), worker=NUMBER["lee"]))
    for worker in ("lee", "tara"):
        assert "Log kept by Mo" in log_page(family, worker)
    family.tell("viv", FamilyLogWorkerNamed(happened=days_ago(0), worker=NUMBER["maya"]))
    assert family.site.get("lee", f"/family/{family.log}/").status == 404
    assert "Log kept by Mo" in log_page(family, "maya")
    assert ">Mo</a>" in family.site.get("maya", "/families/").text
    assert "Log kept by Mo" in family.site.get("maya", f"/child/{ID['asha']}/").text


def test_the_worker_named_is_a_social_worker_of_the_area_when_a_log_is_opened_and_ever_after(family: Family) -> None:
    named = f"/family/{family.log}/worker/"
    for url in (named, "/families/new/"):
        page = family.site.get("viv", url).text
        for worker, offered in (("lee", True), ("maya", True), ("wes", False), ("tess", False)):
            assert (f'<option value="{NUMBER[worker]}"' in page) is offered, (url, worker)
    for worker, status in (("wes", 422), ("lee", 302)):
        form = filled(FamilyLogWorkerNamed, worker=NUMBER[worker])
        assert family.site.post("viv", named, form).status == status
    with identity(NUMBER["viv"]):
        said = Case.read(family.log, NUMBER["viv"]).of_kind("family_log.worker_named")[-1]
    another = filled(FamilyLogWorkerNamed, worker=NUMBER["wes"]) | {"because": "It is another"}
    assert "name another on the log’s own page" in family.site.post("viv", f"/entry/{said.id}/amend/", another).text
    form = {"name": "Nell", "email": "nell@home.example", "worker": str(NUMBER["wes"]), "_key": "nells"}
    assert family.site.post("viv", "/families/new/", form).status == 422


def test_a_log_is_opened_with_an_account_whose_first_password_is_shown_once(family: Family) -> None:
    form = {"name": "Dell", "email": "dell@home.example", "told": "Who reads it.", "_key": "dells"}
    url = f"/families/new/?child={ID['asha']}"
    answer = family.site.post("maya", url, form)
    assert answer.status == 200
    (password,) = re.findall(r"(?<![\w-])(?:[a-z2-9]{4}-){3}[a-z2-9]{4}(?![\w-])", answer.text)
    dell = Client()
    assert dell.post("/account/login/", {"login": "dell@home.example", "password": password}).status_code == 302
    assert "My notes" in dell.get("/log/").content.decode()
    (log,) = re.findall(r"/family/([0-9a-f-]{36})/", answer.text)
    assert "Log kept by Dell" in family.site.get("maya", f"/family/{log}/").text
    assert "Dell" not in family.mos()
    again = family.site.post("maya", url, form | {"_key": "another"})
    assert again.status == 422
    assert "Another account has this address" in again.text
    twice = family.site.post("maya", url, form)
    assert twice.where == f"/family/{log}/"
    assert "give them a new one" in family.site.get("maya", twice.where).text
    assert User.objects.filter(email="dell@home.example").count() == 1


def test_a_forgotten_password_is_replaced_and_it_is_recorded_by_whom_and_why(family: Family) -> None:
    url = f"/family/{family.log}/password/"
    assert family.site.post("viv", url, {"why": " "}).status == 422
    page = family.site.post("viv", url, {"why": "Forgotten; I rang her."}).text
    (password,) = re.findall(r"(?<![\w-])(?:[a-z2-9]{4}-){3}[a-z2-9]{4}(?![\w-])", page)
    mo = Client()
    signed_in = mo.post("/account/login/", {"login": "mo@marlshire.example", "password": password})
    assert signed_in.status_code == 302
    assert "My notes" in mo.get("/log/").content.decode()
    chronology = family.site.get("viv", f"/child/{family.log}/chronology/").text
    assert "New password for whoever keeps the log" in chronology
    family.site.clients.pop("mo", None)


def test_nobody_is_put_in_the_place_of_whoever_keeps_a_log_nor_given_a_new_password_by_it(family: Family) -> None:
    with identity(NUMBER["viv"]):
        opened = Case.read(family.log, NUMBER["viv"]).of_kind("family_log.opened")[-1]
    sent = filled(FamilyLogOpened, keeper=NUMBER["dia"], children=(ID["asha"],)) | {"because": "It is another"}
    answer = family.site.post("viv", f"/entry/{opened.id}/amend/", sent)
    assert answer.status == 422
    assert "Whoever keeps a log stays the same" in answer.text
    other = made_up(FamilyLogOpened, happened=days_ago(9), keeper=NUMBER["dia"], children=(ID["asha"],))
    amend(opened.id, entry_of(other, family.log), because="Past the form", by=NUMBER["viv"], key=str(uuid4()))
    assert family.site.post("viv", f"/family/{family.log}/password/", {"why": "To be her"}).status == 404


def test_what_is_missing_when_a_log_is_opened_is_said(family: Family) -> None:
    answer = family.site.post("viv", "/families/new/", {"name": "", "email": "nobody"})
    assert answer.status == 422
    assert "Write what they are called" in answer.text
    assert "Write the address they sign in with" in answer.text


def test_a_log_is_opened_by_nobody_else(family: Family) -> None:
    for worker in ("mo", "pia", "huw", "ada", "cora"):
        assert family.site.post(worker, "/families/new/", {"name": "X", "email": "x@y.example"}).status == 404
    assert FamilyCandidateJudged.part == "family"


def test_feedback_and_notes_have_no_other_form_that_would_not_ask_whether_anything_may_go_out(family: Family) -> None:
    for kind in ("family_feedback.given", "family_note.written_with", "family_note.made", "family_log.opened"):
        assert family.site.get("viv", f"/child/{family.log}/record/{kind}/").status == 404
