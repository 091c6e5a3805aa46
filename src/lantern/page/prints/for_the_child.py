"""The print for the child, in words for a child. What has no such words here is not on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lantern.journal import Entry
from lantern.kinds.answers import When
from lantern.kinds.case import Case
from lantern.kinds.protocol import the_law
from lantern.law import Duty, State
from lantern.law.rule import Unit
from lantern.page import dates
from lantern.page.about import allocated
from lantern.page.timeline import Moment

# By kind, and where it matters by outcome, what happened. Never what somebody else said or did, nor what is not sure.
_HAPPENED: Mapping[str, str | Mapping[str, str]] = {
    "initial_assessment.started": "We began to find out what you and your family need.",
    "initial_assessment.completed": "We finished finding out, for now, what you and your family need.",
    "core_assessment.started": "We began to look more closely at what you and your family need.",
    "core_assessment.completed": "We finished looking more closely at what you and your family need.",
    "assessment.started": "We began to find out what you and your family need.",
    "assessment.completed": "We finished finding out what you and your family need.",
    "assessment.delayed": "Finding out what you and your family need is taking longer than it should.",
    "visit.made": {
        "seen": "Somebody came to see you.",
        "not_seen": "Somebody came to see you, and the two of you did not meet.",
    },
    "s47.concluded": "We finished looking into whether you are safe. Ask your worker what we found.",
    "conference.delayed": "The meeting about how to keep you safe was put off.",
    "conference.held": {
        "plan": "There was a meeting about how to keep you safe. It decided to make a plan for that.",
        "no_plan": "There was a meeting about how to keep you safe. It decided that you need no child protection plan.",
        "not_known": "There was a meeting about how to keep you safe.",
    },
    "transfer_in_conference.held": {
        "plan": "There was a meeting here, where you live now, about how to keep you safe. It decided to make a plan.",
        "no_plan": "There was a meeting here, where you live now. It decided that you need no child protection plan.",
        "not_known": "There was a meeting here, where you live now, about how to keep you safe.",
    },
    "plan.started": "A plan to keep you safe began.",
    "core_group.met": "The people who carry out your plan met.",
    "plan.agreed": "Your plan was written down: who does what, and by when. You can ask to have it read with you.",
    "review_conference.held": {
        "plan_continues": "There was a meeting about how your plan is going. The plan goes on.",
        "plan_ends": "There was a meeting about how your plan is going. It decided that the plan can end.",
        "not_known": "There was a meeting about how your plan is going.",
    },
    "plan.ended": "Your child protection plan ended.",
    "child_in_need_plan.agreed": "A plan was made for what you and your family need.",
    "child_in_need_plan.reviewed": "We looked again at the plan for what you and your family need.",
    "child_in_need_plan.ended": "The plan for what you and your family need ended.",
    "police_protection.taken": "The police made sure that you were in a safe place.",
    "police_protection.ended": "The time in which the police decided where you had to be ended.",
    "emergency_protection_order.made": "A court made an order to keep you safe.",
    "emergency_protection_order.extended": "The court gave its order to keep you safe more days.",
    "emergency_protection_order.ended": "The court’s order to keep you safe ended.",
    "child_assessment_order.made": "A court said that somebody may find out how you are and what you need.",
    "missing.returned": "You were back.",
    "return_interview.offered": "You were asked whether you want to talk with somebody about the time you were away.",
    "return_interview.held": "You talked with somebody about the time you were away.",
    "episode.closed": "Our work with you and your family ended. You can always ask for help again.",
}
# By the thing due, what happens next.
_NEXT: Mapping[str, str] = {
    "initial-assessment": "We finish finding out, for now, what you and your family need",
    "core-assessment": "We finish looking more closely at what you and your family need",
    "assessment": "We finish finding out what you and your family need",
    "initial-conference": "There is a meeting about how to keep you safe",
    "transfer-in-conference": "There is a meeting here, where you live now, about how to keep you safe",
    "core-group": "The people who carry out your plan meet",
    "core-group-again": "The people who carry out your plan meet again",
    "first-review": "There is a meeting about how your plan is going",
    "next-review": "There is another meeting about how your plan is going",
    "emergency-protection-order-ends": "The court’s order to keep you safe ends, unless the court gives it more days",
    "extended-order-ends": "The court’s order to keep you safe ends",
    "child-assessment-order-ends": "The time that the court gave for finding out how you are ends",
}
_AGREED: Mapping[str, str] = {
    "visit.made": "Somebody comes to see you again",
    "core_group.met": "The people who carry out your plan meet again",
    "conference.held": "There is a meeting about how your plan is going",
    "review_conference.held": "There is another meeting about how your plan is going",
}
LEFT_OUT = (
    "what other people told us, and who they are",
    "where anybody lives, and how to reach them",
    "what workers said to each other",
    "what only a few people may read",
    "who may read what is written about you",
)


@dataclass(frozen=True)
class ForTheChild:
    """What a child is told: who their worker is, what happens next and by when, and what happened."""

    worker: str
    next: list[tuple[str, str]]
    happened: list[Moment]


def in_words(entry: Entry) -> str:
    """An entry in words for the child whom it is about; empty where there are none."""
    says = _HAPPENED.get(entry.kind, "")
    return says if isinstance(says, str) else says.get(entry.outcome, "")


def for_the_child(case: Case, given: Sequence[Entry], duties: Sequence[Duty], today: date) -> ForTheChild:
    """The print of these entries of a case, and of the duties that the child may reckon with."""
    worker = next(iter(allocated(case)), "")
    return ForTheChild(worker, _next(given, duties, today), [_moment(entry) for entry in given])


def _moment(entry: Entry) -> Moment:
    return Moment(When(earliest=entry.happened_earliest, latest=entry.happened_latest), in_words(entry))


def _next(given: Sequence[Entry], duties: Sequence[Duty], today: date) -> list[tuple[str, str]]:
    """What happens next and when, the soonest first. A day that was agreed is told rather than the last one allowed."""
    rules = the_law().rules
    last = [
        (date.fromordinal(duty.due[1]), _NEXT[thing])
        for duty in duties
        if duty.due and duty.state in (State.OPEN, State.OVERDUE) and rules[duty.rule].within.unit is not Unit.HOURS
        if (thing := duty.rule.rpartition(".")[2]) in _NEXT
    ]
    due = {says: (on, _by(on, today)) for on, says in sorted(last, reverse=True)}
    agreed = {
        _AGREED[entry.kind]: (entry.due_on, f"on {dates.day(entry.due_on)}")
        for entry in given
        if entry.kind in _AGREED and entry.due_on and entry.due_on >= today
    }
    found = sorted((on, says, when) for says, (on, when) in (due | agreed).items())
    return [(says, when) for _, says, when in found]


def _by(on: date, today: date) -> str:
    said = f"by {dates.day(on)}"
    return said if on >= today else f"{said}. We are late with this. That is not your fault."
