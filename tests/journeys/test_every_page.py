"""Every page, as somebody with a screen reader, a phone, or no JavaScript meets it."""

import pytest

from lantern.kinds.declare import kinds
from tests.browser import violations
from tests.journeys.conftest import SignIn, record_of

pytestmark = pytest.mark.browser

LEILA = record_of("leila")
PAGES = {
    "ashmere.sw": (
        "/",
        "/tour/",
        "/find/",
        "/law/",
        "/law/wt-2023/",
        "/law/wt-2006/enquiry.initial-conference/",
        "/law/working-days/",
        f"/child/{LEILA}/",
        f"/child/{LEILA}/pathway/",
        f"/child/{LEILA}/pathway/?edition=wt-2006",
        f"/child/{LEILA}/chronology/",
        f"/child/{LEILA}/known/?day=2026-01-31&mode=proved",
        f"/child/{LEILA}/known/?day=someday",
        f"/child/{LEILA}/knew/",
        f"/child/{LEILA}/looked/",
        f"/child/{LEILA}/print/",
        f"/child/{LEILA}/print/?whom=family",
        f"/child/{LEILA}/record/",
    ),
    "ashmere.tm": ("/team/", f"/child/{LEILA}/withdrawn/"),
    "ashmere.duty": ("/duty/", "/duty/?group=overdue", f"/child/{LEILA}/emergency/"),
    "auditor": ("/audit/",),
}
EACH = [(key, address) for key, addresses in PAGES.items() for address in addresses]


@pytest.mark.parametrize(("key", "address"), EACH)
def test_axe_finds_nothing_wrong_and_nothing_breaks_our_policy(sign_in: SignIn, key: str, address: str) -> None:
    page = sign_in(key)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    assert violations(page) == []
    assert complaints == []


@pytest.mark.parametrize(("key", "address"), EACH)
def test_a_phone_never_scrolls_sideways_and_needs_no_javascript(sign_in: SignIn, key: str, address: str) -> None:
    page = sign_in(key, width=360, scripts=False)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("kind", sorted({kind.kind for kind in kinds() if kind.part in ("enquiry", "work", "plan")}))
def test_axe_finds_nothing_wrong_with_the_forms_of_daily_and_pathway_work(sign_in: SignIn, kind: str) -> None:
    page = sign_in("ashmere.sw")
    page.goto(f"/child/{LEILA}/record/{kind}/")
    assert violations(page) == []
