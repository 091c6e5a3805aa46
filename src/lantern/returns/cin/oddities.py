"""What contradicts itself but makes no date impossible: told, never a reason to leave a child out."""

from lantern.returns.cin.fault import Findings
from lantern.returns.cin.gathering import Answers


def note(child: Answers, findings: Findings) -> None:
    """Note what the reader of the duties should know about how this child was read."""
    for episode in child.groups("CINdetails"):
        _note_episode(episode, findings)


def _note_episode(episode: Answers, findings: Findings) -> None:
    enquiries = episode.groups("Section47")
    activity = [*enquiries, *episode.groups("Assessments"), *episode.groups("ChildProtectionPlans")]
    if episode.flag("ReferralNFA") and activity:
        what = "says no further action, yet the episode holds activity: both are kept"
        findings.note(episode.line_of("ReferralNFA"), "ReferralNFA", what, "Correct the flag or the activity", "8831")
    if episode.day("DateOfInitialCPC") is not None and any(e.day("DateOfInitialCPC") is not None for e in enquiries):
        line, do = episode.line_of("DateOfInitialCPC"), "Keep it only where it belongs"
        what = "stands in the episode and in an enquiry: the one in the episode is read as a transfer in"
        findings.note(line, "DateOfInitialCPC", what, do, "2884")
    if episode.word("ReasonForClosure") and episode.day("CINclosureDate") is None:
        what = "stands without a closure date: the episode is read as open"
        findings.note(episode.line_of("ReasonForClosure"), "ReasonForClosure", what, "Give the date", "8810")
    for enquiry in enquiries:
        if enquiry.flag("ICPCnotRequired") and enquiry.day("DateOfInitialCPC") is not None:
            what = "says that no conference was required, yet one was held: the conference is read"
            findings.note(enquiry.line_of("ICPCnotRequired"), "ICPCnotRequired", what, "Correct the flag")
    for plan in episode.groups("ChildProtectionPlans"):
        for review in plan.groups("Reviews"):
            if "CPPreviewDate" not in review.lines:
                findings.note(review.line, "Reviews", "holds no date: no review is read", "Give the date", "8842Q")
