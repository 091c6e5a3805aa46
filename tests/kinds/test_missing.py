"""What the kinds of a missing episode refuse, and what they say of others."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from lantern.kinds.answers import NotKnown, When
from lantern.kinds.case import Case
from lantern.kinds.declare import Kind, kinds
from lantern.kinds.missing.daily_contact import (
    ContactAgreementEnded,
    ContactAgreementMade,
    DailyContactFollowedUp,
    DailyContactMade,
    DailyContactMissed,
)
from lantern.kinds.missing.episode import (
    Grade,
    MissingAuthorityTold,
    MissingGraded,
    MissingReported,
    MissingReturned,
    PreventionInterviewHeld,
    others_in_words,
)
from lantern.kinds.missing.return_interview import (
    CarersAccountGiven,
    Offer,
    ReturnInterviewHeld,
    ReturnInterviewNotHeld,
    ReturnInterviewOffered,
    ReturnInterviewSaid,
)
from lantern.law import State
from tests.kinds.cast import NIA, Child
from tests.kinds.made_up import made_up

TODAY = date(2026, 3, 31)
IN_AN_EPISODE = (
    MissingGraded,
    MissingAuthorityTold,
    PreventionInterviewHeld,
    MissingReturned,
    ReturnInterviewOffered,
    ReturnInterviewHeld,
    ReturnInterviewSaid,
    ReturnInterviewNotHeld,
    CarersAccountGiven,
)
IN_AN_AGREEMENT = (DailyContactMade, DailyContactMissed, DailyContactFollowedUp, ContactAgreementEnded)


def on(day: date) -> When:
    return When.on(day)


def test_every_kind_of_a_missing_episode_is_recorded_and_read_again(child: Child) -> None:
    opened: dict[type[Kind], tuple[type[Kind], ...]] = {
        MissingReported: IN_AN_EPISODE,
        ContactAgreementMade: IN_AN_AGREEMENT,
    }
    for opens, inside in opened.items():
        matter = child.tell(made_up(opens))
        for kind in inside:
            child.tell(made_up(kind), matter=matter)
    case = Case.read(child.id, NIA)
    told = [answers for _, answers in case.answers(*(k.kind for k in kinds() if k.part == "missing"))]
    assert {type(one) for one in told} == {k for k in kinds() if k.part == "missing"}
    assert not case.standing("missing", "contact_agreement")


@pytest.mark.parametrize(
    ("answer", "state"), [(Offer.REFUSED, State.OVERDUE), (Offer.ACCEPTED, State.OVERDUE), (None, State.OVERDUE)]
)
def test_no_offer_by_itself_meets_the_return_interview(child: Child, answer: Offer | None, state: State) -> None:
    episode = child.tell(made_up(MissingReported))
    child.tell(made_up(MissingReturned), matter=episode)
    if answer:
        child.tell(made_up(ReturnInterviewOffered, answer=answer), matter=episode)
    due = {duty.rule.rpartition(".")[2]: duty.state for duty in Case.read(child.id, NIA).duties(TODAY)}
    assert due["return-interview"] is state
    assert due["return-interview-offer"] is (State.MET if answer else State.OVERDUE)


def test_72_hours_are_hours_that_pass_on_the_night_when_the_clocks_go_forward(child: Child) -> None:
    def returned_and_held(held: datetime) -> State:
        one = Child().opened().allocated()
        episode = one.tell(made_up(MissingReported))
        home = datetime(2026, 3, 27, 22, tzinfo=UTC)  # two nights before; London is at UTC until then
        one.tell(made_up(MissingReturned, happened=When.moment(home)), matter=episode)
        one.tell(made_up(ReturnInterviewHeld, happened=When.moment(held)), matter=episode)
        (state,) = [d.state for d in Case.read(one.id, NIA).duties(TODAY) if d.rule.endswith(".return-interview")]
        return state

    # 22:00 by UTC on Monday is 23:00 in London, where the clocks have gone forward.
    assert returned_and_held(datetime(2026, 3, 30, 22, 0, tzinfo=UTC)) is State.MET
    assert returned_and_held(datetime(2026, 3, 30, 22, 1, tzinfo=UTC)) is State.MET_LATE


@pytest.mark.parametrize("kind", [MissingReported, MissingGraded])
def test_a_grade_no_longer_in_use_is_refused_after_its_end_and_kept_before(kind: type[Kind]) -> None:
    older = {"grade": Grade.OLDER, "older_grade": "Absent"}
    assert "grade" in made_up(kind, happened=on(date(2018, 1, 1)), **older).impossible(TODAY)
    assert "grade" not in made_up(kind, happened=on(date(2017, 12, 31)), **older).impossible(TODAY)


def test_no_grade_of_today_is_called_absent() -> None:
    assert [grade for grade in Grade if "absent" in f"{grade.value} {grade.says}".lower()] == []


def test_nobody_is_last_seen_after_the_report() -> None:
    seen = {"happened": on(date(2026, 3, 2)), "last_seen": on(date(2026, 3, 3))}
    assert "last_seen" in made_up(MissingReported, **seen).impossible(TODAY)
    assert "last_seen" not in made_up(MissingReported, last_seen=NotKnown(reason="Nobody knows")).impossible(TODAY)


def test_whoever_names_others_says_how_many_and_whom_to_ask() -> None:
    others = {"others": (uuid4(), uuid4())}
    assert "how_many_others" in made_up(MissingReported, **others).impossible(TODAY)
    assert "ask_about_others" in made_up(MissingReported, **others, how_many_others=3).impossible(TODAY)
    whole = made_up(MissingReported, **others, how_many_others=3, ask_about_others="Dan Hollis")
    assert whole.impossible(TODAY) == {}


@pytest.mark.parametrize(
    ("named", "how_many", "says"),
    [
        ([], None, ""),
        ([], 0, ""),
        ([], 1, "one other child: ask Dan"),
        (["Tamsin"], 1, "Tamsin"),
        (["Tamsin"], 2, "Tamsin and one other child: ask Dan"),
        ([], 3, "3 other children: ask Dan"),
    ],
)
def test_others_are_counted_for_whoever_may_not_see_who_they_are(
    named: list[str], how_many: int | None, says: str
) -> None:
    assert others_in_words(named, how_many, "Dan") == says


def test_what_the_child_said_is_marked_for_few_and_its_sentence_says_none_of_it() -> None:
    said = made_up(ReturnInterviewSaid, childs_words="Not my carers, please.")
    assert ReturnInterviewSaid.marking == "restricted"
    assert not ReturnInterviewSaid.pathway
    assert "carers" not in said.sentence()
