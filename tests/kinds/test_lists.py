"""Lists of work: whose records they hold, what they count, and that they show nothing that a page would not."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections

from lantern.access import identity
from lantern.journal import amend, projections, restrict, withdraw
from lantern.kinds.answers import When
from lantern.kinds.case import Case
from lantern.kinds.circle.allocation import ShareMade
from lantern.kinds.circle.conflict import ConflictSet
from lantern.kinds.circle.sharing import SharingWithheld, SharingWithheldClosed, SharingWithheldReviewed
from lantern.kinds.coming_in.information import Advice, ConsultationHeld
from lantern.kinds.coming_in.referral import Decision, ReferralDecided, ReferralReceived
from lantern.kinds.judgement.help_offered import HelpOffered
from lantern.kinds.judgement.marker import MarkerRemoved, MarkerReviewed, MarkerSet
from lantern.kinds.naming import called, names_of
from lantern.kinds.pathway.closing import EpisodeClosed
from lantern.kinds.pathway.urgent_action import PoliceProtectionTaken
from lantern.kinds.person.household import SamePersonStated
from lantern.kinds.person.names import IdentifierGiven, IdentifierType, NameGiven, NameType
from lantern.kinds.recording import entry_of
from lantern.kinds.staying.actions import ActionAgreed, ActionDone
from tests.conftest import Database
from tests.kinds.cast import COL, DEV, DIA, NIA, PIA, POLICE, SAM, TOM, WES, Child, today
from tests.kinds.made_up import made_up

EVERYBODY = (NIA, SAM, TOM, DIA, DEV, PIA, COL, WES)
LISTS = ("mine", "team", "duty")


def rows(asked: str, by: int, *given: Any) -> list[tuple[Any, ...]]:
    """What a function answers this worker."""
    with identity(by), connections["default"].cursor() as cursor:
        cursor.execute(f"select * from {asked}", given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def listed(whose: str, by: int, heard: date = date.min, most: int = 50, **asked: str) -> list[tuple[Any, ...]]:
    """Group, total, place, record, name, number and worker of each row."""
    given: tuple[Any, ...] = (whose, today(), heard, [], asked.get("group"), 0, most)
    return [row[:7] for row in rows("kinds_list(%s, %s, %s, %s, %s, %s, %s)", by, *given)]


def people(whose: str, by: int, closed_too: bool = True) -> dict[UUID, tuple[Any, ...]]:
    """Everybody in a list: name, number, since, last heard, from a return, closed, worker."""
    return {row[0]: row[1:] for row in rows("kinds_list_everybody(%s, %s, 0, 50)", by, whose, closed_too)}


def groups(whose: str, by: int, **asked: Any) -> dict[str, int]:
    """How many stand in each group."""
    return {row[0]: row[1] for row in listed(whose, by, **asked)}


def quiet(heard: date) -> set[UUID]:
    """Whom nothing is due for and nothing was heard of since, among those of the duty manager."""
    return {row[3] for row in listed("duty", DIA, heard=heard) if row[0] == "quiet"}


@pytest.fixture
def referred(county: Database) -> Iterator[tuple[Child, UUID]]:
    """A child of Marlshire with nobody allocated, and the referral that waits for a decision."""
    child = Child().opened()
    yield child, child.tell(made_up(ReferralReceived), by=DEV)


def decide(child: Child, episode: UUID, decision: Decision) -> UUID:
    """What the duty manager decides."""
    return child.tell(made_up(ReferralDecided, decision=decision), by=DIA, matter=episode)


def test_each_list_holds_what_its_worker_answers_for(child: Child) -> None:
    child.tell(made_up(ShareMade, agency=POLICE, until=today()))
    waiting = Child().opened()
    waiting.tell(made_up(ReferralReceived), by=DEV)
    held = {(whose, by): set(people(whose, by)) for whose in LISTS for by in EVERYBODY}
    assert {key: found for key, found in held.items() if found} == {
        **{key: {child.id} for key in [("mine", NIA), ("mine", PIA), ("team", NIA), ("team", TOM)]},
        **{key: {waiting.id} for key in [("duty", DEV), ("duty", DIA)]},
    }


def test_a_clock_in_hours_is_overdue_from_the_minute_after_it_and_not_from_the_next_day(child: Child) -> None:
    taken_at = datetime(2026, 3, 27, 9, 30, tzinfo=UTC)
    child.tell(made_up(PoliceProtectionTaken, happened=When.moment(taken_at)))

    def stands(at: datetime) -> str:
        every = rows("kinds_list('mine', %s, %s, '{}', null, 0, 50)", NIA, at, date.min)
        return next(str(row[0]) for row in every if row[11].endswith("police-protection-ends"))

    over_at = taken_at + timedelta(hours=72)
    moments = (over_at - timedelta(days=1), over_at, over_at + timedelta(seconds=59), over_at + timedelta(minutes=1))
    assert [stands(at) for at in moments] == ["week", "today", "today", "overdue"]


def test_a_list_holds_nothing_that_may_not_be_opened_and_no_name_that_may_not_be_read(child: Child) -> None:
    name = child.tell(made_up(NameGiven, given="Robin", family="Kaya", type=NameType.USED))
    other = Child().opened().allocated(SAM)
    other.tell(made_up(NameGiven, given="Wren", family="Kaya", type=NameType.USED), by=SAM)
    other.tell(made_up(ConflictSet, worker=TOM), by=DIA)
    restrict(child.id, name, marking="restricted", because="It would tell where they live", by=NIA, key=str(uuid4()))
    for by in EVERYBODY:
        opened = {row[0] for row in rows("unnest(access_records())", by)}
        for whose in LISTS:
            found = people(whose, by)
            assert found.keys() <= opened
            with identity(by):
                assert {id: called(*row[:2]) for id, row in found.items() if row[0]} == names_of(found)
    assert people("team", TOM)[child.id][0] == people("mine", NIA)[child.id][0] == "Robin Kaya"
    assert other.id not in people("team", TOM)


def test_somebody_without_a_name_has_the_number_that_children_s_services_know_them_by(child: Child) -> None:
    child.tell(made_up(IdentifierGiven, type=IdentifierType.NHS, number="999 000 1234"))
    with identity(NIA):
        assert names_of([child.id]) == {}
    child.tell(made_up(IdentifierGiven, type=IdentifierType.LA_CHILD_ID, number="LC-0042"))
    with identity(NIA):
        assert names_of([child.id]) == {child.id: "No name shown, number LC0042"}
    assert people("mine", NIA)[child.id][:2] == (None, "LC0042")
    with identity(SAM):
        assert names_of([child.id]) == {}


def test_a_case_is_open_until_every_episode_ended_or_came_to_nothing_further(
    referred: tuple[Child, UUID],
) -> None:
    child, episode = referred
    assert child.id in people("duty", DIA, closed_too=False)
    nothing = decide(child, episode, Decision.NO_FURTHER_ACTION)
    assert child.id not in people("duty", DIA, closed_too=False)
    assert people("duty", DIA)[child.id][5] is True
    again = child.tell(made_up(ReferralReceived), by=DEV)
    assert child.id in people("duty", DIA, closed_too=False)
    child.tell(made_up(EpisodeClosed), by=DIA, matter=again)
    assert child.id not in people("duty", DIA, closed_too=False)
    changed = entry_of(made_up(ReferralDecided, decision=Decision.ASSESSMENT), child.id, matter=episode)
    amend(nothing, changed, because="The manager decided otherwise", by=DIA, key=str(uuid4()))
    assert child.id in people("duty", DIA, closed_too=False)


def test_an_open_case_of_which_nothing_is_heard_is_listed_and_one_that_ended_is_not(
    referred: tuple[Child, UUID],
) -> None:
    child, episode = referred
    tomorrow = today() + timedelta(days=1)
    nobody_referred = Child().opened()
    nobody_referred.tell(made_up(NameGiven), by=DEV)
    assert quiet(heard=tomorrow) == {nobody_referred.id}, "a clock runs for the other"
    assert quiet(heard=today() - timedelta(days=1)) == set(), "something was heard today"
    decide(child, episode, Decision.NO_FURTHER_ACTION)
    assert quiet(heard=tomorrow) == {nobody_referred.id}


def test_an_action_is_owed_until_it_is_done_and_again_when_that_is_withdrawn(child: Child) -> None:
    agreed = child.tell(made_up(ActionAgreed, worker=SAM))
    assert groups("mine", NIA)["agreed"] == 1
    done = child.tell(made_up(ActionDone), matter=agreed)
    assert "agreed" not in groups("mine", NIA)
    withdraw(child.id, done, because="It was another action", by=NIA, key=str(uuid4()))
    assert groups("mine", NIA)["agreed"] == 1
    assert "agreed" not in groups("mine", SAM), "who may not open the record is told nothing of it"


def test_a_group_asked_for_comes_by_pages_and_its_total_always(child: Child) -> None:
    for _ in range(3):
        child.tell(made_up(ActionAgreed, worker=NIA))
    assert [row[2] for row in listed("mine", NIA, group="agreed", most=2) if row[0] == "agreed"] == [1, 2]
    second = rows("kinds_list('mine', %s, %s, '{}', 'agreed', 2, 2)", NIA, today(), date.min)
    assert [row[1:3] for row in second if row[0] == "agreed"] == [(3, 1), (3, 3)]


def test_a_page_far_beyond_a_list_is_empty_and_no_error(child: Child) -> None:
    beyond = 50 * 999_999_999  # the furthest page that an address can ask for
    child.tell(made_up(ActionAgreed, worker=NIA))
    found = rows("kinds_list('mine', %s, %s, '{}', 'agreed', %s, 50)", NIA, today(), date.min, beyond)
    assert [row[1:3] for row in found if row[0] == "agreed"] == [(1, 1)], "only how many there are"
    assert rows("kinds_list_everybody('mine', true, %s, 50)", NIA, beyond) == []


def test_a_person_with_two_records_stands_once_in_each(child: Child) -> None:
    other = Child().opened().allocated(SAM)
    child.tell(made_up(SamePersonStated, other=other.id), by=TOM)
    found = rows("kinds_list_everybody('team', true, 0, 50)", TOM)
    assert sorted(row[0] for row in found) == sorted([child.id, other.id])
    assert set(people("mine", NIA)) == {child.id, other.id}


def test_what_lists_go_by_is_made_again_from_the_entries_the_same(referred: tuple[Child, UUID]) -> None:
    child, episode = referred
    decide(child, episode, Decision.NO_FURTHER_ACTION)
    agreed = child.tell(made_up(ActionAgreed, worker=DEV), by=DEV)
    child.tell(made_up(ActionAgreed, worker=DEV), by=DEV)
    withdraw(child.id, child.tell(made_up(ActionDone), by=DEV, matter=agreed), because="No", by=DEV, key=str(uuid4()))
    assert projections.differences() == {}


def again(by: int, whose: str = "mine") -> list[tuple[str, date]]:
    """What is to be looked at again in a list, by kind and day."""
    given: tuple[Any, ...] = (whose, today(), date.min, [], None, 0, 50)
    found = rows("kinds_list(%s, %s, %s, %s, %s, %s, %s)", by, *given)
    return [(row[14], row[7]) for row in found if row[0] == "again"]


def test_what_stands_is_looked_at_again_by_the_day_named_last_until_it_ends(child: Child) -> None:
    soon, later = today() + timedelta(days=3), today() + timedelta(days=30)
    marker = child.tell(made_up(MarkerSet, review_on=soon))
    child.tell(made_up(HelpOffered, again_on=later))
    assert again(NIA) == again(TOM, "team") == [("marker.set", soon), ("help.offered", later)]
    child.tell(made_up(MarkerReviewed, review_on=later + timedelta(days=1)), matter=marker)
    assert again(NIA)[-1] == ("marker.set", later + timedelta(days=1))
    child.tell(made_up(MarkerRemoved), matter=marker)
    assert again(NIA) == [("help.offered", later)]
    assert projections.differences() == {}


def test_a_decision_not_to_share_is_listed_for_those_alone_who_may_see_that_it_stands(child: Child) -> None:
    child.tell(made_up(ShareMade, agency=POLICE, until=today()))
    withheld = child.tell(made_up(SharingWithheld, review_on=today()))
    assert [kind for kind, _ in again(PIA)] == ["sharing.withheld"]
    restrict(child.id, withheld, marking="restricted", because="They are named in it", by=NIA, key=str(uuid4()))
    assert again(PIA) == []
    assert [kind for kind, _ in again(NIA)] == ["sharing.withheld"]
    child.tell(made_up(SharingWithheldClosed), by=TOM, matter=withheld)
    assert again(NIA) == []


def test_a_day_follows_only_from_what_its_reader_may_read(child: Child) -> None:
    soon, moved, last = (today() + timedelta(days=days) for days in (3, 30, 60))
    child.tell(made_up(ShareMade, agency=POLICE, until=today()))
    marker = child.tell(made_up(MarkerSet, review_on=soon))
    review = child.tell(made_up(MarkerReviewed, review_on=moved), matter=marker, marking="restricted")
    assert again(PIA) == [("marker.set", soon)]
    assert again(NIA) == again(TOM, "team") == [("marker.set", moved)]
    child.tell(made_up(MarkerReviewed, review_on=None), matter=marker, marking="restricted")
    assert again(PIA) == [("marker.set", soon)]
    assert again(NIA) == []
    restrict(child.id, marker, marking="restricted", because="It names them", by=NIA, key=str(uuid4()))
    assert again(PIA) == []
    restrict(child.id, review, marking="open", because="It does not", by=NIA, key=str(uuid4()))
    assert again(PIA) == [("marker.set", moved)]
    child.tell(made_up(MarkerReviewed, review_on=last), matter=marker, marking="agency")
    assert again(NIA) == [("marker.set", last)]
    assert again(PIA) == [("marker.set", moved)]
    assert projections.differences() == {}


def test_an_end_that_its_reader_may_not_see_is_none(child: Child) -> None:
    soon, moved = today() + timedelta(days=3), today() + timedelta(days=30)
    child.tell(made_up(ShareMade, agency=POLICE, until=today()))
    withheld = child.tell(made_up(SharingWithheld, review_on=soon))
    child.tell(made_up(SharingWithheldReviewed, review_on=moved), matter=withheld, marking="restricted")
    closed = child.tell(made_up(SharingWithheldClosed), by=TOM, matter=withheld, marking="restricted")
    assert again(PIA) == [("sharing.withheld", soon)]
    assert again(NIA) == []
    restrict(child.id, closed, marking="open", because="They may know", by=NIA, key=str(uuid4()))
    assert again(PIA) == []
    withdraw(child.id, closed, because="It was not closed", by=TOM, key=str(uuid4()))
    assert again(PIA) == [("sharing.withheld", soon)]
    assert again(NIA) == [("sharing.withheld", moved)]
    assert projections.differences() == {}


def test_a_step_of_the_pathway_that_everybody_sees_ends_what_it_ends(child: Child) -> None:
    child.tell(made_up(ShareMade, agency=POLICE, until=today()))
    marker = child.tell(made_up(MarkerSet, review_on=today()))
    assert again(PIA) == again(NIA) == [("marker.set", today())]
    child.tell(made_up(MarkerRemoved), matter=marker, marking="restricted")
    with identity(PIA):
        assert Case.read(child.id, PIA).standing("marker") == []
    assert again(PIA) == again(NIA) == []


def test_a_consultation_waits_until_a_day_or_until_there_is_a_referral(child: Child) -> None:
    child.tell(made_up(ConsultationHeld, advice=Advice.WAIT, meanwhile="The nurse", review_on=today()))
    assert again(NIA) == [("consultation.held", today())]
    child.tell(made_up(ReferralReceived))
    assert again(NIA) == []
