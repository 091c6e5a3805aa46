"""One child from referral to the end of a plan and back again: who records what, when, and what is due after it.

Working days were counted by hand. In 2024 Good Friday was 29 March, Easter Monday 1 April, and 6 May a bank holiday.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from playwright.sync_api import expect

from lantern.kinds.answers import LONDON
from lantern.page import clock
from tests.journeys.hands import Answer, Mouse

DUTY, DUTY_MANAGER, WORKER, MANAGER = "ashmere.duty", "ashmere.dm", "ashmere.sw", "ashmere.tm"
POLICE, CHAIR = "police", "ashmere.chair"

DECISION = "A decision on the referral"
ANSWER = "The referrer is told"
ASSESSMENT = "The assessment is completed"
CONFERENCE = "The initial conference is held"
CORE_GROUP = "The core group meets within 10 working days"
FIRST_REVIEW = "The first review conference"
NEXT_REVIEW = "Each further review conference"

TOGETHER = (
    {"sector": "social_care", "who": "Ruth Calloway, manager", "how": "in_person"},
    {"sector": "police", "who": "Dan Hollis, detective", "how": "by_telephone"},
    {"sector": "health", "who": "Olu Bassett, safeguarding nurse", "how": "by_telephone"},
)


SAFE_WAY: tuple[Mapping[str, Answer], ...] = (
    {
        "need": "A safe way to school",
        "what": "Somebody walks with her",
        "who": "Her aunt, who has agreed",
        "by_when": date(2024, 4, 22),
    },
)


@dataclass(frozen=True)
class Step:
    """One entry: who records it, its kind, when it happened, what is answered, and the duties it leaves, in words."""

    who: str
    kind: str
    happened: date
    answers: Mapping[str, Answer] = field(default_factory=dict)
    leaves: Mapping[str, str] = field(default_factory=dict)


def in_ninety_days() -> date:
    """A day until which a share or an invitation lasts."""
    return clock.today() + timedelta(days=90)


REFERRED = Step(
    DUTY,
    "referral.received",
    datetime(2024, 3, 4, 10, 15, tzinfo=LONDON),
    {"source": "professional", "means": "by_telephone", "earlier": "no"},
    {DECISION: "was due Tuesday 5 March 2024", ASSESSMENT: "was due Thursday 9 May 2024"},
)
DECIDED = Step(
    DUTY,
    "referral.decided",
    date(2024, 3, 5),
    {"decision": "enquiry"},
    {DECISION: "Held Tuesday 5 March 2024, in time", ANSWER: "was due Tuesday 5 March 2024"},
)
ANSWERED = Step(
    DUTY,
    "referral.acknowledged",
    date(2024, 3, 5),
    {"told": "next_step_told"},
    {ANSWER: "Held Tuesday 5 March 2024, in time"},
)
ALLOCATED = Step(
    DUTY_MANAGER, "allocation.made", date(2024, 3, 5), {"worker": "Amina Farrow", "allocated": "allocated"}
)
ASSESSING = Step(WORKER, "assessment.started", date(2024, 3, 5))
VISITED = Step(
    WORKER,
    "visit.made",
    datetime(2024, 3, 6, 16, 30, tzinfo=LONDON),
    {"found": "seen", "alone": "alone", "childs_words": "He waits by the bridge. I go the long way."},
)
FIRST_DISCUSSION = Step(
    WORKER,
    "strategy_discussion.held",
    date(2024, 3, 7),
    {"present": TOGETHER, "decision": "initiate_s47"},
    {CONFERENCE: "was due Thursday 28 March 2024"},
)
SHARED = Step(WORKER, "share.made", date(2024, 3, 7), {"agency": "Merrow Police", "until": in_ninety_days()})
INVESTIGATED = Step(POLICE, "police_investigation.started", date(2024, 3, 8), {"jointly": "joint"})
SECOND_DISCUSSION = Step(
    WORKER,
    "strategy_discussion.held",
    date(2024, 3, 14),
    {"present": TOGETHER, "decision": "continue_enquiry"},
    {CONFERENCE: "was due Thursday 28 March 2024"},
)
CONCLUDED = Step(
    WORKER,
    "s47.concluded",
    date(2024, 3, 22),
    {
        "conclusion": "continuing_risk",
        "conference": "conference_necessary",
        "conference_reasons": "He is still near her every day.",
    },
    {CONFERENCE: "was due Thursday 28 March 2024"},
)
INVITED = Step(
    MANAGER,
    "chair.invited",
    date(2024, 3, 22),
    {"chair": "Helena Straker", "conference_on": date(2024, 4, 3), "until": in_ninety_days()},
)
DELAYED = Step(WORKER, "conference.delayed", date(2024, 3, 25), {"expected_on": date(2024, 4, 3)})
CONFERRED = Step(
    WORKER,
    "conference.held",
    date(2024, 4, 3),
    {
        "present": TOGETHER,
        "participation": "advocate_spoke",
        "advocate": "yes",
        "advocate_came_of_it": "Her advocate came with her and spoke for her.",
        "childs_words": "I want to sleep with the window open again.",
        "quorate": "yes",
        "dissent": (
            {"sector": "education", "who": "Marian Tull, school", "what": "Would have waited for the school."},
        ),
        "decision": "plan",
        "category": "sexual_abuse",
        "outline": SAFE_WAY,
        "core_group": ({"sector": "social_care", "who": "Amina Farrow, social worker"},),
    },
    {
        CONFERENCE: "Held Wednesday 3 April 2024, 2 working days late",
        CORE_GROUP: "was due Wednesday 17 April 2024",
        FIRST_REVIEW: "was due Wednesday 3 July 2024",
    },
)
CORE_GROUP_MET = Step(
    WORKER,
    "core_group.met",
    date(2024, 4, 15),
    {"present": TOGETHER},
    {CORE_GROUP: "Held Monday 15 April 2024, in time"},
)
PLAN_AGREED = Step(
    WORKER,
    "plan.agreed",
    date(2024, 4, 15),
    {"steps": SAFE_WAY},
)
ASSESSED = Step(
    WORKER,
    "assessment.completed",
    date(2024, 4, 30),
    {"finding": "significant_harm", "seen": "yes", "seen_alone": "yes"},
    {ASSESSMENT: "Held Tuesday 30 April 2024, in time"},
)
REVIEWED = Step(
    WORKER,
    "review_conference.held",
    date(2024, 6, 28),
    {
        "present": TOGETHER,
        "decision": "plan_continues",
        "category": "sexual_abuse",
        "revised": SAFE_WAY,
        "quorate": "yes",
    },
    {FIRST_REVIEW: "Held Friday 28 June 2024, in time", NEXT_REVIEW: "was due Saturday 28 December 2024"},
)
REVIEWED_AGAIN = Step(
    WORKER,
    "review_conference.held",
    date(2024, 11, 28),
    {"present": TOGETHER, "decision": "plan_ends", "quorate": "yes"},
    {NEXT_REVIEW: "Held Thursday 28 November 2024, in time"},
)
PLAN_ENDED = Step(
    WORKER, "plan.ended", date(2024, 11, 28), {"why": "no_longer_needed", "last_seen_on": date(2024, 11, 27)}
)
CLOSED = Step(WORKER, "episode.closed", date(2024, 12, 13), {"why": "early_help"})
REFERRED_AGAIN = Step(
    WORKER,
    "referral.received",
    datetime(2025, 3, 10, 9, 0, tzinfo=LONDON),
    {"source": "public", "means": "in_person", "earlier": "yes"},
    {DECISION: "was due Tuesday 11 March 2025"},
)

WHOLE = (
    REFERRED, DECIDED, ANSWERED, ALLOCATED, ASSESSING, VISITED, FIRST_DISCUSSION, SHARED, INVESTIGATED,
    SECOND_DISCUSSION, CONCLUDED, INVITED, DELAYED, CONFERRED, CORE_GROUP_MET, PLAN_AGREED, ASSESSED, REVIEWED,
    REVIEWED_AGAIN, PLAN_ENDED, CLOSED, REFERRED_AGAIN,
)  # fmt: skip
SHORT = (
    DECIDED, ALLOCATED, FIRST_DISCUSSION, CONCLUDED, CONFERRED, CORE_GROUP_MET, REVIEWED_AGAIN, PLAN_ENDED, CLOSED,
)  # fmt: skip


def open_record(duty: Mouse, given: str, family: str) -> str:
    """Search, find nobody, open a record with the referral it begins with; gives the address of the child's page."""
    page = duty.page
    page.goto("/find/")
    duty.write("words", f"{given} {family}")
    duty.press("Search")
    expect(page.get_by_text("0 records that you may open")).to_be_visible()
    duty.press("None of these: open a new record")
    expect(page.locator("#given")).to_have_value(given)
    duty.answer("day", "12")
    duty.answer("month", "5")
    duty.answer("year", str(clock.today().year - 15))  # so that the child is one still
    duty.press("Open the record")
    return page.url.partition("record/")[0]


@dataclass
class Casework:
    """A child's case, worked on by people who each have a page of their own."""

    hands: Callable[[str], Mouse]
    child: str

    def do(self, step: Step) -> Mouse:
        """Record one step; gives the hands that did."""
        one = self.hands(step.who)
        address = f"{self.child}record/{step.kind}/"
        if one.page.url != address:
            one.page.goto(address)
        one.record(step.happened, **step.answers)
        return one
