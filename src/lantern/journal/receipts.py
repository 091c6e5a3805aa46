"""`lantern receipt`: whether what a receipt was given for still stands in the record as it was written."""

import argparse
import re
import sys
from enum import StrEnum
from typing import Any
from uuid import UUID

import psycopg
from django.db import connections

from lantern.journal import canonical
from lantern.journal.verifying import stored

UNALTERED, ALTERED, NOT_ASKED = 0, 1, 2


class Verdict(StrEnum):
    """What became of the words a receipt was given for."""

    UNALTERED = "unaltered: it stands in the record exactly as it was written, and this is its stamp"
    ALTERED = "altered: what stands in the record is not what was written, or this is not its stamp"
    DISPOSED = "disposed of: its words were lawfully deleted; the stamp is that of what was written"
    NOT_FOUND = "not found: the record holds no entry under this reference"


def check(connection: psycopg.Connection[Any], reference: UUID, stamp: str) -> Verdict:
    """Compare the record, as its owner sees it, with a receipt; the stamp in any letters and spaces."""
    held = stored(connection, reference)
    if held is None:
        return Verdict.NOT_FOUND
    given = re.sub(r"[^0-9a-f]", "", stamp.lower())
    if canonical.stamp(held.digest) != given:
        return Verdict.ALTERED
    if held.is_disposed:
        return Verdict.DISPOSED
    whole = held.salt is not None and held.body is not None and held.asked_by is not None
    sound = whole and canonical.digest(held.salt or b"", held.text, held.body or "") == held.digest
    return Verdict.UNALTERED if sound else Verdict.ALTERED


def arguments(parser: argparse.ArgumentParser) -> None:
    """What stands on the receipt."""
    parser.add_argument("reference", help="the reference on the receipt")
    parser.add_argument("stamp", nargs="+", help="the stamp on the receipt, with or without its spaces")
    parser.epilog = "Exit codes: 0 unaltered, 1 anything else, 2 not a receipt."


def run(chosen: argparse.Namespace) -> int:
    """Say what became of it, and show the words that stand in the record, to be laid beside the paper."""
    try:
        reference = UUID(chosen.reference)
    except ValueError:
        print(f"{chosen.reference} is no reference: copy it whole from the receipt.", file=sys.stderr)
        return NOT_ASKED
    owner = connections["owner"]
    owner.ensure_connection()
    verdict = check(owner.connection, reference, " ".join(chosen.stamp))
    print(verdict.value)
    held = stored(owner.connection, reference)
    if held and held.body is not None:
        print(held.body)
    return UNALTERED if verdict is Verdict.UNALTERED else ALTERED
