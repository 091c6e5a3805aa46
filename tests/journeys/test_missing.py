"""A missing girl in the browser: reported by the police, found, and asked why by somebody apart from all of them."""

from datetime import datetime

import pytest
from playwright.sync_api import expect

from lantern.kinds.answers import LONDON
from lantern.page import dates
from tests.browser import width
from tests.journeys.conftest import SignIn, record_of
from tests.journeys.hands import Mouse, after

pytestmark = pytest.mark.browser

SORREL, TEASEL = record_of("sorrel"), record_of("teasel")
EPISODES = f"/child/{SORREL}/missing/"
ASK = "Dan Hollis, 01632 960 240"
WORDS = "I go because nobody asks me at home. They are there when I come out of school."


def go_on(hands: Mouse, kind: str) -> Mouse:
    """The form of a kind, in the girl's episode or agreement."""
    hands.page.goto(f"/child/{SORREL}/record/{kind}/")
    return hands


def test_a_missing_girl_is_reported_found_asked_and_heard(sign_in: SignIn) -> None:
    now = datetime.now(LONDON).replace(second=0, microsecond=0)
    reported, back = after(now, -96), after(now, -86)

    dan = Mouse(sign_in("police"))
    dan.page.goto(EPISODES)
    dan.follow("Together with another child: find their record")
    dan.page.fill("#words", "Teasel Morrow")
    dan.press("Search")
    dan.page.get_by_role("link", name="Report both missing together (Teasel Morrow)").click()
    grade = {
        "police_reference": "MP/5117",
        "grade": "high",
        "placed": "away",
        "responsible": "Ashmere",
        "host": "Wexby",
    }
    others = {"others": str(TEASEL), "how_many_others": "1", "ask_about_others": ASK}
    dan.record(reported, learned=reported.date(), sort="missing", last_seen=reported, **grade, **others)
    go_on(dan, "missing_authority.told").record(after(reported, 1), which="responsible", name="Ashmere")
    dan.page.goto(EPISODES)
    expect(dan.page.locator("main")).to_contain_text("Also believed missing: Teasel Morrow")

    amina = Mouse(sign_in("ashmere.sw"))
    amina.page.goto(f"/child/{SORREL}/")
    expect(amina.page.locator("main")).to_contain_text("Missing now: reported")
    amina.follow("Missing episodes")
    main = amina.page.locator("main")
    expect(main).to_contain_text("Until one is, the child is missing")
    expect(main).to_contain_text(f"Also believed missing: one other child: ask {ASK}")
    expect(main).to_contain_text("Wexby. Not recorded as told")
    expect(main).not_to_contain_text("Teasel")

    go_on(dan, "missing.returned").record(back, how="found")
    go_on(dan, "prevention_interview.held").record(after(back, 1), held="did_not_speak")
    kit = Mouse(sign_in("voluntary"))
    offer = {"by": "Kit Delaney", "independent": "independent", "away": "yes"}
    go_on(kit, "return_interview.offered").record(after(back, 12), answer="refused", **offer)
    go_on(kit, "return_interview.offered").record(after(back, 36), answer="accepted", **offer)
    go_on(kit, "return_interview.held").record(after(back, 73), independent="independent", away="yes")
    go_on(kit, "return_interview.said").record(after(back, 73), childs_words=WORDS, carers="nothing")
    go_on(amina, "carers_account.given").record(
        after(back, 5), learned=after(back, 5).date(), from_whom="foster_carer", account="She had a new coat."
    )

    amina.page.goto(EPISODES)
    due = dates.moment(after(back, 72))
    held = main.locator("dd p", has_text="A return interview is held within 72 hours")
    expect(held).to_contain_text(f"was due {due}")
    expect(held).to_contain_text("Held late")
    expect(main).to_contain_text("they do not want to, now")
    said = main.get_by_role("link", name="What the child said in the return interview was written down.")
    said.click()
    expect(main).to_contain_text(WORDS)
    dan.page.goto(EPISODES)
    expect(dan.page.locator("main")).not_to_contain_text("What the child said in the return interview was")
    amina.page.goto(f"/child/{SORREL}/print/?whom=family")
    expect(amina.page.locator("main")).not_to_contain_text("What the child said")


def test_a_daily_contact_that_is_missed_reaches_the_person_named(sign_in: SignIn) -> None:
    due = after(datetime.now(LONDON).replace(second=0, microsecond=0), -3)
    kit = go_on(Mouse(sign_in("voluntary")), "contact_agreement.made")
    kit.record(after(due, -48), with_whom="Kit Delaney", worker="Amina Farrow")
    go_on(kit, "daily_contact.missed").record(due)
    amina = Mouse(sign_in("ashmere.sw", opens="/"))
    news = amina.page.locator(".lantern-news")
    expect(news).to_contain_text("Sorrel Quayle")
    expect(news).to_contain_text("aily contact missed")
    amina.page.goto(f"/child/{SORREL}/")
    overdue = amina.page.locator("article.lantern-duty", has_text="Something is done about a missed daily contact")
    expect(overdue).to_contain_text("Overdue by")
    expect(overdue).to_contain_text("Local, not law")
    go_on(amina, "daily_contact.followed_up").record(after(due, 3), came_of_it="reached")
    amina.page.goto(EPISODES)
    expect(amina.page.locator("main")).to_contain_text("Two or more missed daily contacts in 7 days")


def test_an_untold_story_of_more_than_twenty_episodes_comes_by_pages_and_can_be_read_on_a_phone(
    sign_in: SignIn,
) -> None:
    page = sign_in("ashmere.sw2", width=390)
    page.goto(f"/child/{record_of('perrin')}/missing/")
    main = page.locator("main")
    expect(main).to_contain_text("Three or more episodes in 30 days: a strategy discussion is considered. Recorded: 3")
    expect(main.get_by_role("table", name="Every episode").locator("tbody tr")).to_have_count(23)
    expect(main.locator("section h2")).to_have_count(10)
    assert width(page) <= 390
    main.get_by_role("link", name="Page 3", exact=True).click()
    expect(main.locator("section h2")).to_have_count(3)
    expect(main).to_contain_text("Nothing recorded")
