"""What the documents say can be followed: links lead somewhere, commands exist, the first example runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lantern.cli import VERBS
from tests.architecture.tracked import ROOT, tracked

PAGES = [ROOT / path for path in tracked() if path.suffix == ".md"]
ROOMS = sorted(path.parent for path in (ROOT / "src/lantern/rooms").glob("*/__init__.py"))
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
_VERB = re.compile(r"(?:\.venv/bin/|`|^ {4}(?:> *)?)lantern ([a-z][a-z-]*)", re.MULTILINE)
_TARGET = re.compile(r"`make ([a-z-]+)`|^ {4}make ([a-z-]+)$", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert broken == []


def test_every_command_that_is_named_exists() -> None:
    verbs = {verb.name for verb in VERBS}
    named = {verb for page in PAGES for verb in _VERB.findall(page.read_text(encoding="utf-8"))}
    assert named
    assert named <= verbs, f"documented, and no verb of lantern: {sorted(named - verbs)}"


def test_every_verb_is_explained_in_a_document() -> None:
    told = " ".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [verb.name for verb in VERBS if f"lantern {verb.name}" not in told] == []


def test_every_target_that_is_named_can_be_made() -> None:
    can = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {one or other for page in PAGES for one, other in _TARGET.findall(page.read_text(encoding="utf-8"))}
    assert named
    assert named <= can, f"documented, and not in the Makefile: {sorted(named - can)}"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_says_what_is_done_in_it_and_where(room: Path) -> None:
    told = (room / "README.md").read_text(encoding="utf-8")
    modules = {path.name for path in room.glob("*.py")}
    assert set(re.findall(r"`([a-z_]+\.py)`", told)) <= modules


def test_the_first_example_of_the_readme_runs_and_finds_what_is_overdue() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"^ {4}\.venv/bin/lantern (.+)$", told, re.MULTILINE)
    assert example is not None
    command = [str(Path(sys.executable).with_name("lantern")), *example.group(1).split()]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.count("overdue") > 3


def test_the_answer_that_the_census_page_shows_is_what_the_command_prints() -> None:
    told = (ROOT / "docs/census.md").read_text(encoding="utf-8")
    example = re.search(r"^ {4}lantern (duties .+)\n\n((?: {4}.+\n)+?) {4}…$", told, re.MULTILINE)
    assert example is not None
    shown = [line.strip() for line in example.group(2).splitlines()]
    assert len(shown) > 3
    command = [str(Path(sys.executable).with_name("lantern")), *example.group(1).split()]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines()[: len(shown)] == shown
