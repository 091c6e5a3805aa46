"""`lantern duties` prints every duty of a census as a table, CSV or JSON, and says on stderr what it left out."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from lantern import cli
from tests.returns.census_text import CHILD, HERE, OTHER, census, line_of, saved, spoilt

GOLDEN = Path(__file__).parent / "golden"


class Said:
    """What a command printed, and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    def rows(self) -> list[dict[str, Any]]:
        """The JSON it printed: one array of objects."""
        found: list[dict[str, Any]] = json.loads(self.out)
        assert isinstance(found, list)
        return found


class Command:
    """Runs `lantern duties` as somebody would."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Said:
        """The exit code and what was printed."""
        try:
            code = cli.main(["duties", *map(str, words)])
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = self._capsys.readouterr()
        return Said(code, printed.out, printed.err)


@pytest.fixture
def duties(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command."""
    return Command(capsys)


def test_every_duty_is_the_one_worked_out_by_hand(duties: Command) -> None:
    said = duties(GOLDEN / "census.xml", "--as-of", "2026-03-31", "--format", "json")
    with (GOLDEN / "duties.csv").open(newline="") as file:
        wanted = list(csv.DictReader(file))
    columns = list(wanted[0])
    found = [{c: "" if row[c] is None else str(row[c]) for c in columns} for row in said.rows()]
    in_matter_order = sorted(found, key=lambda row: tuple(row.values()))
    assert in_matter_order == sorted(wanted, key=lambda row: tuple(row.values()))
    assert [row["child"] for row in found] == sorted(row["child"] for row in found)
    assert said.code == 0


def test_the_other_readings_stand_beside_each_date(duties: Command) -> None:
    found = duties(GOLDEN / "census.xml", "--child", "G01", "--format", "json").rows()
    readings = {
        row["rule"].rpartition(".")[2]: {r["name"]: r["due_on"] for r in row["other_readings"]} for row in found
    }
    assert readings["assessment"] == {
        "from the start of the assessment": "2025-08-05",
        "trigger day counted": "2025-08-01",
    }
    assert readings["initial-conference"] == {
        "from the last strategy discussion": None,
        "trigger day counted": "2025-06-24",
    }
    assert readings["first-review"] == {"91 days": "2025-09-25"}
    assert readings["next-review"] == {"183 days": "2026-03-27"}


@pytest.mark.parametrize(
    ("as_of", "state", "late"),
    [("2025-12-12", "provisional", 0), ("2026-01-07", "provisional", 0), ("2026-01-08", "overdue", 1)],
)
def test_a_duty_stands_as_of_the_day_that_is_asked_about(duties: Command, as_of: str, state: str, late: int) -> None:
    found = duties(GOLDEN / "census.xml", "--child", "G02", "--as-of", as_of, "--format", "json").rows()
    (row,) = [row for row in found if row["rule"].endswith("initial-conference")]
    assert (row["state"], row["working_days_late"]) == (state, late)


def test_the_day_is_the_reference_date_of_the_file_unless_another_is_asked_about(duties: Command) -> None:
    asked, default = (duties(GOLDEN / "census.xml", *words) for words in (("--as-of", "2026-03-31"), ()))
    assert asked.out == default.out
    assert "as of 2026-03-31" in default.err


def test_a_later_day_than_the_file_tells_of_is_answered_with_a_warning(duties: Command) -> None:
    said = duties(GOLDEN / "census.xml", "--as-of", "2026-06-30")
    assert said.code == 0
    assert "tells nothing after 2026-03-31" in said.err


def test_states_can_be_chosen_and_repeated(duties: Command) -> None:
    said = duties(GOLDEN / "census.xml", "--state", "overdue", "--state", "ended", "--format", "json")
    assert {row["state"] for row in said.rows()} == {"overdue", "ended"}
    assert len(said.rows()) == 8


def test_nothing_found_is_still_one_array(duties: Command) -> None:
    said = duties(GOLDEN / "census.xml", "--child", "G05", "--state", "overdue", "--format", "json")
    assert (said.rows(), said.code) == ([], 0)


def test_a_child_who_is_not_in_the_file_is_said_not_to_be(duties: Command) -> None:
    said = duties(GOLDEN / "census.xml", "--child", "G99")
    assert (said.out, said.code) == ("", 2)
    assert "G99" not in said.err


def test_csv_holds_the_rows_that_json_holds(duties: Command) -> None:
    rows = duties(GOLDEN / "census.xml", "--format", "json").rows()
    table = list(csv.DictReader(io.StringIO(duties(GOLDEN / "census.xml", "--format", "csv").out)))
    columns = ("child", "matter", "rule", "state", "started_on", "due_on", "met_on", "why")
    assert [[row[c] for c in columns] for row in table] == [[row[c] or "" for c in columns] for row in rows]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_csv_can_be_taken_for_a_formula(duties: Command, tmp_path: Path, start: str) -> None:
    path = saved(tmp_path, census(CHILD.replace("A1", f"{start}A1")))
    table = list(csv.reader(io.StringIO(duties(path, "--format", "csv").out)))
    assert {row[0] for row in table[1:]} == {f"'{start}A1"}
    assert {row["child"] for row in duties(path, "--format", "json").rows()} == {f"{start}A1"}


def test_the_table_explains_in_words_where_it_is_asked_to(duties: Command) -> None:
    plain = duties(GOLDEN / "census.xml", "--child", "G02")
    explained = duties(GOLDEN / "census.xml", "--child", "G02", "--explain")
    assert "Christmas Day (25 December 2025)" not in plain.out
    assert "Started by the strategy discussion, 12 December 2025." in explained.out
    assert "Christmas Day (25 December 2025), Boxing Day (26 December 2025)" in explained.out
    assert "Not known: the decision on the referral." in explained.out


def test_a_bad_child_is_left_out_and_the_others_are_answered_with_code_1(duties: Command, tmp_path: Path) -> None:
    text = census(spoilt("2025-06-02<", f"2025-02-30{HERE}<"), OTHER)
    said = duties(saved(tmp_path, text), "--format", "json")
    assert {row["child"] for row in said.rows()} == {"A2"}
    assert said.code == 1
    assert f"line {line_of(text)}, <CINreferralDate>: there is no 2025-02-30" in said.err
    assert "1 child read, 1 left out" in said.err


def test_strictly_a_bad_child_refuses_the_file(duties: Command, tmp_path: Path) -> None:
    text = census(spoilt("2025-06-02<", f"2025-02-30{HERE}<"), OTHER)
    said = duties(saved(tmp_path, text), "--strict")
    assert (said.out, said.code) == ("", 2)
    assert f"line {line_of(text)}, <CINreferralDate>" in said.err


def test_strictly_a_good_file_is_answered(duties: Command) -> None:
    assert duties(GOLDEN / "census.xml", "--strict").code == 0


def test_a_file_that_breaks_off_prints_no_half_answer(duties: Command, tmp_path: Path) -> None:
    text = census(CHILD, OTHER.replace("</Sex>", f"</Sexx>{HERE}"))
    said = duties(saved(tmp_path, text), "--format", "json")
    assert (said.out, said.code) == ("", 2)
    assert f"census.xml, line {line_of(text)}" in said.err


def test_codes_of_a_year_not_seen_are_told_once_with_how_often(duties: Command, tmp_path: Path) -> None:
    old = [re.sub(r"\b20\d\d(?=-)", lambda y: str(int(y[0]) - 1), child) for child in (CHILD, OTHER)]
    text = census(*(child.replace("11A", "99Z") for child in old), year=2025)
    said = duties(saved(tmp_path, text))
    assert said.code == 0, said.err
    assert said.err.count("'99Z'") == 1
    assert "2 times" in said.err
    assert "have not been seen, only those of 2026" in said.err


@pytest.mark.parametrize("words", [("--as-of", "31/03/2026"), ("--as-of", "1066-10-14"), ("--format", "xls")])
def test_a_mistyped_command_is_refused_with_code_2(duties: Command, words: tuple[str, str]) -> None:
    said = duties(GOLDEN / "census.xml", *words)
    assert (said.out, said.code) == ("", 2)
    assert words[1] in said.err


def test_help_tells_the_exit_codes(duties: Command) -> None:
    said = duties("--help")
    assert said.code == 0
    assert all(code in said.out for code in ("0  every child", "1  some children", "2  the file was refused"))


def test_nothing_but_the_answer_goes_to_stdout_and_no_bar_is_drawn_without_a_terminal(duties: Command) -> None:
    said = duties(GOLDEN / "census.xml", "--format", "json")
    assert said.out.startswith("[")
    assert "\r" not in said.err
