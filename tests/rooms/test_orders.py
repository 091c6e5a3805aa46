"""An order that somebody else than the police applied for never counts from police protection, amended or not."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django.test import Client

from lantern.kinds.pathway.orders import Applicant, EmergencyProtectionOrderMade
from lantern.kinds.pathway.urgent_action import PoliceProtectionTaken
from lantern.page.form.forms import typed_from
from tests.kinds.cast import NIA, Child
from tests.kinds.made_up import made_up

DAY = date(2026, 3, 2)


def sent(applicant: Applicant, **more: str) -> dict[str, Any]:
    """The whole form as a browser sends it."""
    made = made_up(EmergencyProtectionOrderMade, applicant=applicant)
    answers = {name: getattr(made, name) for name in EmergencyProtectionOrderMade.questions()}
    typed = typed_from(EmergencyProtectionOrderMade, answers)
    return {name: typed.getlist(name) for name in typed} | {"_do": "check", "_key": str(uuid4())} | more


def test_it_cannot_be_recorded_or_amended_so(child: Child, sign_in: Callable[[int], Client]) -> None:
    protection = child.tell(made_up(PoliceProtectionTaken))
    order = child.tell(made_up(EmergencyProtectionOrderMade, applicant=Applicant.POLICE), matter=protection)
    nia = sign_in(NIA)
    form, amendment = f"/child/{child.id}/record/emergency_protection_order.made/", f"/entry/{order}/amend/"
    for applicant, status in ((Applicant.POLICE, 200), (Applicant.LOCAL_AUTHORITY, 422)):
        assert nia.post(form, sent(applicant, matter=str(protection))).status_code == status
        assert nia.post(amendment, sent(applicant, because="It was written down wrongly.")).status_code == status
    assert nia.post(form, sent(Applicant.LOCAL_AUTHORITY, matter="none")).status_code == 200
