"""The page of judgement: each part with what it rests on, a picture that says what its table says, who is silent."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.test import Client

from lantern.access import identity
from lantern.kinds.answers import NotKnown, When, YesNo
from lantern.kinds.case import Case
from lantern.kinds.circle.allocation import ShareMade
from lantern.kinds.judgement.assessment import AssessmentCompleted, AssessmentStarted
from lantern.kinds.judgement.assessment_part import AssessmentPartWritten, Domain, Gave, Indicator, Sign
from lantern.kinds.judgement.definition import Abuse, AtRisk, DefinitionTested, Exploited, Part
from lantern.kinds.judgement.dissent import LevelDisagreed
from lantern.kinds.judgement.harm_to_others import HarmToOthersConsidered
from lantern.kinds.judgement.help_offered import HelpFollowed, HelpOffered, Taken
from lantern.kinds.judgement.level import Level, LevelJudged
from lantern.kinds.judgement.marker import MarkerRemoved, MarkerSet
from lantern.kinds.judgement.nrm import Grounds, NrmDecided, NrmReferred
from lantern.page.moments import Names
from lantern.rooms.assessment.levels import Point, points
from lantern.rooms.assessment.picture import picture
from tests.kinds.cast import NIA, PIA, POLICE, WES, Child
from tests.kinds.made_up import DAY, made_up

SignIn = Callable[[int], Client]
TODAY = DAY + timedelta(days=90)
SVG = "{http://www.w3.org/2000/svg}"


def page(client: Client, child: Child, words: str = "") -> str:
    """The page of judgement, as text without marks."""
    answer = client.get(f"/child/{child.id}/judgement/{words}")
    assert answer.status_code == 200
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return unescape(" ".join(plain.split()))


def shared(child: Child) -> Child:
    """The child, whose record the police share."""
    child.tell(made_up(ShareMade, agency=POLICE, until=date.max))
    return child


def on(days: int) -> When:
    """So many days after the first."""
    return When.on(DAY + timedelta(days=days))


def levels_of(child: Child, reader: int = NIA) -> list[Point]:
    """The levels as this reader finds them."""
    with identity(reader):
        case = Case.read(child.id, reader)
        return points(case, Names.of(case.entries))


def drawn(child: Child) -> Element:
    """The picture, parsed."""
    return fromstring(picture(levels_of(child), TODAY))  # noqa: S314 - made here


def test_nothing_recorded_reassures_nobody(child: Child, sign_in: SignIn) -> None:
    told = page(sign_in(NIA), child)
    assert "That says nothing of whether the child is exploited" in told
    assert "A record without one says only that nobody set one" in told
    assert "That is not the lowest level: it is none" in told
    assert "What a level calls for is not known to have been offered" in told
    assert "Under 18 none waits for consent" in told


def test_the_last_test_stands_part_by_part_and_the_one_before_it_stays(child: Child, sign_in: SignIn) -> None:
    early = {"imbalance": Part.NOT_KNOWN, "imbalance_basis": "Nobody has been asked yet."}
    child.tell(made_up(DefinitionTested, **early, exploited=Exploited.NOT_ENOUGH, happened=on(0)))
    late = {"imbalance": Part.YES, "imbalance_basis": "He is thirty and has the keys."}
    other = {"other_abuse": Part.YES, "other_abuse_of": (Abuse.NEGLECT,), "other_abuse_done": "The team was told."}
    child.tell(made_up(DefinitionTested, **late, **other, at_risk=AtRisk.YES, happened=on(9)))
    told = page(sign_in(NIA), child)
    assert told.index("He is thirty and has the keys.") < told.index("Nobody has been asked yet.")
    assert "Earlier: Mon 2 Mar 2026. Not enough is known to say whether the child has been exploited" in told
    assert "Yes: neglect The team was told." in told


def test_words_that_are_kept_from_a_reader_leave_the_conclusion(child: Child, sign_in: SignIn) -> None:
    child.tell(made_up(DefinitionTested, imbalance_basis="Her aunt says so."), marking="agency")
    told = page(sign_in(PIA), shared(child))
    assert "The child has been exploited." in told
    assert "Its parts and its reasons are not shown to you" in told
    assert "Her aunt says so" not in told


def test_a_marker_says_who_set_it_and_one_that_was_removed_says_why(child: Child, sign_in: SignIn) -> None:
    child.tell(made_up(MarkerSet, why="What she told.", review_on=DAY))
    gone = child.tell(made_up(MarkerSet, review_on=date.max))
    child.tell(made_up(MarkerRemoved, reasons="It was her sister's."), matter=gone)
    told = page(sign_in(NIA), child)
    assert "by Worker, Marlshire services" in told
    assert "What she told." in told
    assert "Was to be looked at again on Monday 2 March 2026; nothing is recorded since" in told
    assert "What it said is no longer so: It was her sister's." in told
    assert "Marker: has been exploited (Worker, Monday 2 March 2026) Removed: 1" in told


def test_the_picture_and_the_table_say_the_same(child: Child, sign_in: SignIn) -> None:
    for days, level in ((0, Level.THREE), (10, Level.ONE), (11, Level.TWO), (60, Level.TWO)):
        child.tell(made_up(LevelJudged, level=level, happened=on(days)))
    child.tell(made_up(LevelDisagreed, level=Level.THREE, happened=on(12), who="The nurse"))
    child.tell(made_up(LevelDisagreed, level=NotKnown(reason="Not asked"), happened=on(20)))
    levels, svg = levels_of(child), drawn(child)
    told = page(sign_in(NIA), child)
    table = told[told.index("Who sees it differently") : told.index("What each level means")]
    starts = [table.index(f"{point.number}. {point.told.day} {point.says} Worker") for point in levels]
    assert starts == sorted(starts)
    assert len(re.findall(r"\d\. \w{3} \d+ \w{3} \d{4}", table)) == len(levels) == 6
    numbers = [mark.text for mark in svg.iter(f"{SVG}text") if "number" in mark.get("class", "")]
    assert numbers == [str(point.number) for point in levels if point.level]
    desc = svg.findtext(f"{SVG}desc") or ""
    assert [f"{point.number}: {point.says}, {point.told.day}." in desc for point in levels] == [True] * 6
    assert "last judged 30 days before" in desc


def test_a_level_stands_with_what_it_calls_for_and_its_form_says_where_no_assessment_went_before(
    child: Child, sign_in: SignIn
) -> None:
    nia, without = sign_in(NIA), "No finished assessment is recorded: a level is judged after one."
    form = f"/child/{child.id}/record/level.judged/"
    assert without in nia.get(form).content.decode()
    child.tell(made_up(AssessmentCompleted))
    assert without not in nia.get(form).content.decode()
    child.tell(made_up(LevelJudged, calls_for="Kit, at any hour."))
    assert "What it calls for" in page(nia, child)
    assert "Kit, at any hour." in page(nia, child)


def test_every_assessment_says_who_was_seen_and_heard_and_one_begun_is_not_called_finished(
    child: Child, sign_in: SignIn
) -> None:
    nia = sign_in(NIA)
    assert "No finished assessment is recorded that you may see." in page(nia, child)
    child.tell(made_up(AssessmentStarted, happened=on(0)))
    assert "Not finished Assessment started, Mon 2 Mar 2026" in page(nia, child)
    seen = {"seen": YesNo.NO, "why_not_seen": "He was at his father's.", "parents_views": "They are afraid."}
    child.tell(made_up(AssessmentCompleted, happened=on(9), **seen), marking="agency")
    told = page(nia, child)
    assert "Not finished Assessment started" not in told
    assert "The child was not seen. Why: He was at his father's." in told
    assert "They are afraid." in told
    partners = page(sign_in(PIA), shared(child))
    assert "Assessment completed, Wed 11 Mar 2026: no support from children's social care" in partners
    assert "They are afraid." not in partners


def test_the_picture_has_a_title_and_words_and_no_style_of_its_own(child: Child) -> None:
    child.tell(made_up(LevelJudged, level=Level.TWO, happened=on(0)))
    svg = drawn(child)
    named = {part.get("id"): part for part in svg if part.get("id")}
    assert [named[id].tag for id in (svg.get("aria-labelledby") or "").split()] == [f"{SVG}title", f"{SVG}desc"]
    assert svg.get("role") == "img"
    assert not [part for part in svg.iter() if part.get("style") or part.tag == f"{SVG}style"]


def test_marks_of_near_days_never_cover_each_other(child: Child) -> None:
    for _ in range(20):
        child.tell(made_up(LevelJudged, level=Level.TWO, happened=on(0)))
    svg = drawn(child)
    at = [float(mark.get("cx", "0")) for mark in svg.iter(f"{SVG}circle")]
    assert len(at) == 20
    assert all(after - before >= 20 for before, after in pairwise(at))
    assert at[-1] < float(svg.get("width", "0"))


def test_no_level_draws_no_picture(child: Child) -> None:
    assert picture(levels_of(child), TODAY) == ""


def test_the_words_of_2009_are_shown_only_where_they_are_asked_for(child: Child, sign_in: SignIn) -> None:
    nia = sign_in(NIA)
    assert "risk taking" not in page(nia, child)
    told = page(nia, child, "?words=2009")
    assert "sexualised risk taking behaviour" in told
    assert "These words are of their time" in told


def test_what_came_of_help_stands_beside_the_offer(child: Child, sign_in: SignIn) -> None:
    offer = child.tell(made_up(HelpOffered, taken=Taken.REFUSED, because="“Not on a Thursday.”"))
    child.tell(made_up(HelpOffered, what="A bed for tonight.", taken=Taken.NOT_TO_BE_HAD, instead="The duty manager."))
    child.tell(made_up(HelpFollowed, taken=Taken.TAKEN_UP, came_of_it="She goes on Mondays."), matter=offer)
    told = page(sign_in(NIA), child)
    assert "Refused: “Not on a Thursday.”" in told
    assert "Taken up. She goes on Mondays." in told
    assert "Needed, and not to be had: The duty manager." in told
    assert "Nothing is recorded of what came of it" in told


def test_an_agency_that_wrote_nothing_is_named(child: Child, sign_in: SignIn) -> None:
    sign = Indicator(sign=Sign.CARS, last_on=DAY, how="Seen by a neighbour.")
    part = {"domain": Domain.FAMILY, "gave": Gave.PART, "withheld": "A name; ask the manager.", "indicators": (sign,)}
    shared(child).tell(made_up(AssessmentPartWritten, **part))
    nia, pia = sign_in(NIA), sign_in(PIA)
    told = page(nia, child)
    assert "Marlshire police Not written Has written nothing." in told
    assert "Cars with adults the family does not know, last so on 2 March 2026: Seen by a neighbour." in told
    assert "Some of it; some is withheld. Why: A name; ask the manager." in told
    assert "No agency has written of: health;" in told
    child.tell(made_up(AssessmentPartWritten, domain=Domain.POLICE, known="Two calls."), by=PIA)
    assert "Has written nothing" not in page(pia, child)


def test_harm_to_others_is_shown_to_few_and_asks_first_who_made_the_child_do_it(child: Child, sign_in: SignIn) -> None:
    child.tell(made_up(HarmToOthersConsidered, made=Part.YES, made_basis="A debt.", worker=None))
    told = page(sign_in(NIA), shared(child))
    assert "Yes. A debt." in told
    assert "No worker of this child’s own is named" in told
    partners = page(sign_in(PIA), child)
    assert "A debt." not in partners
    assert "Ask first whether they could have been made to do it" in partners


def test_every_decision_of_the_national_mechanism_stands_with_its_day(child: Child, sign_in: SignIn) -> None:
    referral = child.tell(made_up(NrmReferred, happened=on(0)))
    for days, grounds in ((5, Grounds.REASONABLE_YES), (60, Grounds.CONCLUSIVE_NO)):
        why = {"reasons": f"Letter {days}.", "challenged": "Her solicitor, by June."}
        child.tell(made_up(NrmDecided, grounds=grounds, happened=on(days), **why), matter=referral)
    told = page(sign_in(NIA), child)
    assert "Sat 7 Mar 2026 : Reasonable grounds." in told
    assert "Fri 1 May 2026 : No conclusive grounds." in told
    assert "Reasons given: Letter 60. Asked to be looked at again: Her solicitor, by June." in told
    assert "the duty to protect the child goes on" in told
    assert "Independent guardian Has one" in told


def test_whoever_may_not_open_the_record_finds_no_page(child: Child, sign_in: SignIn) -> None:
    assert sign_in(WES).get(f"/child/{child.id}/judgement/").status_code == 404


def test_a_partner_is_offered_what_a_partner_records(child: Child, sign_in: SignIn) -> None:
    shared(child)
    told = page(sign_in(PIA), child)
    assert "Write your agency’s part" in told
    assert "Record a definition test" not in told
    assert "Record a definition test" in page(sign_in(NIA), child)


@pytest.mark.parametrize("worker", [NIA, PIA])
def test_the_level_at_the_top_is_that_of_the_last_day_also_where_its_words_are_kept_from_a_reader(
    child: Child, sign_in: SignIn, worker: int
) -> None:
    shared(child).tell(made_up(LevelJudged, level=Level.TWO, happened=on(9)), marking="agency")
    child.tell(made_up(LevelJudged, level=Level.ONE, happened=on(0)))
    assert "Level 2: more, and more often, as of Wednesday 11 March 2026" in page(sign_in(worker), child)


@pytest.mark.parametrize("worker", [NIA, PIA])
def test_the_front_page_tells_the_judgement_in_short(child: Child, sign_in: SignIn, worker: int) -> None:
    shared(child).tell(made_up(LevelJudged, level=Level.TWO))
    answer = sign_in(worker).get(f"/child/{child.id}/").content.decode()
    assert "Not tested" in answer
    assert "Level 2: more, and more often, as of Mon 2 Mar 2026" in answer
