"""Which dates cannot be true together. Each check names the Department's own rule, where it has one.

Only what is impossible leaves a child out: an end before its start, activity before the referral or after the
closure. What is merely late, missing or odd is the law's to judge, or is noted.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lantern.returns.cin.fault import Findings
from lantern.returns.cin.gathering import Answers

_GESTATION = 280  # days: the Department's rule 8606


class _Pair(NamedTuple):
    """Within one group, `later` cannot come before `earlier`."""

    earlier: str
    later: str
    rule: str


_WITHIN = {
    "Assessments": _Pair("AssessmentActualStartDate", "AssessmentAuthorisationDate", "8608"),
    "CINPlanDates": _Pair("CINPlanStartDate", "CINPlanEndDate", "4011"),
    "Section47": _Pair("S47ActualStartDate", "DateOfInitialCPC", "8615"),
    "ChildProtectionPlans": _Pair("CPPstartDate", "CPPendDate", "8925"),
}
# What happens in an episode, and the rule by which it cannot come before the referral.
_AFTER_REFERRAL = {
    "AssessmentActualStartDate": "1103",
    "CINPlanStartDate": "4015",
    "S47ActualStartDate": "2889",
    "DateOfInitialCPC": "1104",
    "CPPstartDate": "1105",
    "CINclosureDate": "8630",
}
# What cannot come after the closure (rule 8565, and a review of a plan that has ended).
_BEFORE_CLOSURE = (
    "AssessmentActualStartDate",
    "AssessmentAuthorisationDate",
    "S47ActualStartDate",
    "DateOfInitialCPC",
    "CPPstartDate",
    "CPPendDate",
    "CINPlanStartDate",
    "CINPlanEndDate",
)


def check(child: Answers, findings: Findings) -> None:
    """Find the dates of a child that cannot be true together."""
    who = next(iter(child.groups("ChildIdentifiers")), Answers("ChildIdentifiers", child.line))
    born = who.day("PersonBirthDate")
    _not_before(who, "PersonDeathDate", born, "PersonBirthDate", "8535Q", findings)
    expected = who.day("ExpectedPersonBirthDate")
    begins = born if born is not None else expected
    for episode in child.groups("CINdetails"):
        if begins is not None:
            _not_before(episode, "CINreferralDate", begins - _GESTATION, "40 weeks before birth", "8606", findings)
        _check_episode(episode, findings)


def _check_episode(episode: Answers, findings: Findings) -> None:
    referred, closed = episode.day("CINreferralDate"), episode.day("CINclosureDate")
    for group in (episode, *_parts(episode)):
        if pair := _WITHIN.get(group.name):
            _not_before(group, pair.later, group.day(pair.earlier), pair.earlier, pair.rule, findings)
        for name in group.days:
            if name in _AFTER_REFERRAL:
                _not_before(group, name, referred, "CINreferralDate", _AFTER_REFERRAL[name], findings)
            if name in _BEFORE_CLOSURE and closed is not None:
                _not_after(group, name, closed, findings)
    for plan in episode.groups("ChildProtectionPlans"):
        _check_reviews(plan, findings)


def _check_reviews(plan: Answers, findings: Findings) -> None:
    started, ended = plan.day("CPPstartDate"), plan.day("CPPendDate")
    for review in plan.groups("Reviews"):
        held = review.days.get("CPPreviewDate", [])
        for day, line in zip(held, review.day_lines.get("CPPreviewDate", []), strict=True):
            if started is not None and day < started:
                what = f"{_iso(day)} is before the plan began, {_iso(started)}"
                findings.fault(line, "CPPreviewDate", what, "Correct one of the two dates", "8841")
            elif ended is not None and day > ended:
                what = f"{_iso(day)} is after the plan ended, {_iso(ended)}"
                findings.fault(line, "CPPreviewDate", what, "Correct one of the two dates")


def _parts(episode: Answers) -> Iterator[Answers]:
    for name in _WITHIN:
        yield from episode.groups(name)


def _not_before(group: Answers, name: str, day: int | None, than: str, rule: str, findings: Findings) -> None:
    held = group.day(name)
    if held is not None and day is not None and held < day:
        what = f"{_iso(held)} is before {than}, {_iso(day)}"
        findings.fault(group.line_of(name), name, what, "Correct one of the two dates", rule)


def _not_after(group: Answers, name: str, closed: int, findings: Findings) -> None:
    held = group.day(name)
    if held is not None and held > closed:
        what = f"{_iso(held)} is after the episode closed, {_iso(closed)}"
        findings.fault(group.line_of(name), name, what, "Correct one of the two dates", "8565")


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
