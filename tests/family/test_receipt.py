"""A receipt shows later that a note stands as it was written; an altered note, or another stamp, does not pass."""

import re
from argparse import Namespace
from collections.abc import Iterator
from uuid import UUID, uuid4

import psycopg
import pytest

from lantern.journal.receipts import NOT_ASKED, Verdict, check, run
from lantern.settings.server import OWNER
from tests.family.conftest import Family


@pytest.fixture
def owner(family: Family) -> Iterator[psycopg.Connection]:
    """The owner of the record; what it does is undone."""
    with psycopg.connect(family.world.database.dsn(OWNER)) as connection:
        yield connection
        connection.rollback()


def receipt(family: Family, words: str) -> tuple[UUID, str]:
    """A note and the stamp on its receipt."""
    note = family.note(words)
    (stamp,) = re.findall(r"(?:[0-9a-f]{4} ){5}[0-9a-f]{4}", family.mos(f"/log/{note}/receipt/"))
    return note, stamp


def test_a_note_as_it_was_written_passes_however_the_stamp_is_typed(family: Family, owner: psycopg.Connection) -> None:
    note, stamp = receipt(family, "As it was.")
    for typed in (stamp, stamp.upper(), stamp.replace(" ", ""), stamp.replace(" ", "-")):
        assert check(owner, note, typed) is Verdict.UNALTERED


def test_another_stamp_does_not_pass(family: Family, owner: psycopg.Connection) -> None:
    (one, ones), (other, others) = receipt(family, "One."), receipt(family, "Other.")
    assert check(owner, one, others) is check(owner, other, ones) is Verdict.ALTERED
    assert check(owner, one, "") is Verdict.ALTERED


@pytest.mark.parametrize(
    "alter",
    [
        "update journal_body set body = replace(body, 'grey', 'blue') where position = %s",
        "update journal_entry set recorded_at = recorded_at - interval '1 day' where position = %s",
        "update journal_entry set author_id = author_id + 1 where position = %s",
        "delete from journal_body where position = %s",
        "update journal_salt set salt = sha256(salt) where position = %s",
        "update journal_digest set digest = sha256(digest) where position = %s",
    ],
)
def test_whatever_is_altered_does_not_pass(family: Family, owner: psycopg.Connection, alter: str) -> None:
    note, stamp = receipt(family, "It was grey.")
    (position,) = owner.execute("select position from journal_entry where id = %s", [note]).fetchone() or (None,)
    owner.execute(alter, [position])
    assert check(owner, note, stamp) is Verdict.ALTERED


def test_a_note_rewritten_with_a_digest_to_match_no_longer_has_its_stamp(
    family: Family, owner: psycopg.Connection
) -> None:
    note, stamp = receipt(family, "It was grey.")
    owner.execute("update journal_body b set body = replace(body, 'grey', 'blue') from journal_entry e"
                  " where e.position = b.position and e.id = %s", [note])  # fmt: skip
    owner.execute("update journal_digest d set digest = sha256(s.salt) from journal_salt s, journal_entry e"
                  " where d.position = s.position and e.position = s.position and e.id = %s", [note])  # fmt: skip
    assert check(owner, note, stamp) is Verdict.ALTERED


def test_a_note_disposed_of_is_said_to_be(family: Family, owner: psycopg.Connection) -> None:
    note, stamp = receipt(family, "Disposed of.")
    for table in ("journal_body", "journal_salt"):
        owner.execute(
            f"delete from {table} t using journal_entry e where e.position = t.position and e.id = %s", [note]
        )
    assert check(owner, note, stamp) is Verdict.DISPOSED


def test_what_never_was_is_not_found(owner: psycopg.Connection) -> None:
    assert check(owner, uuid4(), "0" * 24) is Verdict.NOT_FOUND


def test_what_is_no_reference_is_refused_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Namespace(reference="nonsense", stamp=["00"])) == NOT_ASKED
    assert "copy it whole" in capsys.readouterr().err
