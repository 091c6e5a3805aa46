"""Fictional things to draw each component with."""

from datetime import UTC, date, datetime

from lantern.kinds.answers import When
from lantern.law import State
from lantern.page.duties import Citation, DutyLine
from lantern.page.frame import Printed, Tab
from lantern.page.identity import Flag, Identity
from lantern.page.timeline import Moment

READ = Citation(
    "Safeguarding children from sexual exploitation (2009)",
    "flow chart 4",
    "text",
    "we have read this passage",
)
RESTATED = Citation("Working Together (2018)", "place not seen", "restated", "known from others who restate it")
NOT_SEEN = Citation("Working Together (2010)", "5.85", "not_seen", "not yet verified: we have not seen this passage")

IDENTITY = Identity(
    name="Tomasz Wren",
    age="14 years",
    born="9 June 2011",
    numbers=(("Local number", "NB-10482"), ("NHS number", "999 001 0482")),
    language="Polish at home; English",
    legal_status="Child protection plan since 3 February 2026",
    level="Level 2, by Ada Penhallow on 3 March 2026",
    worker="Ada Penhallow, Northbank Assessment Team",
    cover="Jo Marsh until 20 April 2026",
    next_due="Core group, Thursday 16 April 2026",
    alerts=("Do not disclose the child's address to anybody outside the core group.",),
    flags=(
        Flag("Goes missing, since 12 January 2026"),
        Flag(
            "Risk to lone visitors",
            removed="removed on 1 March 2026, because the person named has moved away",
        ),
    ),
)

WHY = (
    "Started by the strategy discussion at which the enquiry was begun, 24 March 2026.",
    "15 working days from then is 16 April 2026.",
    "Not counted: the day it started, weekends, Good Friday (3 April 2026), Easter Monday (6 April 2026).",
    "Another reading (last strategy discussion): 21 April 2026.",
)

DUTIES = (
    DutyLine(
        State.OVERDUE,
        "Initial conference within 15 working days of the strategy discussion",
        "Overdue by 2 working days: was due Thursday 16 April 2026",
        READ,
        owner="social work manager",
        why=WHY,
    ),
    DutyLine(
        State.OPEN,
        "Core group within 10 working days of the conference",
        "Due Thursday 23 April 2026, 3 working days left",
        RESTATED,
        owner="lead social worker",
        why=WHY[:2],
    ),
    DutyLine(
        State.PROVISIONAL,
        "Transfer-in conference within 15 working days",
        "Due Friday 1 May 2026, 9 working days left",
        NOT_SEEN,
    ),
    DutyLine(State.MET, "Decision on the referral in one working day", "Held Monday 2 March 2026, in time", READ),
    DutyLine(
        State.MET_LATE,
        "Assessment within 45 working days",
        "Held Friday 10 April 2026, 4 working days late",
        RESTATED,
    ),
    DutyLine(State.NOT_REQUIRED, "Initial conference", "Not required", READ),
    DutyLine(State.ENDED, "Next review within 6 months", "Ended; would have been due Friday 2 October 2026", READ),
    DutyLine(
        State.NOT_KNOWN,
        "Core group within 10 working days of the conference",
        "Not known: the census does not carry core groups",
        READ,
        local=True,
    ),
)

MOMENTS = (
    Moment(
        When.moment(datetime(2026, 3, 24, 10, 30, tzinfo=UTC)),
        "Strategy discussion held by children's social care, police and health: begin a section 47 enquiry.",
        by="Ada Penhallow, Northbank Children's Services",
        citations=(READ,),
        pathway=True,
    ),
    Moment(
        When.between(date(2026, 3, 18), date(2026, 3, 21)),
        "A neighbour told the school that a grey car waits at the gate.",
        by="Priya Nair, Harbour School",
        recorded="recorded 12 days later",
        tags=("Restricted",),
    ),
    Moment(
        When.on(date(2026, 2, 27)),
        "Return home interview: the child spoke with the interviewer of their choice.",
        by="Sam Okoro, Safe Steps",
        tags=("Corrected", "Disputed by the police"),
    ),
    Moment(
        When.on(date(2026, 2, 11)),
        "An entry about another child was misfiled here.",
        withdrawn=True,
        tags=("Withdrawn",),
    ),
)

TABS = (
    Tab("Overview", "?view=overview", current=True),
    Tab("Duties", "?view=duties", count=4),
    Tab("Chronology", "?view=chronology", count=128),
    Tab("Who has looked", "?view=looked"),
)

PRINTED = Printed(
    whom="Conference, with the family present",
    by="Ada Penhallow",
    at="14:05 on Thursday 16 April 2026",
    left_out=("two restricted entries", "the present address"),
)
