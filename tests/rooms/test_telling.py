"""Who is told of an entry at once."""

from datetime import date

import pytest
from django.db import transaction

from lantern import access
from lantern.access import identity
from lantern.journal import record
from lantern.kinds.circle.allocation import ChairInvited
from lantern.kinds.coming_in.under_age import Band, Decision, UnderAgeConsidered
from lantern.kinds.missing.daily_contact import ContactAgreementMade, DailyContactMissed
from lantern.kinds.recording import entry_of
from lantern.registry.models import Worker
from lantern.rooms.recording.telling import tell
from tests.kinds.cast import COL, NIA, SAM, TOM, WES, Child
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


@pytest.mark.parametrize(("named", "told"), [(TOM, {TOM}), (WES, {NIA, TOM}), (SAM, {NIA, TOM})])
def test_of_a_missed_contact_hears_whoever_is_named_and_may_open_the_record(
    child: Child, named: int, told: set[int]
) -> None:
    child.tell(made_up(ChairInvited, chair=COL, until=date.max), by=TOM)
    agreement = child.tell(made_up(ContactAgreementMade, worker=named))
    missed = entry_of(made_up(DailyContactMissed), child.id, matter=agreement)
    with transaction.atomic(), identity(COL):
        tell(missed, Worker.objects.get(pk=COL))
    heard = set()
    for worker in (NIA, SAM, TOM, WES):
        with transaction.atomic(), identity(worker):
            if "daily_contact.missed" in [notice.what for notice in access.notices()]:
                heard.add(worker)
    assert heard == told
