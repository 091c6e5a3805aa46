"""The family whose reports went unanswered (annex E): they are heard, each of them, and what is late is shown late."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from lantern.page import clock
from tests.browser import violations
from tests.journeys.children import TIMES_MISSING
from tests.journeys.conftest import record_of
from tests.journeys.stories.stage import DUTY, HEALTH, POLICE, VOLUNTARY, Stage, soon

pytestmark = pytest.mark.browser

WORKER = "ashmere.sw4"
NERYS = record_of("nerys")
SEEN = "A white van at the corner again. The man rang her from 07700 900417 and she went out."
TOLD_BEFORE = "The police, four times since Monday. Nobody rang back."
ASKED = "A meeting that the family asks for is agreed or declined"


class Parent:
    """A parent's telephone, and the log that they keep."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def signs_in(self, email: str, password: str) -> None:
        """With what they were given by telephone."""
        self.page.goto("/account/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.goto("/log/")
        expect(self.page.get_by_role("heading", level=1)).to_have_text("My notes")

    def writes(self, **words: str) -> None:
        """A note, and its receipt."""
        self.page.goto("/log/write/")
        for name, said in words.items():
            self.page.fill(f"[name={name}]", said)
        self.page.get_by_role("button", name="Save").last.click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Saved: your receipt")

    def reads(self, *words: str, but_not: tuple[str, ...] = ()) -> None:
        """Their own notes, and what they were told."""
        self.page.goto("/log/")
        for said in words:
            expect(self.page.locator("main")).to_contain_text(said)
        for kept in but_not:
            expect(self.page.locator("main")).not_to_contain_text(kept)


@pytest.fixture
def parents(browser: Browser, county: str) -> Iterator[tuple[Parent, Parent]]:
    """A mother and a father, each with a telephone of their own; his is old, and without JavaScript."""
    contexts = [
        browser.new_context(base_url=county, java_script_enabled=scripts, viewport={"width": 390, "height": 844})
        for scripts in (True, False)
    ]
    yield Parent(contexts[0].new_page()), Parent(contexts[1].new_page())
    for context in contexts:
        context.close()


def opens_log(stage: Stage, parent: Parent, name: str) -> str:
    """The parents' worker opens a log for one of them; its address."""
    hands, email = stage.hands(VOLUNTARY), f"{name.split(maxsplit=1)[0].lower()}@alderton.example"
    hands.page.goto(f"/families/new/?child={NERYS}")
    hands.write("name", name)
    hands.write("email", email)
    hands.pick("worker", "Idris Penhale")
    hands.write("told", "Who reads it; that the other parent does not; that a court may ask for it.")
    hands.press("Open the log")
    password = hands.page.locator("dd.lantern-stamp").inner_text()
    hands.follow("To the log")
    parent.signs_in(email, password)
    return hands.page.url


def test_a_family_that_told_and_told_is_answered_late_and_each_of_them_counts(
    stage: Stage, parents: tuple[Parent, Parent]
) -> None:
    mother, father = parents
    stage.child, kit = f"/child/{NERYS}/", stage.hands(VOLUNTARY)
    log = opens_log(stage, mother, "Gwen Alderton")
    opens_log(stage, father, "Rhodri Alderton")
    mother.writes(what=SEEN, whom_told=TOLD_BEFORE)
    assert violations(mother.page) == []
    father.reads("You have not written anything yet", but_not=(SEEN,))
    for parent in parents:
        answered = parent.page.goto(stage.child)
        assert answered is not None
        assert answered.status == 404

    kit.page.goto(log)
    expect(kit.page.locator("main")).to_contain_text(TOLD_BEFORE)
    kit.press("Accept 07700 900417")
    kit.page.goto(log)
    kit.page.get_by_role("link", name="Put it into a child’s record").click()
    kit.follow("Nerys Alderton")
    kit.check()  # the note answers it all
    kit.press("Record")
    kit.page.wait_for_url(log)
    kit.page.get_by_role("link", name="Tell them what became of it").click()
    kit.record(clock.today(), feedback="passed_to_police")
    kit.page.wait_for_url(log)
    stage.reads(POLICE, "A white van at the corner", "07700 900417", "Gwen Alderton")
    mother.reads(SEEN, "Passed to the police")
    father.reads(but_not=("Passed to the police",))

    kit.page.goto(f"{log}meeting/")
    kit.record(soon(-20), whom="The police, the school and her social worker", asked_before="Twice, by telephone.")
    kit.page.wait_for_url(log)
    stage.sees(WORKER, "", "Meeting pressed for")
    stage.duty(WORKER, ASKED, "Overdue by")
    stage.records(WORKER, "meeting.answered", clock.today(), answer="agreed", held_on=soon(3))
    stage.duty(VOLUNTARY, ASKED, "late")

    main = stage.looks(POLICE, "missing/")
    expect(main.get_by_role("heading", name="Every episode")).to_contain_text(str(TIMES_MISSING))
    expect(main).to_contain_text("a strategy discussion is considered. Recorded: ")
    expect(main).to_contain_text("reached")
    expect(main).to_contain_text("A return interview is held within 72 hours of the return")
    expect(main).to_contain_text("Overdue by")

    for name, age, harm in (("Macsen", 14, "distress"), ("Lowri", 20, "threatened")):
        stage.opens(DUTY, name, "Alderton", age)
        stage.records(DUTY, "family_member.harmed", clock.today(), harm=(harm,), what="Awake every night, waiting.")
        stage.records(DUTY, "family_member.support_offered", clock.today(), taken="thinking", again_on=soon(14))
        stage.sees(DUTY, "chronology/", "Harmed themselves", "Support offered", but_not=("Nerys", SEEN))
        stage.cannot_open(POLICE, VOLUNTARY, HEALTH)
    stage.child = f"/child/{NERYS}/"
    stage.sees(WORKER, "print/?whom=family", "Nerys Alderton", but_not=(SEEN, "07700", "Awake every night"))
    stage.sees(WORKER, "", "Episode of need")
