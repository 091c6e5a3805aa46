"""What a children in need census can tell the law: the facts that it carries, and how much of each."""

from lantern.law.fact import Carries, Source

CENSUS = Source(
    "children in need census",
    {
        "child.died": Carries.DATED,
        "child.turned_18": Carries.DATED,
        "referral.received": Carries.DATED,
        "referral.decided": Carries.OUTCOME_ONLY,
        "episode.closed": Carries.DATED,
        "transfer_out.accepted": Carries.DATED,
        "assessment.started": Carries.DATED,
        "assessment.completed": Carries.DATED,
        "child_in_need_plan.agreed": Carries.DATED,
        "child_in_need_plan.ended": Carries.DATED,
        "strategy_discussion.held": Carries.FIRST_ONLY,
        "s47.concluded": Carries.OUTCOME_ONLY,
        "conference.held": Carries.DATED,
        "transfer_in.notified": Carries.OUTCOME_ONLY,
        "transfer_in_conference.held": Carries.DATED,
        "plan.started": Carries.DATED,
        "review_conference.held": Carries.DATED,
        "plan.ended": Carries.DATED,
    },
)
