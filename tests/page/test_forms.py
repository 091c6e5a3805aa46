"""A form made from a kind gives its answers, or says what to put right and loses nothing."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import QueryDict

from lantern.kinds.answers import NotKnown
from lantern.kinds.circle.allocation import AllocationMade, As
from lantern.kinds.declare import Kind, kinds
from lantern.kinds.pathway.strategy_discussion import StrategyDiscussionHeld
from lantern.page.form.forms import Form, typed_from
from lantern.page.form.questions import Option, questions
from lantern.page.form.rows import with_row, without_row
from lantern.page.form.shown import shown
from tests.page.answers import typed

TODAY = date(2026, 4, 20)


def faults(boxes: QueryDict) -> dict[str, str]:
    """What the form says of what was typed: box to words."""
    form = Form(StrategyDiscussionHeld, boxes)
    assert form.answer(TODAY) is None
    return {fault.box: fault.says for fault in form.faults}


def answered(boxes: QueryDict) -> StrategyDiscussionHeld:
    """The answers."""
    form = Form(StrategyDiscussionHeld, boxes)
    entry = form.answer(TODAY)
    assert isinstance(entry, StrategyDiscussionHeld), form.faults
    return entry


def test_a_whole_form_becomes_the_kind() -> None:
    entry = answered(typed())
    assert entry.decision == "initiate_s47"
    assert [row.who for row in entry.present] == ["DS Rowan Pike", "Nadia Rahim"]
    assert entry.safe_now == NotKnown(reason="Nobody has seen him since Friday")
    assert entry.interview == NotKnown(reason="Decided when he has been seen")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.kind}@{kind.version}")
def test_every_declared_kind_can_be_asked(kind: type[Kind]) -> None:
    assert [question.name for question in questions(kind)] == list(kind.questions())


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.kind}@{kind.version}")
def test_a_form_that_is_sent_empty_names_every_question_that_must_be_answered(kind: type[Kind]) -> None:
    form = Form(kind, QueryDict())
    assert form.answer(TODAY) is None
    wanted = {question.name for question in form.questions if not question.optional and not question.asked.only_if}
    assert wanted <= {fault.name for fault in form.faults}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.kind}@{kind.version}")
def test_what_depends_on_an_answer_is_asked_after_it(kind: type[Kind]) -> None:
    order = [control.name for _, controls in Form(kind, QueryDict()).sections for control in controls]
    for name, asked in kind.questions().items():
        if asked.only_if:
            assert order.index(asked.only_if[0]) < order.index(name)


def test_an_unanswered_question_says_how_to_answer_or_to_say_why_not() -> None:
    assert faults(typed(medical=None)) == {"medical": "Choose one answer, or say why it is not known"}


def test_not_known_without_a_reason_is_no_answer() -> None:
    assert faults(typed(safe_now__why=None)) == {"safe_now-why": "Say why it is not known"}


def test_an_answer_and_a_reason_for_having_none_contradict_each_other() -> None:
    assert "interview-why" in faults(typed(interview="On Tuesday"))


def test_a_question_that_depends_on_another_is_asked_only_after_it() -> None:
    assert answered(typed(medical_plan="Left over from before")).medical_plan is None
    assert faults(typed(medical="yes")) == {"medical_plan": "Write an answer"}
    assert answered(typed(medical="yes", medical_plan="His own GP")).medical_plan == "His own GP"


def test_a_row_with_something_missing_says_which() -> None:
    assert faults(typed(present__1__how=None)) == {"present-1-how": "Choose from the list"}


def test_a_row_left_blank_is_nobody() -> None:
    assert len(answered(typed(present__count="4")).present) == 2


def test_rules_of_the_kind_itself_are_said_at_their_question() -> None:
    said = faults(typed(absent__0__sector=None, absent__0__why=None))
    assert said["absent-0-sector"] == "Say who took part from health, or why nobody did"


def test_what_has_not_happened_yet_is_refused() -> None:
    assert "happened-day" in faults(typed(happened__day="21"))


def test_faults_stand_in_the_order_of_the_form() -> None:
    form = Form(StrategyDiscussionHeld, QueryDict())
    form.answer(TODAY)
    order = [question.name for question in form.questions]
    places = [order.index(fault.name.partition("-")[0]) for fault in form.faults]
    assert places == sorted(places)


def test_every_fault_names_a_box_that_is_on_the_page() -> None:
    form = Form(StrategyDiscussionHeld, QueryDict())
    form.answer(TODAY)
    controls = [control for _, section in form.sections for control in section]
    rows = [cell for control in controls if control.question.row for row in control.rows for cell in row]
    names = {control.name for control in (*controls, *rows)}
    assert all(fault.box.removesuffix("-day").removesuffix("-why") in names for fault in form.faults)


def test_a_form_filled_from_answers_gives_the_same_answers() -> None:
    entry = answered(typed())
    again = typed_from(StrategyDiscussionHeld, dict(entry))
    assert answered(again) == entry


def test_a_row_more_keeps_what_was_typed() -> None:
    more = with_row(typed(), "present")
    assert more["present-count"] == "3"
    assert answered(more) == answered(typed())


def test_a_row_less_moves_the_others_up() -> None:
    fewer = without_row(typed(), "present", 0)
    assert fewer["present-count"] == "1"
    assert fewer["present-0-who"] == "Nadia Rahim"
    assert fewer["absent-0-sector"] == "health"


def test_the_answers_to_check_say_everything_that_was_asked() -> None:
    other = uuid4()
    entry = answered(typed()).model_copy(update={"others": (other,)})
    told = {one.name: one for _, section in shown(entry) for one in section}
    assert told["happened"].says == ("14:30 on Thursday 2 April 2026",)
    assert told["childs_words"].quoted
    assert told["safe_now"].not_known
    assert [cell.says for cell in told["present"].rows[0]] == [("Police",), ("DS Rowan Pike",), ("In the room",)]
    assert told["again_on"].says == ("Nothing recorded",)
    assert "medical_plan" not in told


def test_only_what_the_page_offers_can_be_chosen() -> None:
    made = typed_from(AllocationMade, {"worker": 7, "allocated": As.ALLOCATED, "reasons": "They know each other."})
    made.update({"happened-day": "1", "happened-month": "4", "happened-year": "2026"})
    for offered, says in ((("7", "8"), []), (("8",), ["Choose from the list"])):
        form = Form(AllocationMade, made, {"worker": [Option(code, "Somebody") for code in offered]})
        form.answer(TODAY)
        assert [fault.says for fault in form.faults] == says
