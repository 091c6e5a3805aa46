"""Every setting that an operator can give is explained, and none is explained that does not exist."""

import re

from tests.architecture.tracked import ROOT, tracked

SETTING = re.compile(r"\bLANTERN_[A-Z_]+\b")
EXPLAINED = re.compile(r"^### `(LANTERN_[A-Z_]+)`", re.MULTILINE)


def read_by_lantern() -> set[str]:
    """The environment's variables that Lantern's own code reads."""
    found: set[str] = set()
    for path in tracked():
        if (path.parts[0] == "src" and path.suffix == ".py") or path == ROOT / "tests/conftest.py":
            text = (ROOT / path).read_text()
            found |= set(re.findall(r"environ(?:\.get\(|\.pop\(|\[)\s*\"(LANTERN_[A-Z_]+)\"", text))
    return found


def test_every_setting_is_explained_and_each_explanation_is_of_a_setting() -> None:
    explained = set(EXPLAINED.findall((ROOT / "docs/settings.md").read_text()))
    assert explained == read_by_lantern() | {"LANTERN_CHROMIUM"}


def test_no_file_names_a_setting_that_does_not_exist() -> None:
    known = read_by_lantern() | {"LANTERN_CHROMIUM", "LANTERN_LIVE", "LANTERN_ROOMS"}
    named = {
        word
        for path in tracked()
        if path.suffix in {".md", ".py", ".toml"} or path.name in {"Makefile", "run"}
        for word in SETTING.findall((ROOT / path).read_text())
    }
    assert named - known == set()
