"""What is held back and what is stopped: whoever keeps the log sees no difference, and is never told afterwards."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from lantern.journal.acts import amend, withdraw
from lantern.journal.errors import NotAllowed
from lantern.journal.projections import differences
from lantern.kinds.family.harm import (
    FamilyOutputLifted,
    FamilyOutputStopped,
    SourceOfHarmLifted,
    SourceOfHarmRecorded,
)
from lantern.kinds.family.log import (
    FamilyFeedbackGiven,
    FamilyLogOpened,
    FamilyLogWorkerNamed,
    FamilyNoteWrittenWith,
    Feedback,
)
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
    lift(family, family_hold)
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
    lift(family, family_hold)
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
    lift(family, family_hold)
    assert shown(family, note) == before


def test_a_hold_reaches_whom_an_amendment_names_and_still_whom_it_named_first(family: Family) -> None:
    note = family.note("Amended who.")
    for first, then in (("ben", "cara"), ("cara", "ben")):
        family_hold = hold("maya", "asha", first)(family)
        told = made_up(SourceOfHarmRecorded, happened=days_ago(0), who=ID[then])
        amend(family_hold, entry_of(told, ID["asha"]), because="Another", by=NUMBER["maya"], key=str(uuid4()))
        before = shown(family, note)
        family.tell("viv", _READ, matter=note)
        assert shown(family, note) == before
        lift(family, family_hold)
        assert shown(family, note) == before
    assert not differences()


def test_a_hold_that_names_nobody_holds_every_log_about_the_child(family: Family) -> None:
    note = family.note("Nobody is named.")
    family_hold = hold("maya", "asha")(family)
    before = shown(family, note)
    family.tell("viv", _READ, matter=note)
    assert shown(family, note) == before
    lift(family, family_hold)
    assert shown(family, note) == before
    form = family.site.get("maya", f"/child/{ID['asha']}/record/source_of_harm.recorded/").text
    assert "holds every log about that child" in form


def test_a_hold_on_somebody_whom_no_log_is_linked_to_says_so_to_whoever_may_read_it(family: Family) -> None:
    says, child = "no log here is linked to them", f"/child/{ID['asha']}/"
    family.tell("viv", FamilyLogWorkerNamed(happened=days_ago(0), worker=NUMBER["maya"]))
    linked = hold("maya", "asha", "cara")(family)
    assert says not in family.site.get("maya", child).text
    unlinked = hold("maya", "asha", "hal")(family)
    assert says in family.site.get("maya", child).text
    assert says not in family.site.get("viv", child).text
    for one in (linked, unlinked):
        lift(family, one)
    assert says not in family.site.get("maya", child).text


def test_a_stop_reaches_a_log_whose_children_were_named_later_and_takes_back_nothing(family: Family) -> None:
    note = family.note("Named later.")
    family.tell("viv", _READ, matter=note)
    stop = family.tell("lee", made_up(FamilyOutputStopped, happened=days_ago(0)), into=ID["ben"])
    before = shown(family, note)
    _name_anew(family, children=(ID["ben"],), person=ID["fay"])
    assert shown(family, note) == before
    row = family.site.log.execute("select children from family_log where record_id = %s", [family.log]).fetchone()
    assert row
    assert set(row[0]) == {ID["asha"], ID["ben"]}
    family.tell("viv", FamilyFeedbackGiven(happened=days_ago(0), feedback=Feedback.POLICE), matter=note)
    assert shown(family, note) == before
    assert not differences()
    family.tell("tara", made_up(FamilyOutputLifted, happened=days_ago(0)), into=ID["ben"], matter=stop)
    assert shown(family, note) == before


def test_nothing_that_was_seen_changes_by_what_is_withdrawn_or_amended_while_held(family: Family) -> None:
    first = made_up(FamilyNoteWrittenWith, happened=days_ago(0), what="The first words.")
    note = family.tell("viv", first)
    feedback = family.tell("viv", _READ, matter=note)
    gone = family.tell("viv", made_up(FamilyNoteWrittenWith, happened=days_ago(0), what="Stays for now."))
    family_hold = HOLDS[0](family)
    before = shown(family, note)
    for one in (feedback, gone):
        withdraw(family.log, one, because="Not so", by=NUMBER["viv"], key=str(uuid4()))
    _reword(family, note, "Words meanwhile.")
    assert shown(family, note) == before
    lift(family, family_hold)
    assert shown(family, note) == before
    _reword(family, note, "Words afterwards.")
    later = family.tell("viv", FamilyFeedbackGiven(happened=days_ago(0), feedback=Feedback.POLICE), matter=note)
    assert "Words afterwards." in family.mos()
    assert "Passed to the police" in told(family, note)
    withdraw(family.log, later, because="Not so", by=NUMBER["viv"], key=str(uuid4()))
    assert "Passed to the police" not in told(family, note)


def test_a_worker_who_may_not_know_of_the_hold_gives_feedback_as_ever(family: Family) -> None:
    note = family.note("As ever.")
    before = family.site.get("viv", f"/family/{family.log}/").page
    family_hold = HOLDS[0](family)
    assert family.site.get("viv", f"/family/{family.log}/").page == before
    assert family.site.get("viv", f"/family/{family.log}/{note}/feedback/").status == 200
    assert family.site.get("viv", f"/entry/{family_hold}/").status == 404
    lift(family, family_hold)


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
    assert "<form" not in feedback.split("<main")[1].split("</main")[0]
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


def lift(family: Family, held: UUID) -> None:
    """Lift a hold in the record that it stands in."""
    told = made_up(SourceOfHarmLifted, happened=days_ago(0))
    (into,) = family.site.log.execute("select record_id from journal_entry where id = %s", [held]).fetchone() or (None,)
    family.tell("maya" if into == ID["asha"] else "dia", told, into=into, matter=held)


def _reword(family: Family, note: UUID, what: str) -> None:
    new = entry_of(made_up(FamilyNoteWrittenWith, happened=days_ago(0), what=what), family.log)
    amend(note, new, because="In their words", by=NUMBER["viv"], key=str(uuid4()))


def _name_anew(family: Family, children: tuple[UUID, ...], person: UUID) -> None:
    """Say anew whom the log is about, and whose record its keeper's is."""
    (opened,) = family.site.log.execute(
        "select id from journal_entry where record_id = %s and kind = 'family_log.opened' and amends is null",
        [family.log],
    ).fetchone() or (None,)
    told = made_up(FamilyLogOpened, happened=days_ago(9), keeper=NUMBER["mo"], person=person, children=children)
    amend(opened, entry_of(told, family.log), because="Named later", by=NUMBER["viv"], key=str(uuid4()))
