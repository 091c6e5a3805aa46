"""Every page, as somebody with a screen reader, a phone, or no JavaScript meets it. A page missing here fails."""

from collections.abc import Iterator
from functools import cache
from uuid import uuid5

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, ConsoleMessage, Page

from lantern.kinds.declare import kinds
from tests.access.addresses import names
from tests.browser import violations
from tests.journeys.conftest import Sessions, SignIn, record_of

pytestmark = pytest.mark.browser

LEILA, PERRIN = record_of("leila"), record_of("perrin")
REFERRAL = uuid5(LEILA, "2")  # after her name and her date of birth
DRAWN = uuid5(LEILA, "54")  # the chronology that her worker begins after everything else was told
ROTA, TOLD = record_of("Ashmere, reading of reports"), record_of("Told by a friend of a meeting")
NOTICE = record_of("Notice LN-0417")
BETHAN, LOG = record_of("bethan"), record_of("log of bethan's mother")
NOTE = uuid5(LOG, "6")
PAGES = {
    "ashmere.sw": (
        "/",
        "/?group=everybody",
        "/?group=overdue",
        "/?group=agreed",
        "/?group=later&page=999999999",
        "/tour/",
        "/find/",
        f"/find/?to={LEILA}",
        "/accessibility/",
        "/out/",
        "/words/",
        "/style/",
        "/style/form/",
        "/style/print/",
        "/law/",
        "/law/wt-2023/",
        "/law/local-example/",
        "/law/wt-2006/enquiry.initial-conference/",
        "/law/working-days/",
        f"/child/{LEILA}/",
        f"/child/{LEILA}/pathway/",
        f"/child/{LEILA}/pathway/?edition=wt-2006",
        f"/child/{LEILA}/missing/",
        f"/child/{LEILA}/judgement/",
        f"/child/{LEILA}/judgement/?words=2009",
        f"/child/{LEILA}/chronology/",
        f"/child/{LEILA}/chronologies/",
        f"/child/{LEILA}/chronologies/begin/",
        f"/child/{LEILA}/chronologies/{DRAWN}/",
        f"/child/{LEILA}/chronologies/{DRAWN}/draw/",
        f"/child/{LEILA}/chronologies/{DRAWN}/print/",
        f"/child/{LEILA}/chronologies/{DRAWN}/print/?whom=court",
        f"/child/{LEILA}/known/",
        f"/child/{LEILA}/known/?day=2026-01-31&mode=proved",
        f"/child/{LEILA}/known/?day=someday",
        f"/child/{LEILA}/knew/",
        f"/child/{LEILA}/knew/?day=2026-01-31&agency=1",
        f"/child/{LEILA}/looked/",
        f"/child/{LEILA}/sharing/",
        f"/child/{LEILA}/support/",
        f"/child/{LEILA}/own-page/",
        f"/child/{LEILA}/own-page/give/",
        f"/child/{LEILA}/own-page/close/",
        f"/child/{LEILA}/own-page/open/",
        f"/child/{LEILA}/own-page/print/",
        "/not-shared/",
        f"/child/{LEILA}/print/",
        f"/child/{LEILA}/print/?whom=child",
        f"/child/{LEILA}/print/?whom=court",
        f"/child/{LEILA}/summary/",
        f"/child/{LEILA}/record/",
        f"/entry/{REFERRAL}/",
        f"/entry/{REFERRAL}/amend/",
        f"/entry/{REFERRAL}/withdraw/",
        f"/entry/{REFERRAL}/restrict/",
        "/account/2fa/",
        "/account/password/change/",
    ),
    "ashmere.sw2": (f"/child/{PERRIN}/", f"/child/{PERRIN}/missing/", f"/child/{PERRIN}/missing/?page=3"),
    "ashmere.tm": ("/team/", f"/child/{LEILA}/withdrawn/"),
    "ashmere.duty": (
        "/duty/",
        "/duty/?group=everybody",
        f"/child/{LEILA}/emergency/",
        "/reports/",
        "/reports/?group=new",
        "/reports/call/",
        "/reports/rota/",
        f"/report/{TOLD}/",
        f"/report/{TOLD}/triage/",
        f"/report/{TOLD}/answer/",
        f"/report/{TOLD}/hand-over/",
        "/reports/notice/",
        f"/report/{NOTICE}/",
        f"/report/{NOTICE}/more/",
        f"/report/{NOTICE}/answer-force/",
        f"/find/?to={NOTICE}",
    ),
    "ashmere.dm": ("/reports/rota/hours/", "/reports/rota/deputy/", f"/reports/rota/{uuid5(ROTA, '0')}/end/"),
    "health": (
        f"/entry/{REFERRAL}/dispute/",
        f"/child/{LEILA}/",
        "/",
        "/consultations/",
        "/consultations/new/",
    ),
    "mother": (
        "/log/",
        "/log/?page=2",
        "/log/write/",
        "/log/help/",
        f"/log/{NOTE}/add/",
        f"/log/{NOTE}/receipt/",
        "/account/2fa/",
        "/account/password/change/",
    ),
    "voluntary": (
        "/families/",
        "/families/new/",
        f"/families/new/?child={BETHAN}",
        f"/family/{LOG}/",
        f"/family/{LOG}/?page=2",
        f"/family/{LOG}/print/",
        f"/family/{LOG}/write/",
        f"/family/{LOG}/worker/",
        f"/family/{LOG}/meeting/",
        f"/family/{LOG}/password/",
        f"/family/{LOG}/{NOTE}/feedback/",
        f"/family/{LOG}/{NOTE}/pass-on/",
    ),
    "auditor": ("/audit/",),
    "leila": ("/my/", "/my/say/", "/my/sent/", "/my/ring/"),
}
EACH = [(key, address) for key, addresses in PAGES.items() for address in addresses]
# Not among them: what is only sent to, the form that a search leads to and the sign-in (each met elsewhere here or in
# tests/site), joining and consulting (test_force_notice), and allauth's pages that ask for the password again or for a
# second step that the cast has not set up.
ELSEWHERE = {
    "work:told",
    "page:stay",
    "page:hint",
    "finding:new",
    "intake:take",
    "intake:received",
    "intake:consultation",
    "intake:consult_again",
    "intake:join",
    "intake:part",
    "recording:write",
    "family:judge",
    "account_login",
    "account_logout",
}
OF_ANOTHER_STEP = ("account_inactive", "account_reauthenticate", "mfa_")
OF_MANAGERS = ("allocation", "same_person", "conflict", "review", "stop_lifted")


@pytest.fixture(scope="module")
def at(browser: Browser, county: str, sessions: Sessions) -> Iterator[SignIn]:
    """A page kept open for each person: wide and with JavaScript, or as wide as a small phone and without."""
    contexts = []

    @cache
    def page_of(key: str, *, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=county,
            storage_state=sessions(key),
            java_script_enabled=scripts,
            viewport={"width": 1280 if scripts else 360, "height": 900},
        )
        contexts.append(context)
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


def wrong_with(page: Page, address: str) -> list[str]:
    """What axe finds, what breaks our policy, and what the page complains of."""
    complaints: list[str] = []

    def heard(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            complaints.append(said.text)

    page.on("console", heard)
    answer = page.goto(address)
    page.remove_listener("console", heard)
    assert answer is not None
    return [*complaints, *violations(page)] if answer.status == 200 else [f"{address} answers {answer.status}"]


def test_every_address_of_the_site_is_visited_here() -> None:
    # The tour is there under a demonstration's settings alone.
    visited = {resolve(address.partition("?")[0]).view_name for _, address in EACH if address != "/tour/"}
    missing = {name for name in names() if name not in visited | ELSEWHERE and not name.startswith(OF_ANOTHER_STEP)}
    assert missing == set()


@pytest.mark.parametrize(("key", "address"), EACH)
def test_axe_finds_nothing_wrong_and_nothing_breaks_our_policy(at: SignIn, key: str, address: str) -> None:
    page = at(key)
    assert wrong_with(page, address) == []
    title = page.title()
    # What one of a family leaves open on their telephone, or lying about on paper, says nothing of what it is.
    theirs = key in ("mother", "leila") or address == "/out/" or address.endswith("/own-page/print/")
    assert ("Lantern" in title) is not theirs
    assert "Leila" not in title
    assert "Carrowmere" not in title


@pytest.mark.parametrize(("key", "address"), EACH)
def test_a_phone_never_scrolls_sideways_and_needs_no_javascript(at: SignIn, key: str, address: str) -> None:
    page = at(key, scripts=False)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("part", sorted({kind.part for kind in kinds()}))
def test_axe_finds_nothing_wrong_with_any_form(at: SignIn, part: str) -> None:
    page = at("police" if part == "intelligence" else "ashmere.tm" if part in OF_MANAGERS else "ashmere.sw")
    formed = [kind for kind in kinds() if not kind.has_own_form]
    named = {kind.kind for kind in formed if kind.part == part}
    assert {name: wrong for name in named if (wrong := wrong_with(page, f"/child/{LEILA}/record/{name}/"))} == {}


def test_the_form_that_opens_a_record_is_met_after_a_search(at: SignIn) -> None:
    page = at("ashmere.duty")
    page.goto("/find/")
    page.fill("#words", "Nobody Ofthisname")
    page.get_by_role("button", name="Search").click()
    assert violations(page) == []
    page.get_by_role("button", name="None of these").click()
    assert violations(page) == []
    page.fill("#given", "")
    page.fill("#family", "")
    page.get_by_role("button", name="Open the record").click()
    assert violations(page) == []
    assert page.locator(".govuk-error-summary a").get_attribute("href") == "#given"


def test_a_page_that_is_not_there_says_so_and_what_to_do(at: SignIn) -> None:
    page = at("ashmere.duty")
    answer = page.goto("/child/00000000-0000-0000-0000-000000000000/")
    assert answer is not None
    assert answer.status == 404
    assert violations(page) == []
