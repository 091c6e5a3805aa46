"""What single kinds refuse, because it cannot be; what happened is never refused."""

from datetime import date

import pytest

from lantern.kinds.answers import NotKnown, YesNo
from lantern.kinds.pathway.orders import Applicant, EmergencyProtectionOrderMade
from lantern.kinds.pathway.transfer import TransferOutAccepted
from tests.kinds.made_up import made_up

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize("applicant", [one for one in Applicant if one != Applicant.POLICE])
def test_only_where_the_police_applied_does_an_order_count_from_police_protection(applicant: Applicant) -> None:
    made = made_up(EmergencyProtectionOrderMade, applicant=applicant)
    assert "It belongs to" in made.unfitting("police_protection")["applicant"]
    assert made.unfitting("episode") == {}


@pytest.mark.parametrize("applicant", [Applicant.POLICE, NotKnown(reason="The order is not here yet")])
def test_an_order_of_the_police_stands_in_their_protection(applicant: Applicant | NotKnown) -> None:
    assert made_up(EmergencyProtectionOrderMade, applicant=applicant).unfitting("police_protection") == {}


def test_an_area_stays_responsible_until_another_accepts_in_writing() -> None:
    said, written = (made_up(TransferOutAccepted, in_writing=answer) for answer in (YesNo.NO, YesNo.YES))
    assert "stays responsible" in said.impossible(TODAY)["in_writing"]
    assert written.impossible(TODAY) == {}
