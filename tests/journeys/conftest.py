"""The fictional county, loaded once into a database of its own and served as a demonstration is."""

import re
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page, StorageState
from pytest_django.plugin import DjangoDbBlocker

from lantern.demo.cast import DOMAIN, PASSWORD
from lantern.demo.load import tell
from lantern.demo.registering import register
from lantern.demo.telling import COUNTY, County, write_all
from lantern.page import clock
from lantern.returns.importing import run as bring_in
from tests.conftest import Database, point_django
from tests.journeys import children
from tests.serving import served

CENSUS = Path(__file__).parents[2] / "examples/census-2026.xml"
TAKEN_OVER_BY = "Corrin Vale children's services"

SignIn = Callable[..., Page]
Sessions = Callable[[str], StorageState]


@pytest.fixture(scope="session")
def county_record(migrated: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    """The county's record. What one journey records, the next one finds."""
    mine = replace(migrated, name=migrated.pristine).copy()
    with django_db_blocker.unblock():
        point_django(mine)
        # The site is served with the demonstration's settings, which know no quick hash for tests.
        with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"]):
            made = County(clock.today(), register())
            write_all([*tell(made, others=27), *children.tell(made)])
            bring_in(Namespace(census=CENSUS, agency=TAKEN_OVER_BY, by=None, leave_out_bad=False))
        point_django(migrated)
    yield mine
    mine.drop()


@pytest.fixture(scope="session")
def county(county_record: Database) -> Iterator[str]:
    """The address of the county's site."""
    with served(county_record, DJANGO_SETTINGS_MODULE="lantern.settings.demo") as address:
        yield address


@pytest.fixture(scope="session")
def public_page(county_record: Database) -> Iterator[str]:
    """The address of the page on which the public tell, in its own process beside the site."""
    settings = "lantern.settings.public_demo"
    with served(county_record, "lantern.public.wsgi:application", DJANGO_SETTINGS_MODULE=settings) as address:
        yield address


@pytest.fixture(scope="session")
def sessions(browser: Browser, county: str) -> Sessions:
    """Signs somebody of the cast in once, and gives their session to every page opened as them."""

    @cache
    def session(key: str) -> StorageState:
        context = browser.new_context(base_url=county)
        page = context.new_page()
        page.goto("/account/login/")
        page.fill("input[name=login]", f"{key}@{DOMAIN}")
        page.fill("input[name=password]", PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(re.compile(f"{county}/(log/|my/)?$"))
        kept = context.storage_state()
        context.close()
        return kept

    return session


@pytest.fixture
def sign_in(browser: Browser, county: str, sessions: Sessions) -> Iterator[SignIn]:
    """Gives a page as somebody of the cast, empty unless something is to be opened:
    `sign_in("ashmere.sw", width=390, scripts=False, opens="/")`."""
    contexts = []

    def signed_in(key: str, *, width: int = 1280, scripts: bool = True, opens: str = "") -> Page:
        context = browser.new_context(
            base_url=county,
            storage_state=sessions(key),
            locale="en-GB",
            timezone_id="Europe/London",
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
        )
        contexts.append(context)
        page = context.new_page()
        if opens:
            page.goto(opens)
        return page

    yield signed_in
    for context in contexts:
        context.close()


def record_of(name: str) -> UUID:
    """The record of somebody in a story."""
    return uuid5(COUNTY, name)
