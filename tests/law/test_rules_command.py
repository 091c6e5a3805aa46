"""`lantern rules`: listed, shown, drawn, and written out as pages that are never stale."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from lantern.cli import main
from lantern.law import command, load_law
from lantern.law.chart import load_charts
from lantern.law.command import pages_of
from lantern.law.errors import LawError
from lantern.law.rulebook import example_lines

ROOT = Path(__file__).parents[2]


def test_the_pages_in_docs_are_what_the_law_says_today() -> None:
    stale = [
        name
        for name, text in pages_of(load_law()).items()
        if not (ROOT / "docs/law" / name).exists() or (ROOT / "docs/law" / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "Run: lantern rules docs --out docs/law"


def test_docs_holds_no_page_that_nothing_makes() -> None:
    assert {file.name for file in (ROOT / "docs/law").iterdir()} == set(pages_of(load_law()))


def test_every_rule_stands_on_its_editions_page_with_its_source_and_its_examples() -> None:
    law = load_law()
    pages = pages_of(law)
    for edition in law.editions:
        for rule in edition.rules:
            section = pages[f"{edition.id}.md"].split(f"| Known as | {rule.id} |")[1].split("\n### ")[0]
            assert law.sources[rule.cites.source].title in section
            assert "Worked examples:\n\n- [" in section
            assert all(reading.name in section for reading in rule.readings)


def test_the_pages_are_written_to_the_folder_that_is_asked_for(tmp_path: Path) -> None:
    assert main(["rules", "docs", "--out", str(tmp_path / "pages")]) == 0
    assert {file.name for file in (tmp_path / "pages").iterdir()} == set(pages_of(load_law()))


def test_list_prints_every_rule_of_every_edition(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list"]) == 0
    printed = capsys.readouterr().out
    assert [rule for rule in load_law().rules if f"  {rule} " not in printed] == []


def test_list_can_be_of_one_edition(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--edition", "wt-2010"]) == 0
    assert "wt-2006." not in capsys.readouterr().out


def test_show_tells_all_about_one_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "wt-2018.enquiry.initial-conference"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    for part in (
        "15 working days",
        "known from others who restate it",
        "Or: from the last strategy discussion",
        "Or: trigger day counted",
        "social work manager",
        "The bank holiday that was moved for VE Day",
        "due 22 May 2020",
    ):
        assert part in printed


def test_show_tells_a_story_once_with_all_that_follows_from_it(capsys: pytest.CaptureFixture[str]) -> None:
    told = {rule: example_lines(rule) for rule in load_law().rules.values()}
    assert max(len(worked_out) for examples in told.values() for _, worked_out in examples) > 1
    for rule, examples in told.items():
        assert main(["rules", "show", rule.id]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        for example, worked_out in examples:
            assert printed.count(f" {example.title}: {example.story}") == 1
            assert [words for words in worked_out if " ".join(words.split()) not in printed] == []


def test_show_without_an_edition_shows_the_rule_in_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "episode.initial-assessment"]) == 0
    printed = capsys.readouterr().out
    assert "wt-2006.episode.initial-assessment" in printed
    assert "wt-2010.episode.initial-assessment" in printed


@pytest.mark.parametrize("chart", load_charts())
def test_chart_prints_the_outline_and_with_svg_a_drawing_that_stands_alone(
    chart: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "chart", chart]) == 0
    outline = " ".join(capsys.readouterr().out.split())
    assert [box.id for box in load_charts()[chart].boxes if f"{box.number}. {box.says}" not in outline] == []
    assert main(["rules", "chart", chart, "--svg"]) == 0
    drawing = ElementTree.fromstring(capsys.readouterr().out)  # noqa: S314 - our own drawing
    assert drawing.find("{http://www.w3.org/2000/svg}style") is not None


def test_a_chart_is_found_by_the_number_that_the_guidance_gives_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "chart", "4"]) == 0
    assert capsys.readouterr().out.startswith("After the strategy discussion\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["show", "enquiry.nothing"], "There is no rule 'enquiry.nothing'"),
        (["chart", "six"], "There is no chart 'six'"),
        (["list", "--edition", "wt-1999"], "There is no edition 'wt-1999'"),
        (["chart", "4", "--edition", "wt-2018"], "does not stand in wt-2018"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", *words]) == 2
    assert says in capsys.readouterr().err


def test_a_law_file_that_cannot_be_trusted_is_named_with_its_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise LawError("wt-2006.toml", 44, "rule 'x' has no `cites`.", "Every rule states its cites.")

    monkeypatch.setattr(command, "load_law", refuse)
    assert main(["rules", "list"]) == 1
    assert "wt-2006.toml, line 44" in capsys.readouterr().err
