"""Broken copies of the policy: each condition dropped, negated or widened, each rule left out.

Of a list (of roles, types, parts) one member is left out: each member alone would take a minute more.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from lantern.access.compiler import given
from lantern.access.policy import (
    MARKINGS,
    READERS,
    RELATIONS,
    ROLES,
    THROUGH,
    TYPES,
    Deed,
    Grant,
    Ground,
    MarkingRule,
    Policy,
)


class Mutant(NamedTuple):
    """A broken policy, and where it most likely shows: roles, and a group of the matrix."""

    name: str
    policy: Policy
    roles: tuple[str, ...]
    group: str


_CHANGERS = {
    "dispute": ("social_worker", "police_analyst"),
    "withdraw": ("social_worker", "duty_worker"),
    "withdraw_as_manager": ("team_manager", "social_worker"),
    "confirm_guarded": ("police_analyst",),
}


def mutants(policy: Policy) -> Iterator[Mutant]:
    """Every broken copy, in the order of the policy."""
    for n, denial in enumerate(policy.denials):
        changed = replace(policy, denials=_without(policy.denials, n))
        yield Mutant(f"denial {denial.name} left out", changed, ROLES, "read")
    for n, ground in enumerate(policy.grounds):
        for what, broken in _grounds(ground):
            changed = replace(policy, grounds=_with(policy.grounds, n, broken))
            shows = _shows(policy, changed) or (ground.roles, _given_on(policy, ground))
            yield Mutant(f"ground {ground.name}: {what}", changed, *shows)
    for n, grant in enumerate(policy.grants):
        for what, given_less in _grants(grant, policy):
            changed = replace(policy, grants=_with(policy.grants, n, given_less))
            yield Mutant(f"grant {grant.name}: {what}", changed, *(_shows(policy, changed) or (ROLES, "read")))
    yield from _entry_mutants(policy)


def _entry_mutants(policy: Policy) -> Iterator[Mutant]:
    for n, rule in enumerate(policy.conditions):
        changed = replace(policy, conditions=_without(policy.conditions, n))
        yield Mutant(f"condition on {rule.part} left out", changed, ("team_manager",), "actions")
    for n, marking in enumerate(policy.markings):
        changed = replace(policy, markings=_without(policy.markings, n))
        yield Mutant(f"marking {marking.name} left out", changed, marking.roles, "read")
        for what, marked in _markings(marking):
            changed = replace(policy, markings=_with(policy.markings, n, marked))
            yield Mutant(f"marking {marking.name}: {what}", changed, marking.roles, "read")
    for n, deed in enumerate(policy.deeds):
        roles = _CHANGERS.get(deed.name, ("social_worker", "team_manager"))
        changed = replace(policy, deeds=_without(policy.deeds, n))
        yield Mutant(f"deed {deed.name} left out", changed, roles, deed.deed)
        for need in deed.needs:
            less: Deed = replace(deed, needs=tuple(one for one in deed.needs if one != need))
            changed = replace(policy, deeds=_with(policy.deeds, n, less))
            yield Mutant(f"deed {deed.name} without {need}", changed, roles, deed.deed)


def _given_on(policy: Policy, ground: Ground) -> str:
    """The group that asks for what this ground gives."""
    grants = [grant for grant in policy.grants if ground.name in grant.grounds]
    if any({"open", "summary"} & set(grant.does) for grant in grants):
        return "read"
    return "parts" if any(grant.records for grant in grants) else "actions"


def _shows(policy: Policy, changed: Policy) -> tuple[tuple[str, ...], str] | None:
    """The roles that are given something else, and the group in which that is asked; None if nobody is."""
    before, after = given(policy), given(changed)
    differs = {
        (action, role)
        for action in before | after
        for role in ROLES
        if before.get(action, {}).get(role) != after.get(action, {}).get(role)
    }
    if not differs:
        return None
    actions = {action for action, _ in differs}
    in_group = (
        ("read", {"open", "summary", "read_restricted"}),
        ("actions", {"print", "see_who_looked", "audit", "be_told"}),
        ("confirm", {"confirm", "confirm_guarded"}),
    )
    group = next((name for name, asked in in_group if asked & actions), "parts")
    return tuple(role for role in ROLES if any(other == role for _, other in differs)), group


def _grounds(ground: Ground) -> Iterator[tuple[str, Ground]]:
    yield "all roles", replace(ground, roles=ROLES)
    yield f"without {ground.roles[-1]}", replace(ground, roles=ground.roles[:-1])
    if ground.types != TYPES:
        yield "every type of record", replace(ground, types=TYPES)
        yield "other types of record", replace(ground, types=tuple(one for one in TYPES if one not in ground.types))
        yield f"without {ground.types[-1]}", replace(ground, types=ground.types[:-1])
    if ground.circle:
        yield "outside the circle", replace(ground, circle="", through="")
        yield "anybody in the circle", replace(ground, through="")
        for relation in RELATIONS:
            if relation != ground.circle:
                yield f"as if {relation}", replace(ground, circle=relation)
        for through in THROUGH:
            if through and through != ground.through:
                yield f"through the {through}", replace(ground, through=through)
    for condition in ("area", "agency", "unallocated"):
        negated: dict[str, Any] = {condition: not getattr(ground, condition)}
        yield f"{condition} {'added' if negated[condition] else 'dropped'}", replace(ground, **negated)


def _grants(grant: Grant, policy: Policy) -> Iterator[tuple[str, Grant]]:
    for ground in grant.grounds:
        yield f"not on {ground}", replace(grant, grounds=tuple(one for one in grant.grounds if one != ground))
    yield "on every ground", replace(grant, grounds=tuple(ground.name for ground in policy.grounds))
    if grant.roles != ROLES:
        yield "all roles", replace(grant, roles=ROLES)
        yield f"without {grant.roles[-1]}", replace(grant, roles=grant.roles[:-1])
    for action in grant.does:
        yield f"does not {action}", replace(grant, does=tuple(one for one in grant.does if one != action))
    if grant.records:
        yield f"does not record {grant.records[-1]}", replace(grant, records=grant.records[:-1])


def _markings(rule: MarkingRule) -> Iterator[tuple[str, MarkingRule]]:
    for reader in READERS:
        if reader != rule.reader:
            yield f"read by {reader}", replace(rule, reader=reader)
    for marking in MARKINGS:
        if marking != rule.marking:
            yield f"marked {marking}", replace(rule, marking=marking)
    if rule.roles != ROLES:
        yield "all roles", replace(rule, roles=ROLES)
        yield f"without {rule.roles[-1]}", replace(rule, roles=rule.roles[:-1])


def _without(rules: tuple[Any, ...], n: int) -> tuple[Any, ...]:
    return rules[:n] + rules[n + 1 :]


def _with(rules: tuple[Any, ...], n: int, rule: Any) -> tuple[Any, ...]:
    return (*rules[:n], rule, *rules[n + 1 :])


# These change nothing, so that no matrix can see them, and why.
EQUIVALENT = {
    "grant police_intelligence: on every ground": "the police have no other grounds than these two",
    "grant analyst_confirms_guarded: on every ground": "analysts have no other grounds than these two",
}

# Conditions that stand in the compiler and not in the data: what the SQL says, and what it would say without.
BROKEN_SQL: dict[str, Callable[[str], str]] = {
    "an ended row of the circle counts": lambda sql: sql.replace("circle.until_at > now()", "true"),
    "what has ended counts as running": lambda sql: sql.replace("free_from <= now()", "free_from = '-infinity'"),
    "only rows without an end count": lambda sql: sql.replace("circle.until_at > now()", "false"),
    "a join is forgotten for one record": lambda sql: sql.replace(
        "array(select joined from access_joined(record) joined)", "array[record]"
    ),
    "a join is forgotten for lists": lambda sql: sql.replace(
        "where one.record_id in (select unnest(reached)) and", "where false and"
    ),
    "a conflict is forgotten for one record": lambda sql: sql.replace("conflict.worker_id = worker and", "false and"),
    "a conflict is worked out and forgotten": lambda sql: sql.replace(
        "case when denied then '{}' else held end", "held"
    ),
    "a conflict is anybody's": lambda sql: sql.replace("conflict.worker_id = worker and", "true and"),
    "a conflict is forgotten for lists": lambda sql: sql.replace("if denied <> '{}' then", "if false then"),
    "a conflict with whom it is about is forgotten for one record": lambda sql: sql.replace(
        "(same || about)", "(same)"
    ),
    "a conflict with whom it is about is forgotten for lists": lambda sql: sql.replace(
        "about.about_id = joined,", "false,"
    ),
    "one joined with whom it is about is forgotten for one record": lambda sql: sql.replace(
        "access_joined(one.about_id) joined", "lateral (select one.about_id) alone (joined)"
    ),
    "what a log is about is asked the other way round": lambda sql: sql.replace(
        "access_joined(one.about_id) joined", "access_joined(one.record_id) joined"
    ).replace("one.record_id = any (same)", "one.about_id = any (same)"),
    "a conflict with a joined record is forgotten for lists": lambda sql: sql.replace(
        "return query select joined from access_joined(record) joined", "return query select record"
    ),
}
