"""A census child as a history that the law can read, how it was matched, and what the file cannot show."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lantern.law import Fact
from lantern.law.calendar import england_and_wales
from lantern.returns.cin.child import Assessment, Child, Enquiry, Episode, Header, Plan

TRANSFERRED = "RC5"
_ALWAYS = date.max.toordinal()
# How soon after the referral the first assessment in the file must begin to be taken as the first of all, in
# an episode older than the file. It matches elements and moves no date, so it does not come from an edition.
_FIRST_BEGINS_WITHIN = 45


class Beyond(NamedTuple):
    """What one file cannot show of a duty that fell due before this day: it lies before the census year."""

    missing: str
    due_before: int


class History(NamedTuple):
    """The facts of a child; how each matter was matched; what cannot be shown, by matter and thing due."""

    facts: list[Fact]
    matched: dict[str, str]
    beyond: dict[tuple[str, str], Beyond]


def history(child: Child, header: Header) -> History:
    """The history of one child: ids are E1 for the first episode, E1.S1 for its first enquiry, and so on."""
    teller = _Teller(header)
    for n, episode in enumerate(child.episodes, 1):
        teller.episode(f"E{n}", episode)
    if child.died_on is not None:
        teller.say("child.died", child.died_on, id="death")
    if child.born_on is not None:
        teller.say("child.turned_18", eighteenth_birthday(child.born_on), id="eighteenth")
    return History(teller.facts, teller.matched, teller.beyond)


def eighteenth_birthday(born_on: int) -> int:
    """The day on which somebody turns 18: 1 March for those born on 29 February, never a leap year then."""
    born = date.fromordinal(born_on)
    if (born.month, born.day) == (2, 29):
        return date(born.year + 18, 3, 1).toordinal()
    return born.replace(year=born.year + 18).toordinal()


class _Teller:
    """Tells the facts of one child in the order in which things follow from each other."""

    def __init__(self, header: Header) -> None:
        self._year_began_on, self._reference_on = header.year_began_on, header.reference_on
        self._calendar = england_and_wales()
        self.facts: list[Fact] = []
        self.matched: dict[str, str] = {}
        self.beyond: dict[tuple[str, str], Beyond] = {}

    def say(
        self,
        kind: str,
        on: int,
        *,
        id: str,
        matter: str = "",
        until: int | None = None,
        opens: str = "",
        outcome: str = "",
    ) -> None:
        """Add one fact, on a day or between two."""
        latest = on if until is None else max(on, until)
        self.facts.append(Fact(kind, on, latest, matter=matter, id=id, opens=opens, outcome=outcome))

    def episode(self, id: str, episode: Episode) -> None:
        """Everything that happened in one episode."""
        until = episode.closed_on or self._reference_on
        self.say("referral.received", episode.referred_on, id=id, opens="episode", outcome="not_known")
        if episode.no_further_action is not None:
            outcome = "no_further_action" if episode.no_further_action else "assessment"
            on = episode.referred_on
            self.say("referral.decided", on, id=f"{id}.decision", matter=id, until=until, outcome=outcome)
        self._assessments(id, episode)
        for n, need_plan in enumerate(episode.need_plans, 1):
            self.say("child_in_need_plan.agreed", need_plan.started_on, id=f"{id}.N{n}", matter=id)
            if need_plan.ended_on is not None:
                self.say("child_in_need_plan.ended", need_plan.ended_on, id=f"{id}.N{n}.end", matter=id)
        for n, enquiry in enumerate(episode.enquiries, 1):
            self._enquiry(f"{id}.S{n}", id, enquiry, until)
        self._transfer_in(id, episode)
        free = list(_conferences(id, episode))
        for n, plan in enumerate(episode.plans, 1):
            self._plan(f"{id}.P{n}", _take(plan, free), id, plan)
        if episode.closed_on is not None:
            self.say("episode.closed", episode.closed_on, id=f"{id}.closure", matter=id)
            if episode.reason == TRANSFERRED:
                self.say("transfer_out.accepted", episode.closed_on, id=f"{id}.transfer", matter=id)

    def _assessments(self, id: str, episode: Episode) -> None:
        """The first stands in the episode, each later one is a matter of its own.

        An assessment that ended before the census year is not in the file (the Department's rule 8696). So
        in an episode older than the file, the first assessment that it holds need not be the first of all.
        """
        older = episode.referred_on < self._year_began_on
        first_by = self._calendar.add(episode.referred_on, _FIRST_BEGINS_WITHIN)
        has_first = bool(episode.assessments) and not (older and episode.assessments[0].started_on > first_by)
        for n, assessment in enumerate(episode.assessments, 1):
            self._assessment(f"{id}.A{n}", id, assessment, later=n > 1 or not has_first)
        if older and not has_first:
            missing = "an assessment that ended before the census year is not in the file"
            self.beyond[id, "assessment"] = Beyond(missing, _ALWAYS)

    def _assessment(self, id: str, episode: str, assessment: Assessment, *, later: bool) -> None:
        opens = "assessment" if later else ""
        self.say("assessment.started", assessment.started_on, id=id, matter=episode, opens=opens)
        if assessment.authorised_on is not None:
            matter = id if later else episode
            self.say(
                "assessment.completed",
                assessment.authorised_on,
                id=f"{id}.end",
                matter=matter,
                outcome="not_known",
            )

    def _enquiry(self, id: str, episode: str, enquiry: Enquiry, until: int) -> None:
        on = enquiry.started_on
        self.say("strategy_discussion.held", on, id=id, matter=episode, opens="enquiry", outcome="initiate_s47")
        if enquiry.conference_on is not None:
            self.say(
                "conference.held",
                enquiry.conference_on,
                id=f"{id}.conference",
                matter=id,
                outcome="not_known",
            )
        elif enquiry.not_required:
            outcome = "conference_not_required"
            self.say("s47.concluded", on, id=f"{id}.conclusion", matter=id, until=until, outcome=outcome)

    def _transfer_in(self, episode_id: str, episode: Episode) -> None:
        """A conference in the episode itself is a transfer in: when notice of it came is not carried."""
        on = episode.conference_on
        if on is not None:
            id, since = f"{episode_id}.T1", episode.referred_on
            self.say("transfer_in.notified", since, id=id, matter=episode_id, until=on, opens="transfer")
            self.say("transfer_in_conference.held", on, id=f"{id}.conference", matter=id, outcome="not_known")

    def _plan(self, id: str, conference: "_Conference | None", episode: str, plan: Plan) -> None:
        matter = conference.matter if conference else episode
        self.matched[id] = _matched(conference, plan)
        self.say("plan.started", plan.started_on, id=id, matter=matter, opens="plan")
        for n, day in enumerate(plan.reviews, 1):
            self.say("review_conference.held", day, id=f"{id}.R{n}", matter=id, outcome="not_known")
        if plan.ended_on is not None:
            self.say("plan.ended", plan.ended_on, id=f"{id}.end", matter=id, outcome="not_known")
        began = self._year_began_on
        if plan.started_on < began and not (plan.reviews and plan.reviews[0] < began):
            missing = "a review held before the census year may not be in the file"
            self.beyond[id, "first-review"] = Beyond(missing, began)


class _Conference(NamedTuple):
    """A conference from which a plan may have come: its matter, and whether that is a transfer."""

    matter: str
    on: int
    transfer: bool


def _conferences(id: str, episode: Episode) -> Iterator[_Conference]:
    for n, enquiry in enumerate(episode.enquiries, 1):
        if enquiry.conference_on is not None:
            yield _Conference(f"{id}.S{n}", enquiry.conference_on, transfer=False)
    if episode.conference_on is not None:
        yield _Conference(f"{id}.T1", episode.conference_on, transfer=True)


def _take(plan: Plan, free: list[_Conference]) -> _Conference | None:
    """The conference a plan is matched to: of the same day, else a transfer before. Each gives one plan."""
    same_day = [c for c in free if c.on == plan.started_on]
    moved_in = [c for c in free if c.transfer and c.on <= plan.started_on]
    for conference in (*same_day, *moved_in):
        free.remove(conference)
        return conference
    return None


def _matched(conference: _Conference | None, plan: Plan) -> str:
    unsaid = "The census does not say which conference made this plan"
    if conference is None:
        return f"{unsaid}: none in this file was held on the day it began."
    if conference.transfer:
        day = "held that day" if conference.on == plan.started_on else "before it"
        return f"{unsaid}: it is matched to the transfer-in conference {day}."
    return f"{unsaid}: it is matched to the enquiry whose conference was held that day."
