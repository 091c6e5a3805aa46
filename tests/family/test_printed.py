"""The log on paper: their notes as they read them, and nothing by which anybody learns what is held back."""

import re
from uuid import uuid4

from lantern.journal.acts import amend, restrict, withdraw
from lantern.kinds.family.harm import FamilyOutputLifted, FamilyOutputStopped
from lantern.kinds.family.log import (
    FamilyFeedbackGiven,
    FamilyLogWorkerNamed,
    FamilyNoteAdded,
    FamilyNoteWrittenWith,
    Feedback,
)
from lantern.kinds.recording import entry_of
from tests.family.conftest import Family
from tests.family.test_hold import HOLDS, lift
from tests.kinds.made_up import made_up
from tests.world import ID, NUMBER, days_ago

_STAMP = r"(?:[0-9a-f]{4} ){5}[0-9a-f]{4}"


def paper(family: Family, worker: str = "viv") -> str:
    """What is printed, without the moment at which it was."""
    page = family.site.get(worker, f"/family/{family.log}/print/")
    assert page.status == 200
    return page.text.split("<main")[1].split("</main")[0].partition("</dl>")[2]


def test_a_worker_prints_the_notes_with_the_stamps_of_their_receipts(family: Family) -> None:
    note = family.note("He waited at the gate.")
    added = family.tell("mo", made_up(FamilyNoteAdded, happened=days_ago(0), what="A red scarf."), matter=note)
    family.tell("viv", made_up(FamilyNoteWrittenWith, happened=days_ago(0), what="Told over tea."))
    assert f"/family/{family.log}/print/" in family.site.get("viv", f"/family/{family.log}/").text
    printed = paper(family)
    assert printed.index("He waited at the gate.") < printed.index("A red scarf.") < printed.index("Told over tea.")
    assert "Written down with Viv." in printed
    for entry in (note, added):
        (stamp,) = re.findall(_STAMP, family.mos(f"/log/{entry}/receipt/"))
        assert stamp in printed.split(str(entry))[1]
    assert family.site.get("pia", f"/family/{family.log}/print/").status == 404
    assert family.site.get("mo", f"/family/{family.log}/print/").status == 404


def test_the_paper_is_the_same_whatever_they_were_told_and_whether_or_not_it_is_held_back(family: Family) -> None:
    note = family.note("The same on paper.")
    before = paper(family)
    for feedback in Feedback:
        family.tell("viv", FamilyFeedbackGiven(happened=days_ago(0), feedback=feedback), matter=note)
    assert paper(family) == before
    for hold in HOLDS:
        held = hold(family)
        family.tell("viv", FamilyFeedbackGiven(happened=days_ago(0), feedback=Feedback.POLICE), matter=note)
        assert paper(family) == before
        lift(family, held)
        assert paper(family) == before


def test_the_paper_follows_what_whoever_keeps_it_reads(family: Family) -> None:
    mine = family.note("Withdrawn by a worker.")
    theirs = family.tell("viv", made_up(FamilyNoteWrittenWith, happened=days_ago(0), what="In the wrong log."))
    reworded = family.tell("viv", made_up(FamilyNoteWrittenWith, happened=days_ago(0), what="First words."))
    for entry in (mine, theirs):
        withdraw(family.log, entry, because="The wrong log", by=NUMBER["viv"], key=str(uuid4()))
    new = entry_of(made_up(FamilyNoteWrittenWith, happened=days_ago(0), what="Other words."), family.log)
    amend(reworded, new, because="In their words", by=NUMBER["viv"], key=str(uuid4()))
    page, printed = family.mos(), paper(family)
    for words, shown in (
        ("Withdrawn by a worker.", True),
        ("In the wrong log.", False),
        ("First words.", False),
        ("Other words.", True),
    ):
        assert (words in page) is (words in printed) is shown, words
    # The stamp is that of the first words: it is not put under the others.
    assert str(reworded) not in printed


def test_what_the_worker_may_not_read_is_not_on_the_paper(family: Family) -> None:
    family.tell("viv", FamilyLogWorkerNamed(happened=days_ago(0), worker=NUMBER["maya"]))
    note = family.note("For her worker alone.")
    restrict(family.log, note, marking="restricted", because="A place", by=NUMBER["maya"], key=str(uuid4()))
    assert "For her worker alone." in paper(family, "maya")
    assert "For her worker alone." not in paper(family)
    assert "For her worker alone." in family.mos()


def test_while_a_stop_stands_nothing_is_printed_for_the_family(family: Family) -> None:
    family.note("While it is stopped.")
    stop = family.tell("huw", made_up(FamilyOutputStopped, happened=days_ago(0)), into=ID["asha"])
    printed = family.site.get("viv", f"/family/{family.log}/print/").text
    assert "A marriage may be forced" in printed
    assert "While it is stopped." not in printed
    assert f"/family/{family.log}/print/" not in family.site.get("viv", f"/family/{family.log}/").text
    family.tell("tess", made_up(FamilyOutputLifted, happened=days_ago(0)), into=ID["asha"], matter=stop)
    assert "While it is stopped." in paper(family)
