"""The stage that the stories are played on: who does what to the record, and who then sees what of it.

Every part is played by somebody of that agency, signed in, on a page of their own.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from playwright.sync_api import Locator, expect

from lantern.page import clock
from tests.browser import violations
from tests.journeys.hands import Answer, Mouse

DUTY, DUTY_MANAGER, WORKER, MANAGER = "ashmere.duty", "ashmere.dm", "ashmere.sw", "ashmere.tm"
POLICE, HEALTH, SCHOOL, VOLUNTARY = "police", "health", "school", "voluntary"
AGENCIES = {
    POLICE: "Merrow Police",
    HEALTH: "Merrow Health",
    SCHOOL: "Schools of Merrow",
    VOLUNTARY: "Harbour Light",
}
NO_PAGE = "There is no such page for you"


def soon(days: int = 90) -> date:
    """A day that is still to come: until which a share lasts, or on which something is looked at again."""
    return clock.today() + timedelta(days=days)


class Stage:
    """The people of a story, and the record that it is about: the address of its front page."""

    def __init__(self, hands: Callable[[str], Mouse]) -> None:
        self._hands, self.child = hands, ""
        self._kept: dict[str, Mouse] = {}

    def hands(self, who: str) -> Mouse:
        """Somebody's hands, at the page where they last were."""
        if who not in self._kept:
            self._kept[who] = self._hands(who)
        return self._kept[who]

    def finds_nobody(self, who: str, name: str) -> None:
        """A search for somebody by a name finds nothing that they may open."""
        self._searches(who, name)
        expect(self.hands(who).page.get_by_text("0 records that you may open")).to_be_visible()

    def opens(self, who: str, given: str, family: str, age: int = 15) -> None:
        """Search, and open a record for somebody of this age or nearly, who is none of those found."""
        one = self.hands(who)
        self._searches(who, f"{given} {family}")
        one.press("None of these: open a new record")
        for part, number in (("day", "12"), ("month", "5"), ("year", str(clock.today().year - age))):
            one.write(part, number)
        one.press("Open the record")
        self.child = one.page.url.partition("record/")[0]

    def records(self, who: str, kind: str, happened: date, /, **answers: Answer) -> None:
        """Somebody fills in the form of a kind and records it."""
        one = self.hands(who)
        address = f"{self.child}record/{kind}/"
        if one.page.url != address:
            one.page.goto(address)
        if one.page.locator("[name='learned-day']").count():
            answers.setdefault("learned", happened.date() if isinstance(happened, datetime) else happened)
        one.record(happened, **answers)
        one.page.wait_for_url(lambda url: f"/record/{kind}/" not in url)

    def shares(self, who: str, happened: date, *partners: str) -> None:
        """The record is shared with these partners' agencies."""
        for partner in partners:
            self.records(who, "share.made", happened, agency=AGENCIES[partner], until=soon())

    def looks(self, who: str, view: str = "") -> Locator:
        """What somebody finds on a view of the record."""
        page = self.hands(who).page
        page.goto(f"{self.child}{view}")
        return page.locator("main")

    def sees(self, who: str, view: str, *words: str, but_not: tuple[str, ...] = ()) -> None:
        """A view says all of these words to somebody, and none of those."""
        main = self.looks(who, view)
        for said in words:
            expect(main).to_contain_text(said)
        for kept in but_not:
            expect(main).not_to_contain_text(kept)

    def reads(self, who: str, begins: str, *words: str) -> None:
        """Somebody follows an entry of the chronology, whose sentence has these words, and it says the others."""
        main = self.looks(who, "chronology/")
        main.locator(".lantern-moment__says a", has_text=begins).first.click()
        for said in words:
            expect(main).to_contain_text(said)

    def cannot_open(self, *people: str) -> None:
        """To these the record is not there."""
        for who in people:
            expect(self.looks(who).get_by_role("heading", level=1)).to_have_text(NO_PAGE)

    def duty(self, who: str, says: str, stands: str) -> None:
        """The pathway says how a duty stands, with its day."""
        article = self.looks(who, "pathway/").locator("article.lantern-duty", has_text=says).last
        expect(article).to_contain_text(stands)

    def told(self, who: str, *words: str) -> None:
        """What is new to somebody stands before them when they come in."""
        page = self.hands(who).page
        page.goto("/")
        for said in words:
            expect(page.locator(".lantern-news")).to_contain_text(said)

    def sound(self, who: str, *views: str) -> None:
        """axe finds nothing wrong with these views."""
        for view in views:
            self.looks(who, view)
            assert violations(self.hands(who).page) == [], view

    def _searches(self, who: str, name: str) -> None:
        one = self.hands(who)
        one.page.goto("/find/")
        one.write("words", name)
        one.press("Search")
