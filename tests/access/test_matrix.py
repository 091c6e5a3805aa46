"""Every cell of the access matrix, in the database; and every broken policy, seen by it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import psycopg
import pytest

from lantern.access.compiler import functions
from lantern.access.policy import ROLES, Policy
from lantern.settings.server import OWNER
from tests.access.matrix import GROUPS, Cell, Matrix, asked, assert_bound
from tests.access.matrix_world import install_policies
from tests.access.mutants import BROKEN_SQL, EQUIVALENT, mutants
from tests.conftest import Database

_POLICY = Policy.load()


class Broken(NamedTuple):
    """A broken policy, its SQL, and where it most likely shows."""

    name: str
    policy: Policy
    sql: str
    roles: tuple[str, ...]
    group: str


@pytest.mark.parametrize("role", ROLES)
def test_every_cell_is_what_the_rules_in_plain_english_say(role: str, app: psycopg.Connection, matrix: Matrix) -> None:
    wrong: set[Cell] = set()
    assert wrong.union(*(matrix.wrong(app, role, group) for group in GROUPS)) == set()


def test_the_matrix_asks_at_least_50_000_questions_and_allows_some_of_each_kind(matrix: Matrix) -> None:
    cells = {cell for role in ROLES for group in GROUPS for cell in asked(group, role)}
    assert len(cells) >= 50_000
    allowed = {cell for role in ROLES for group in GROUPS for cell in matrix.expected(group, role)}
    never = {cell.action for cell in cells} - {cell.action for cell in allowed}
    assert never == {"declare_for_another", "join_unseen", "review_own"}


def test_every_broken_policy_is_seen_by_the_matrix(scratches: tuple[Database, ...], matrix: Matrix) -> None:
    broken = list(_broken())
    assert len(broken) >= 50
    with ThreadPoolExecutor(len(scratches)) as threads:
        shares = [broken[n :: len(scratches)] for n in range(len(scratches))]
        unseen = threads.map(_unseen, scratches, shares, [matrix] * len(scratches))
    assert [name for names in unseen for name in names] == []


def test_a_broken_policy_named_equivalent_still_exists() -> None:
    assert set(EQUIVALENT) <= {mutant.name for mutant in mutants(_POLICY)}


def _unseen(scratch: Database, broken: list[Broken], matrix: Matrix) -> list[str]:
    """The names of those broken policies that the matrix does not see when they are installed here."""
    unseen = []
    with (
        psycopg.connect(scratch.dsn(OWNER), autocommit=True) as owner,
        psycopg.connect(scratch.dsn()) as app,
    ):
        assert_bound(app)
        for one in broken:
            app.rollback()
            with owner.transaction():
                owner.execute(one.sql)
                install_policies(owner, one.policy)
            if not any(_differences(app, matrix, one.roles, one.group)):
                unseen.append(one.name)
    return unseen


def _broken() -> Iterator[Broken]:
    """Each broken policy with its SQL, and where it most likely shows."""
    whole = functions(_POLICY)
    for name, break_it in BROKEN_SQL.items():
        assert break_it(whole) != whole, f"“{name}” no longer finds its words in the SQL."
        yield Broken(name, _POLICY, break_it(whole), ("social_worker", "duty_worker", "conference_chair"), "read")
    for mutant in mutants(_POLICY):
        if mutant.name not in EQUIVALENT:
            yield Broken(mutant.name, mutant.policy, functions(mutant.policy), mutant.roles, mutant.group)


def _differences(app: psycopg.Connection, matrix: Matrix, roles: tuple[str, ...], group: str) -> Iterator[set[Cell]]:
    """Differences, the likeliest place first."""
    likely = [(role, group) for role in roles]
    rest = [(role, other) for other in GROUPS for role in ROLES]
    for role, where in dict.fromkeys(likely + rest):
        yield matrix.wrong(app, role, where)
