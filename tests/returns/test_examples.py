"""The examples that Lantern ships are what its own command makes, and hold every state and every kind of error."""

import re
from datetime import date
from pathlib import Path

import pytest

from lantern import cli
from lantern.law import State, load_law
from lantern.returns.cin.standing import rows
from lantern.returns.cin.stream import Census
from lantern.returns.examples.broken import BREAKS
from lantern.returns.examples.cases import CASES
from lantern.returns.examples.census import example_children, example_header

EXAMPLES = Path(__file__).parents[2] / "examples"
WHOLE, BROKEN = EXAMPLES / "census-2026.xml", EXAMPLES / "census-2026-broken.xml"


@pytest.mark.parametrize(("shipped", "words"), [(WHOLE, []), (BROKEN, ["--broken"])])
def test_the_shipped_example_is_what_the_command_writes(tmp_path: Path, shipped: Path, words: list[str]) -> None:
    made = tmp_path / "made.xml"
    assert cli.main(["examples", "make", str(made), *words]) == 0
    assert made.read_bytes() == shipped.read_bytes()


def test_another_seed_makes_other_children() -> None:
    assert list(example_children(9, 1, 2026)) == list(example_children(9, 1, 2026))
    assert list(example_children(9, 1, 2026)) != list(example_children(9, 2, 2026))


def test_the_example_holds_every_state() -> None:
    with Census(WHOLE) as census:
        children = [one.child for one in census.children()]
        header = census.header
    law = load_law()
    found = {row["state"] for child in children if child for row in rows(law, child, header, date(2026, 3, 31))}
    assert len(children) == 40
    assert None not in children
    assert found == {state.value for state in State}


def test_each_broken_child_is_left_out_and_no_other() -> None:
    with Census(BROKEN) as census:
        left_out = [n for n, one in enumerate(census.children()) if one.child is None]
    assert left_out == sorted(CASES.index(one.case) for one in BREAKS)


def test_each_fault_is_named_within_the_child_that_the_comment_stands_above() -> None:
    lines = BROKEN.read_text(encoding="utf-8").splitlines()
    broken = [n for n, line in enumerate(lines, 1) if re.search(r"<!-- broken: ", line)]
    with Census(BROKEN) as census:
        read = [one for one in census.children() if one.child is None]
    assert [one.line for one in read] == [line + 1 for line in broken]
    assert all(one.faults[0].line >= one.line for one in read)


@pytest.mark.parametrize("year", [2018, 2024, 2025, 2027])
def test_an_example_of_any_year_is_read_without_a_fault(tmp_path: Path, year: int) -> None:
    made = tmp_path / "made.xml"
    assert cli.main(["examples", "make", str(made), "--year", str(year), "--seed", "7"]) == 0
    with Census(made) as census:
        assert census.header == example_header(year)
        assert [(one.faults, one.notes) for one in census.children() if one.faults or one.notes] == []


@pytest.mark.parametrize(
    "words", [["--year", "2017"], ["--children", "0"], ["--children", "5", "--broken"], ["--year", "2028"]]
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "made.xml"
    assert cli.main(["examples", "make", str(made), *words]) == 2
    assert not made.exists()
    assert "Nothing was written" in capsys.readouterr().err
