"""How the police grade what somebody told: each part, the latest one, and nothing hidden by a low one."""

from datetime import timedelta
from itertools import product

import pytest

from lantern.access import identity
from lantern.journal import NotAllowed
from lantern.kinds.case import Case
from lantern.kinds.circle.allocation import ShareMade
from lantern.kinds.coming_in.grading import Handling, InformationGrade, InformationGraded, SourceGrade, grades_of
from lantern.kinds.coming_in.information import InformationReceived
from lantern.page.moments import moments
from lantern.rooms.child.chronology import Filter
from tests.kinds.cast import NIA, PIA, POLICE, Child, today
from tests.kinds.made_up import made_up


@pytest.fixture
def shared(child: Child) -> Child:
    """A child whose record the police may open."""
    child.tell(made_up(ShareMade, agency=POLICE, until=today() + timedelta(days=9)))
    return child


def test_no_grade_takes_information_out_of_the_chronology_and_each_stands_beside(shared: Child) -> None:
    graded = {}
    for source, information in product(SourceGrade, InformationGrade):
        told = shared.tell(made_up(InformationReceived))
        shared.tell(made_up(InformationGraded, source=source, information=information), by=PIA, matter=told)
        graded[told] = f"Police grade {source.value}{information.value.upper()} ("
    with identity(NIA):
        entries = Case.read(shared.id, NIA).entries
        kept = [entry for entry in entries if Filter(part="information").keeps(entry)]
        drawn = moments(kept, entries)
    assert [entry.id for entry in kept] == list(graded)
    for moment, words in zip(drawn, graded.values(), strict=True):
        assert moment.tags[0].startswith(words)


def test_the_latest_grade_stands_beside_and_the_earlier_one_stays(shared: Child) -> None:
    told, other = shared.tell(made_up(InformationReceived)), shared.tell(made_up(InformationReceived))
    low = made_up(InformationGraded, source=SourceGrade.NOT_RELIABLE, information=InformationGrade.FALSE)
    high = made_up(InformationGraded, source=SourceGrade.UNTESTED, information=InformationGrade.CORROBORATED)
    for grade in (low, high):
        shared.tell(grade, by=PIA, matter=told)
    with identity(NIA):
        case = Case.read(shared.id, NIA)
    assert grades_of(case.entries) == {
        told: "Police grade 2B (untested, known indirectly, and borne out by something else)"
    }
    assert other not in grades_of(case.entries)
    assert len(case.of_kind("information.graded")) == 2


def test_the_police_grade_and_nobody_else(shared: Child) -> None:
    told = shared.tell(made_up(InformationReceived))
    with pytest.raises(NotAllowed):
        shared.tell(made_up(InformationGraded), matter=told)


def test_the_sentence_gives_the_three_parts_and_says_two_in_words() -> None:
    graded = made_up(InformationGraded, handling=Handling.CONDITIONS, conditions="Ask the analyst first")
    assert graded.sentence() == "Information graded 1AC (reliable, known to the source directly)."
