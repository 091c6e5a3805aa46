"""Which part of the work each kind of entry belongs to, as told by the floor that declares kinds."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connections, transaction

from lantern.access.policy import Policy, PolicyRefused


class KindOfEntry(NamedTuple):
    """A kind as access knows it; `summary` says that it is shown in the safety summary."""

    kind: str
    part: str
    summary: bool


def declare_kinds(kinds: Iterable[KindOfEntry], using: str = "owner") -> None:
    """Make the database's list of kinds this one; raises PolicyRefused for a part that the policy lacks."""
    declared = list(kinds)
    parts = Policy.load().parts
    for one in declared:
        if one.part not in parts:
            raise PolicyRefused(f"{one.kind}: no part of the work is called {one.part!r}: {', '.join(parts)}.")
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("delete from access_kind where kind <> all (%s)", [[one.kind for one in declared]])
        cursor.executemany(
            "insert into access_kind (kind, part, summary) values (%s, %s, %s)"
            " on conflict (kind) do update set part = excluded.part, summary = excluded.summary",
            declared,
        )
