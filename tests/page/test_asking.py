"""From the form to the record: nothing typed is lost, nothing is recorded twice or unseen."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import override_settings

from lantern.page import clock
from lantern.page.form.asking import News
from tests.page import pages
from tests.page.answers import typed
from tests.page.conftest import Colleagues


@pytest.fixture(autouse=True)
def _own_pages() -> Iterator[None]:
    pages.RECORDED.clear()
    pages.NEWS.clear()
    with override_settings(ROOT_URLCONF="tests.page.pages", LANTERN_TODAY=None):
        yield


def sent(colleagues: Colleagues, do: str, path: str = "/form/", **changed: str | None) -> Any:
    """The answer to a form that was opened, filled in, and sent with one of its buttons."""
    carried = colleagues.client.get(path).context["machinery"]
    return colleagues.client.post(path, {**carried, **typed(**changed).dict(), "_do": do})


def again(colleagues: Colleagues, answer: Any, do: str, path: str = "/form/") -> Any:
    """The answer to the page that was answered, sent on as a browser would."""
    boxes: dict[str, list[str]] = {}
    for box, one in answer.context["boxes"]:
        boxes.setdefault(box, []).append(one)
    return colleagues.client.post(path, {**answer.context["machinery"], **boxes, "_do": do})


def test_answers_are_checked_before_they_are_recorded(colleagues: Colleagues) -> None:
    checking = sent(colleagues, "check")
    assert "Check your answers" in checking.content.decode()
    assert pages.RECORDED == []
    done = again(colleagues, checking, "record")
    assert done["Location"] == "/recorded/"
    assert [entry.kind for entry, _ in pages.RECORDED] == ["strategy_discussion.held"]


def test_a_fault_shows_the_form_again_with_everything_that_was_typed(colleagues: Colleagues) -> None:
    answer = sent(colleagues, "check", happened__day="31", happened__month="2")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Error: " in page
    assert 'href="#happened-day"' in page
    for words in typed(happened__day="31", happened__month="2").values():
        assert str(words) in page


def test_recorded_answers_leave_no_draft(colleagues: Colleagues) -> None:
    again(colleagues, sent(colleagues, "check"), "record")
    assert colleagues.client.get("/form/").context.get("kept_at") is None


def test_a_form_that_was_left_is_there_again(colleagues: Colleagues) -> None:
    assert sent(colleagues, "leave", known="Half a thought")["Location"] == "/"
    opened = colleagues.client.get("/form/")
    assert "Half a thought" in opened.content.decode()
    assert opened.context["kept_at"] is not None


def test_a_draft_can_be_discarded(colleagues: Colleagues) -> None:
    sent(colleagues, "leave", known="Half a thought")
    colleagues.client.post("/form/", {"_do": "discard"})
    assert "Half a thought" not in colleagues.client.get("/form/").content.decode()


def test_a_draft_is_kept_while_somebody_types(colleagues: Colleagues) -> None:
    assert sent(colleagues, "keep", known="Half a thought").status_code == 204
    assert "Half a thought" in colleagues.client.get("/form/").content.decode()


def test_the_same_form_sent_twice_carries_the_same_key(colleagues: Colleagues) -> None:
    checking = sent(colleagues, "check")
    again(colleagues, checking, "record")
    second = again(colleagues, checking, "record")
    assert second.status_code == 422
    assert "What you see here is not saved yet" in second.content.decode()
    assert len(pages.RECORDED) == 1


def test_what_was_typed_in_a_second_window_is_saved_when_the_button_is_pressed_again(colleagues: Colleagues) -> None:
    checking = sent(colleagues, "check")
    again(colleagues, checking, "record")
    boxes = {"known": "What stood in the second window"}
    second = colleagues.client.post(
        "/form/", {**checking.context["machinery"], **typed(**boxes).dict(), "_do": "record"}
    )
    assert "What stood in the second window" in second.content.decode()
    kept = colleagues.client.get("/form/")
    for answer in (second, kept):
        assert answer.context["machinery"]["_key"] != checking.context["machinery"]["_key"]
    sent_on = colleagues.client.post("/form/", {**kept.context["machinery"], **typed(**boxes).dict(), "_do": "record"})
    assert sent_on["Location"] == "/recorded/"
    assert len(pages.RECORDED) == 2


def test_two_forms_carry_two_keys(colleagues: Colleagues) -> None:
    for _ in range(2):
        again(colleagues, sent(colleagues, "check"), "record")
    first, second = (key for _, key in pages.RECORDED)
    assert first != second


def test_what_others_recorded_meanwhile_is_shown_before_anything_is_recorded(colleagues: Colleagues) -> None:
    opened = colleagues.client.get("/form/").context["machinery"]
    pages.NEWS.append((clock.moment(), News("A visit was made.", "Owen Pryce", "10:42")))
    answer = colleagues.client.post("/form/", {**opened, **typed().dict(), "_do": "check"})
    assert "A visit was made." in answer.content.decode()
    assert again(colleagues, answer, "record")["Location"] == "/recorded/"


def test_what_others_recorded_while_answers_were_checked_is_shown_first(colleagues: Colleagues) -> None:
    checking = sent(colleagues, "check")
    pages.NEWS.append((clock.moment(), News("A visit was made.", "Owen Pryce", "10:42")))
    stopped = again(colleagues, checking, "record")
    assert "A visit was made." in stopped.content.decode()
    assert pages.RECORDED == []
    again(colleagues, stopped, "record")
    assert len(pages.RECORDED) == 1


def test_nothing_from_before_the_form_was_opened_is_news(colleagues: Colleagues) -> None:
    pages.NEWS.append((clock.moment() - timedelta(minutes=1), News("An old visit.", "Owen Pryce", "10:42")))
    assert "An old visit." not in sent(colleagues, "check").content.decode()


def test_a_page_can_ask_for_more_than_the_kind(colleagues: Colleagues) -> None:
    assert "Say why it was held late" in sent(colleagues, "check", path="/late/").content.decode()
    assert sent(colleagues, "check", path="/late/", reasons="It was late because of snow.").status_code == 200


def test_rows_are_added_and_removed_without_javascript(colleagues: Colleagues) -> None:
    more = sent(colleagues, "add:present")
    assert 'name="present-2-who"' in more.content.decode()
    fewer = again(colleagues, more, "remove:present-0")
    page = fewer.content.decode()
    assert 'name="present-2-who"' not in page
    assert "DS Rowan Pike" not in page
    assert "Nadia Rahim" in page


def test_a_change_goes_back_to_the_form_at_that_answer(colleagues: Colleagues) -> None:
    changing = again(colleagues, sent(colleagues, "check"), "change:known")
    assert changing.context["at"] == "known"
    assert typed()["known"] in changing.content.decode()


@pytest.mark.parametrize("do", ["add:decision", "remove:present-x", "remove:nothing-1", "change:nothing", "strange"])
def test_a_button_that_no_page_of_ours_has_does_no_harm(colleagues: Colleagues, do: str) -> None:
    assert sent(colleagues, do).status_code == 200
    assert pages.RECORDED == []


@pytest.mark.parametrize("since", ["", "yesterday", "2026-01-01"])
def test_a_moment_that_was_tampered_with_does_no_harm(colleagues: Colleagues, since: str) -> None:
    answer = colleagues.client.post("/form/", {**typed().dict(), "_do": "check", "_since": since})
    assert answer.status_code == 200


def test_the_title_and_the_address_hold_nothing_that_was_typed(colleagues: Colleagues) -> None:
    page = sent(colleagues, "check", known="Tomasz Wren").content.decode()
    title = page[page.index("<title>") : page.index("</title>")]
    assert "Tomasz" not in title
