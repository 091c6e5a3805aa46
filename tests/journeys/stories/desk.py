"""The desk of those who read what the public tell, and the telephone of whoever tells."""

from datetime import date, datetime

from playwright.sync_api import Locator, Page, expect

from lantern.kinds.answers import LONDON
from lantern.page import clock
from tests.browser import violations
from tests.journeys.hands import Answer
from tests.journeys.stories.stage import Stage


def now() -> datetime:
    """This minute in London."""
    return datetime.now(LONDON).replace(second=0, microsecond=0)


class Telephone:
    """The public's page on a telephone without JavaScript, in a hand that keeps the words of the receipt."""

    def __init__(self, page: Page) -> None:
        self.page, self.words = page, ""

    def tells(self, danger: str, matter: str, what: str, **more: str) -> None:
        """Tells it as it is asked, and is given the words."""
        self.page.goto("/write/")
        for name, code in (("danger", danger), ("matter", matter)):
            self.page.check(f"[name={name}][value={code}]")
        self.page.fill("[name=what]", what)
        for name in ("teller", "reply"):
            if name in more:
                self.page.check(f"[name={name}][value={more.pop(name)}]")
        for name, words in more.items():
            self.page.fill(f"[name={name}]", words)
        self._press("Send")
        self.words = self.page.locator(".lantern-receipt").inner_text()

    def returns(self) -> Locator:
        """Comes back with the words."""
        self.page.goto("/again/")
        self.page.fill("#words", self.words)
        self._press("Look")
        return self.page.locator("main")

    def adds(self, danger: str, what: str) -> None:
        """Comes back and tells more."""
        self.returns()
        self.page.check(f"[name=danger][value={danger}]")
        self.page.fill("[name=what]", what)
        self._press("Send")
        expect(self.page.locator("main")).to_contain_text("What you added has reached us")

    def _press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).click()


class Desk:
    """One report, in the hands of those on duty."""

    def __init__(self, stage: Stage, who: str) -> None:
        self.stage, self.who, self.page, self.report = stage, who, stage.hands(who).page, ""

    def writes_down(self, link: str, **answers: Answer) -> None:
        """What came by telephone or by secure mail, in place of the public's page."""
        self.page.goto("/reports/")
        self.stage.hands(self.who).follow(link)
        assert violations(self.page) == []
        self.stage.hands(self.who).record(now(), **answers)
        self.page.wait_for_url("**/report/**")
        self.report = self.page.url

    def finds(self, group: str, what: str) -> None:
        """The report that says this, among those of a group, where the list shows them."""
        self.page.goto("/reports/")
        listed = self.page.locator("section", has=self.page.get_by_role("heading", name=group)).get_by_role("link")
        addresses = [link.get_attribute("href") or "" for link in listed.all()]
        for address in addresses:
            self.page.goto(address)
            if self.page.get_by_text(what).count():
                self.report = self.page.url
                return
        raise AssertionError(f"None of {addresses} under {group!r} says {what!r}")

    def does(self, act: str, /, **answers: Answer) -> None:
        """Triage, an answer, a handover: its form, filled in and recorded."""
        self.page.goto(f"{self.report}{act}/")
        self.stage.hands(self.who).record(now(), **answers)
        self.page.wait_for_url(self.report)

    def takes_it_on(self) -> None:
        """One press."""
        self.stage.hands(self.who).press("Take it on")
        expect(self.page.locator("main")).to_contain_text("Taken on by")

    def hands_over(self, agency: str, whom: str, reference: str) -> None:
        """Handed over, and kept until they say that they have it."""
        self.does("hand-over", agency=agency, whom=whom, how="By telephone, then by secure mail")
        waits = self.page.get_by_role("link", name="They have what was handed over")
        expect(waits).to_have_count(1)
        waits.click()
        self.stage.hands(self.who).record(now(), whom=whom, reference=reference)
        self.page.wait_for_url(self.report)
        expect(waits).to_have_count(0)

    def joins(self, given: str, family: str, /, **answers: Answer) -> None:
        """Search for the child, find nobody, open a record and join the report to it: who says so, and why."""
        one = self.stage.hands(self.who)
        self.page.goto(self.report)
        one.follow("Find the child, and join it to their record")
        one.write("words", f"{given} {family}")
        one.press("Search")
        one.press("None of these: open a new record")
        one.press("Open the record")
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Report or notice joined to a child’s record")
        one.record(clock.today(), **answers)
        self.page.wait_for_url("**/record/referral.received/")
        self.stage.child = self.page.url.partition("record/")[0]

    def sees(self, *words: str) -> None:
        """The report says these."""
        self.page.goto(self.report)
        for said in words:
            expect(self.page.locator("main")).to_contain_text(said)

    def is_the_desks_alone(self, *people: str) -> None:
        """To these the report is not there."""
        for who in people:
            page = self.stage.hands(who).page
            page.goto(self.report)
            expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page for you")


def set_hours(stage: Stage, manager: str, reader: str) -> None:
    """The duty manager sees to it that somebody reads day and night, so that the story may be told at any hour."""
    hands, today = stage.hands(manager), clock.today()
    hands.page.goto("/reports/rota/hours/")
    days: tuple[str, ...] = tuple("1234567")
    last = date(today.year + 1, 12, 31)
    hands.record(today, reader=reader, days=days, begins="00:00", ends="00:00", first_on=today, last_on=last)
    hands.page.wait_for_url("**/reports/rota/")
