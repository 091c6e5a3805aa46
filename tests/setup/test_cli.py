"""The `lantern` command explains itself without waiting for anything."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lantern import cli


def test_help_explains_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert ended.value.code == 0
    assert all(f"{verb.name} {verb.says}" in said for verb in cli.VERBS)


def test_help_loads_neither_django_nor_a_database_driver() -> None:
    program = (
        "import sys\nfrom lantern import cli\n"
        "try: cli.main(['--help'])\nexcept SystemExit: pass\n"
        "sys.exit(bool({'django', 'psycopg', 'numpy', 'lxml', 'pydantic'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("verb", cli.VERBS, ids=lambda verb: verb.name)
def test_each_verb_explains_itself(verb: cli.Verb, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([verb.name, "--help"])
    assert ended.value.code == 0
    assert verb.says[1:] in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("words", [[], ["sing"]])
def test_an_unknown_verb_is_refused_and_the_known_ones_named(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    assert "VERB" in capsys.readouterr().err


class Interrupted:
    """A verb that somebody stops."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """It has none."""

    def run(self, chosen: argparse.Namespace) -> int:
        """What Ctrl-C does."""
        raise KeyboardInterrupt


def test_ctrl_c_ends_a_verb_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.import_module", lambda name: Interrupted())
    assert cli.main(["rules"]) == 130


def test_a_reader_that_goes_away_is_no_error() -> None:
    piped = f"{sys.executable} -m lantern.cli rules list | head -1"
    shown = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=False)
    assert shown.stdout
    assert "Traceback" not in shown.stderr


def test_a_server_that_cannot_be_reached_is_named_without_a_traceback(tmp_path: Path) -> None:
    nowhere = {"LANTERN_DATABASE_URL": f"postgresql://nobody@/postgres?host={tmp_path}", "LANTERN_STATE": str(tmp_path)}
    asked = subprocess.run(
        [sys.executable, "-m", "lantern.cli", "prepare"],
        env={**os.environ, **nowhere},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 1
    assert "LANTERN_DATABASE_URL" in asked.stderr
    assert "Traceback" not in asked.stderr
