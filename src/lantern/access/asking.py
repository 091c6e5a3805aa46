"""Who is asking, and what a page asks: all answered by the database, for the worker of the transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from lantern.access.policy import Policy


@contextmanager
def identity(worker: int, using: str = "default") -> Iterator[None]:
    """Open a transaction in which this worker asks. Nested uses name the same worker, else ValueError."""
    within = connections[using].in_atomic_block
    with transaction.atomic(using=using):
        before = rows("select current_setting('lantern.worker', true)", using=using)[0][0]
        if before and before != str(worker):
            raise ValueError("Another worker is asking in this transaction; end it before this one asks.")
        rows("select set_config('lantern.worker', %s, true)", str(worker), using=using)
        yield
        if within and not before:
            # The setting would last until the outer transaction ends; a failure takes it back by itself.
            rows("select set_config('lantern.worker', '', true)", using=using)


def me(using: str = "default") -> int:
    """The worker who asks in this transaction; raises django.db.ProgrammingError where nobody does."""
    return int(rows("select access_me()", using=using)[0][0])


def may(action: str, record: UUID, using: str = "default") -> bool:
    """Whether the asking worker may do this to the record; actions and parts are those of policy.toml.

    `record:` before a part asks whether they may record in it. False also where there is no such record.
    """
    return bool(rows("select access_may(%s, %s)", record, action, using=using)[0][0])


def allowed(actions: Iterable[str], record: UUID, using: str = "default") -> frozenset[str]:
    """Which of these the asking worker may do to the record, in one question."""
    found = rows("select a from unnest(%s::text[]) a where access_may(%s, a)", list(actions), record, using=using)
    return frozenset(row[0] for row in found)


def kept(using: str = "default") -> list[UUID]:
    """The logs that the asking parent or carer keeps; none for anybody else."""
    return sorted(row[0] for row in rows("select unnest(access_kept())", using=using))


def search_answer(record: UUID, using: str = "default") -> str:
    """What a search may say of a matching record: `shown`, `ring_duty_manager` or `nothing`."""
    return str(rows("select access_search_answer(%s)", record, using=using)[0][0])


@dataclass(frozen=True)
class Reason:
    """A rule of the policy, for telling a worker why."""

    name: str
    says: str
    why: str


NO_RECORD = Reason("no_record", "There is no record here that you may open.", "")


def explain(worker: int, record: UUID, using: str = "default") -> tuple[Reason, ...]:
    """The grounds on which a worker has a record; NO_RECORD alone for every refusal, whatever its cause.

    About somebody else only for whoever may see who has looked; to others it is NO_RECORD.
    """
    held = rows("select access_explain(%s, %s)", worker, record, using=using)[0][0]
    return tuple(_grounds()[name] for name in held) or (NO_RECORD,)


@cache
def _grounds() -> dict[str, Reason]:
    return {ground.name: Reason(ground.name, ground.says, ground.why) for ground in Policy.load().grounds}


def rows(sql: str, *given: Any, using: str) -> list[tuple[Any, ...]]:
    """The rows of one question put to the database."""
    with connections[using].cursor() as cursor:
        cursor.execute(sql, given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
