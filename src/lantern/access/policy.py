"""The policy as typed data: read from policy.toml, refused by the rule's name if it contradicts itself."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Self, TypeVar, get_args, get_origin

ROLES = (
    "social_worker",
    "team_manager",
    "duty_worker",
    "duty_manager",
    "conference_chair",
    "police_officer",
    "police_analyst",
    "health_lead",
    "school_lead",
    "voluntary_worker",
    "probation_officer",
    "board_member",
    "auditor",
    "administrator",
    "parent",
    "young_person",
)
TYPES = ("person", "place", "thing", "group", "public_report", "family_log", "agency")
RELATIONS = ("allocated", "co_allocated", "shared", "invited", "emergency", "keeps", "kept", "own_page")
MARKINGS = ("open", "agency", "restricted", "guarded")
ACTIONS = (
    "open",
    "summary",
    "print",
    "read_restricted",
    "confirm",
    "confirm_guarded",
    "see_who_looked",
    "audit",
    "be_told",
    "keep",
    "own",
)
THROUGH = ("", "worker", "team", "agency")
READERS = ("whoever_opens", "author", "author_agency", "responsible")
CONDITIONS = ("about_oneself", "may_open_both", "somebody_else")
DEEDS = ("amend", "dispute", "restrict", "withdraw", "confirm")
NEEDS = ("records_kind", "reads_body", "author_agency", "guarded", "not_guarded")


class PolicyRefused(ValueError):
    """The policy contradicts itself; the message names the rule, what is wrong and what it may say."""


@dataclass(frozen=True)
class Denial:
    """A kind of conflict of interest: it beats every grant."""

    name: str
    says: str
    why: str
    silent: bool


@dataclass(frozen=True)
class Ground:
    """A relationship between a worker and a record; every condition that is stated must hold."""

    name: str
    says: str
    why: str
    roles: tuple[str, ...]
    types: tuple[str, ...] = TYPES
    circle: str = ""
    through: str = ""
    area: bool = False
    agency: bool = False
    unallocated: bool = False


@dataclass(frozen=True)
class Grant:
    """What somebody in one of these roles may do on one of these grounds."""

    name: str
    says: str
    why: str
    grounds: tuple[str, ...]
    roles: tuple[str, ...] = ROLES
    does: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opening:
    """Who may open a new record of these types, in the name of their own agency."""

    name: str
    says: str
    why: str
    roles: tuple[str, ...]
    types: tuple[str, ...]
    area: bool


@dataclass(frozen=True)
class Condition:
    """What must hold besides the grant before a worker records in a part of the work."""

    part: str
    holds: str
    says: str
    why: str


@dataclass(frozen=True)
class MarkingRule:
    """Who, of those who may open the record, reads an entry with this marking."""

    name: str
    marking: str
    reader: str
    says: str
    why: str
    roles: tuple[str, ...] = ROLES


@dataclass(frozen=True)
class Deed:
    """What it takes to change an entry that stands."""

    name: str
    deed: str
    needs: tuple[str, ...]
    says: str
    why: str


_Rule = TypeVar("_Rule", Denial, Ground, Grant, Opening, Condition, MarkingRule, Deed)


@dataclass(frozen=True)
class Policy:
    """The whole policy, in the order of the file."""

    parts: Mapping[str, str]
    denials: tuple[Denial, ...]
    grounds: tuple[Ground, ...]
    grants: tuple[Grant, ...]
    openings: tuple[Opening, ...]
    conditions: tuple[Condition, ...]
    markings: tuple[MarkingRule, ...]
    deeds: tuple[Deed, ...]

    @classmethod
    @cache
    def load(cls) -> Self:
        """policy.toml, read and checked once; raises PolicyRefused."""
        given = tomllib.loads(Path(__file__).with_name("policy.toml").read_text(encoding="utf-8"))
        policy = cls(
            parts=given["parts"],
            denials=_rules(Denial, given["denial"]),
            grounds=_rules(Ground, given["ground"]),
            grants=_rules(Grant, given["grant"]),
            openings=_rules(Opening, given["opening"]),
            conditions=_rules(Condition, given["condition"]),
            markings=_rules(MarkingRule, given["marking"]),
            deeds=_rules(Deed, given["deed"]),
        )
        policy.check()
        return policy

    def check(self) -> None:
        """Refuse words that nothing else knows, names used twice, and rules that give nothing."""
        _named([*self.parts])
        for rules in (self.denials, self.grounds, self.grants, self.openings, self.markings, self.deeds):
            _named([rule.name for rule in rules])
            _reasoned(rules)
        for ground in self.grounds:
            self._check_ground(ground)
        for grant in self.grants:
            self._check_grant(grant)
        for opening in self.openings:
            _known(opening.name, opening.roles, ROLES, "roles")
            _known(opening.name, opening.types, TYPES, "types of record")
        for condition in self.conditions:
            _known(condition.part, [condition.part], self.parts, "parts")
            _known(condition.part, [condition.holds], CONDITIONS, "conditions")
        for marking in self.markings:
            _known(marking.name, [marking.marking], MARKINGS, "markings")
            _known(marking.name, [marking.reader], READERS, "readers")
            _known(marking.name, marking.roles, ROLES, "roles")
        for deed in self.deeds:
            self._check_deed(deed)

    def _check_ground(self, ground: Ground) -> None:
        _known(ground.name, ground.roles, ROLES, "roles")
        _known(ground.name, ground.types, TYPES, "types of record")
        _known(ground.name, [ground.circle], ("", *RELATIONS), "relations")
        _known(ground.name, [ground.through], THROUGH, "ways through the circle")
        if bool(ground.circle) != bool(ground.through):
            raise PolicyRefused(f"{ground.name}: `circle` and `through` belong together; give both or neither.")

    def _check_grant(self, grant: Grant) -> None:
        _known(grant.name, grant.grounds, [ground.name for ground in self.grounds], "grounds")
        _known(grant.name, grant.roles, ROLES, "roles")
        _known(grant.name, grant.does, ACTIONS, "actions")
        _known(grant.name, grant.records, self.parts, "parts")
        if not (grant.does or grant.records):
            raise PolicyRefused(f"{grant.name}: it gives nothing; state `does` or `records`.")

    def _check_deed(self, deed: Deed) -> None:
        _known(deed.name, [deed.deed], DEEDS, "deeds")
        needs = (
            *NEEDS,
            *(f"records:{part}" for part in self.parts),
            *(f"does:{action}" for action in ACTIONS),
        )
        _known(deed.name, deed.needs, needs, "needs")


def _rules(kind: type[_Rule], given: Iterable[Mapping[str, Any]]) -> tuple[_Rule, ...]:
    known = {field.name: field for field in fields(kind)}
    rules = []
    for row in given:
        _known(str(row.get("name", row)), row, known, "keys")
        rules.append(kind(**{key: _typed(known[key].type, value) for key, value in row.items()}))
    return tuple(rules)


def _typed(kind: Any, value: Any) -> Any:
    plain = get_origin(kind) or kind
    if plain is tuple and isinstance(value, list) and all(isinstance(one, get_args(kind)[0]) for one in value):
        return tuple(value)
    if plain is not tuple and isinstance(value, plain):
        return value
    raise PolicyRefused(f"{value!r} is not {kind}; correct it in policy.toml.")


def _known(rule: str, words: Iterable[str], known: Iterable[str], what: str) -> None:
    allowed = list(known)
    strange = [word for word in words if word not in allowed]
    if strange:
        raise PolicyRefused(f"{rule}: {strange} are not among the {what}: {', '.join(allowed)}.")


def _reasoned(rules: Iterable[Denial | Ground | Grant | Opening | MarkingRule | Deed]) -> None:
    for rule in rules:
        if not (rule.says and rule.why):
            raise PolicyRefused(f"{rule.name}: say it in plain words and give a reason.")


def _named(names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise PolicyRefused(f"{name}: two rules have this name; rename one.")
        if not re.fullmatch("[a-z_]+", name):
            raise PolicyRefused(f"{name}: a name is made of the letters a to z and _.")
