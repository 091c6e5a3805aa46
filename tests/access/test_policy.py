"""A policy that contradicts itself is refused, by the rule's name."""

from dataclasses import replace
from typing import Any

import pytest

from lantern.access.policy import Policy, PolicyRefused

_POLICY = Policy.load()


@pytest.mark.parametrize(
    ("rules", "change", "message"),
    [
        ("grounds", {"roles": ("wizard",)}, "wizard.*not among the roles"),
        ("grounds", {"types": ("rumour",)}, "rumour.*not among the types of record"),
        ("grounds", {"circle": "befriended"}, "befriended.*not among the relations"),
        ("grounds", {"through": ""}, "belong together"),
        ("grounds", {"name": "duty"}, "two rules have this name"),
        ("grounds", {"name": "duty'; drop"}, "letters a to z"),
        ("grounds", {"says": ""}, "say it in plain words"),
        ("grants", {"why": ""}, "give a reason"),
        ("grants", {"grounds": ("friendship",)}, "friendship.*not among the grounds"),
        ("grants", {"does": (), "records": ()}, "gives nothing"),
        ("grants", {"does": ("fly",)}, "fly.*not among the actions"),
        ("grants", {"records": ("gossip",)}, "gossip.*not among the parts"),
        ("openings", {"types": ("rumour",)}, "rumour.*not among the types"),
        ("conditions", {"holds": "luck"}, "luck.*not among the conditions"),
        ("markings", {"marking": "secret"}, "secret.*not among the markings"),
        ("markings", {"reader": "friends"}, "friends.*not among the readers"),
        ("deeds", {"needs": ("courage",)}, "courage.*not among the needs"),
    ],
)
def test_what_nothing_else_knows_is_refused(rules: str, change: dict[str, Any], message: str) -> None:
    first, *rest = getattr(_POLICY, rules)
    broken: dict[str, Any] = {rules: (replace(first, **change), *rest)}
    with pytest.raises(PolicyRefused, match=message):
        replace(_POLICY, **broken).check()


def test_every_part_of_the_work_can_be_recorded_by_somebody() -> None:
    assert {part for grant in _POLICY.grants for part in grant.records} == set(_POLICY.parts)
