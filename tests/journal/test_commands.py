"""The verbs that check the record: what they print, and the exit code that a nightly job goes by."""

import argparse
from pathlib import Path
from types import ModuleType

import psycopg
import pytest

from lantern import journal
from lantern.demo import tamper
from lantern.journal import checking, rebuilding, rooting
from tests.conftest import Database
from tests.journal.cast import CHILD, MAYA, Sample


@pytest.fixture
def record(database: Database) -> str:
    """A record of three entries; the id of the first."""
    return str(journal.record([Sample().visit(words) for words in "abc"], by=MAYA, key="1")[0])


def _run(command: ModuleType, *words: str) -> int:
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    code: int = command.run(parser.parse_args(words))
    return code


def test_verify_says_that_nothing_was_found(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(checking) == 0
    assert "3 entries checked: nothing altered, removed or inserted." in capsys.readouterr().out


def test_verify_names_what_was_altered(
    record: str, as_owner: psycopg.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    as_owner.execute("update journal_entry set outcome = 'other' where id = %s", [record])
    assert _run(checking) == 1
    assert f"{record}: it was altered" in capsys.readouterr().out


def test_a_root_that_heads_printed_is_what_verify_compares_with(
    record: str, as_owner: psycopg.Connection, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert _run(rooting) == 0
    whole = capsys.readouterr().out
    line, *rest = whole.splitlines()
    assert any("Only a root kept by somebody else" in said for said in rest)
    kept = tmp_path / "root"
    kept.write_text(line)
    assert _run(checking, "--against", str(kept)) == _run(checking, "--against", line) == 0
    kept.write_text(whole)
    assert _run(checking, "--against", str(kept)) == 0, "`lantern heads > root` keeps all that it printed"
    for table in ("journal_entry", "journal_body", "journal_salt", "journal_digest", "journal_receipt"):
        as_owner.execute(f"delete from {table}")
    as_owner.execute(
        "update journal_chain set count = 0, last_at = 'epoch',"
        " head = sha256(convert_to('lantern chain ' || chain, 'UTF8'))"
    )
    assert _run(checking) == 0, "the control: an emptied record agrees with itself"
    assert _run(checking, "--against", line) == 1


@pytest.mark.parametrize("not_a_root", ["nowhere/at/all", "lantern-1 what"])
def test_verify_says_when_it_is_given_no_root(record: str, not_a_root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(checking, "--against", not_a_root) == 2
    assert "--against" in capsys.readouterr().err


def test_rebuild_says_which_view_differs_and_makes_it_again(
    record: str, as_owner: psycopg.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    as_owner.execute("insert into journal_hidden values (%s, %s)", [record, CHILD])
    assert _run(rebuilding, "--check") == 1
    assert "journal_hidden: 1 rows differ" in capsys.readouterr().out
    assert _run(rebuilding) == 0
    _run(rebuilding, "--check")
    assert "journal_hidden" not in capsys.readouterr().out


def test_tampering_with_a_copy_is_named_and_leaves_the_record_alone(
    record: str, as_owner: psycopg.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tamper.run() == 0
    assert "The entry is named" in capsys.readouterr().out
    assert journal.verify(as_owner).sound
    assert as_owner.execute("select from pg_namespace where nspname like 'lantern%'").fetchall() == []


def test_tampering_with_an_empty_record_says_so(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert tamper.run() == 1
    assert "lantern demo load" in capsys.readouterr().out
