"""What is held back and what is stopped: whoever keeps the log sees no difference, and is never told afterwards."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from lantern.journal.acts import amend, withdraw
from lantern.journal.errors import NotAllowed
from lantern.journal.projections import differences
from lantern.kinds.family_harm import (
    FamilyOutputLifted,
    FamilyOutputStopped,
    SourceOfHarmLifted,
    SourceOfHarmRecorded,
)
from lantern.kinds.family_log import FamilyFeedbackGiven, FamilyLogWorkerNamed, Feedback
from lantern.kinds.recording import entry_of
from lantern.page.prints.for_whom import Reader
from tests.family.conftest import Family
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, days_ago

_READ = FamilyFeedbackGiven(happened=days_ago(0), feedback=Feedback.READ)
_PAGES = ("/log/", "/log/write/", "/log/help/")


def hold(by: str, into: str, who: str = "") -> Callable[[Family], UUID]:
    """Record the keeper as a possible source of harm, in one of the places where it is done."""
    told = made_up(SourceOfHarmRecorded, happened=days_ago(0), who=ID[who] if who else None)
    return lambda family: family.tell(by, told, into=ID[into])


# In the child's record, naming the keeper's own; and in the keeper's own record.
HOLDS = (hold("maya", "asha", "cara"), hold("dia", "cara"))


def shown(family: Family, note: UUID) -> list[bytes]:
    """Every page of the log, as bytes."""
    urls = (*_PAGES, f"/log/{note}/receipt/", f"/log/{note}/add/")
    return [family.site.get("mo", url).page for url in urls]


def told(family: Family, note: UUID) -> str:
    """What stands beside a note."""
    return family.mos().split(f"/log/{note}/add/")[0].split("<article")[-1]


@pytest.mark.parametrize("held", HOLDS)
def test_feedback_given_while_a_hold_stands_leaves_every_page_the_same_byte_for_byte(
    family: Family, held: Callable[[Family], UUID]
) -> None:
    note = family.note("Before and after.")
    before = shown(family, note)
    family_hold = held(family)
    assert shown(family, note) == before
    for feedback in Feedback:
        family.tell("viv", FamilyFeedbackGiven(happened=days_ago(0), feedback=feedback), matter=note)
    assert shown(family, note) == before
    _lift(family, family_hold)
    assert shown(family, note) == before


@pytest.mark.parametrize("held", HOLDS)
def test_what_was_shown_before_a_hold_stays_and_what_comes_after_it_is_shown(
    family: Family, held: Callable[[Family], UUID]
) -> None:
    note = family.note("Both sides of it.")
    family.tell("viv", _READ, matter=note)
    family_hold = held(family)
    family.tell("viv", FamilyFeedbackGiven(happened=days_ago(0), feedback=Feedback.POLICE), matter=note)
    assert "Read by Viv" in told(family, note)
    assert "Passed to the police" not in told(family, note)
    _lift(family, family_hold)
    family.tell("viv", FamilyFeedbackGiven(happened=days_ago(0), feedback=Feedback.ACTED_ON), matter=note)
    assert "Passed to the police" not in told(family, note)
    assert "Acted on" in told(family, note)


def test_a_hold_withdrawn_as_misfiled_lets_nothing_out_that_it_held(family: Family) -> None:
    note = family.note("Misfiled.")
    family_hold = HOLDS[0](family)
    family.tell("viv", _READ, matter=note)
    withdraw(ID["asha"], family_hold, because="The wrong person", by=NUMBER["maya"], key=str(uuid4()))
    assert "Read by" not in told(family, note)
    family.tell("viv", _READ, matter=note)
    assert "Read by" in told(family, note)
    assert not differences()


def test_feedback_amended_while_a_hold_stands_tells_nothing_new(family: Family) -> None:
    note = family.note("Amended meanwhile.")
    given = family.tell("viv", _READ, matter=note)
    family_hold = HOLDS[0](family)
    before = shown(family, note)
    police = FamilyFeedbackGiven(happened=days_ago(0), feedback=Feedback.POLICE)
    new = entry_of(police, family.log, matter=note)
    amend(given, new, because="It went on", by=NUMBER["viv"], key=str(uuid4()))
    assert shown(family, note) == before
    _lift(family, family_hold)
    assert shown(family, note) == before


def test_a_worker_who_may_not_know_of_the_hold_gives_feedback_as_ever(family: Family) -> None:
    note = family.note("As ever.")
    before = family.site.get("viv", f"/family/{family.log}/").page
    family_hold = HOLDS[0](family)
    assert family.site.get("viv", f"/family/{family.log}/").page == before
    assert family.site.get("viv", f"/family/{family.log}/{note}/feedback/").status == 200
    assert family.site.get("viv", f"/entry/{family_hold}/").status == 404
    _lift(family, family_hold)


def test_whoever_keeps_a_log_and_has_no_record_is_held_in_the_log_itself(family: Family) -> None:
    family.tell("viv", FamilyLogWorkerNamed(happened=days_ago(0), worker=NUMBER["maya"]))
    note, form = family.note("In the log itself."), "/record/source_of_harm.recorded/"
    assert form in family.site.get("maya", f"/family/{family.log}/").text
    assert form not in family.site.get("viv", f"/family/{family.log}/").text
    before = family.site.get("viv", f"/family/{family.log}/").page
    family_hold = family.tell("maya", made_up(SourceOfHarmRecorded, happened=days_ago(0)))
    assert family.site.get("viv", f"/family/{family.log}/").page == before
    family.tell("viv", _READ, matter=note)
    assert "Read by" not in told(family, note)
    family.tell("maya", made_up(SourceOfHarmLifted, happened=days_ago(0)), matter=family_hold)


def test_only_those_responsible_record_a_source_of_harm(family: Family) -> None:
    told = made_up(SourceOfHarmRecorded, happened=days_ago(0))
    for by, into in (("viv", "log"), ("omar", "asha"), ("pia", "asha"), ("mo", "log")):
        with pytest.raises(NotAllowed):
            family.tell(by, told, into=ID[into])


def test_a_stop_on_the_child_stops_feedback_prints_and_a_new_log_and_says_why_to_the_worker(family: Family) -> None:
    note = family.note("While it is stopped.")
    before = shown(family, note)
    stop = family.tell("huw", made_up(FamilyOutputStopped, happened=days_ago(0)), into=ID["asha"])
    feedback = family.site.get("viv", f"/family/{family.log}/{note}/feedback/").text
    log = family.site.get("viv", f"/family/{family.log}/").text
    new = family.site.get("maya", f"/families/new/?child={ID['asha']}").text
    prints = [
        family.site.get("maya", f"/child/{ID['asha']}/print/?whom={one}").text for one in ("family", "conference")
    ]
    for page in (feedback, log, new, *prints):
        assert "A marriage may be forced" in page
        assert "The manager of the child’s social worker lifts it" in page
    assert '<form method="post"' not in feedback.split("<main")[1]
    family.tell("viv", _READ, matter=note)
    assert shown(family, note) == before
    with pytest.raises(NotAllowed):
        family.tell("maya", made_up(FamilyOutputLifted, happened=days_ago(0)), into=ID["asha"], matter=stop)
    family.tell("tess", made_up(FamilyOutputLifted, happened=days_ago(0)), into=ID["asha"], matter=stop)
    assert shown(family, note) == before
    family.tell("viv", _READ, matter=note)
    assert "Read by Viv" in told(family, note)
    for one in Reader:
        page = family.site.get("maya", f"/child/{ID['asha']}/print/?whom={one.value}").text
        assert "A marriage may be forced" not in page


@pytest.mark.parametrize("by", ["maya", "omar", "tess", "huw", "pia", "viv", "ross", "cora"])
def test_whoever_works_with_the_child_may_stop_it_and_nobody_else(family: Family, by: str) -> None:
    told = made_up(FamilyOutputStopped, happened=days_ago(0))
    stop = family.tell(by, told, into=ID["asha"])
    family.tell("tess", made_up(FamilyOutputLifted, happened=days_ago(0)), into=ID["asha"], matter=stop)
    for other in ("mo", "lee", "paz", "wes"):
        with pytest.raises(NotAllowed):
            family.tell(other, told, into=ID["asha"])


def _lift(family: Family, held: UUID) -> None:
    """Lift a hold in the record that it stands in."""
    told = made_up(SourceOfHarmLifted, happened=days_ago(0))
    (into,) = family.site.log.execute("select record_id from journal_entry where id = %s", [held]).fetchone() or (None,)
    family.tell("maya" if into == ID["asha"] else "dia", told, into=into, matter=held)
