"""Each thing that can be wrong with a child leaves out that child alone, and names line, element and what to do."""

import re
from pathlib import Path

import pytest

from tests.returns.census_text import CHILD, HERE, OTHER, census, line_of, read, spoilt

# What is changed, to what, and which element the message names. The mark stands on the line that it must name.
FAULTS = {
    "no id": ("<ChildIdentifiers>\n<LAchildID>A1</LAchildID>", f"<ChildIdentifiers>{HERE}", "LAchildID"),
    "an empty id": (
        "<ChildIdentifiers>\n<LAchildID>A1</LAchildID>",
        f"<ChildIdentifiers>{HERE}\n<LAchildID> </LAchildID>",
        "LAchildID",
    ),
    "no referral date": (
        "<CINdetails>\n<CINreferralDate>2025-06-02</CINreferralDate>",
        f"<CINdetails>{HERE}",
        "CINreferralDate",
    ),
    "a day not in the calendar": ("2025-06-02<", f"2025-02-30{HERE}<", "CINreferralDate"),
    "a date with a time": ("2025-06-02<", f"2025-06-02T00:00:00{HERE}<", "CINreferralDate"),
    "a date day first": ("2025-06-02<", f"02/06/2025{HERE}<", "CINreferralDate"),
    "a date in other digits": ("2025-06-02<", f"٢٠٢٥-٠٦-٠٢{HERE}<", "CINreferralDate"),
    "a placeholder date": ("2012-03-04<", f"1900-01-01{HERE}<", "PersonBirthDate"),
    "a birth after the year": ("2012-03-04<", f"2026-04-01{HERE}<", "PersonBirthDate"),
    "an enquiry after the year": ("2025-06-04<", f"2026-04-01{HERE}<", "S47ActualStartDate"),
    "a target years ahead": ("2025-06-25<", f"2052-06-25{HERE}<", "InitialCPCtarget"),
    "an assessment ended before it began": ("2025-07-01<", f"2025-06-02{HERE}<", "AssessmentAuthorisationDate"),
    "a plan ended before it began": ("CPPendDate>2025-12-01<", f"CPPendDate>2025-06-23{HERE}<", "CPPendDate"),
    "a child in need plan ended before it began": ("2026-02-02<", f"2025-11-30{HERE}<", "CINPlanEndDate"),
    "a conference before its enquiry": ("CPC>2025-06-24<", f"CPC>2025-06-03{HERE}<", "DateOfInitialCPC"),
    "an assessment before the referral": ("2025-06-03<", f"2025-06-01{HERE}<", "AssessmentActualStartDate"),
    "an enquiry before the referral": ("2025-06-04<", f"2025-06-01{HERE}<", "S47ActualStartDate"),
    "a plan before the referral": ("CPPstartDate>2025-06-24", f"CPPstartDate>2025-06-01{HERE}", "CPPstartDate"),
    "a child in need plan before the referral": (
        "StartDate>2025-12-01",
        f"StartDate>2025-06-01{HERE}",
        "CINPlanStartDate",
    ),
    "a review before its plan": ("2025-09-10<", f"2025-06-23{HERE}<", "CPPreviewDate"),
    "a second review after its plan": (
        "2025-09-10</CPPreviewDate>\n<CPPreviewDate>2025-12-01",
        f"2025-09-10</CPPreviewDate>\n<CPPreviewDate>2025-12-02{HERE}",
        "CPPreviewDate",
    ),
    "activity after the closure": ("2026-02-02<", f"2026-03-03{HERE}<", "CINPlanEndDate"),
    "a referral long before the birth": ("2025-06-02<", f"2011-05-28{HERE}<", "CINreferralDate"),
    "a death before the birth": (
        "<Sex>F</Sex>",
        f"<Sex>F</Sex>\n<PersonDeathDate>2012-03-03</PersonDeathDate>{HERE}",
        "PersonDeathDate",
    ),
    "an unknown code": ("InitialCategoryOfAbuse>SAB<", f"InitialCategoryOfAbuse>SAX{HERE}<", "InitialCategoryOfAbuse"),
    "an unknown factor": ("11A<", f"11Z{HERE}<", "AssessmentFactors"),
    "an unknown flag": ("ICPCnotRequired>0<", f"ICPCnotRequired>N{HERE}<", "ICPCnotRequired"),
    "a number that is none": ("PreviousCPP>0<", f"PreviousCPP>one{HERE}<", "NumberOfPreviousCPP"),
    "a misspelt element": (
        "<CPPendDate>2025-12-01</CPPendDate>",
        f"<CPPenddate>2025-12-01</CPPenddate>{HERE}",
        "CPPenddate",
    ),
    "an element of a later year": (
        "</CINdetails>",
        f"<PreProceedingsandFGDM/>{HERE}</CINdetails>",
        "PreProceedingsandFGDM",
    ),
    "a value given twice": ("<Sex>F</Sex>", f"<Sex>F</Sex>\n<Sex>M</Sex>{HERE}", "Sex"),
    "a group given twice": (
        "</ChildIdentifiers>",
        f"</ChildIdentifiers>\n<ChildIdentifiers/>{HERE}",
        "ChildIdentifiers",
    ),
    "a value that holds elements": ("2A</", f"<code>2A</code>{HERE}</", "ReferralSource"),
}


@pytest.mark.parametrize(("find", "put", "element"), FAULTS.values(), ids=FAULTS)
def test_a_fault_leaves_out_its_child_and_names_its_line(tmp_path: Path, find: str, put: str, element: str) -> None:
    text = census(spoilt(find, put), OTHER)
    spoilt_one, other = read(tmp_path, text)
    assert spoilt_one.child is None
    assert (line_of(text), element) in [(fault.line, fault.element) for fault in spoilt_one.faults]
    assert all(fault.what and fault.do for fault in spoilt_one.faults)
    assert other.child is not None
    assert other.child.id == "A2"


def test_a_fault_says_line_element_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    text = census(spoilt("2025-07-01<", f"2025-06-02{HERE}<"))
    (one,) = read(tmp_path, text)
    assert [str(fault) for fault in one.faults] == [
        f"line {line_of(text)}, <AssessmentAuthorisationDate>: 2025-06-02 is before AssessmentActualStartDate, "
        "2025-06-03 (the Department's rule 8608). Correct one of the two dates."
    ]


def test_a_child_without_fault_is_read_without_one(tmp_path: Path) -> None:
    (one,) = read(tmp_path, census(CHILD))
    assert one.child is not None
    assert (one.faults, one.notes) == ((), ())


def test_the_second_child_of_an_id_is_left_out_and_the_first_is_kept(tmp_path: Path) -> None:
    text = census(CHILD, CHILD.replace("A1</LAchildID>", f"A1</LAchildID>{HERE}"))
    first, second = read(tmp_path, text)
    assert first.child is not None
    assert second.child is None
    assert [(fault.line, fault.rule) for fault in second.faults] == [(line_of(text), "8510")]


def test_an_id_given_twice_is_found_when_the_file_is_one_long_line(tmp_path: Path) -> None:
    first, second = read(tmp_path, census(CHILD, CHILD).replace("\n", ""))
    assert first.child is not None
    assert second.child is None


@pytest.mark.parametrize("misspelt", ["first", "second"])
def test_a_child_whose_element_is_misspelt_is_named_and_not_lost(tmp_path: Path, misspelt: str) -> None:
    spelt = CHILD.replace("Child>", "Chlid>").replace("<Chlid>", f"<Chlid>{HERE}")
    text = census(spelt, OTHER) if misspelt == "first" else census(OTHER, spelt)
    told = sorted(read(tmp_path, text), key=lambda one: one.child is None)
    assert [one.child and one.child.id for one in told] == ["A2", None]
    assert [(fault.line, fault.element) for fault in told[1].faults] == [(line_of(text), "Chlid")]


def test_a_child_with_no_episode_is_left_out(tmp_path: Path) -> None:
    begins, ends = CHILD.index("<CINdetails>"), CHILD.index("</Child>")
    none = (CHILD[:begins] + CHILD[ends:]).replace("<Child>", f"<Child>{HERE}")
    text = census(none)
    (one,) = read(tmp_path, text)
    assert [(f.line, f.element, f.rule) for f in one.faults] == [(line_of(text), "CINdetails", "8590")]


def test_every_fault_of_a_child_is_told_at_once(tmp_path: Path) -> None:
    child = CHILD.replace("2012-03-04", "2012-02-30").replace("WBRI", "WXYZ").replace("2025-06-03", "2025-06-31")
    (one,) = read(tmp_path, census(child))
    assert [fault.element for fault in one.faults] == [
        "PersonBirthDate",
        "Ethnicity",
        "AssessmentActualStartDate",
    ]


@pytest.mark.parametrize("year", [2018, 2025, 2027])
def test_a_code_of_a_year_not_seen_is_kept_and_flagged(tmp_path: Path, year: int) -> None:
    dated = re.sub(r"\b20\d\d(?=-)", lambda held: str(int(held[0]) - 2026 + year), CHILD)
    text = census(dated.replace("11A<", f"99Z{HERE}<"), year=year)
    (one,) = read(tmp_path, text)
    assert one.child is not None, one.faults
    assert one.child.episodes[0].assessments[0].factors == ("99Z",)
    assert [(note.line, note.element) for note in one.notes] == [(line_of(text), "AssessmentFactors")]
    assert str(year) in one.notes[0].what


def test_an_element_of_a_year_not_seen_is_flagged_and_not_read(tmp_path: Path) -> None:
    new = f"<NewIn2027>1</NewIn2027>{HERE}\n<PreProceedingsandFGDM>\n<PPStartDate>2025-07-01</PPStartDate>\n"
    new += "<PPOutcome>A</PPOutcome>\n</PreProceedingsandFGDM>\n</CINdetails>"
    text = census(spoilt("</CINdetails>", new), year=2027)
    (one,) = read(tmp_path, text)
    assert one.child is not None, one.faults
    assert [(note.element) for note in one.notes] == ["NewIn2027", "PPOutcome"]
    assert one.notes[0].line == line_of(text)


ODDITIES = {
    "ReferralNFA": ("ReferralNFA>0<", f"ReferralNFA>1{HERE}<"),
    "ICPCnotRequired": ("ICPCnotRequired>0<", f"ICPCnotRequired>1{HERE}<"),
    "ReasonForClosure": (
        "<CINclosureDate>2026-03-02</CINclosureDate>\n<ReasonForClosure>RC7<",
        f"<ReasonForClosure>RC7{HERE}<",
    ),
    "DateOfInitialCPC": (
        "<Assessments>",
        f"<DateOfInitialCPC>2025-06-20</DateOfInitialCPC>{HERE}\n<Assessments>",
    ),
    "Reviews": ("</ChildProtectionPlans>", f"<Reviews/>{HERE}\n</ChildProtectionPlans>"),
}


@pytest.mark.parametrize(("element", "change"), ODDITIES.items(), ids=ODDITIES)
def test_what_contradicts_itself_is_noted_and_the_child_is_kept(
    tmp_path: Path, element: str, change: tuple[str, str]
) -> None:
    text = census(spoilt(*change))
    (one,) = read(tmp_path, text)
    assert one.child is not None, one.faults
    assert [(note.line, note.element) for note in one.notes] == [(line_of(text), element)]
