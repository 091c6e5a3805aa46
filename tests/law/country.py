"""A made-up country of children as columns: a million histories in a second or two, none of them anybody's."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lantern.law.columns import Facts
from lantern.law.columns_count import day_starts
from lantern.law.columns_rows import CHILD, KIND_CODES, MATTER_CODES, WORD_CODES

Days = NDArray[np.int32]
IMPRECISE, MOMENTS, OUT_OF_ORDER = 0.02, 0.3, 0.05


class Step(NamedTuple):
    """Something that happens to a share of those who have had the step before, some days after it, in its matter."""

    kind: str
    after: int
    share: float
    days: int
    matter: int = 0
    opens: str = ""
    outcomes: tuple[str, ...] = ("",)


STEPS = (
    Step("referral.received", -1, 1.0, 0, -1, "episode", ("professional", "family", "public")),
    Step("referral.decided", 0, 0.95, 2, outcomes=("assessment", "assessment", "enquiry", "no_further_action")),
    Step("referral.acknowledged", 0, 0.85, 3),
    Step("assessment.started", 0, 0.8, 10),
    Step("assessment.completed", 3, 0.9, 70, outcomes=("child_in_need", "no_support")),
    Step("strategy_discussion.held", 0, 0.42, 30, 0, "enquiry", ("initiate_s47",)),
    Step("strategy_discussion.held", 5, 0.2, 12, 5, "", ("continue_enquiry",)),
    Step("s47.concluded", 5, 0.95, 15, 5, "", ("continuing_risk", "no_continuing_risk", "not_substantiated")),
    Step("conference.held", 5, 0.5, 25, 5, "plan", ("plan",)),
    Step("core_group.met", 8, 0.95, 16, 8),
    Step("review_conference.held", 8, 0.9, 100, 8, "", ("plan_continues",)),
    Step("review_conference.held", 10, 0.7, 190, 8, "", ("plan_continues",)),
    Step("review_conference.held", 11, 0.6, 190, 8, "", ("plan_ends", "plan_continues")),
    Step("plan.ended", 10, 0.7, 300, 8, "", ("no_longer_needed",)),
    Step("police_protection.taken", 5, 0.03, 4, 5, "police_protection"),
    Step("police_protection.ended", 14, 0.9, 4, 14),
    Step("episode.closed", 0, 0.6, 500),
    Step("referral.received", 0, 0.25, 900, -1, "episode", ("professional",)),
    Step("referral.decided", 17, 0.9, 2, 17, outcomes=("assessment", "no_further_action")),
)


def country(children: int, first: int, last: int, seed: int = 1) -> Facts:
    """The histories of so many children, their first referrals spread over the days from `first` to `last`."""
    rng = np.random.default_rng(seed)
    days: list[Days] = []
    for step in STEPS:
        chosen = rng.random(children, np.float32) < step.share
        if step.after < 0:
            days.append(rng.integers(first, last, children, np.int32))
            continue
        before = days[step.after]
        gap = rng.integers(0, step.days, children, np.int32)
        days.append(np.where(chosen & (before > 0), before + gap, 0))
    counts = np.sum([day > 0 for day in days], axis=0, dtype=np.int32)
    row = np.cumsum(counts, dtype=np.int32) - counts
    return _laid_out(rng, days, row, int(counts.sum()))


def _laid_out(rng: np.random.Generator, days: list[Days], row: Days, total: int) -> Facts:
    small = {"kind", "opens", "outcome", "answer"}
    empty: Any = (np.zeros(total, np.uint8 if name in small else np.int32) for name in Facts._fields)
    facts = Facts(*empty)
    facts.answer[:] = WORD_CODES[""]
    rows: list[Days] = []
    for step, day in zip(STEPS, days, strict=True):
        has = np.flatnonzero(day)
        at = row[has]
        rows.append(np.where(day > 0, row, -1))
        row = row + (day > 0)
        facts.child[at] = has
        facts.kind[at] = KIND_CODES[step.kind]
        facts.earliest[at] = facts.latest[at] = day[has]
        facts.matter[at] = CHILD if step.matter < 0 else rows[step.matter][has]
        facts.opens[at] = MATTER_CODES[step.opens]
        words = np.array([WORD_CODES[word] for word in step.outcomes], np.uint8)
        facts.outcome[at] = words[rng.integers(0, len(words), len(has))]
    known = rng.random(total, np.float32)
    facts.latest[:] += (known < IMPRECISE) * rng.integers(1, 10, total, np.int32)
    moment = day_starts()[facts.earliest] + rng.integers(0, 1380, total, np.int32)
    facts.at[:] = np.where(known > 1 - MOMENTS, moment, -1)
    return facts
