"""Modules are small, are named for what they hold, and say what they are for."""

import ast
import re
import statistics
from pathlib import Path

import pytest

from tests.architecture.tracked import ROOT, modules

LONGEST = 400
LONGEST_FUNCTION_OF_MOST = 30
SAY_NOTHING = {
    *("util", "utils", "helper", "helpers", "common", "core", "base", "misc", "shared"),
    *("manager", "managers", "handler", "handlers", "processor", "processors", "data", "service", "services"),
}
# Django's word for the settings that the others start from.
ALLOWED = {Path("src/lantern/settings/shared.py")}


def lines(module: Path) -> int:
    """How long a module is."""
    return len((ROOT / module).read_text().splitlines())


def test_no_module_is_longer_than_one_idea() -> None:
    assert {module: length for module in modules() if (length := lines(module)) > LONGEST} == {}


def test_no_module_or_folder_has_a_name_that_says_nothing() -> None:
    named = [module for module in modules() if SAY_NOTHING & {module.stem, *module.parent.parts}]
    assert set(named) - ALLOWED == set()


@pytest.mark.parametrize("module", [module for module in modules() if module.name != "__init__.py"], ids=str)
def test_a_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse((ROOT / module).read_text()))


def test_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for module in modules()
        if module.parts[0] == "src"
        for node in ast.walk(ast.parse((ROOT / module).read_text()))
        if isinstance(node, ast.FunctionDef)
    ]
    assert statistics.quantiles(lengths, n=10)[-1] <= LONGEST_FUNCTION_OF_MOST


def test_only_the_columns_of_the_law_use_numpy() -> None:
    using = [
        module
        for module in modules()
        if module.parts[0] == "src" and re.search(r"^(import|from) numpy", (ROOT / module).read_text(), re.MULTILINE)
    ]
    assert [module for module in using if not str(module).startswith("src/lantern/law/columns")] == []


def test_the_day_of_a_moment_in_the_record_is_the_day_in_london() -> None:
    """The database gives moments in UTC, whose day is the one before for an hour of every night in summer."""
    texts = {module: (ROOT / module).read_text() for module in modules() if module.parts[0] == "src"}
    assert [module for module, text in texts.items() if re.search(r"_at\.date\(\)", text)] == []
