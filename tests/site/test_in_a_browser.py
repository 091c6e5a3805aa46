"""The site in a real browser."""

import pytest
from playwright.sync_api import Page

from tests.browser import violations
from tests.conftest import Database
from tests.serving import served


@pytest.mark.browser
def test_the_sign_in_page_is_accessible_and_nothing_on_it_breaks_our_policy(page: Page, own_database: Database) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.on("pageerror", lambda error: refused.append(str(error)))
    with served(own_database) as address:
        page.goto(f"{address}/account/login/")
        assert page.get_by_role("heading", level=1).is_visible()
        assert violations(page) == []
        assert refused == []
