"""A person's hands at a page: a mouse, or the keyboard alone. Both answer any form by the names of its boxes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import cast

from playwright.sync_api import Page

from lantern.kinds.answers import LONDON
from lantern.law.calendar import time_of

Answer = str | date | datetime | Sequence[str] | Sequence[Mapping[str, "Answer"]]
PLAIN = "As it was told to us."
# What sort of box each name of the form has, the first of several: asked once for all of them.
_SORTS = """() => Object.fromEntries([...document.querySelectorAll('form [name]')]
    .reverse().map(box => [box.name, box.type]))"""
_STILL_EMPTY = """() => {
    const group = box => box.closest(".govuk-form-group");
    const seen = box => box.offsetParent !== null && !box.closest(".lantern-row") &&
        !group(box).innerText.includes("(optional)");
    const radios = [...document.querySelectorAll("form.lantern-form input[type=radio]")].filter(seen);
    const unanswered = radios.filter((one, i) =>
        radios.findIndex(other => other.name === one.name) === i &&
        !radios.some(other => other.name === one.name && other.checked));
    const texts = [...document.querySelectorAll("form.lantern-form textarea, form.lantern-form input[type=text]")];
    const part = /-(day|month|year|time|why)$/;
    const empty = texts.filter(seen).filter(box => !box.value && !part.test(box.name));
    return [unanswered.map(one => [one.name, one.value]), empty.map(box => box.name)];
}"""

# How many stops of the Tab key away the next element is that fits. Radio buttons of one name are one stop.
_AHEAD = """fits => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const here = document.activeElement;
    const stops = all.filter((one, i) => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" &&
        one.checkVisibility({visibilityProperty: true}) && (one === here || one.type !== "radio" ||
        one.name !== here.name && all.findIndex(other => other.name === one.name) === i));
    const from = stops.indexOf(here);
    return stops.findIndex((one, i) => i > from && fits(one)) - from;
}"""


def after(moment: datetime, hours: float) -> datetime:
    """So many hours later, or earlier, as hours pass: also where the clocks change."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


class Mouse:
    """Answers with a mouse and types with the keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._sorts: Mapping[str, str] = {}

    def press(self, words: str) -> None:
        """Press a button, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words, exact=True).first.click()

    def follow(self, words: str) -> None:
        """Follow a link, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=words, exact=True).first.click()

    def write(self, name: str, words: str) -> None:
        """Write into a box, in place of what stood there."""
        self.page.fill(f"form [name='{name}']", words)

    def mark(self, name: str, code: str) -> None:
        """Choose a radio button or tick a box."""
        self.page.locator(f"form [name='{name}'][value='{code}']").check()

    def pick(self, name: str, code: str) -> None:
        """Pick from a list, by code or by the beginning of its words."""
        self.page.select_option(f"form [name='{name}']", self.option(name, code))

    def option(self, name: str, words: str) -> str:
        """The code of an option, given its code or the beginning of its words."""
        options = self.page.locator(f"form [name='{name}'] option")
        found: list[list[str]] = options.evaluate_all("all => all.map(one => [one.value, one.label])")
        fits = [code for code, says in found if code == words or says.startswith(words)]
        assert fits, f"{name} offers no {words!r}, only {found}"
        return fits[0]

    def answer(self, name: str, value: Answer) -> None:
        """Answer one question, whatever sort of boxes it has."""
        if isinstance(value, date):
            self._date(name, value)
        elif not isinstance(value, str):
            self._several(name, value)
        else:
            box = self.page.locator(f"form [name='{name}']").first
            sort = self._sorts.get(name) or box.evaluate("box => box.type")
            ways = {"select-one": self.pick, "radio": self.mark, "checkbox": self.mark}
            ways.get(sort, self.write)(name, value)

    def fill(self, happened: date, /, **answers: Answer) -> None:
        """Answer the form on the page, and whatever else must be answered, but for rows, with something plain."""
        self.page.wait_for_load_state()
        self._sorts = self.page.evaluate(_SORTS)
        self.answer("happened", happened)
        for name, value in answers.items():
            self.answer(name, value)
        self._sorts = {}
        # Twice: an answer may bring up another question.
        for _ in range(2):
            radios, texts = self.page.evaluate(_STILL_EMPTY)
            for name, code in radios:
                self.mark(name, code)
            for name in texts:
                self.write(name, PLAIN)

    def check(self) -> None:
        """Go on to check the answers; what was refused fails the test with the page's own words."""
        self.press("Check your answers")
        errors = self.page.locator(".govuk-error-summary")
        assert errors.count() == 0, errors.inner_text()

    def record(self, happened: date, /, **answers: Answer) -> None:
        """Fill in the form on the page, check it and record it."""
        self.fill(happened, **answers)
        self.check()
        self.press("Record")

    def _date(self, name: str, value: date) -> None:
        for part, number in (("day", value.day), ("month", value.month), ("year", value.year)):
            self.write(f"{name}-{part}", str(number))
        if isinstance(value, datetime):
            self.write(f"{name}-time", time_of(value))

    def _several(self, name: str, values: Sequence[str] | Sequence[Mapping[str, Answer]]) -> None:
        """Boxes to tick, by code; or rows."""
        for i, value in enumerate(values):
            if isinstance(value, str):
                self.mark(name, value)
            else:
                self._row(name, i, cast(Mapping[str, Answer], value))

    def _row(self, name: str, i: int, row: Mapping[str, Answer]) -> None:
        if i and not self.page.locator(f"[id^='{name}-{i}-'], [name^='{name}-{i}-']").count():
            with self.page.expect_navigation():
                self.page.locator(f"button[value='add:{name}']").press("Enter")
        for column, value in row.items():
            self.answer(f"{name}-{i}-{column}", value)


class Keyboard(Mouse):
    """Tab, Enter, Space, the arrows, and letters; nothing is ever clicked."""

    def press(self, words: str) -> None:
        """Tab to a button, press Enter, and wait for the page that it leads to."""
        self._to(f"e => e.matches('button') && e.innerText.trim() === {words!r}")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follow(self, words: str) -> None:
        """Tab to a link, press Enter, and wait for the page that it leads to."""
        self._to(f"e => e.matches('a') && e.innerText.trim() === {words!r}")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, name: str, words: str) -> None:
        """Tab to a box, which takes up what stood in it, and type."""
        self._to(f"e => e.name === {name!r}")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)

    def mark(self, name: str, code: str) -> None:
        """Tab to the group, then Space or the arrows; a box to tick has a place of its own."""
        self._to(f"e => e.name === {name!r} && (e.type === 'radio' || e.value === {code!r})")
        self.page.keyboard.press("Space")
        for _ in range(self.page.locator(f"form [name='{name}']").count()):
            if self._focused(f"e => e.value === {code!r} && e.checked"):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{code} of {name} cannot be reached with the arrows")

    def pick(self, name: str, code: str) -> None:
        """Tab to the list and go down it."""
        wanted = self.option(name, code)
        self._to(f"e => e.name === {name!r}")
        places: list[str] = self.page.locator(f"form [name='{name}'] option").evaluate_all(
            "all => all.map(o => o.value)"
        )
        self.page.keyboard.press("Home")
        for _ in range(places.index(wanted)):
            self.page.keyboard.press("ArrowDown")
        assert self._focused(f"e => e.value === {wanted!r}")

    def _focused(self, fits: str) -> bool:
        # While a page is being put together nothing of it has the keyboard.
        return bool(self.page.evaluate(f"document.activeElement !== null && ({fits})(document.activeElement)"))

    def _to(self, fits: str) -> None:
        """Press Tab until the element that has the keyboard fits."""
        pressed = 0
        while pressed < 400:
            if self._focused(fits):
                return
            # As often as it should take, before looking again; where that is not so, the next look shows it.
            ahead = max(1, self.page.evaluate(f"({_AHEAD})({fits})"))
            for _ in range(ahead):
                self.page.keyboard.press("Tab")
            pressed += ahead
        raise AssertionError(f"No Tab leads to {fits} on {self.page.url}")
