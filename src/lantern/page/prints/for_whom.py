"""For whom a print is made, and which kinds are given where family reads: those named here, and no other.

A kind that is new is given to nobody until somebody has thought of who may find the paper. Left out on purpose: where a
child is or can be reached, what others told or decided, what a child said of carers or agreed to by themselves, what
was not shared and with whom, and whatever might warn somebody.
"""

from lantern.kinds.answers import Coded


class Reader(Coded):
    """For whom a print is made."""

    WORKER = "worker", "A worker who may open this record", "Everything that you may read yourself."
    CONFERENCE = (
        "conference",
        "A conference, with family present",
        "Nothing restricted, no address, nothing told by others.",
    )
    FAMILY = "family", "A parent or carer", "Pathway and plan; nothing restricted, no address, nothing told by others."
    CHILD = (
        "child",
        "The child",
        "In words for a child: what was decided, what happens next; nothing told by others.",
    )
    COURT = "court", "A court", "Everything open to the circle, with who recorded it and when."


_FAMILY = frozenset(
    {
        "assessment.completed",
        "assessment.delayed",
        "assessment.started",
        "birth.expected",
        "birth.given",
        "characteristics.given",
        "child.died",
        "child_assessment_order.ended",
        "child_assessment_order.made",
        "child_in_need_plan.agreed",
        "child_in_need_plan.ended",
        "child_in_need_plan.reviewed",
        "communication_need.stated",
        "conference.delayed",
        "conference.held",
        "core_assessment.completed",
        "core_assessment.started",
        "core_group.met",
        "emergency_protection_order.ended",
        "emergency_protection_order.extended",
        "emergency_protection_order.made",
        "episode.closed",
        "initial_assessment.completed",
        "initial_assessment.started",
        "legal_status.began",
        "legal_status.ended",
        "missing.reported",
        "missing.returned",
        "name.given",
        "plan.agreed",
        "plan.ended",
        "plan.started",
        "police_protection.ended",
        "police_protection.taken",
        "review_conference.held",
        "s47.concluded",
        "transfer_in_conference.held",
    }
)
_CONFERENCE = _FAMILY | {
    "action.agreed",
    "action.done",
    "action.dropped",
    "handover.made",
    "help.followed",
    "help.offered",
    "level.judged",
    "missing.graded",
    "missing_authority.told",
    "prohibited_steps_order.ended",
    "prohibited_steps_order.made",
    "recovery_order.ended",
    "recovery_order.made",
    "strategy_discussion.held",
    "urgent_action.decided",
    "visit.made",
}
GIVEN = {Reader.FAMILY: _FAMILY, Reader.CONFERENCE: _CONFERENCE}
