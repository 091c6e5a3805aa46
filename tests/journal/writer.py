"""A process that records one entry after another until it is killed or its database is: `writer DSN RECORD`.

Each line it is given is a word to begin its keys with. It says what it asks for and what was answered.
"""

import os
import sys
from uuid import UUID

import psycopg

from lantern.journal.writing import request
from tests.journal.cast import MAYA, Sample

ASK = "select journal_record(%s::jsonb, %s) from set_config('lantern.worker', %s, true)"


def _say(*words: object) -> None:
    # One write, so that a killed process leaves whole lines.
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def _record_until_it_ends(dsn: str, record: UUID, word: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        n = 0
        while True:
            key = f"{word}-{n}"
            _say("asked", key)
            given = request([Sample(record).visit(key)])
            row = connection.execute(ASK, (given, key, str(MAYA))).fetchone()
            _say("answered", key, row[0][0] if row else "")
            n += 1


def main() -> None:
    """Record for each word given; say when the database was lost."""
    dsn, record = sys.argv[1:]
    for line in sys.stdin:
        try:
            _record_until_it_ends(dsn, UUID(record), line.strip())
        except psycopg.OperationalError:
            _say("lost", line.strip())


if __name__ == "__main__":
    main()
