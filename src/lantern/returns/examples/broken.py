"""A fictional census with one child for each thing that can be wrong with a child."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lantern.returns.cin.writer import Shape, census_lines, child_lines
from lantern.returns.examples import cases
from lantern.returns.examples.census import example_children, example_header


class Break(NamedTuple):
    """What is done to a child: in the text of this case, the first match of `find` becomes `put`."""

    case: cases.Case
    says: str
    find: str
    put: str


BREAKS = (
    Break(cases.no_further_action, "no id", r" *<LAchildID>.*?</LAchildID>\n", ""),
    Break(cases.assessed_a_day_late, "the id of another child", r"LAN0000004", "LAN0000003"),
    Break(
        cases.assessment_overdue,
        "a day that is not in the calendar",
        r"(referralDate>)[\d-]+",
        r"\g<1>2025-02-30",
    ),
    Break(cases.assessed_again, "a date written another way", r"(ActualStartDate>)[\d-]+", r"\g<1>14/05/2025"),
    Break(cases.conference_not_required, "an end before its start", r"(AuthorisationDate>)\d+", r"\g<1>2024"),
    Break(cases.conference_overdue, "a date after the year", r"(S47ActualStartDate>)[\d-]+", r"\g<1>2026-05-01"),
    Break(
        cases.plan_reviewed_in_time,
        "a code that does not exist",
        r"(InitialCategoryOfAbuse>)\w+",
        r"\g<1>XYZ",
    ),
    Break(cases.conference_late, "no referral date", r" *<CINreferralDate>.*?</CINreferralDate>\n", ""),
    Break(cases.first_review_late, "two dates of birth", r"( *<PersonBirthDate>.*\n)", r"\1\1"),
    Break(
        cases.first_review_overdue,
        "a misspelt element",
        r"CPPstartDate>(.*)CPPstart",
        r"CPPStartDate>\1CPPStart",
    ),
    Break(cases.next_review_overdue, "no episode", r"(?s) *<CINdetails>.*</CINdetails>\n", ""),
    Break(cases.plan_ended, "a closure before what it closes", r"(CINclosureDate>)[\d-]+", r"\g<1>2025-04-30"),
    Break(cases.moved_in, "a flag that is neither 1 nor 0", r"(ReferralNFA>)0", r"\g<1>maybe"),
    Break(cases.moved_away, "a number below 0", r"(NumberOfPreviousCPP>)\d+", r"\g<1>-1"),
    Break(cases.died, "a death before the birth", r"(PersonDeathDate>)\d+", r"\g<1>1990"),
    Break(cases.open_for_years, "a date no child can have", r"(PersonBirthDate>)[\d-]+", r"\g<1>1900-01-01"),
    Break(cases.two_enquiries, "an enquiry before the referral", r"(S47ActualStartDate>)\d+", r"\g<1>2024"),
    Break(cases.two_plans, "a review before the plan", r"(CPPreviewDate>)\d+", r"\g<1>2024"),
    Break(
        cases.referred_again,
        "a value that holds an element",
        r"(<ReferralSource>)(\w+)",
        r"\1<code>\2</code>",
    ),
)


def write_broken(path: Path, number: int, seed: int, year: int) -> None:
    """Write the fictional census of this number and seed, broken. Raises ValueError for too few children."""
    if number < len(cases.CASES):
        raise ValueError(f"a broken census has at least {len(cases.CASES)} children: one for each case")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_broken(number, seed, year))


def _broken(number: int, seed: int, year: int) -> Iterator[str]:
    shape = Shape(year)
    breaks = {cases.CASES.index(one.case): one for one in BREAKS}
    *before, children_end, message_end = census_lines(example_header(year), (), shape)
    yield from (f"{line}\n" for line in before)
    for n, child in enumerate(example_children(number, seed, year)):
        text = "".join(f"{line}\n" for line in child_lines(child, shape))
        one = breaks.get(n)
        yield f"    <!-- broken: {one.says} -->\n{re.sub(one.find, one.put, text, count=1)}" if one else text
    yield f"{children_end}\n{message_end}\n"
