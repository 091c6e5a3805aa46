"""Every setting that an operator can give is explained, and none is explained that does not exist."""

import re
from pathlib import Path

import pytest

from tests.architecture.tracked import ROOT, modules, tracked

SETTING = re.compile(r"\bLANTERN_[A-Z_]+\b")
EXPLAINED = re.compile(r"^### `(\w+)`", re.MULTILINE)
# A variable named outright; or, as the empty name, any other use of the environment.
USED = re.compile(r"\bos\.(?:environb?|getenvb?|putenv)\b(?:(?:\.\w+\(|\[|\()\s*\"(\w+)\")?|\bfrom os import .*env")
# All of it, given to a program that we start: nothing of it is read.
HANDED_ON = re.compile(r"\*\*os\.environ\b|\bos\.environ\.items\(\)")
OTHERS = {
    "DJANGO_ALLOW_ASYNC_UNSAFE",  # Django's: set where a browser is driven, never read by us
    "DJANGO_SETTINGS_MODULE",  # Django's: which of our settings, as docs/settings.md says under live use
    "XDG_STATE_HOME",  # the account's: where it keeps such things, as docs/settings.md says of LANTERN_STATE
}


def variables(source: str) -> set[str]:
    """The environment's variables that a module names; the empty name where it does not say which."""
    return set(USED.findall(HANDED_ON.sub("", source)))


def used() -> set[str]:
    """The environment's variables that Lantern and its tests use, the samples below left out."""
    asking = (ROOT / module for module in modules() if not Path(__file__).samefile(ROOT / module))
    return set().union(*(variables(module.read_text()) for module in asking))


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ('os.environ["ONE"]', {"ONE"}),
        ('os.environ.get(\n    "ONE", "2"\n)', {"ONE"}),
        ('os.getenv("ONE") or os.environ.pop("TWO")', {"ONE", "TWO"}),
        ("os.environ[name]", {""}),
        ("chosen = os.environ", {""}),
        ("from os import environ", {""}),
        ("run(command, env={**os.environ, **more})", set()),
    ],
)
def test_no_way_of_asking_the_environment_goes_unnoticed(source: str, named: set[str]) -> None:
    assert variables(source) == named


def test_every_variable_that_is_used_is_explained_or_anothers_and_each_explanation_is_of_one() -> None:
    explained = set(EXPLAINED.findall((ROOT / "docs/settings.md").read_text()))
    assert not explained & OTHERS
    assert explained | OTHERS == used()


def test_no_file_names_a_setting_that_does_not_exist() -> None:
    known = used() | {"LANTERN_LIVE", "LANTERN_ROOMS"}  # the last two are Django's, set by us
    named = {
        word
        for path in tracked()
        if path.suffix in {".md", ".py", ".toml"} or path.name in {"Makefile", "run"}
        for word in SETTING.findall((ROOT / path).read_text())
    }
    assert named - known == set()
