"""What is tracked: our own text, with no address of a package registry, and nothing built or by others."""

import re
from pathlib import Path

from tests.architecture.tracked import ROOT, modules, tracked

REGISTRY = re.compile(r"https?://[a-z0-9.-]*(pypi|pythonhosted|npmjs|registry|yarnpkg|debian\.org|mirror)", re.I)
LARGEST = 300_000
# After the rule's name: a dash, a bracket or another hash, and at least two words.
EXCEPTION = re.compile(r"#\s*(type:\s*ignore|(ruff:\s*)?noqa|pragma)\b(?!.*(\s-\s|#\s|\()\s*\S+\s+\S+)")


def text(path: Path) -> str:
    """A file's text; "" for what is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_names_a_registry() -> None:
    assert [path for path in tracked() if REGISTRY.search(text(path))] == []


def test_the_locks_hold_a_hash_for_each_package_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
        assert len(blocks) > 20
        assert [block for block in blocks if "--hash=sha256:" not in block or "://" in block] == []


def test_the_development_lock_holds_all_that_the_runtime_lock_holds() -> None:
    runtime, development = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert runtime < development


def test_nothing_large_or_built_is_tracked() -> None:
    large = [path for path in tracked() if (ROOT / path).stat().st_size > LARGEST]
    built = [
        path for path in tracked() if "static" in path.parts or path.suffix in {".map", ".woff2", ".pyc", ".so", ".whl"}
    ]
    assert large == built == []


def test_every_dependency_says_what_it_is_for() -> None:
    listed = re.findall(r"^    \"[A-Za-z].*$", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    required = [line for line in listed if re.match(r'    "[A-Za-z0-9_.-]+(\[[a-z,-]+\])?>=', line)]
    assert len(required) > 15
    assert [line for line in required if not re.search(r",\s+# \w+", line)] == []


def test_every_exception_to_a_rule_gives_its_reason() -> None:
    without = [
        f"{path}:{number}: {line.strip()}"
        for path in modules()
        for number, line in enumerate(text(path).splitlines(), start=1)
        if EXCEPTION.search(line)
    ]
    assert without == []


def test_nothing_is_left_to_do_in_a_comment() -> None:
    # A class of one letter each, so that this line does not find itself.
    words = re.compile(r"\b([T]ODO|[F]IXME|[X]XX)\b")
    ours = [path for path in tracked() if path.suffix in {".py", ".js", ".sql", ".md", ".html", ".toml"}]
    assert [path for path in ours if words.search(text(path))] == []
