"""Every address that anybody is shown, asked for by others and by nobody: none is served to whom it is not for."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import cycle, islice
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import ResolverMatch, resolve

from lantern.kinds.declare import kind_named
from tests.access.addresses import OF_ENTRIES, OF_LOGS, OF_RECORDS
from tests.access.visiting import Site, may, may_read, visiting
from tests.world import ID, RECORDS, STAFF, WORKERS, World

_LINK = re.compile(r'(?:href|action)="([^"#]+)')
_BEGIN = ("/", "/team/", "/duty/", "/find/", "/audit/", "/families/")
_OTHERS_EACH = 4
# The form of an emergency leads to the first; this log has no social worker, whom the second is for.
_NOT_LINKED = {"child:summary", "family:close"}


@pytest.fixture(scope="module")
def site(town: World) -> Iterator[Site]:
    """The site as each worker finds it."""
    with visiting(town) as site:
        yield site
        print(f"\n{site.visits} requests of the crawl")


@pytest.fixture(scope="module")
def harvest(site: Site) -> dict[str, str]:
    """One address of each sort that is linked to for each record, and who was shown it first."""
    found: dict[tuple[object, ...], tuple[str, str]] = {}
    for worker in WORKERS:
        waiting = [*_BEGIN]
        pages = [site.post(worker, "/find/", {"words": "Words"})]
        while waiting or pages:
            page = pages.pop() if pages else site.get(worker, waiting.pop())
            if page.status == 200:
                for url in links(page.text):
                    sort = sort_of(site.world, url)
                    if sort and sort not in found:
                        found[sort] = (url, worker)
                        waiting.append(url)
    return dict(found.values())


def links(page: str) -> set[str]:
    """The addresses of this site that a page links to or sends forms to."""
    urls = {urljoin("/", unescape(found)) for found in _LINK.findall(page)}
    return {url for url in urls if not url.startswith(("/static/", "/account/"))}


def sort_of(world: World, url: str) -> tuple[object, ...] | None:
    """What makes an address worth asking for besides another; None for one about nobody."""
    parts = urlsplit(url)
    match = resolve(parts.path)
    id = match.kwargs.get("record") or match.kwargs.get("id")
    if id is None:
        return None
    about = world.find(id).record if "id" in match.kwargs else id
    return (
        match.view_name,
        about,
        match.kwargs.get("act"),
        tuple(sorted(part.split("=")[0] for part in parts.query.split("&"))),
    )


def is_for(world: World, worker: str, match: ResolverMatch) -> bool:
    """Whether docs/access.md lets a worker have an address."""
    if "record" in match.kwargs:
        record = next(name for name, id in ID.items() if id == match.kwargs["record"])
        if match.view_name == "recording:write":
            return may(worker, record, "open") and may(
                worker, record, f"record:{kind_named(match.kwargs['kind']).part}"
            )
        return next(one for one in (*OF_RECORDS, *OF_LOGS) if one.name == match.view_name).serves(worker, record)
    told = world.find(match.kwargs["id"])
    act = tuple(filter(None, [match.kwargs.get("act")]))
    return next(one for one in OF_ENTRIES if (one.name, one.more) == (match.view_name, act)).serves(worker, told)


def test_the_crawl_reaches_every_sort_of_page_about_somebody(harvest: dict[str, str]) -> None:
    reached = {resolve(urlsplit(url).path).view_name for url in harvest}
    assert reached == {one.name for one in (*OF_RECORDS, *OF_LOGS, *OF_ENTRIES)} - _NOT_LINKED
    assert len(harvest) > 100


def test_what_anybody_is_shown_is_served_to_nobody_it_is_not_for(site: Site, harvest: dict[str, str]) -> None:
    everybody = cycle(WORKERS)
    wrong = {}
    for url in harvest:
        match = resolve(urlsplit(url).path)
        for worker in ("", *islice(everybody, _OTHERS_EACH)):
            status = site.get(worker, url).status
            if status != (302 if not worker else 200 if is_for(site.world, worker, match) else 404):
                wrong[url, worker] = status
    assert wrong == {}


def test_a_search_shows_and_tells_what_the_rules_say(site: Site) -> None:
    shown, told = {}, {}
    for worker in STAFF:
        page = site.post(worker, "/find/", {"words": "Words"})
        assert [(row.action, row.record, row.refused) for row in page.logged] == [("search", None, False)]
        shown[worker] = {record for record in RECORDS if f'"/child/{ID[record]}/"' in page.text}
        told[worker] = {record for record in RECORDS if f'"/child/{ID[record]}/emergency/"' in page.text}
    names = {one.record: one for one in site.world.told if one.kind.kind == "name.given"}
    for worker in STAFF:
        assert shown[worker] == {
            r for r, one in names.items() if may(worker, r, "search_shown") and may_read(worker, one)
        }
        assert told[worker] == {record for record in names if may(worker, record, "search_told")}
