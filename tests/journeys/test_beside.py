"""What happens beside the main line: a sister, what few may read, what was wrong, what was interrupted, and urgency."""

from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from lantern.demo.cast import DOMAIN, PASSWORD
from lantern.kinds.answers import LONDON
from lantern.page import dates
from tests.journeys.conftest import SignIn, record_of
from tests.journeys.hands import Mouse, after
from tests.journeys.main_line import TOGETHER

pytestmark = pytest.mark.browser

CASSIA, JUNIPER, LINNET = (f"/child/{record_of(name)}/" for name in ("cassia", "juniper", "linnet"))
WORKER, MANAGER, HEALTH, POLICE = "ashmere.sw", "ashmere.tm", "health", "police"


def days_ago(days: int) -> date:
    """A day in London."""
    return datetime.now(LONDON).date() - timedelta(days=days)


def go_on(hands: Mouse, child: str, kind: str) -> Mouse:
    """Open the form of a kind."""
    hands.page.goto(f"{child}record/{kind}/")
    return hands


def recorded(hands: Mouse) -> str:
    """The address of the entry that was just recorded."""
    hands.page.wait_for_url("**/entry/**")
    return hands.page.url.partition("?")[0]


def chronology(page: Page, child: str) -> str:
    """All that somebody reads in a child's chronology."""
    page.goto(f"{child}chronology/")
    return page.locator("main").inner_text()


def test_sisters_under_one_occasion_each_have_a_decision_and_neither_shows_the_other(sign_in: SignIn) -> None:
    amina = Mouse(sign_in(WORKER))
    amina.page.goto(CASSIA)
    amina.follow("Link the record of a relative or housemate")
    amina.write("words", "Juniper Thornwik")
    amina.press("Search")
    amina.follow("Record how they are related (Juniper Thornwick)")
    amina.record(days_ago(50), learned=days_ago(50), name="Juniper", relation="sibling")
    recorded(amina)

    go_on(amina, CASSIA, "strategy_discussion.held")
    juniper = str(record_of("juniper"))
    amina.record(days_ago(40), present=TOGETHER, decision="initiate_s47", others=juniper, known="Both were seen there.")
    recorded(amina)
    amina.follow("Record it for Juniper Thornwick")
    expect(amina.page.locator("[name=known]")).to_have_value("Both were seen there.")
    expect(amina.page.locator("[name=present-2-who]")).to_have_value("Olu Bassett, safeguarding nurse")
    expect(amina.page.locator("[name=decision]:checked")).to_have_count(0)
    amina.record(days_ago(40), decision="core_assessment_s17")
    recorded(amina)
    assert "assess further as a child in need" in chronology(amina.page, JUNIPER)
    assert "begin an enquiry under section 47" in chronology(amina.page, CASSIA)

    nurse = sign_in(HEALTH)
    for address in (CASSIA, f"{CASSIA}chronology/", f"{CASSIA}pathway/", f"{CASSIA}knew/"):
        nurse.goto(address)
        assert juniper not in nurse.content()
    assert nurse.goto(JUNIPER).status == 404  # type: ignore[union-attr]  # an address of ours always answers
    assert "begin an enquiry" in chronology(nurse, CASSIA)


def test_what_is_restricted_is_not_there_for_a_partner_and_nobody_else_may_restrict_it(sign_in: SignIn) -> None:
    amina = go_on(Mouse(sign_in(WORKER)), CASSIA, "contact.made")
    amina.record(days_ago(9), direction="from_them", with_whom="child", what="Where she sleeps.", marking="restricted")
    entry = recorded(amina)
    assert "Restricted" in chronology(amina.page, CASSIA)
    nurse = sign_in(HEALTH)
    assert "Contact with the child" not in chronology(nurse, CASSIA)
    assert nurse.goto(entry).status == 404  # type: ignore[union-attr]  # an address of ours always answers


def test_an_amendment_and_a_disagreement_stand_beside_what_was_said(sign_in: SignIn) -> None:
    amina = go_on(Mouse(sign_in(WORKER)), CASSIA, "management_decision.made")
    amina.record(days_ago(8), about="who collects her", decision="Her mother.")
    entry = recorded(amina)
    amina.follow("Amend")
    amina.write("decision", "Her aunt.")
    amina.press("Check your answers")
    expect(amina.page.locator(".govuk-error-summary")).to_contain_text("Say why it is amended")
    expect(amina.page.locator("[name=decision]")).to_have_value("Her aunt.")
    amina.write("because", "Written down wrongly: it was her aunt from the start.")
    amina.check()
    amina.press("Record")
    expect(amina.page.locator("main")).to_contain_text("Her aunt.")
    expect(amina.page.locator("main")).to_contain_text("Written down wrongly")

    nurse = Mouse(sign_in(HEALTH))
    nurse.page.goto(entry)
    nurse.follow("Disagree")
    nurse.write("because", "The clinic was told that her mother collects her.")
    nurse.press("Record my disagreement")
    amina.page.goto(entry)
    expect(amina.page.locator("main")).to_contain_text("The clinic was told that her mother collects her.")
    assert "Disputed" in chronology(amina.page, CASSIA)


def test_what_was_misfiled_is_hidden_at_once_and_everywhere_and_its_manager_is_told(sign_in: SignIn) -> None:
    amina = go_on(Mouse(sign_in(WORKER)), CASSIA, "visit.made")
    amina.record(days_ago(7), found="not_seen", why_not_seen="The wrong house: this was another child's visit.")
    entry = recorded(amina)
    nurse = sign_in(HEALTH)
    nurse.goto(entry)
    amina.follow("Withdraw")
    amina.write("because", "It belongs to another child.")
    amina.press("Withdraw it")
    expect(amina.page.get_by_text("A manager was told")).to_be_visible()
    past = f"{CASSIA}known/?mode=stated&day={days_ago(1).isoformat()}"
    for address in (f"{CASSIA}chronology/", f"{CASSIA}pathway/", f"{CASSIA}print/?whom=worker", past):
        amina.page.goto(address)
        assert "the child was not seen" not in amina.page.content()
    assert amina.page.goto(entry).status == 404  # type: ignore[union-attr]  # an address of ours always answers

    ruth = Mouse(sign_in(MANAGER, opens="/"))
    ruth.page.get_by_role("button", name="Cassia Thornwick: entry withdrawn").click()
    expect(ruth.page.locator("main")).to_contain_text("Olu Bassett")
    ruth.press("Confirm")
    expect(ruth.page.locator(".govuk-error-summary")).to_be_focused()
    ruth.page.locator("input[name=because]").fill("Seen with Amina: it was another child's.")
    ruth.press("Confirm")
    expect(ruth.page.get_by_text("Confirmed.")).to_be_visible()


def test_the_record_is_read_as_it_was_proved_and_as_it_was_stated_on_a_day(sign_in: SignIn) -> None:
    amina = go_on(Mouse(sign_in(WORKER)), JUNIPER, "visit.made")
    amina.record(days_ago(20), found="seen", alone="alone", childs_words="I like the new school.")
    recorded(amina)
    page = amina.page
    day = days_ago(10).isoformat()
    page.goto(f"{JUNIPER}known/?mode=proved&day={day}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(dates.day(days_ago(10)))
    expect(page.locator("main")).to_contain_text("Referral received")
    expect(page.locator("main")).not_to_contain_text("Visit: the child was seen alone")
    page.goto(f"{JUNIPER}known/?mode=stated&day={day}")
    moment = page.locator(".lantern-moment", has_text="Visit: the child was seen alone")
    expect(moment).to_contain_text("recorded 20 days later")


def test_an_error_loses_nothing_and_takes_the_reader_to_what_is_to_be_put_right(sign_in: SignIn) -> None:
    amina = go_on(Mouse(sign_in(WORKER)), JUNIPER, "visit.made")
    amina.fill(days_ago(-3), found="seen", alone="alone", childs_words="Can I go now?", what="She was tired.")
    amina.press("Check your answers")
    summary = amina.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(amina.page).to_have_title("Error: Visit – Lantern")
    summary.get_by_role("link", name="When was the visit?").click()
    expect(amina.page.locator("#happened-day")).to_be_focused()
    expect(amina.page.locator("[name=childs_words]")).to_have_value("Can I go now?")
    expect(amina.page.locator("[name=alone][value=alone]")).to_be_checked()
    amina.press("Keep as a draft and leave")
    amina.page.goto("/")
    expect(amina.page.get_by_role("region", name="Begun and not yet recorded")).to_contain_text(
        "Visit: Juniper Thornwick"
    )
    amina.follow("Visit: Juniper Thornwick")
    expect(amina.page.locator("[name=what]")).to_have_value("She was tired.")
    amina.press("Discard it and start again")


def test_what_was_typed_survives_a_session_that_ended(sign_in: SignIn) -> None:
    grace = go_on(Mouse(sign_in(WORKER)), LINNET, "contact.made")
    grace.fill(days_ago(2), direction="to_them", with_whom="family", what="He has not come home.", marking="restricted")
    expect(grace.page.locator(".htmx-request")).to_have_count(0)  # its answer would bring the session back
    grace.page.context.clear_cookies(name="lantern")
    with grace.page.expect_response("**/account/login/**"):
        grace.write("what", "He has not come home tonight.")
        grace.page.keyboard.press("Tab")
    expect(grace.page.locator("#what-words")).to_be_empty()  # where a hint would be, and never a page to sign in
    grace.press("Check your answers")
    expect(grace.page.get_by_text("What you had typed is kept")).to_be_visible()
    grace.page.fill("input[name=login]", f"{WORKER}@{DOMAIN}")
    grace.page.fill("input[name=password]", PASSWORD)
    grace.press("Sign in")
    expect(grace.page.locator("[name=what]")).to_have_value("He has not come home tonight.")
    expect(grace.page.locator("[name=marking]")).to_have_value("restricted")
    grace.check()
    grace.press("Record")
    recorded(grace)


def test_whoever_records_hears_what_somebody_else_recorded_meanwhile(sign_in: SignIn) -> None:
    amina = go_on(Mouse(sign_in(WORKER)), LINNET, "management_decision.made")
    amina.fill(days_ago(1), about="tonight")
    dan = go_on(Mouse(sign_in(POLICE)), LINNET, "information.received")
    dan.page.goto(f"{LINNET}record/contact.made/")
    dan.record(days_ago(0), direction="from_them", with_whom="family")
    recorded(dan)
    amina.check()
    news = amina.page.locator(".lantern-news")
    expect(news).to_contain_text("Recorded by others since you opened this form")
    expect(news).to_contain_text("Dan Hollis")
    amina.press("Record")
    recorded(amina)
    assert "Management decision on tonight" in chronology(amina.page, LINNET)


def test_urgent_action_runs_its_clocks_in_hours(sign_in: SignIn) -> None:
    taken_at = after(datetime.now(LONDON).replace(second=0, microsecond=0), -2.5)
    dan = go_on(Mouse(sign_in(POLICE)), LINNET, "police_protection.taken")
    dan.record(taken_at)
    recorded(dan)
    amina = Mouse(sign_in(WORKER))
    amina.page.goto(LINNET)
    protection = amina.page.locator("article.lantern-duty", has_text="Nobody is kept in police protection")
    ends = taken_at.timestamp() + 72 * 3600
    expect(protection).to_contain_text(f"Due {dates.moment(datetime.fromtimestamp(ends, LONDON))}, 69 hours left")
    expect(amina.page.locator(".lantern-identity")).to_contain_text("69 hours left")
    amina.page.goto(f"{LINNET}pathway/")
    expect(amina.page.locator(".lantern-chart")).to_contain_text("69 hours left")

    go_on(amina, LINNET, "emergency_protection_order.made")
    amina.record(after(taken_at, 1), applicant="police", expires_on=taken_at.date() + timedelta(days=8))
    recorded(amina)
    amina.page.goto(f"{LINNET}pathway/")
    expect(protection).to_contain_text("in time")
    order = amina.page.locator("article.lantern-duty", has_text="lasts no more than 8 days")
    expect(order).to_contain_text(f"Due {dates.day(taken_at.date() + timedelta(days=8))}")

    go_on(amina, LINNET, "emergency_protection_order.extended")
    amina.record(days_ago(0), expires_on=taken_at.date() + timedelta(days=15))
    recorded(amina)
    amina.page.goto(f"{LINNET}pathway/")
    expect(order).to_contain_text("in time")
    extended = amina.page.locator("article.lantern-duty", has_text="extended once, by no more than 7 days")
    expect(extended).to_contain_text(f"Due {dates.day(taken_at.date() + timedelta(days=15))}")
