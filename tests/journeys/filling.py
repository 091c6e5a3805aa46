"""Filling in any form as a person would: the answers given, and something plain in whatever else must be answered."""

from datetime import date

from playwright.sync_api import Page

PLAIN = "As it was told to us."


def fill(page: Page, happened: date, **answers: str) -> None:
    """Answer the form on the page. `answers` gives radios and selects by code, and texts, by the name of the box."""
    for part, number in (("day", happened.day), ("month", happened.month), ("year", happened.year)):
        page.fill(f"[name=happened-{part}]", str(number))
    for name, value in answers.items():
        _answer(page, name, value)
    _fill_what_is_empty(page)


def _answer(page: Page, name: str, value: str) -> None:
    box = page.locator(f"[name='{name}']").first
    kind = box.get_attribute("type")
    if kind in ("radio", "checkbox"):
        page.locator(f"[name='{name}'][value='{value}']").check()
    elif box.evaluate("box => box.tagName") == "SELECT":
        box.select_option(value)
    else:
        box.fill(value)


def _fill_what_is_empty(page: Page) -> None:
    """Every visible question without an answer: the first choice, or a few plain words."""
    for group in page.locator("form.lantern-form .govuk-form-group:visible").all():
        radios = group.locator(":scope > fieldset > .govuk-radios > .govuk-radios__item > input")
        if radios.count() and not group.locator("input:checked").count():
            radios.first.check()
    for box in page.locator("form.lantern-form textarea:visible, form.lantern-form input[type=text]:visible").all():
        optional = "(optional)" in (
            box.locator("xpath=ancestor::div[contains(@class,'govuk-form-group')][1]").inner_text()
        )
        name = box.get_attribute("name") or ""
        if not optional and not box.input_value() and not name.endswith(("-day", "-month", "-year", "-time", "-why")):
            box.fill(PLAIN)
