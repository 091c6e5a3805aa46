"""Prints where family reads: only what is named is given, and nothing named lets slip what must not be on paper."""

import pytest

from lantern.kinds.declare import kind_named, kinds
from lantern.page.prints.for_whom import GIVEN, Reader

# Where somebody is or can be reached; what was told, kept from or decided without the reader; a child's confidence.
NEVER = (
    "address",
    "cover",
    "emergency_access",
    "harm_to_others",
    "identifier",
    "information",
    "intelligence",
    "legal_advice",
    "medical_consent",
    "placement",
    "police_investigation",
    "public_report",
    "relationship",
    "return_interview",
    "safety_summary",
    "service_agreement",
    "sharing",
)


@pytest.mark.parametrize("reader", GIVEN)
def test_every_kind_that_is_given_is_one_and_none_is_of_those_never_given(reader: Reader) -> None:
    assert {kind.kind for kind in kinds()} >= GIVEN[reader]
    assert [kind for kind in GIVEN[reader] if kind.startswith(NEVER)] == []
    assert all(not kind_named(kind, 1).guarded for kind in GIVEN[reader])


def test_a_conference_is_given_all_that_family_is() -> None:
    assert GIVEN[Reader.CONFERENCE] > GIVEN[Reader.FAMILY]
