"""Who is told of an entry at once."""

import pytest
from django.db import transaction

from lantern import access
from lantern.access import identity
from lantern.journal import record
from lantern.kinds.recording import entry_of
from lantern.kinds.under_age import Band, Decision, UnderAgeConsidered
from lantern.registry.models import Worker
from lantern.rooms.recording.telling import tell
from tests.kinds.cast import NIA, TOM, Child
from tests.kinds.made_up import made_up


@pytest.mark.parametrize(
    ("age", "decision", "is_told"),
    [
        (Band.UNDER_13, Decision.NOT_REPORTED, True),
        (Band.UNDER_13, Decision.TALK_AGAIN, True),
        (Band.UNDER_13, Decision.REPORT, False),
        (Band.TO_15, Decision.NOT_REPORTED, False),
    ],
)
def test_the_nominated_lead_hears_at_once_of_a_child_under_13_who_is_not_reported(
    child: Child, age: Band, decision: Decision, is_told: bool
) -> None:
    entry = entry_of(made_up(UnderAgeConsidered, age=age, decision=decision, lead=TOM), child.id)
    with transaction.atomic(), identity(NIA):
        tell(entry, Worker.objects.get(pk=NIA))
    record([entry], by=NIA, key="under age")
    with transaction.atomic(), identity(TOM):
        assert [notice.what for notice in access.notices()] == ["under_age.considered"] * is_told
