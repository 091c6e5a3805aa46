"""What is judged of a child: each part of the definition with its basis, and nobody's words changed by another."""

from datetime import date

import pytest
from pydantic import ValidationError

from lantern.access import identity
from lantern.journal import NotAllowed, amend
from lantern.kinds.case import Case, answers_of
from lantern.kinds.circle.allocation import ShareMade
from lantern.kinds.declare import Kind
from lantern.kinds.judgement.assessment_part import AssessmentPartWritten
from lantern.kinds.judgement.definition import AtRisk, Definition, DefinitionTested, Exploited, Part
from lantern.kinds.judgement.dissent import LevelDisagreed
from lantern.kinds.judgement.harm_to_others import HarmToOthersConsidered
from lantern.kinds.judgement.help_offered import HelpFollowed, HelpOffered, Taken
from lantern.kinds.judgement.level import Level
from lantern.kinds.judgement.marker import MarkerRemoved, MarkerReviewed, MarkerSet, Removal
from lantern.kinds.judgement.nrm import Grounds, NrmDecided, NrmReferred
from lantern.kinds.recording import entry_of
from lantern.rooms.recording.matters import kinds_of_matter
from tests.kinds.cast import NIA, PIA, POLICE, Child
from tests.kinds.made_up import DAY, made_up

ALL_YES = dict.fromkeys(("under_18", "imbalance", "activity", "childs_gain", "others_gain"), Part.YES)


def answered(**given: object) -> DefinitionTested:
    """A definition test of 2017 around the answers given, all parts yes."""
    plain = {"definition": Definition.OF_2017, "other_abuse": Part.NO, "exploited": Exploited.YES}
    told: DefinitionTested = made_up(DefinitionTested, **{**plain, **ALL_YES, **given})
    return told


@pytest.fixture
def shared(child: Child) -> Child:
    """A child whose record the police share."""
    child.tell(made_up(ShareMade, agency=POLICE, until=date.max))
    return child


@pytest.mark.parametrize("part", ["under_18", "imbalance", "activity", "childs_gain", "others_gain"])
@pytest.mark.parametrize("answer", list(Part))
def test_every_answer_needs_words_for_what_it_rests_on(part: str, answer: Part) -> None:
    with pytest.raises(ValidationError):
        answered(**{part: answer, f"{part}_basis": ""})


def test_either_gain_is_enough_and_neither_is_remarked_upon() -> None:
    assert list(answered(childs_gain=Part.NO).remarks()) == []
    assert list(answered(others_gain=Part.NO).remarks()) == []
    assert list(answered(childs_gain=Part.NO, others_gain=Part.NOT_KNOWN).remarks()) == []
    (remark,) = answered(childs_gain=Part.NO, others_gain=Part.NO, imbalance=Part.NO).remarks()
    assert remark == "Exploitation is concluded, with “no” to: imbalance of power and something gained."


def test_a_conclusion_against_all_the_parts_is_remarked_upon_and_kept() -> None:
    told = answered(exploited=Exploited.NOT_ENOUGH)
    assert list(told.remarks()) == ["Every part of the definition is answered “yes”, and the conclusion is another."]
    assert told.spine()["outcome"] == "not_enough_known"


def test_the_definition_of_2009_is_not_held_to_the_parts_of_2017() -> None:
    assert list(answered(definition=Definition.OF_2009, imbalance=Part.NO).remarks()) == []


def test_activity_without_exploitation_asks_for_another_way() -> None:
    gains = {"childs_gain": Part.NO, "others_gain": Part.NO, "exploited": Exploited.NO}
    assert "abuse of another kind" in " ".join(answered(**gains).remarks())
    routed = answered(**gains, other_abuse=Part.YES, other_abuse_done="Referred to the police.")
    assert list(routed.remarks()) == []


def test_risk_and_what_has_happened_are_two_columns() -> None:
    spine = answered(exploited=Exploited.NO, at_risk=AtRisk.YES).spine()
    assert (spine["outcome"], spine["answer"]) == ("no_as_far_as_known", "at_risk")


def test_a_marker_stands_until_it_is_removed_and_stays_to_be_read(child: Child) -> None:
    marker = child.tell(made_up(MarkerSet))
    child.tell(made_up(MarkerReviewed), matter=marker)
    with identity(NIA):
        assert [one.id for one in Case.read(child.id, NIA).standing("marker")] == [marker]
    removed = child.tell(made_up(MarkerRemoved, why=Removal.NO_LONGER), matter=marker)
    with identity(NIA):
        case = Case.read(child.id, NIA)
    assert case.standing("marker") == []
    assert [(one.id, one.ended and one.ended.id) for one in case.matters("marker")] == [(marker, removed)]


@pytest.mark.parametrize(
    ("kind", "matter"),
    [
        (MarkerReviewed, "marker"),
        (MarkerRemoved, "marker"),
        (HelpFollowed, "help"),
        (NrmDecided, "nrm_referral"),
        (AssessmentPartWritten, "assessment"),
    ],
)
def test_what_answers_something_stands_in_it(kind: type[Kind], matter: str) -> None:
    assert kinds_of_matter(kind) == (matter,)


def test_an_agency_amends_its_own_part_and_nobody_elses(shared: Child) -> None:
    own = shared.tell(made_up(AssessmentPartWritten, known="Two calls in March."), by=PIA)
    ours = shared.tell(made_up(AssessmentPartWritten, known="Home since Monday."), by=NIA)
    changed = entry_of(made_up(AssessmentPartWritten, known="Three calls in March."), shared.id)
    for entry, by in ((own, NIA), (ours, PIA)):
        with pytest.raises(NotAllowed):
            amend(entry, changed, because="I know better", by=by, key=f"{entry}:{by}")
    amend(own, changed, because="A third call was found", by=PIA, key="right")
    with identity(NIA):
        told = [answers_of(entry) for entry in Case.read(shared.id, NIA).of_kind("assessment_part.written")]
    assert [one.known for one in told if isinstance(one, AssessmentPartWritten)] == [
        "Three calls in March.",
        "Home since Monday.",
    ]


@pytest.mark.parametrize("kind", [AssessmentPartWritten, LevelDisagreed, HelpOffered, NrmReferred])
def test_a_partner_records_what_is_theirs_to_say(shared: Child, kind: type[Kind]) -> None:
    shared.tell(made_up(kind), by=PIA)


@pytest.mark.parametrize("kind", [DefinitionTested, MarkerSet, HarmToOthersConsidered])
def test_a_partner_does_not_judge_for_the_worker(shared: Child, kind: type[Kind]) -> None:
    with pytest.raises(NotAllowed):
        shared.tell(made_up(kind), by=PIA)


def test_a_refusal_and_help_that_is_not_to_be_had_both_read_as_such() -> None:
    said = made_up(HelpOffered, taken=Taken.NOT_TO_BE_HAD, instead="The manager was told.").sentence()
    assert said == "Help offered: prevention, at school or with a youth service; needed, and not to be had."
    assert "refused" in made_up(HelpOffered, taken=Taken.REFUSED, because="“Not him.”").sentence()


def test_another_view_names_the_level_that_would_be_chosen() -> None:
    assert "Level 3" in made_up(LevelDisagreed, level=Level.THREE).sentence()


def test_every_decision_of_the_national_mechanism_has_its_day() -> None:
    for grounds in Grounds:
        told = made_up(NrmDecided, grounds=grounds)
        assert (told.spine()["outcome"], told.spine()["happened_earliest"]) == (grounds.value, DAY)


def test_what_a_child_may_have_done_to_others_is_kept_to_few_unless_somebody_says_otherwise() -> None:
    assert entry_of(made_up(HarmToOthersConsidered), Child().id).marking == "restricted"
