"""`lantern rules`: what the guidance requires, as a list, rule by rule, or as a flow chart."""

import argparse
import sys
from importlib.resources import files
from pathlib import Path
from textwrap import fill

from lantern.law.chart import blank_words, chart_svg, chart_text, charts_of, load_charts
from lantern.law.chart.model import Chart
from lantern.law.errors import LawError
from lantern.law.explain import within_words
from lantern.law.loader import Law, load_law
from lantern.law.rule import Edition, Rule
from lantern.law.rulebook import edition_page, example_lines, index_page, rule_lines, story_lines

_COLUMNS = 110


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    verbs = parser.add_subparsers(title="what to do", metavar="WHAT", required=True, dest="what")
    listed = verbs.add_parser("list", help="every rule of every edition, one a line")
    listed.add_argument("--edition", help="only this edition, for example wt-2018")
    shown = verbs.add_parser("show", help="everything about one rule, with its worked examples")
    shown.add_argument("rule", help="its id; without the edition it is shown in every edition in which it stands")
    drawn = verbs.add_parser("chart", help="a flow chart as an outline or a drawing")
    drawn.add_argument("name", nargs="?", help="its name or number; without it, the charts are listed")
    drawn.add_argument("--edition", help="as this edition has it")
    drawn.add_argument("--svg", action="store_true", help="as a drawing that stands alone")
    pages = verbs.add_parser("docs", help="write every rule with its worked examples as Markdown, a page an edition")
    pages.add_argument("--out", type=Path, required=True, help="the folder to write to")


def run(chosen: argparse.Namespace) -> int:
    """Do it. 0: done; 1: the law files cannot be trusted; 2: no such edition, rule or chart."""
    try:
        law = load_law()
        match chosen.what:
            case "list":
                _list(law, chosen.edition)
            case "show":
                _show(law, chosen.rule)
            case "chart":
                _chart(law, chosen.name, chosen.edition, chosen.svg)
            case "docs":
                write_pages(law, chosen.out)
    except LawError as error:
        print(error, file=sys.stderr)
        return 1
    except LookupError as unknown:
        print(unknown.args[0], file=sys.stderr)
        return 2
    return 0


def pages_of(law: Law) -> dict[str, str]:
    """The generated pages by file name."""
    return {"README.md": index_page(law)} | {f"{e.id}.md": edition_page(law, e) for e in law.editions}


def write_pages(law: Law, folder: Path) -> None:
    """Write the generated pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages_of(law).items():
        (folder / name).write_text(text, encoding="utf-8")


def _list(law: Law, only: str | None) -> None:
    for edition in [_edition(law, only)] if only else law.editions:
        print(f"{edition.title} ({edition.id}). {edition.note}")
        for rule in edition.rules:
            print(f"  {rule.id:58}  {within_words(rule.within):16}  {rule.cites.seen.value:8}  {rule.cites.place}")
        print()


def _show(law: Law, wanted: str) -> None:
    found = [rule for rule in law.rules.values() if wanted in (rule.id, rule.thing_due)]
    if not found:
        raise LookupError(f"There is no rule {wanted!r}. `lantern rules list` lists them all.")
    print("\n\n".join(_rule_text(law, rule) for rule in found))


def _rule_text(law: Law, rule: Rule) -> str:
    told = [fill(rule.says, _COLUMNS), ""]
    told += [_pair(word, text) for word, text in rule_lines(law, rule)]
    told += ["", "Worked examples"]
    for example, worked_out in example_lines(rule):
        happened = "; ".join(story_lines(example))
        told += [_pair(example.title, example.story), *map(_indented, [happened, *worked_out]), ""]
    return "\n".join(told)


def _pair(word: str, text: str) -> str:
    return fill(f"{word}: {text}", _COLUMNS, initial_indent="  ", subsequent_indent="    ")


def _indented(text: str) -> str:
    return f"    {fill(text, _COLUMNS, subsequent_indent='    ')}"


def _chart(law: Law, name: str | None, edition: str | None, svg: bool) -> None:
    if name is None:
        for known in load_charts().values():
            print(f"{known.id:32}  {known.number or '-':2}  {', '.join(known.editions)}")
        return
    chart = _chart_named(name)
    held = _edition(law, edition or chart.editions[0 if chart.number else -1])
    if held.id not in chart.editions:
        standing = ", ".join(other.id for other in charts_of(held.id))
        raise LookupError(f"{chart.id!r} does not stand in {held.id}. Its charts are: {standing}.")
    words = blank_words(law, chart, held.id)
    if svg:
        style = (files("lantern.law") / "charts" / "chart.css").read_text(encoding="utf-8")
        print(chart_svg(words, style=style))
    else:
        print(chart_text(words))


def _chart_named(name: str) -> Chart:
    found = next((chart for chart in load_charts().values() if name in (chart.id, chart.number or None)), None)
    if found is None:
        raise LookupError(f"There is no chart {name!r}. The charts are: {', '.join(load_charts())}.")
    return found


def _edition(law: Law, wanted: str) -> Edition:
    found = next((edition for edition in law.editions if edition.id == wanted), None)
    if found is None:
        known = ", ".join(edition.id for edition in law.editions)
        raise LookupError(f"There is no edition {wanted!r}. The editions are: {known}.")
    return found
