"""Every form that asks when something is looked at again puts that day on a list, or says here what counts it."""

from datetime import timedelta

import pytest

from lantern.journal import projections
from lantern.kinds.circle.allocation import ShareMade
from lantern.kinds.coming_in.referral import ReferralReceived
from lantern.kinds.declare import Kind, kind_named, kinds
from lantern.kinds.family.harm import FamilyMemberSupportOffered
from lantern.kinds.pathway.closing import ChildDied, EpisodeClosed
from lantern.law import load_law
from tests.conftest import Database
from tests.kinds.cast import NIA, PIA, POLICE, TOM, Child, today
from tests.kinds.made_up import made_up
from tests.kinds.test_lists import again

SOON, LATER = today() + timedelta(days=3), today() + timedelta(days=30)
FOLLOWS = {
    "marker.reviewed": "marker.set",
    "help.followed": "help.offered",
    "early_help.reviewed": "early_help.assessed",
    "sharing_withheld.reviewed": "sharing.withheld",
}
# Nobody is named in these: whoever advised has a list of their own, tests/journeys/test_force_notice.py.
OF_NOBODY = {"unnamed_consultation.held", "unnamed_consultation.reviewed"}
# What is to come of these has a clock of the law.
WITH_A_CLOCK = {"strategy_discussion.held", "return_interview.offered"}
OF_THE_WORK = [
    "definition.tested",
    "management_decision.made",
    "alleged_abuser.left",
    "move.agreed",
    "initial_assessment.completed",
    "core_assessment.completed",
    "assessment.completed",
    "child_in_need_plan.agreed",
    "child_in_need_plan.reviewed",
]


def day_of(kind: type[Kind]) -> str:
    """The field that names the day, or ""."""
    named = (n for n, asked in kind.questions().items() if asked.spine == "due_on" and " again" in asked.label)
    return next(named, "")


NAMES_A_DAY = sorted({kind.kind for kind in kinds() if day_of(kind)} - OF_NOBODY - WITH_A_CLOCK)


@pytest.fixture
def children(county: Database) -> dict[str, Child]:
    """A child of Nia's for each kind that names a day."""
    return {name: Child().opened().allocated() for name in NAMES_A_DAY}


def test_the_day_is_on_the_list_of_whoever_answers_for_the_child(children: dict[str, Child]) -> None:
    for name, child in children.items():
        kind, matter = kind_named(name), None
        by = TOM if name == "sharing_withheld.reviewed" else NIA
        if name in FOLLOWS:
            matter = child.tell(made_up(kind_named(FOLLOWS[name])))
        child.tell(made_up(kind, **{day_of(kind): SOON}), by=by, matter=matter, marking="open")
    expected = sorted((FOLLOWS.get(name, name), SOON) for name in NAMES_A_DAY)
    assert sorted(again(NIA)) == sorted(again(TOM, "team")) == expected
    assert projections.differences() == {}


def test_what_has_a_clock_instead_is_what_the_law_counts_from_or_to() -> None:
    rules = "".join(repr(rule) for rule in load_law().rules.values())
    assert [name for name in WITH_A_CLOCK if name not in rules] == []


def test_what_is_recorded_later_takes_its_place_and_the_end_of_the_work_ends_it(children: dict[str, Child]) -> None:
    replaced = ["family_member.support_offered", "support.stepped_down", "exit_plan.made", *OF_THE_WORK]
    episodes = {name: children[name].tell(made_up(ReferralReceived)) for name in OF_THE_WORK}
    for name in replaced:
        kind = kind_named(name)
        for day in (LATER, SOON):
            children[name].tell(made_up(kind, **{day_of(kind): day}))
    assert sorted(again(NIA)) == sorted((name, SOON) for name in replaced)
    for name, episode in episodes.items():
        children[name].tell(made_up(EpisodeClosed), by=TOM, matter=episode)
    assert {name for name, _ in again(NIA)} == set(replaced) - set(OF_THE_WORK)


def test_nothing_is_looked_at_again_after_a_death(child: Child) -> None:
    child.tell(made_up(FamilyMemberSupportOffered, again_on=SOON))
    child.tell(made_up(ChildDied))
    assert again(NIA) == []


def test_support_for_a_member_of_the_family_is_listed_for_those_alone_who_may_see_it(child: Child) -> None:
    child.tell(made_up(ShareMade, agency=POLICE, until=today()))
    child.tell(made_up(FamilyMemberSupportOffered, again_on=LATER), marking="agency")
    assert again(NIA) == [("family_member.support_offered", LATER)]
    assert again(PIA) == []
    child.tell(made_up(FamilyMemberSupportOffered, again_on=SOON))
    assert again(PIA) == again(NIA) == [("family_member.support_offered", SOON)]
