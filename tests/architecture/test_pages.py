"""Every page of the site says who it is for."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from lantern.access.guard import guard_of
from lantern.site.deny import is_guarded
from tests.site import pages

# Pages that show nothing of any record. Each new one is a decision, made here.
OPEN_TO_ANYBODY = {"accessibility/", "out/", "style/", "style/print/"}


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address below a resolver, with its pattern."""
    for each in resolver.url_patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each, address)
        else:
            yield address, each


EVERY = list(routes(get_resolver()))


def test_the_site_has_pages() -> None:
    assert len(EVERY) > 10


@pytest.mark.parametrize(("address", "pattern"), EVERY, ids=[address for address, _ in EVERY])
def test_a_page_says_who_it_is_for(address: str, pattern: URLPattern) -> None:
    assert is_guarded(pattern.callback)


def test_an_unguarded_page_would_be_found() -> None:
    found = dict(routes(get_resolver("tests.site.pages")))
    assert not is_guarded(found["unguarded/"].callback)
    assert not guard_of(pages.unguarded)


def test_only_known_pages_are_open_to_anybody() -> None:
    found = {address for address, pattern in EVERY if guard_of(pattern.callback) == "anybody"}
    assert found == OPEN_TO_ANYBODY
