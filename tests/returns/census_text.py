"""A census file as text, an element to a line, and one child to spoil."""

from pathlib import Path

from lantern.returns.cin.child import Child
from lantern.returns.cin.stream import Census, Read

HERE = "<!--here-->"  # stands on the line that a message must name; the reader never sees comments

CHILD = """\
<Child>
<ChildIdentifiers>
<LAchildID>A1</LAchildID>
<UPNunknown>UN4</UPNunknown>
<PersonBirthDate>2012-03-04</PersonBirthDate>
<Sex>F</Sex>
</ChildIdentifiers>
<ChildCharacteristics>
<Ethnicity>WBRI</Ethnicity>
<Disabilities>
<Disability>NONE</Disability>
</Disabilities>
</ChildCharacteristics>
<CINdetails>
<CINreferralDate>2025-06-02</CINreferralDate>
<ReferralSource>2A</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode>
<CINclosureDate>2026-03-02</CINclosureDate>
<ReasonForClosure>RC7</ReasonForClosure>
<Assessments>
<AssessmentActualStartDate>2025-06-03</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-07-01</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment>
<AssessmentFactors>11A</AssessmentFactors>
</FactorsIdentifiedAtAssessment>
</Assessments>
<CINPlanDates>
<CINPlanStartDate>2025-12-01</CINPlanStartDate>
<CINPlanEndDate>2026-02-02</CINPlanEndDate>
</CINPlanDates>
<Section47>
<S47ActualStartDate>2025-06-04</S47ActualStartDate>
<InitialCPCtarget>2025-06-25</InitialCPCtarget>
<DateOfInitialCPC>2025-06-24</DateOfInitialCPC>
<ICPCnotRequired>0</ICPCnotRequired>
</Section47>
<ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans>
<CPPstartDate>2025-06-24</CPPstartDate>
<CPPendDate>2025-12-01</CPPendDate>
<InitialCategoryOfAbuse>SAB</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>SAB</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>0</NumberOfPreviousCPP>
<Reviews>
<CPPreviewDate>2025-09-10</CPPreviewDate>
<CPPreviewDate>2025-12-01</CPPreviewDate>
</Reviews>
</ChildProtectionPlans>
</CINdetails>
</Child>
"""
OTHER = CHILD.replace("A1", "A2")


def header(year: int = 2026) -> str:
    """The header of a census of this year."""
    return f"""\
<Header>
<CollectionDetails>
<Collection>CIN</Collection>
<Year>{year}</Year>
<ReferenceDate>{year}-03-31</ReferenceDate>
</CollectionDetails>
<Source>
<LEA>999</LEA>
</Source>
</Header>
"""


def census(*children: str, year: int = 2026) -> str:
    """A census file that holds these children."""
    return f"<Message>\n{header(year)}<Children>\n{''.join(children)}</Children>\n</Message>\n"


def spoilt(find: str, put: str) -> str:
    """The child with one thing changed."""
    assert CHILD.count(find) == 1, find
    return CHILD.replace(find, put)


def line_of(text: str, mark: str = HERE) -> int:
    """The only line of the text that holds the mark."""
    (line,) = [n for n, held in enumerate(text.splitlines(), 1) if mark in held]
    return line


def saved(tmp_path: Path, text: str) -> Path:
    """The text as a file."""
    path = tmp_path / "census.xml"
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path: Path, text: str) -> list[Read]:
    """Everything read of the file that holds this text."""
    with Census(saved(tmp_path, text)) as opened:
        return list(opened.children())


def only(tmp_path: Path, text: str) -> Child:
    """The only child of the file, read without fault."""
    (one,) = read(tmp_path, text)
    assert one.child is not None, one.faults
    return one.child
