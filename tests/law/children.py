"""Two fictional children, by the size of their history: for measuring, not for judging anybody."""

from datetime import date, timedelta

from lantern.law import Fact
from lantern.law.calendar import day_starts_at
from lantern.law.fact import NO_MOMENT


class Story:
    """A history told in order."""

    def __init__(self, starts_on: date) -> None:
        self.starts_on = starts_on
        self.facts: list[Fact] = []

    def add(self, after: int, kind: str, matter: str = "", outcome: str = "", opens: str = "", answer: str = "") -> str:
        """Something that happened so many days after the story starts, at ten in the morning."""
        day = (self.starts_on + timedelta(after)).toordinal()
        at = day_starts_at(day) + 600 if after % 2 else NO_MOMENT
        id = f"{self.starts_on}-{len(self.facts)}"
        self.facts.append(Fact(kind, day, day, at, matter, id, opens, outcome, answer))
        return id

    def plan(self, matter: str, after: int, reviews: int) -> None:
        """A conference that makes a plan, its core groups and reviews."""
        plan = self.add(after, "conference.held", matter, "plan", "plan")
        self.add(after + 9, "core_group.met", plan)
        for n in range(reviews):
            outcome = "plan_ends" if n == reviews - 1 else "plan_continues"
            self.add(after + 85 + 175 * n, "review_conference.held", plan, outcome)
        self.add(after + 85 + 175 * reviews, "plan.ended", plan, "no_longer_needed")

    def episode(self, after: int, enquiries: int, reviews: int) -> None:
        """A referral and what follows it."""
        episode = self.add(after, "referral.received", "", "professional", "episode", "by_telephone")
        self.add(after + 1, "referral.decided", episode, "enquiry")
        self.add(after + 2, "referral.acknowledged", episode, "next_step_told")
        self.add(after + 3, "assessment.started", episode)
        for n in range(enquiries):
            began = after + 5 + 400 * n
            enquiry = self.add(began, "strategy_discussion.held", episode, "initiate_s47", "enquiry")
            if n == 0:
                self.add(began + 6, "strategy_discussion.held", enquiry, "continue_enquiry")
            self.add(began + 14, "s47.concluded", enquiry, "continuing_risk", "", "conference_necessary")
            if n % 2:
                taken = self.add(began + 1, "police_protection.taken", enquiry, "", "police_protection")
                self.add(began + 3, "police_protection.ended", taken)
            self.plan(enquiry, began + 19, reviews)
        self.add(after + 50, "assessment.completed", episode, "significant_harm")
        self.add(after + 400 * max(enquiries, 1) + 300, "episode.closed", episode)


def median_child() -> list[Fact]:
    """About twenty facts and ten duties."""
    story = Story(date(2023, 12, 18))
    story.episode(0, enquiries=1, reviews=4)
    return story.facts


def largest_child() -> list[Fact]:
    """About sixty facts and forty duties, under three editions."""
    story = Story(date(2014, 5, 6))
    story.episode(0, enquiries=2, reviews=3)
    story.episode(1700, enquiries=2, reviews=4)
    story.episode(3800, enquiries=1, reviews=3)
    return story.facts
