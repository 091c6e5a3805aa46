"""The child's voice is a field on every assessment, visit, meeting and plan: their words, or why there are none."""

import re
from collections.abc import Iterable

import pytest

from lantern.kinds.attendance import Meeting
from lantern.kinds.declare import Kind, kind_named, kinds
from lantern.kinds.voice import ChildHeard

_SORTS = re.compile(
    r"(^|_)(assessment|assessment_part|visit|visits|conference|core_group|discussion|interview|meeting|plan|s47)[._]"
)
# What is called so and is none, or has its words in another entry.
WITHOUT = {
    "assessment.started": "Nothing was asked yet.",
    "initial_assessment.started": "Nothing was asked yet.",
    "core_assessment.started": "Nothing was asked yet.",
    "specialist_assessment.commissioned": "It is asked for and not yet made.",
    "assessment.delayed": "It has not come about yet.",
    "conference.delayed": "It has not come about yet.",
    "plan.started": "A conference begins a plan and has the words; one taken over from a return has none to bring.",
    "conference_confidential.noted": "What is kept from some who met; the conference has the words.",
    "return_interview.held": "The words are an entry of their own, return_interview.said, that few read.",
    "return_interview.not_held": "Each offer has what the child said to it.",
    "meeting.pressed_for": "A parent wishes for a meeting; it is none.",
    "meeting.answered": "Whether there will be a meeting; it is none.",
}


def lacking(declared: Iterable[type[Kind]]) -> set[str]:
    """The kinds of these that would have to ask what the child said, and do not."""
    newest = {kind.kind: kind for kind in declared}
    asked = (kind for kind in newest.values() if _SORTS.search(kind.kind) or issubclass(kind, Meeting))
    return {kind.kind for kind in asked if not issubclass(kind, ChildHeard)}


def test_every_assessment_visit_meeting_and_plan_asks_what_the_child_said() -> None:
    assert lacking(kinds()) == set(WITHOUT)


def test_their_words_are_quoted_and_may_be_left_out_only_with_a_reason() -> None:
    heard = [kind for kind in kinds() if issubclass(kind, ChildHeard)]
    assert len(heard) > 50
    for kind in heard:
        assert kind.questions()["childs_words"].widget == "quoted"
        assert kind.model_fields["childs_words"].is_required()


class Unheard(Kind):
    """A kind that asks nothing of the child."""


def test_one_that_did_not_ask_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Unheard, "kind", "visit.tried", raising=False)
    assert lacking([kind_named("visit.made"), Unheard]) == {"visit.tried"}
