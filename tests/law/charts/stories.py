"""Short fictional histories to walk along the charts."""

from datetime import date

from lantern.law import Fact, duties, load_law
from lantern.law.chart import ChartState, ChartWords, Standing, chart_state, chart_words, load_charts

LAW = load_law()


def day(on: str) -> int:
    """A London day."""
    return date.fromisoformat(on).toordinal()


def fact(
    kind: str, on: str, id: str, matter: str = "", outcome: str = "", opens: str = "", *, answer: str = "", to: str = ""
) -> Fact:
    """Something that happened on a day, or between two."""
    return Fact(kind, day(on), day(to or on), -1, matter, id, opens, outcome, answer)


def referral_2008() -> list[Fact]:
    """A referral of 2008 that is assessed."""
    return [
        fact("referral.received", "2008-03-03", "referral", "", "professional", "episode", answer="in_writing"),
        fact("referral.decided", "2008-03-04", "decision", "referral", "assessment"),
        fact("referral.acknowledged", "2008-03-04", "answer", "referral", "next_step_told"),
        fact("initial_assessment.completed", "2008-03-11", "assessment", "referral", "significant_harm"),
    ]


def enquiry_2008() -> list[Fact]:
    """Two strategy discussions, and a conference that makes a plan."""
    return [
        *referral_2008(),
        fact("strategy_discussion.held", "2008-03-12", "first", "referral", "initiate_s47", "enquiry"),
        fact("strategy_discussion.held", "2008-03-14", "second", "first", "continue_enquiry"),
        fact("s47.concluded", "2008-03-28", "concluded", "first", "continuing_risk", answer="not_decided"),
        fact("conference.held", "2008-04-08", "conference", "first", "plan", "plan"),
    ]


def plan_2008(reviews: int = 2) -> list[Fact]:
    """A plan with its core groups and so many reviews, each of which lets it stand."""
    held = ("2008-07-08", "2009-01-05", "2009-07-02", "2009-12-21")
    return [
        *enquiry_2008(),
        fact("core_group.met", "2008-04-18", "group", "conference"),
        fact("core_assessment.completed", "2008-04-24", "core", "first"),
        fact("plan.agreed", "2008-04-25", "agreed", "conference"),
        *(
            fact("review_conference.held", on, f"review-{n}", "conference", "plan_continues")
            for n, on in enumerate(held[:reviews], 1)
        ),
    ]


def plan_2026() -> list[Fact]:
    """A plan of 2026 whose conference was late."""
    return [
        fact("referral.received", "2026-01-12", "referral", "", "professional", "episode", answer="in_writing"),
        fact("referral.acknowledged", "2026-01-13", "answer", "referral", "next_step_told"),
        fact("referral.decided", "2026-01-13", "decision", "referral", "assessment"),
        fact("strategy_discussion.held", "2026-02-02", "discussion", "referral", "initiate_s47", "enquiry"),
        fact("police_investigation.started", "2026-02-03", "police", "discussion"),
        fact("s47.concluded", "2026-02-16", "concluded", "discussion", "continuing_risk", answer="not_decided"),
        fact("assessment.completed", "2026-02-20", "assessment", "referral", "significant_harm"),
        fact("conference.held", "2026-02-26", "conference", "discussion", "plan", "plan"),
        fact("core_group.met", "2026-03-10", "group", "conference"),
    ]


def state(
    chart: str, facts: list[Fact], on: str, matter: str = "", reasons: dict[str, str] | None = None
) -> ChartState:
    """Where the child stands on a chart on a day."""
    as_of = date.fromisoformat(on)
    held = duties(LAW, facts, as_of)
    return chart_state(load_charts()[chart], facts, held, as_of, matter, reasons)


def words(chart: str, edition: str, facts: list[Fact], on: str, reasons: dict[str, str] | None = None) -> ChartWords:
    """What a chart says of the child on a day."""
    return chart_words(LAW, state(chart, facts, on, reasons=reasons), edition)


def standing(told: ChartState) -> dict[str, Standing]:
    """How each box stands."""
    return {box.box.id: box.standing for box in told.boxes}


def here(told: ChartState) -> list[str]:
    """The boxes where the child is."""
    return [id for id, held in standing(told).items() if held is Standing.HERE]
