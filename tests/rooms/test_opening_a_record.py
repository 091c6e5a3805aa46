"""A new record begins with what brought the child here."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from tests.kinds.cast import DEV


@pytest.mark.parametrize(
    ("begins", "leads_to"),
    [
        ("referral.received", "referral.received"),
        ("contact.received", "contact.received"),
        ("consultation.held", "consultation.held"),
        ("transfer_in.notified", "transfer_in.notified"),
        ("plan.ended", "referral.received"),
        ("", "referral.received"),
    ],
)
def test_it_leads_to_the_form_of_what_brought_the_child(
    sign_in: Callable[[int], Client], begins: str, leads_to: str
) -> None:
    sent = {"given": "Perran", "family": "Holloway", "begins": begins, "open": "yes", "_key": str(uuid4())}
    answer = sign_in(DEV).post("/find/new/", sent)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"/record/{leads_to}/")
