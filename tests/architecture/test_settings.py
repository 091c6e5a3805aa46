"""Every setting that an operator can give is explained, and none is explained that does not exist."""

import re

from tests.architecture.tracked import ROOT, tracked

SETTING = re.compile(r"\bLANTERN_[A-Z_]+\b")
EXPLAINED = re.compile(r"^### `(LANTERN_[A-Z_]+)`", re.MULTILINE)


def read() -> set[str]:
    """The environment's variables that Lantern and its tests read."""
    reading = re.compile(r"environ(?:\.get\(|\.setdefault\(|\.pop\(|\[)\s*\"(LANTERN_[A-Z_]+)\"")
    ours = [path for path in tracked() if path.suffix == ".py" and path.parts[0] in {"src", "tests"}]
    return {name for path in ours for name in reading.findall((ROOT / path).read_text())}


def test_every_setting_is_explained_and_each_explanation_is_of_a_setting() -> None:
    explained = set(EXPLAINED.findall((ROOT / "docs/settings.md").read_text()))
    assert explained == read()


def test_no_file_names_a_setting_that_does_not_exist() -> None:
    known = read() | {"LANTERN_LIVE", "LANTERN_ROOMS"}  # the last two are Django's, set by us
    named = {
        word
        for path in tracked()
        if path.suffix in {".md", ".py", ".toml"} or path.name in {"Makefile", "run"}
        for word in SETTING.findall((ROOT / path).read_text())
    }
    assert named - known == set()
