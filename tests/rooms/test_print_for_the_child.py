"""The print for the child: true, in words for a child, and nothing that others told or that has no such words."""

from datetime import date, timedelta

import pytest

from lantern.access import identity
from lantern.kinds.answers import When
from lantern.kinds.case import Case
from lantern.kinds.coming_in.information import InformationReceived
from lantern.kinds.coming_in.referral import ReferralReceived
from lantern.kinds.declare import kind_named, kinds
from lantern.kinds.pathway.conference import ConferenceHeld, PlanDecision, ReviewConferenceHeld
from lantern.kinds.pathway.enquiry import PoliceInvestigationStarted
from lantern.kinds.staying.actions import ActionAgreed
from lantern.kinds.staying.daily import Visit, VisitMade
from lantern.law import load_law
from lantern.page import dates
from lantern.page.prints import for_the_child as words
from lantern.page.prints.for_the_child import ForTheChild, for_the_child
from lantern.page.prints.for_whom import Reader
from lantern.page.prints.selecting import select
from tests.kinds.cast import NIA, Child
from tests.kinds.made_up import made_up

HELD_ON = date(2026, 3, 2)
NEXT_REVIEW = "There is another meeting about how your plan is going"
# What workers write to each other, and never to a child.
OFFICIAL = ("enquiry", "section", "the child", "substantiated", "core group", "conference", "category", "outcome")


def told(child: Child, today: date) -> ForTheChild:
    """What the print tells on a day."""
    with identity(NIA):
        case = Case.read(child.id, NIA)
        return for_the_child(case, select(case.entries, Reader.CHILD).entries, case.duties(today), today)


def with_a_plan(child: Child) -> Child:
    """A referral, and a conference that made a plan."""
    child.tell(made_up(ReferralReceived, happened=When.on(HELD_ON)))
    child.tell(made_up(ConferenceHeld, happened=When.on(HELD_ON), decision=PlanDecision.PLAN, category="sexual_abuse"))
    return child


def test_it_tells_what_happened_in_words_for_a_child_and_nothing_of_what_others_said(child: Child) -> None:
    with_a_plan(child).tell(made_up(VisitMade, happened=When.on(HELD_ON), found=Visit.SEEN))
    for kind in (InformationReceived, PoliceInvestigationStarted, ActionAgreed):
        child.tell(made_up(kind))
    child.tell(made_up(VisitMade, found=Visit.NOT_SEEN), marking="restricted")
    found = told(child, HELD_ON)
    assert found.worker == "Worker"
    assert [one.says for one in found.happened] == [
        "There was a meeting about how to keep you safe. It decided to make a plan for that.",
        "Somebody came to see you.",
    ]
    assert not any(one.by or one.url or one.recorded for one in found.happened)


def test_it_tells_what_happens_next_and_by_when_and_says_so_when_that_is_late(child: Child) -> None:
    with_a_plan(child)
    by = dict(told(child, HELD_ON).next)
    assert by["The people who carry out your plan meet"] == "by Monday 16 March 2026"
    assert by["There is a meeting about how your plan is going"] == "by Tuesday 2 June 2026"
    late = dict(told(child, date(2026, 3, 17)).next)["The people who carry out your plan meet"]
    assert late == "by Monday 16 March 2026. We are late with this. That is not your fault."


def test_a_day_that_was_agreed_is_told_rather_than_the_last_one_allowed(child: Child) -> None:
    with_a_plan(child)
    agreed_on = HELD_ON + timedelta(days=120)
    reviewed = made_up(ReviewConferenceHeld, happened=When.on(HELD_ON), decision="plan_continues", next_on=agreed_on)
    child.tell(reviewed)
    assert dict(told(child, HELD_ON).next)[NEXT_REVIEW] == f"on {dates.day(agreed_on)}"


@pytest.mark.parametrize("says", [*words._NEXT.values(), *words._AGREED.values(), *words.LEFT_OUT])
def test_no_word_of_it_is_official(says: str) -> None:
    assert not [word for word in OFFICIAL if word in says.lower()]


def test_every_outcome_of_what_it_tells_has_words_and_everything_that_it_names_exists() -> None:
    names = {kind.kind for kind in kinds()}
    assert set(words._HAPPENED) | set(words._AGREED) <= names
    assert set(words._NEXT) <= {rule.thing_due.rpartition(".")[2] for rule in load_law("example").rules.values()}
    for kind, says in words._HAPPENED.items():
        every = [says] if isinstance(says, str) else list(says.values())
        assert not [word for one in every for word in OFFICIAL if word in one.lower()]
        assert isinstance(says, str) or set(says) == set(kind_named(kind).codes("outcome"))
